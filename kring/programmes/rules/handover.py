"""The way to a group that leads itself: pure. Levels come one after another; group and intervisor move together."""

from __future__ import annotations

from dataclasses import dataclass

from kring.kernel.text import Text
from kring.offerings.rules.content import Level

PATH: tuple[Level, ...] = (Level.LED, Level.LED_WITH_MEMBER, Level.MEMBER_LEADS, Level.ALONE, Level.FOLLOW_UP)

# What one looks at before saying yes or not yet. It helps to talk; nothing is computed from it.
CHECKS: dict[str, Text] = {
    "steps": Text("We houden ons aan de stappen van de methode.", "We keep to the steps of the method."),
    "time": Text("We bewaken zelf de tijd.", "We guard the time ourselves."),
    "questions": Text("We vragen eerst, en adviseren pas daarna.", "We ask first, and advise only after that."),
    "safety": Text("Iedereen durft te zeggen wat niet goed gaat.", "Everybody dares to say what does not go well."),
    "turns": Text("Iedereen is inbrenger en adviseur geweest.", "Everybody has been presenter and adviser."),
    "facilitators": Text("Minstens twee van ons hebben begeleid.", "At least two of us have facilitated."),
    "resolutions": Text("We komen terug op voornemens.", "We come back to what was resolved."),
}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who said what about the next level. `intervisor` is None while they said nothing, or when there is none."""

    members: int
    ready: int
    not_yet: int
    has_intervisor: bool = False
    intervisor: bool | None = None

    @property
    def group_is_ready(self) -> bool:
        """More than half of the members say so: silence is no yes."""
        return self.ready * 2 > self.members


def next_level(level: Level) -> Level | None:
    at = PATH.index(level)
    return PATH[at + 1] if at + 1 < len(PATH) else None


def level_before(level: Level) -> Level | None:
    at = PATH.index(level)
    return PATH[at - 1] if at else None


def holds_back(voices: Voices) -> Text | None:
    """Why the group cannot go on to the next level yet, or None."""
    if not voices.group_is_ready:
        needed = voices.members // 2 + 1
        return Text(
            f"Nog niet: {voices.ready} van jullie zeggen ja, en {needed} zijn nodig.",
            f"Not yet: {voices.ready} of you say yes, and {needed} are needed.",
        )
    if voices.has_intervisor and voices.intervisor is not True:
        return Text("Nog niet: de intervisor zei nog geen ja.", "Not yet: the intervisor has not said yes.")
    return None
