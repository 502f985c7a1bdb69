"""Moving people by hand: what stands between somebody and a seat, and what would give them one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kring.composition.rules.checking import Checker, at_one_place, common_slots
from kring.composition.rules.volunteer import Volunteer

REMOVABLE = ("size", "time", "place")  # what somebody can change: a wider bound, another time, another place
UNTOLD = "avoid"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rule that keeps somebody out of a group, and with whom in it. Of whom somebody avoids nobody is named."""

    rule: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """The one thing that keeps somebody out of this group; `slots` are the times at which the group can."""

    group: int
    rule: str
    slots: tuple[str, ...]


def obstacles(one: Volunteer, group: Sequence[Volunteer], checker: Checker) -> list[Obstacle]:
    """Everything between this person and this group as it is; empty when they fit."""
    found = [Obstacle(rule) for rule in _of_the_whole(one, group, checker)]
    between: dict[str, list[str]] = {}
    for other in group:
        for rule in checker.between(one, other):
            between.setdefault(rule, []).append(other.id)
    return found + [Obstacle(rule, () if rule == UNTOLD else tuple(ids)) for rule, ids in between.items()]


def swaps(one: Volunteer, group: Sequence[Volunteer], checker: Checker) -> list[Volunteer]:
    """Who of the group could give up their seat so that this person fits."""
    if len(group) > checker.wanted.largest:
        return []
    return [other for other in group if not obstacles(one, [each for each in group if each is not other], checker)]


def openings(
    one: Volunteer, groups: Iterable[tuple[int, Sequence[Volunteer]]], checker: Checker, *, most: int
) -> list[Opening]:
    """Groups that only one thing keeps them out of which somebody can change; the first so many."""
    found: list[Opening] = []
    for opening in _openings(one, groups, checker):
        found.append(opening)
        if len(found) == most:
            break
    return found


def _openings(one: Volunteer, groups: Iterable[tuple[int, Sequence[Volunteer]]], checker: Checker) -> Iterator[Opening]:
    for number, group in groups:
        if not group or group[0].kind != one.kind:
            continue
        whole = _of_the_whole(one, group, checker)
        if len(whole) == 1 and not any(checker.between(one, other) for other in group):
            yield Opening(number, whole[0], tuple(sorted(common_slots(group))))


def _of_the_whole(one: Volunteer, group: Sequence[Volunteer], checker: Checker) -> list[str]:
    people = [*group, one]
    checks = {
        "size": len(people) > checker.wanted.largest,
        "place": not at_one_place(people),
        "time": checker.timed and not common_slots(people),
    }
    return [rule for rule, broken in checks.items() if broken]
