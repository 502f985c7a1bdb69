"""The plan with the fewest duties in meetings in a row, for a group so small that some cannot be avoided. Exact.

Every plan is tried that shares each role and all duties evenly, repeats no more pairs than it must, gives nobody the
same role twice running, and nobody a role again before all have had it: with none back to back, else with one, and so
on. What is tried is so constrained that this takes some hundred steps; `MOST` is for programmes of years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count, product

from kring.rota.rules import fairness
from kring.rota.rules.programme import FACILITATOR, PRESENTER, Plan, Programme

LARGEST = 5  # from six people on the turning circle has none
MOST = 4_000  # steps
Pair = tuple[int, int]  # the seats of presenter and facilitator


class _TooManyError(Exception):
    pass


def closest(programme: Programme) -> Plan | None:
    """The plan for people of whom nothing else is known. None for other roles, larger groups, or too much to try."""
    if programme.roles != (PRESENTER, FACILITATOR) or len(programme.people) > LARGEST:
        return None
    search = _Search(programme)
    try:
        found = next(pairs for budget in count(search.least) if (pairs := search.within(budget)))
    except _TooManyError:
        return None
    people = programme.people
    return tuple({PRESENTER: people[one], FACILITATOR: people[other]} for one, other in found)


class _Search:
    def __init__(self, programme: Programme) -> None:
        self.seats, self.meetings = len(programme.people), programme.meetings
        known = fairness.bounds(programme)
        self.least = int(known["back_to_back"])
        self.most_same, self.repeats = int(known["most_same_pair"]), int(known["repeated_pairs"])
        duties, left = divmod(2 * self.meetings, self.seats)
        self.fewest, self.most = duties, duties + bool(left)
        self.steps = 0

    def within(self, budget: int) -> list[Pair] | None:
        """A plan with at most so many duties back to back."""
        return self._go_on([], budget)

    def _go_on(self, pairs: list[Pair], budget: int) -> list[Pair] | None:
        self.steps += 1
        if self.steps > MOST:
            raise _TooManyError
        if len(pairs) == self.meetings:
            return pairs
        for pair in self._next(pairs):
            spent = _in_a_row(pairs[-1], pair) if pairs else 0
            least_after = max(0, 4 - self.seats) * (self.meetings - len(pairs) - 1)
            if spent + least_after <= budget and (found := self._go_on([*pairs, pair], budget - spent)):
                return found
        return None

    def _next(self, pairs: list[Pair]) -> Iterator[Pair]:
        """What may come after these, the seat after the last presenter first: the circle turns where it can."""
        presented, facilitated = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
        first = pairs[-1][0] + 1 if pairs else 0
        around = [(first + step) % self.seats for step in range(self.seats)]
        for one, other in product(_due(presented, around), _due(facilitated, around)):
            load = Counter({seat: presented[seat] + facilitated[seat] for seat in around})
            load.update((one, other))
            if one != other and self._may(pairs, (one, other)) and self._is_shared(load, len(pairs) + 1):
                yield one, other
                if not pairs:
                    return  # any two are as good to begin with

    def _may(self, pairs: list[Pair], pair: Pair) -> bool:
        if pairs and (pairs[-1][0] == pair[0] or pairs[-1][1] == pair[1]):
            return False
        used = Counter([*pairs, pair])
        return used[pair] <= self.most_same and sum(used.values()) - len(used) <= self.repeats

    def _is_shared(self, load: Counter[int], held: int) -> bool:
        """Can all duties still come out even?"""
        lacking = sum(max(0, self.fewest - load[seat]) for seat in range(self.seats))
        return max(load.values()) <= self.most and lacking <= 2 * (self.meetings - held)


def _due(turns: Counter[int], around: list[int]) -> list[int]:
    """Who had this role least often."""
    least = min(turns[seat] for seat in around)
    return [seat for seat in around if turns[seat] == least]


def _in_a_row(pair: Pair, following: Pair) -> int:
    return len(set(pair) & set(following))
