"""The whole answer to "make groups of these people", checked apart before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import Any

from kring.composition.rules.bound import Bound, bound
from kring.composition.rules.checking import Checker, common_slots
from kring.composition.rules.composing import Search, as_ids
from kring.composition.rules.listing import bounds_by_shares, groups_of, listed
from kring.composition.rules.pools import parts
from kring.composition.rules.prices import priced
from kring.composition.rules.reasons import Reasons, finished
from kring.composition.rules.tables import Tables
from kring.composition.rules.volunteer import LARGEST, SMALLEST, Volunteer, Wanted
from kring.composition.rules.worth import worth

ROUNDS_A_SECOND = 12  # of tightening the bound
LISTED_A_SECOND = 150_000  # groups, for proving
MOST_PROVEN_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """Groups of ids with the slots all can; who is left and the word for why; the value and what it can never pass.

    `met` is how many pairs sit together who were together last time.
    """

    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    unplaced: tuple[tuple[str, str], ...]
    value: float
    bound: float
    met: int = 0

    @property
    def placed(self) -> int:
        return sum(len(members) for members, _ in self.groups)

    @property
    def gap(self) -> float:
        """How far the value can be from the best there is, as a part of the bound."""
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "groups": [{"members": list(members), "slots": list(slots)} for members, slots in self.groups],
            "unplaced": [{"id": one, "reason": reason} for one, reason in self.unplaced],
            "placed": self.placed,
            "value": round(self.value, 6),
            "bound": round(self.bound, 6),
            "gap": round(self.gap, 6),
        }


def answer(
    volunteers: Sequence[Volunteer],
    wanted: Wanted,
    *,
    seconds: float,
    seed: int = 0,
    prove: bool = False,
    heard: Callable[[int], bool] = lambda _: True,
) -> Answer:
    """Groups for these people. `heard` is told how many are placed so far and may answer False to stop.

    Raises ValueError for sizes outside 3 to 10, and AssertionError when the check finds a rule that is not kept:
    such an answer is never given.
    """
    composer = Composer(volunteers, wanted)
    found = composer.search(seconds=seconds, seed=seed, heard=heard)
    if prove:
        composer.prove(seconds=seconds)
    return composer.answer(found)


class Composer:
    """One list of people, for which groups are sought once or several times, and what no groups can pass."""

    def __init__(self, volunteers: Sequence[Volunteer], wanted: Wanted) -> None:
        if not SMALLEST <= wanted.smallest <= wanted.largest <= LARGEST:
            raise ValueError(f"groups have {SMALLEST} to {LARGEST} people, the smallest no more than the largest")
        self.volunteers, self.wanted = volunteers, wanted
        self.tables = Tables(volunteers, wanted)
        # What new faces are worth steers the search and is no part of the value, so neither of its bound.
        plain = Tables(volunteers, replace(wanted, fresh=0.0)) if wanted.fresh else self.tables
        most = bound(plain, wanted.smallest, wanted.largest)
        self.listed = listed(plain, wanted.smallest, most.each)
        self.most: Bound = most.tightened({part: small.bound for part, small in self.listed.items()})
        self._plain = plain
        self._proven: set[int] = set()
        self._packed = cache(lambda part: groups_of(self.tables, self.listed[part], wanted.largest))

    def search(self, *, seconds: float, seed: int, heard: Callable[[int], bool] = lambda _: True) -> list[list[str]]:
        """Groups by so much effort; what was proven on the way tightens the bound."""
        small = {} if self.wanted.fresh else self.listed
        search = Search(
            self.tables,
            self.wanted.smallest,
            self.wanted.largest,
            small,
            packed=self._packed,
            seconds=seconds,
            seed=seed,
        )
        found = search.composed(lambda groups: heard(sum(len(group) for group in groups)))
        if not self.wanted.fresh:
            self.most = self.most.tightened(found.proven)
            self._proven |= found.proven.keys()
        checker = Checker(self.volunteers, self.wanted)
        return finished(as_ids(found.groups, [one.id for one in self.volunteers]), self.volunteers, checker)

    def prove(self, *, seconds: float) -> None:
        """Tightens the bound where nothing was proven outright: of more pools all groups are listed, and by prices."""
        if self._plain.size > MOST_PROVEN_PEOPLE:
            return
        together = parts(self._plain)
        open_parts = [nth for nth in range(len(together)) if nth not in self._proven]
        whole = {nth: together[nth] for nth in open_parts if nth not in self.listed or not self.listed[nth].whole}
        self.most = self.most.tightened(
            bounds_by_shares(
                self._plain, whole, self.wanted.smallest, self.most.each, most=int(seconds * LISTED_A_SECOND)
            )
        )
        rounds = max(10, int(seconds * ROUNDS_A_SECOND))
        self.most = self.most.tightened(
            {nth: priced(self._plain, together[nth], self.wanted.smallest, rounds) for nth in open_parts}
        )

    def drawn(self, groups: Sequence[Sequence[str]]) -> float:
        """What is sought: the value, less what sitting again with somebody of last time costs."""
        again = sum(2 * self.met([group]) / (len(group) - 1) for group in groups) if self.wanted.fresh else 0.0
        return self.value(groups) - self.wanted.fresh * again

    def value(self, groups: Sequence[Sequence[str]]) -> float:
        people = {one.id: one for one in self.volunteers}
        return worth([people[one] for one in group] for group in groups)

    def met(self, groups: Sequence[Sequence[str]]) -> int:
        return sum(pair in self.wanted.together for group in groups for pair in combinations(group, 2))

    def answer(self, groups: Sequence[Sequence[str]]) -> Answer:
        """These groups as an answer, checked apart."""
        checker = Checker(self.volunteers, self.wanted)
        broken = checker.violations(groups)
        if broken:
            raise AssertionError(f"a group broke the rule {broken[0].rule}: {', '.join(broken[0].people)}")
        people = {one.id: one for one in self.volunteers}
        seated = {one for group in groups for one in group}
        possible = frozenset(one.id for one, can in zip(self.volunteers, self.most.possible, strict=True) if can)
        reasons = Reasons(checker, self.volunteers, possible)
        value = self.value(groups)
        return Answer(
            tuple((tuple(group), tuple(sorted(common_slots([people[one] for one in group])))) for group in groups),
            tuple((one.id, reasons.why(one)) for one in self.volunteers if one.id not in seated),
            value,
            max(self.most.value, value),
            self.met(groups),
        )
