"""What is asked, and the questions that every judgement begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.rules import sentences as say
from kring.methods.rules.method import FACILITATOR, Method, Phase
from kring.methods.rules.places import Place
from kring.methods.rules.run import PAPER, SHARED, Run, Stage


@dataclass(slots=True)
class Asked:
    """Who asks what is judged, when, and who is here. `now` is in whole milliseconds."""

    method: Method
    run: Run
    by: str
    now: datetime
    present: frozenset[str]

    @property
    def phase(self) -> Phase:
        return self.method.phases[self.run.step.phase]

    @property
    def role(self) -> str:
        return self.run.role_of(self.by)

    @property
    def online(self) -> frozenset[str]:
        """Who of the circle has a browser open, and who asks."""
        return self.present.intersection(self.run.seats) | {self.by}

    @property
    def here(self) -> frozenset[str]:
        """Who is at the meeting. With one screen, or on paper, nobody can see who came: then it is everybody."""
        return frozenset(self.run.seats) if self.run.way in SHARED else self.online


def require_open(asked: Asked) -> None:
    if asked.run.step.stage is Stage.WAITING:
        raise NotAllowedNow(say.NOT_BEGUN)
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)


def require_facilitator(asked: Asked) -> None:
    if asked.run.guided:
        raise NotAllowedNow(say.THE_ROOM_LEADS)
    if FACILITATOR not in asked.run.roles:
        raise NotAllowedNow(say.NO_FACILITATOR)
    if not asked.run.holds(FACILITATOR, asked.by):
        raise NotPermitted(say.ONLY_THE_FACILITATOR)


def require_leader(asked: Asked) -> None:
    """The facilitator; where the room leads, anybody."""
    if not asked.run.guided:
        require_facilitator(asked)


def require_revealed(asked: Asked) -> None:
    """Nobody can know whether something hidden waits, so a phase of hidden writing always ends with a reveal."""
    if not asked.phase.is_hidden or asked.run.visit.revealed:
        return
    if asked.run.way == PAPER and not asked.run.visit.hidden:
        return  # who types for everybody knows that nothing waits
    raise NotAllowedNow(say.REVEAL_FIRST)


def require_settled(asked: Asked) -> None:
    """What disturbs goes first."""
    if asked.run.signs.disturbance is not None:
        raise NotAllowedNow(say.SETTLE_FIRST)


def require_inside(asked: Asked) -> None:
    if asked.role in asked.phase.outside:
        raise NotAllowedNow(say.OUT_OF_THE_CIRCLE)


def is_writable(asked: Asked, place: Place) -> bool:
    run = asked.run
    if place == run.step.place and run.step.stage is Stage.OPEN:
        return True
    return run.left is not None and run.left.place == place and asked.now <= run.left.until


def awaits_turn(run: Run, person: str) -> bool:
    """In a round one writes in one's turn, or after it: who waits, listens."""
    turn = run.step.turn
    return turn is not None and turn.now not in {None, person} and person not in turn.taken


def may_end(asked: Asked, speaker: str) -> bool:
    """One's own turn; anybody's as the facilitator; where the room leads, that of who is away."""
    if asked.by == speaker or asked.run.holds(FACILITATOR, asked.by):
        return True
    return asked.run.guided != "" and speaker not in asked.here


def first_present(order: tuple[str, ...], present: frozenset[str]) -> str | None:
    return next((person for person in order if person in present), None)
