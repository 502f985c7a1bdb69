"""Finds the best set of dates exactly, by integer programming."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kring.dates.rules.choosing import MISSED, NO_PRESENTER, Asked, Moment, Person, Proposal
from kring.kernel.linear import INFINITE, Floats, Linear

SECONDS = 5.0  # never needed for a poll of the size that a phone can show


class _Model(Linear):
    """Takes (moment), presents (meeting, person), lacks (meeting), and the most that anybody misses."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(whole=True)
        self.asked = asked
        meetings = range(len(asked.rounds))
        self.takes: list[tuple[int, Moment]] = [(at, moment) for at in meetings for moment in asked.rounds[at]]
        self.presents: list[tuple[int, Person]] = [(at, person) for at in meetings for person in asked.presenters]
        for _at, moment in self.takes:
            self.variable(least=moment in asked.pinned)
        for _ in (*self.presents, *meetings):
            self.variable()
        self.most_missed = self.variable(most=len(meetings))

    def presenter(self, at: int, person: Person) -> int:
        return len(self.takes) + self.presents.index((at, person))

    def lacks(self, at: int) -> int:
        return len(self.takes) + len(self.presents) + at

    def build(self, *, keeps_distance: bool) -> None:
        self._one_each()
        self._presenters()
        self._missing()
        if keeps_distance:
            self._distance()

    def costs(self) -> Floats:
        costs = np.zeros(self.size)
        for nth, (_at, moment) in enumerate(self.takes):
            costs[nth] = -self.asked.worth(moment)
        for at in range(len(self.asked.rounds)):
            costs[self.lacks(at)] = NO_PRESENTER
        costs[self.most_missed] = MISSED
        return costs

    def _of(self, at: int) -> list[tuple[int, Moment]]:
        return [(nth, moment) for nth, (meeting, moment) in enumerate(self.takes) if meeting == at]

    def _one_each(self) -> None:
        for at in range(len(self.asked.rounds)):
            self.row(dict.fromkeys((nth for nth, _ in self._of(at)), 1.0), 1, 1)

    def _presenters(self) -> None:
        """Each meeting has one who can be there, or lacks one; nobody presents more often than their share."""
        for at in range(len(self.asked.rounds)):
            own = {self.presenter(at, person): 1.0 for person in self.asked.presenters}
            self.row(own | {self.lacks(at): 1.0}, 1, 1)
            for person in self.asked.presenters:
                there = {nth: -1.0 for nth, moment in self._of(at) if self.asked.may_come(moment, person)}
                self.row({self.presenter(at, person): 1.0} | there, -INFINITE, 0)
        for person in self.asked.presenters:
            turns = {self.presenter(at, person): 1.0 for at in range(len(self.asked.rounds))}
            self.row(turns, 0, self.asked.turns)

    def _missing(self) -> None:
        for person in self.asked.people:
            misses = {nth: 1.0 for nth, (_, moment) in enumerate(self.takes) if not self.asked.may_come(moment, person)}
            self.row(misses | {self.most_missed: -1.0}, -INFINITE, 0)

    def _distance(self) -> None:
        for at in range(len(self.asked.rounds) - 1):
            for one, moment in self._of(at):
                clashes = [nth for nth, other in self._of(at + 1) if not self.asked.fits(moment, other)]
                if clashes:
                    self.row(dict.fromkeys([one, *clashes], 1.0), 0, 1)


def best(asked: Asked) -> Proposal | None:
    """The set that is worth most. None when there is nothing to choose, or pinned moments are of one meeting."""
    kept = replace(asked, rounds=tuple(moments for moments in asked.rounds if moments))
    if not kept.rounds or not kept.people:
        return None
    return _solved(kept, keeps_distance=True) or _solved(kept, keeps_distance=False)


def _solved(asked: Asked, *, keeps_distance: bool) -> Proposal | None:
    model = _Model(asked)
    model.build(keeps_distance=keeps_distance)
    costs = model.costs()
    model.cost(costs)
    found = model.cheapest(seconds=SECONDS)
    if found is None:
        return None
    taken = np.rint(found.values)
    moments = tuple(moment for nth, (_at, moment) in enumerate(model.takes) if taken[nth])
    presenters = tuple(
        next((person for person in asked.presenters if taken[model.presenter(at, person)]), None)
        for at in range(len(asked.rounds))
    )
    return Proposal(moments, presenters, round(-float(costs @ taken)), keeps_distance)
