"""Every group of one size that a pool of some dozens of people can form, listed at once as arrays.

Only the smallest size is needed to know what can be had at best: a larger group is worth exactly as much as its
smallest parts together, each taken so far that everybody is in it once (`shares.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kring.composition.rules.tables import Bools, Ints, Scores, Words
from kring.composition.rules.worth import PLACED

ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Cliques:
    """Groups of one size: `members` is groups x size, places within the pool; `worth` per group."""

    members: Ints
    worth: Scores

    @property
    def size(self) -> int:
        return int(self.members.shape[1])

    def __len__(self) -> int:
        return len(self.members)

    def only(self, some: Ints | Bools) -> Cliques:
        return Cliques(self.members[some], self.worth[some])


def cliques(may: Bools, score: Scores, slots: Words, size: int, most: int) -> Cliques | None:
    """All groups of this size; None when there are more than `most`, or more than that on the way to them."""
    later = np.triu(may, 1)
    pairs = score.astype(np.float32).ravel()
    members = [np.arange(len(may))]
    common, bonds, near = slots, np.zeros(len(may), dtype=np.float32), later
    for filled in range(1, size):
        group, one = np.nonzero(near)
        still = common[group] & slots[one]
        can = still.any(axis=1) if still.shape[1] > 1 else still[:, 0] != 0
        group, one, common = group[can], one[can], still[can]
        if len(group) > most:
            return None
        members = [member[group] for member in members]
        bonds = bonds[group]
        for member in members:
            bonds += pairs[member * len(may) + one]
        members.append(one)
        if filled + 1 < size:
            near = near[group] & later[one]
            enough = near.sum(axis=1) >= size - filled - 1
            members = [member[enough] for member in members]
            common, bonds, near = common[enough], bonds[enough], near[enough]
    return Cliques(
        np.stack(members, axis=1).astype(np.int16), PLACED * size + 2 * bonds.astype(np.float64) / (size - 1)
    )


def grown(some: Cliques, may: Bools, score: Scores, slots: Words) -> Cliques:
    """These groups with one member more, in every way there is. For pools of up to 64 people."""
    size = some.size
    common = np.bitwise_and.reduce(slots[some.members], axis=1)
    group, one = np.nonzero(may[some.members].all(axis=1))
    can = (common[group] & slots[one]).any(axis=1)
    group, one = group[can], one[can]
    _, first = np.unique(as_sets(some.members)[group] | ONE << one.astype(np.uint64), return_index=True)
    group, one = group[first], one[first]
    bonds = (some.worth[group] - PLACED * size) * (size - 1) / 2
    bonds += score[some.members[group], one[:, None]].sum(axis=1)
    members = np.hstack([some.members[group], one[:, None].astype(np.int16)])
    return Cliques(members, PLACED * (size + 1) + 2 * bonds / size)


def as_sets(members: Ints) -> Words:
    """Each group as the bits of one word."""
    sets: Words = (ONE << members.astype(np.uint64)).sum(axis=1, dtype=np.uint64)
    return sets


def lowest(values: Scores, most: int) -> Ints:
    """The places of so many of the lowest values, in order; of equal ones the first, on every machine."""
    if len(values) <= most:
        return np.arange(len(values))
    last = np.partition(values, most - 1)[most - 1]
    below = np.flatnonzero(values < last)
    return np.sort(np.concatenate([below, np.flatnonzero(values == last)[: most - len(below)]]))
