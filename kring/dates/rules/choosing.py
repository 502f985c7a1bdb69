"""The best set of dates from everybody's answers.

The worth of a set is fixed, so that anybody can check it: 6 for each person who can come to a meeting, 4 who can if
need be, 2 who did not say; less 20 for each person short of the quorum, 15 for each meeting whose presenter cannot be
there, and 3 for each meeting that the person who misses most misses. Who presents is shared evenly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class Can(StrEnum):
    """What somebody answers for one moment."""

    YES = "yes"
    IF_NEED_BE = "maybe"
    NO = "no"


WORTH = {Can.YES: 6, Can.IF_NEED_BE: 4, None: 2, Can.NO: 0}
SHORT, NO_PRESENTER, MISSED = 20, 15, 3

Person = str
Moment = int  # the number of a slot


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known. `rounds`: for each meeting its moments that are still to come; `starts`: when each begins.

    `guides` are people who never present and do not count for the quorum, such as the intervisor.
    `nearest` and `farthest` hold between one meeting and the next. `pinned` are moments that people chose themselves.
    """

    rounds: tuple[tuple[Moment, ...], ...]
    starts: Mapping[Moment, datetime]
    people: tuple[Person, ...]
    said: Mapping[tuple[Moment, Person], Can] = field(default_factory=dict)
    quorum: int = 3
    nearest: timedelta = timedelta(0)
    farthest: timedelta = timedelta(days=3660)
    pinned: frozenset[Moment] = frozenset()
    guides: frozenset[Person] = frozenset()

    @property
    def presenters(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person not in self.guides)

    def of(self, moment: Moment, person: Person) -> Can | None:
        return self.said.get((moment, person))

    def may_come(self, moment: Moment, person: Person) -> bool:
        return self.of(moment, person) in {Can.YES, Can.IF_NEED_BE}

    def coming(self, moment: Moment) -> int:
        return sum(self.may_come(moment, person) for person in self.presenters)

    def short(self, moment: Moment) -> int:
        """How many are lacking for the quorum, if only those come who said so."""
        return max(0, min(self.quorum, len(self.presenters)) - self.coming(moment))

    def worth(self, moment: Moment) -> int:
        return sum(WORTH[self.of(moment, person)] for person in self.people) - SHORT * self.short(moment)

    def fits(self, one: Moment, following: Moment) -> bool:
        """May these be two meetings in a row?"""
        return self.nearest <= self.starts[following] - self.starts[one] <= self.farthest

    @property
    def turns(self) -> int:
        """How often somebody presents at most."""
        return -(-len(self.rounds) // max(1, len(self.presenters)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """One moment for each meeting, who presents in each (None: nobody who can), and what the set is worth.

    `keeps_distance` is false when no set has the wished time between its meetings.
    """

    moments: tuple[Moment, ...]
    presenters: tuple[Person | None, ...]
    worth: int
    keeps_distance: bool = True


class WhyNot(StrEnum):
    """Why another moment of the same meeting was not chosen."""

    NEAR = "near"  # to the meeting before or after it, or too far from it
    WORSE = "worse"
    AS_GOOD = "as-good"


def why_not(asked: Asked, found: Proposal, at: int, other: Moment) -> WhyNot:
    """Compare the proposal with the same where only this meeting takes another moment."""
    neighbours = _neighbours(found.moments, at, other)
    if found.keeps_distance and not all(asked.fits(one, following) for one, following in neighbours):
        return WhyNot.NEAR
    return WhyNot.AS_GOOD if asked.worth(other) >= asked.worth(found.moments[at]) else WhyNot.WORSE


def _neighbours(moments: Sequence[Moment], at: int, other: Moment) -> list[tuple[Moment, Moment]]:
    row = [*moments[:at], other, *moments[at + 1 :]]
    return [(row[nth], row[nth + 1]) for nth in (at - 1, at) if 0 <= nth < len(row) - 1]
