"""The separate check: does every group keep every hard rule? Written apart from the search, plainly and slowly.

It looks at people only, never at the tables that the search works with, so that a mistake there shows here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kring.composition.rules.lines import all_above, managers
from kring.composition.rules.volunteer import Volunteer, Wanted


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that is not kept, and by whom. `rule` is one of the words in `RULES`."""

    rule: str
    people: tuple[str, ...]


RULES = ("size", "twice", "unknown", "family", "place", "team", "line", "avoid", "apart", "time", "kept")


class Checker:
    """Checks groups of one list of volunteers."""

    def __init__(self, volunteers: Sequence[Volunteer], wanted: Wanted) -> None:
        self.people = {one.id: one for one in volunteers}
        self.wanted = wanted
        self.above = managers(volunteers, wanted.chart)
        self.timed = any(one.slots for one in volunteers)

    def violations(self, groups: Sequence[Sequence[str]]) -> list[Violation]:
        """Everything that is wrong with these groups of ids; empty when all is well."""
        found: list[Violation] = []
        seen: set[str] = set()
        for group in groups:
            found += [Violation("twice", (one,)) for one in group if one in seen]
            seen.update(group)
            found += self.of_group(group)
        return found + self._parted(groups)

    def _parted(self, groups: Sequence[Sequence[str]]) -> list[Violation]:
        """Who was to stay together in one group and does not."""
        seat = {one: nth for nth, group in enumerate(groups) for one in group}
        return [
            Violation("kept", tuple(sorted(stay)))
            for _, stay in self.wanted.kept
            if len({seat.get(one) for one in stay}) > 1 or any(one not in seat for one in stay)
        ]

    def of_group(self, group: Sequence[str]) -> list[Violation]:
        unknown = tuple(one for one in group if one not in self.people)
        if unknown:
            return [Violation("unknown", unknown)]
        people = [self.people[one] for one in group]
        found = []
        if not self.wanted.smallest <= len(people) <= self.wanted.largest:
            found.append(Violation("size", tuple(group)))
        if not at_one_place(people):
            found.append(Violation("place", tuple(group)))
        if self.timed and not common_slots(people):
            found.append(Violation("time", tuple(group)))
        for one, other in combinations(people, 2):
            found += [Violation(rule, (one.id, other.id)) for rule in self.between(one, other)]
        return found

    def between(self, one: Volunteer, other: Volunteer) -> list[str]:
        """Why these two may not sit in one group, whatever the others; empty when they may."""
        checks: Mapping[str, bool] = {
            "family": one.kind != other.kind,
            "team": bool(one.team) and one.team == other.team,
            "line": other.id in all_above(one.id, self.above) or one.id in all_above(other.id, self.above),
            "avoid": other.id in one.avoid or one.id in other.avoid,
            "apart": (one.id, other.id) in self.wanted.apart or (other.id, one.id) in self.wanted.apart,
        }
        return [rule for rule, broken in checks.items() if broken]


def at_one_place(people: Sequence[Volunteer]) -> bool:
    """All remote, or all at the same site."""
    return all(one.remote for one in people) or len({one.site for one in people}) <= 1


def common_slots(people: Sequence[Volunteer]) -> frozenset[str]:
    """The times at which all can."""
    return frozenset.intersection(*(one.slots for one in people)) if people else frozenset()
