"""What a set of groups is worth, so that anybody can check it.

20 for each person placed, plus for each placed person the mean over their group mates of `affinity`: 2 if the
departments differ, 1 if the levels differ, 3 if the profession is the same, 6 for each wish between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from kring.composition.rules.volunteer import Volunteer

PLACED = 20.0
OTHER_DEPARTMENT = 2
OTHER_LEVEL = 1
SAME_PROFESSION = 3
WISH = 6


def affinity(one: Volunteer, other: Volunteer) -> int:
    """What these two bring each other; the same both ways."""
    return (
        OTHER_DEPARTMENT * (one.department != other.department)
        + OTHER_LEVEL * (one.level != other.level)
        + SAME_PROFESSION * (one.profession == other.profession)
        + WISH * ((other.id in one.wishes) + (one.id in other.wishes))
    )


def worth_of_group(group: Sequence[Volunteer]) -> float:
    """Of a group of two or more."""
    return PLACED * len(group) + 2 * sum(affinity(a, b) for a, b in combinations(group, 2)) / (len(group) - 1)


def worth(groups: Iterable[Sequence[Volunteer]]) -> float:
    return sum(worth_of_group(group) for group in groups)
