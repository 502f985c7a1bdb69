"""Small parts, solved outright: list every group there can be, and choose the best set of them (HiGHS).

Groups are listed as cliques of who may sit together, slot by slot. Beyond a number of groups listing gives up, and the
search is the better way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kring.composition.rules.tables import Bools, Ints, Scores, Tables, has_slot
from kring.composition.rules.worth import PLACED
from kring.kernel.linear import Linear

NODES = 100  # of the search tree; nearly always enough, and the same on every machine
CLOSE = 1e-6

Listed = dict[tuple[int, ...], float]  # rows of a group -> what it is worth


@dataclass(frozen=True, slots=True)
class Best:
    """The best groups, and the value that no others pass."""

    groups: list[Ints]
    bound: float


def listed_groups(tables: Tables, pools: list[Ints], smallest: int, largest: int, most: int) -> Listed | None:
    """Every group of these pools and its worth; None when there are more than `most`."""
    listed: Listed = {}
    for rows in pools:
        for slot in range(len(tables.slot_names)):
            here = rows[has_slot(tables.slots[rows], slot)]
            if len(here) < smallest:
                continue
            may, score = tables.between(here)
            for group, value in _cliques(here, may, score, smallest, largest):
                listed[group] = value
                if len(listed) > most:
                    return None
    return listed


def chosen(listed: Listed | None) -> Best | None:
    """The set of groups, nobody in two, that is worth most.

    None when the groups were too many to list, or when the proof takes more than a fixed number of steps.
    """
    if listed is None:
        return None
    if not listed:
        return Best([], 0.0)
    groups = list(listed)
    people = sorted({row for group in groups for row in group})
    at = {row: place for place, row in enumerate(people)}
    choice = Linear(whole=True, mip_max_nodes=NODES)
    choice.rows(len(people), most=1.0)  # each of them in one group
    inside = np.array([at[row] for group in groups for row in group])
    costs = -np.fromiter(listed.values(), dtype=np.float64)
    choice.variables(costs, inside, np.array([*map(len, groups)]), most=1.0)
    found = choice.cheapest()
    if found is None or found.cost - found.bound > CLOSE:
        return None
    taken = np.flatnonzero(np.rint(found.values))
    return Best([np.array(sorted(groups[nth]), dtype=np.int32) for nth in taken], -found.bound)


def _cliques(
    here: Ints, may: Bools, score: Scores, smallest: int, largest: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Every group of these people that the pairs allow, with its worth."""
    masks = [int("".join("1" if ok else "0" for ok in row[::-1]), 2) for row in may]
    pairs = score.tolist()
    rows = here.tolist()
    waiting: list[tuple[tuple[int, ...], int, float]] = [((), (1 << len(rows)) - 1, 0.0)]
    while waiting:
        members, near, bonds = waiting.pop()
        size = len(members)
        if size >= smallest:
            yield tuple(rows[one] for one in members), PLACED * size + 2 * bonds / (size - 1)
        if size == largest or size + near.bit_count() < smallest:
            continue
        while near:
            one = near.bit_length() - 1
            near ^= 1 << one  # who comes later in the group has a lower place: every group once
            drawn = bonds + sum(pairs[one][other] for other in members)
            waiting.append(((*members, one), near & masks[one], drawn))
