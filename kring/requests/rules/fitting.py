"""Whether somebody fits in a programme's group: a hard stop, with what can be done. Says why to each apart.

A reason about one person is for that person and the coordinator; what another declared is told to the coordinator only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kring.composition.rules.lines import all_above
from kring.kernel.text import Text


class Reason(StrEnum):
    ARRANGES = "arranges"  # pays for it, guides it, or manages somebody in it
    LINE = "line"
    NOT_ASKED = "not-declared"
    NO_MOTIVATION = "no-motivation"
    OTHER_PROFESSION = "other-profession"
    TIE = "tie"
    NOT_VOLUNTARY = "not-voluntary"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was asked to take part, with what they declared. Mail addresses and ties are in lower case."""

    mail: str
    name: str
    profession: str = ""
    family: str = ""
    motivation: str = ""
    has_declared: bool = True
    is_voluntary: bool = False
    arranges: bool = False
    ties: tuple[str, ...] = ()
    manager: str = ""

    @property
    def kind(self) -> str:
        """What has to be comparable: as the coordinator says, else the profession itself."""
        return " ".join((self.family or self.profession).casefold().split())


@dataclass(frozen=True, slots=True)
class Stop:
    """Why somebody does not fit. `others` are names, for the coordinator alone."""

    reason: Reason
    others: tuple[str, ...] = ()

    def said(self) -> Text:
        """To the person themself."""
        return SAID[self.reason]

    def told(self) -> Text:
        """To the coordinator."""
        names = ", ".join(self.others)
        more = TOLD[self.reason]
        return Text(more.nl.format(names=names), more.en.format(names=names))


def stops(one: Candidate, others: Sequence[Candidate], chart: Mapping[str, str]) -> tuple[Stop, ...]:
    """Everything that keeps somebody out, the first to solve first. `others` are those who said yes."""
    if not one.has_declared:
        return (Stop(Reason.NOT_ASKED),)
    found = []
    if not one.is_voluntary:
        found.append(Stop(Reason.NOT_VOLUNTARY))
    if one.arranges:
        found.append(Stop(Reason.ARRANGES))
    if not one.motivation.strip():
        found.append(Stop(Reason.NO_MOTIVATION))
    if not one.kind or one.kind != usual_kind([*others, one]):
        found.append(Stop(Reason.OTHER_PROFESSION))
    above = lines(others, one, chart)
    in_line = [
        other.name
        for other in others
        if other.mail in all_above(one.mail, above) or one.mail in all_above(other.mail, above)
    ]
    if in_line:
        found.append(Stop(Reason.LINE, tuple(in_line)))
    tied = [other.name for other in others if _names(one, other) or _names(other, one)]
    if tied:
        found.append(Stop(Reason.TIE, tuple(tied)))
    return tuple(found)


def usual_kind(people: Iterable[Candidate]) -> str:
    """The kind of profession that most have; of two as many, the one that came first."""
    counted = Counter(each.kind for each in people if each.kind)
    return counted.most_common(1)[0][0] if counted else ""


def lines(others: Sequence[Candidate], one: Candidate, chart: Mapping[str, str]) -> dict[str, str]:
    """Who is above whom: the organisation's chart, and whom each named as manager."""
    return {**chart, **{each.mail: each.manager for each in (*others, one) if each.manager}}


def _names(one: Candidate, other: Candidate) -> bool:
    return other.mail in one.ties or other.name.casefold() in one.ties


SAID: dict[Reason, Text] = {
    Reason.NOT_ASKED: Text(
        "Je vulde nog niet in waarom je meedoet. Doe dat hieronder.",
        "You have not said yet why you take part. Do so below.",
    ),
    Reason.NOT_VOLUNTARY: Text(
        "Alleen jij kunt zeggen dat je vrijwillig meedoet. Dat deed je nog niet.",
        "Only you can say that you take part voluntarily. You have not said so yet.",
    ),
    Reason.ARRANGES: Text(
        "Je hebt in dit traject al een andere rol. Vraag de coördinator om een andere groep.",
        "You have another role in this programme already. Ask the coordinator for another group.",
    ),
    Reason.NO_MOTIVATION: Text("Schrijf waarom je wilt meedoen.", "Write why you want to take part."),
    Reason.OTHER_PROFESSION: Text(
        "Je beroep lijkt anders dan dat van de anderen. Vraag de coördinator of het vergelijkbaar is.",
        "Your profession looks different from the others'. Ask the coordinator whether it is comparable.",
    ),
    Reason.LINE: Text(
        "Iemand in deze groep staat in de lijn boven of onder je. Vraag de coördinator om een andere groep.",
        "Somebody in this group is above or below you in the line. Ask the coordinator for another group.",
    ),
    Reason.TIE: Text(
        "Er is een werkrelatie met iemand in deze groep. Vraag de coördinator om een andere groep.",
        "There is a relation of work with somebody in this group. Ask the coordinator for another group.",
    ),
}
TOLD: dict[Reason, Text] = {
    Reason.NOT_ASKED: Text(
        "Vulde nog niets in over zichzelf. Vraag dat op de pagina ‘Meedoen’ te doen.",
        "Has declared nothing yet. Ask them to do so on the page “Taking part”.",
    ),
    Reason.NOT_VOLUNTARY: Text(
        "Zei nog niet zelf vrijwillig mee te doen. Niemand anders kan dat zeggen.",
        "Has not said that it is voluntary. Nobody else can say so.",
    ),
    Reason.ARRANGES: Text(
        "Betaalt, begeleidt of leidt iemand in dit traject. Zoek een andere groep.",
        "Pays, guides or manages somebody in this programme. Look for another group.",
    ),
    Reason.NO_MOTIVATION: Text("Schreef nog niet waarom.", "Has not written why yet."),
    Reason.OTHER_PROFESSION: Text(
        "Heeft een ander beroep. Is het vergelijkbaar? Zeg dat dan hieronder.",
        "Has another profession. Is it comparable? Then say so below.",
    ),
    Reason.LINE: Text(
        "Staat in de lijn boven of onder {names}. Eén van hen gaat naar een andere groep.",
        "Is above or below {names} in the line. One of them goes to another group.",
    ),
    Reason.TIE: Text(
        "Heeft een werkrelatie met {names}. Eén van hen gaat naar een andere groep.",
        "Has a relation of work with {names}. One of them goes to another group.",
    ),
}
