"""Why somebody has no group: a reason that is true, and says nothing of what others asked in confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
        "Past in geen groep zoals die is, en voor een nieuwe groep zijn er te weinig over.",
        "Fits in no group as it is, and too few are left for a new one.",
    ),
}
Place = tuple[str, str]  # kind, and a site or remote

MOST_TRIED = 5_000  # beginnings of a new group that are looked at


class Reasons:
    """Tells why, for one list; `possible` are the ids who could be in some group by pairs alone."""

    def __init__(self, checker: Checker, volunteers: Sequence[Volunteer], possible: frozenset[str]) -> None:
        self.checker, self.possible = checker, possible
        self.places: dict[Place, int] = {}
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


def _places(one: Volunteer) -> list[Place]:
    at = [(one.kind, f"at {one.site}")]
    return [*at, (one.kind, "remote")] if one.remote else at


def finished(groups: list[list[str]], volunteers: Sequence[Volunteer], checker: Checker) -> list[list[str]]:
    """The groups, with nobody left over who fits in one as it is, or in a new one with others who are left.

    So that "left over" is true for everybody it is said of.
    """
    hall = _Hall(groups, volunteers, checker)
    for one in [one for one in volunteers if one.id not in hall.seated]:
        hall.sit_down(one, hall.groups_for(one))
    for place in list(hall.left):
        while (found := new_group(list(hall.left[place].values()), checker)) is not None:
            group = hall.open(found)
            for other in [other for near in _places(found[0]) for other in hall.left[near].values()]:
                hall.sit_down(other, [group])
    return hall.groups


class _Hall:
    """The groups and who is left, by place: only there they can meet."""

    def __init__(self, groups: list[list[str]], volunteers: Sequence[Volunteer], checker: Checker) -> None:
        self.people = {one.id: one for one in volunteers}
        self.checker = checker
        self.groups: list[list[str]] = []
        self.seated = {one for group in groups for one in group}
        self.left: dict[Place, dict[str, Volunteer]] = {}
        self.at: dict[Place, list[list[str]]] = {}
        for one in volunteers:
            for place in _places(one):
                self.left.setdefault(place, {})
                if one.id not in self.seated:
                    self.left[place][one.id] = one
        for group in groups:
            self._keep(group)

    def _keep(self, group: list[str]) -> None:
        self.groups.append(group)
        for place in _places(self.people[group[0]]):
            self.at.setdefault(place, []).append(group)

    def groups_for(self, one: Volunteer) -> Iterator[list[str]]:
        for place in _places(one):
            yield from self.at.get(place, ())

    def open(self, found: Sequence[Volunteer]) -> list[str]:
        """A new group of these."""
        group: list[str] = []
        for one in found:
            self._take(one, group)
        self._keep(group)
        return group

    def sit_down(self, one: Volunteer, groups: Iterable[list[str]]) -> None:
        """In the first of these groups that they fit in."""
        for group in groups:
            if one.id not in self.seated and self._fits(one, group):
                self._take(one, group)

    def _fits(self, one: Volunteer, group: list[str]) -> bool:
        if len(group) >= self.checker.wanted.largest:
            return False
        if self.checker.timed and not one.slots & self.people[group[0]].slots:
            return False
        return may_join(one, [self.people[other] for other in group], self.checker)

    def _take(self, one: Volunteer, group: list[str]) -> None:
        group.append(one.id)
        self.seated.add(one.id)
        for place in _places(one):
            self.left[place].pop(one.id, None)


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
