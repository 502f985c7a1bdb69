"""The whole answer to "make groups of these people", checked apart before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kring.composition.rules.bound import bound
from kring.composition.rules.checking import Checker, common_slots
from kring.composition.rules.composing import Search, as_ids
from kring.composition.rules.pools import parts
from kring.composition.rules.prices import priced
from kring.composition.rules.reasons import Reasons, finished
from kring.composition.rules.tables import Tables
from kring.composition.rules.volunteer import LARGEST, SMALLEST, Volunteer, Wanted
from kring.composition.rules.worth import worth

ROUNDS_A_SECOND = 12  # of tightening the bound
MOST_PROVEN_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """Groups of ids with the slots all can; who is left and the word for why; the value and what it can never pass."""

    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    unplaced: tuple[tuple[str, str], ...]
    value: float
    bound: float

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
    if not SMALLEST <= wanted.smallest <= wanted.largest <= LARGEST:
        raise ValueError(f"groups have {SMALLEST} to {LARGEST} people, the smallest no more than the largest")
    tables = Tables(volunteers, wanted)
    search = Search(tables, wanted.smallest, wanted.largest, seconds=seconds, seed=seed)
    found = search.composed(lambda groups: heard(sum(len(group) for group in groups)))
    most = bound(tables, wanted.smallest, wanted.largest).tightened(found.proven)
    if prove and tables.size <= MOST_PROVEN_PEOPLE:
        rounds = max(10, int(seconds * ROUNDS_A_SECOND))
        open_parts = {nth: together for nth, together in enumerate(parts(tables)) if nth not in found.proven}
        most = most.tightened(
            {nth: priced(tables, together, wanted.smallest, rounds) for nth, together in open_parts.items()}
        )
    return _checked(volunteers, wanted, as_ids(found.groups, [one.id for one in volunteers]), most)


def _checked(volunteers: Sequence[Volunteer], wanted: Wanted, groups: list[list[str]], most: Any) -> Answer:
    checker = Checker(volunteers, wanted)
    groups = finished(groups, volunteers, checker)
    broken = checker.violations(groups)
    if broken:
        raise AssertionError(f"a group broke the rule {broken[0].rule}: {', '.join(broken[0].people)}")
    people = {one.id: one for one in volunteers}
    seated = {one for group in groups for one in group}
    possible = frozenset(one.id for one, can in zip(volunteers, most.possible, strict=True) if can)
    reasons = Reasons(checker, volunteers, possible)
    value = worth([people[one] for one in group] for group in groups)
    return Answer(
        tuple((tuple(group), tuple(sorted(common_slots([people[one] for one in group])))) for group in groups),
        tuple((one.id, reasons.why(one)) for one in volunteers if one.id not in seated),
        value,
        max(most.value, value),
    )
