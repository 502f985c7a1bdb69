"""Why somebody has no group: a reason that is true, and says nothing of what others asked in confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kring.composition.rules.checking import Checker, at_one_place, common_slots
from kring.composition.rules.volunteer import Volunteer
from kring.kernel.text import Text

REASONS = {
    "no-time": Text("Noemde geen tijd.", "Named no time."),
    "alone": Text(
        "Te weinig anderen met een vergelijkbaar beroep op dezelfde plek.",
        "Too few others of a comparable profession at the same place.",
    ),
    "no-common-time": Text(
        "Te weinig anderen die mogen en op dezelfde tijd kunnen.",
        "Too few others who may and can at the same time.",
    ),
    "left-over": Text(
        "De groepen die passen zijn vol, en voor een nieuwe groep zijn er te weinig over.",
        "The groups that fit are full, and too few are left for a new one.",
    ),
}
MOST_TRIED = 5_000  # beginnings of a new group that are looked at


class Reasons:
    """Tells why, for one list; `possible` are the ids who could be in some group by pairs alone."""

    def __init__(self, checker: Checker, volunteers: Sequence[Volunteer], possible: frozenset[str]) -> None:
        self.checker, self.possible = checker, possible
        self.places: dict[tuple[str, str], int] = {}
        for one in volunteers:
            for place in _places(one):
                self.places[place] = self.places.get(place, 0) + 1

    def why(self, one: Volunteer) -> str:
        """The word for the reason: a key of `REASONS`."""
        if self.checker.timed and not one.slots:
            return "no-time"
        if max(self.places[place] for place in _places(one)) < self.checker.wanted.smallest:
            return "alone"
        return "left-over" if one.id in self.possible else "no-common-time"


def _places(one: Volunteer) -> list[tuple[str, str]]:
    at = [(one.kind, f"at {one.site}")]
    return [*at, (one.kind, "remote")] if one.remote else at


def finished(groups: list[list[str]], volunteers: Sequence[Volunteer], checker: Checker) -> list[list[str]]:
    """The groups, with nobody left over who fits in one as it is, or in a new one with others who are left.

    So that "left over" is true for everybody it is said of.
    """
    people = {one.id: one for one in volunteers}
    seated = {one for group in groups for one in group}
    by_kind: dict[str, list[list[str]]] = {}
    for group in groups:
        by_kind.setdefault(people[group[0]].kind, []).append(group)
    left: dict[str, list[Volunteer]] = {}
    for one in volunteers:
        if one.id not in seated:
            left.setdefault(one.kind, []).append(one)
    for kind, rest in left.items():
        own = by_kind.setdefault(kind, [])
        still = [one for one in rest if not _sat_down(one, own, people, checker)]
        while (found := new_group(still, checker)) is not None:
            own.append([one.id for one in found])
            still = [one for one in still if one not in found and not _sat_down(one, own, people, checker)]
    return [group for own in by_kind.values() for group in own]


def _sat_down(one: Volunteer, groups: list[list[str]], people: Mapping[str, Volunteer], checker: Checker) -> bool:
    for group in groups:
        first = people[group[0]]
        if len(group) >= checker.wanted.largest or not (one.remote or one.site == first.site):
            continue
        if checker.timed and not one.slots & first.slots:
            continue
        if may_join(one, [people[other] for other in group], checker):
            group.append(one.id)
            return True
    return False


def may_join(one: Volunteer, group: Sequence[Volunteer], checker: Checker) -> bool:
    """Does this person fit in this group as it is, size apart?"""
    people = [*group, one]
    return (
        at_one_place(people)
        and (not checker.timed or bool(common_slots(people)))
        and not any(checker.between(one, other) for other in group)
    )


def new_group(people: Sequence[Volunteer], checker: Checker) -> tuple[Volunteer, ...] | None:
    """A group of the smallest size among these; None when there is none.

    Looks at who may sit with whom and can when, one person after the other, and gives up after very many tries.
    """
    tries = iter(range(MOST_TRIED))
    waiting: list[tuple[tuple[Volunteer, ...], Sequence[Volunteer]]] = [
        ((one,), people[nth + 1 :]) for nth, one in enumerate(people)
    ]
    while waiting and next(tries, None) is not None:
        group, rest = waiting.pop()
        if len(group) == checker.wanted.smallest:
            return group
        for nth, one in enumerate(rest):
            if may_join(one, group, checker):
                waiting.append(((*group, one), rest[nth + 1 :]))
    return None
