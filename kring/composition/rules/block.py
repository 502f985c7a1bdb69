"""A few hundred people of one kind at one place, among whom groups are sought.

Local rows 0 … n-1; row n is nobody: it fits everywhere and brings nothing, so that groups of unequal size fill one
array (groups x largest, padded with n).
"""

from __future__ import annotations

import numpy as np

from kring.composition.rules.tables import Bools, Ints, Scores, Tables, Words
from kring.composition.rules.worth import PLACED


class Block:
    """The people, their pairs, and the groups found so far."""

    def __init__(self, tables: Tables, rows: Ints, smallest: int, largest: int) -> None:
        self.rows, self.n = np.sort(rows), len(rows)
        rows = self.rows
        self.smallest, self.largest = smallest, largest
        may, score = tables.between(rows)
        self.may: Bools = np.pad(may, (0, 1), constant_values=True)
        self.score: Scores = np.pad(score, (0, 1))
        self.stays: Bools = np.pad(tables.stays[rows], (0, 1))
        self.slots: Words = np.vstack([tables.slots[rows], np.full((1, tables.slots.shape[1]), ~np.uint64(0))])
        self.groups: Ints = np.empty((0, largest), dtype=np.int32)
        self.alone: Ints = np.arange(self.n, dtype=np.int32)

    def sizes(self) -> Ints:
        sizes: Ints = (self.groups < self.n).sum(axis=1, dtype=np.int32)
        return sizes

    def common(self, groups: Ints) -> Words:
        """The slots that all of each group have: groups x words."""
        common: Words = np.bitwise_and.reduce(self.slots[groups], axis=1)
        return common

    def fits(self, people: Ints, groups: Ints) -> Bools:
        """May each of these people join each of these groups? People x groups; a group's own member never may."""
        fits = Tables.meet(self.slots[people], self.common(groups))
        for seat in range(groups.shape[1]):
            fits &= self.may[people[:, None], groups[None, :, seat]]
        return fits

    def drawn(self, people: Ints, groups: Ints) -> Scores:
        """The affinity of each person to each group, summed over its members: people x groups."""
        drawn = np.zeros((len(people), len(groups)), dtype=np.float32)
        for seat in range(groups.shape[1]):
            drawn += self.score[people[:, None], groups[None, :, seat]]
        return drawn

    def bonds(self, groups: Ints) -> Scores:
        """The affinity within each group, every pair once."""
        bonds: Scores = self.score[groups[:, :, None], groups[:, None, :]].sum(axis=(1, 2)) / 2
        return bonds

    def values(self, groups: Ints) -> Scores:
        """What each group is worth. Nobody alone is worth anything."""
        return value_of(self.bonds(groups), (groups < self.n).sum(axis=1))

    def take(self, groups: Ints, alone: Ints) -> None:
        """These are the groups now; padding moves to the end."""
        self.groups, self.alone = np.sort(groups, axis=1), np.sort(alone)

    def seat(self, groups: list[Ints]) -> None:
        """Begin with these groups, given as rows of the whole list."""
        seats = np.full((len(groups), self.largest), self.n, dtype=np.int32)
        for at, group in enumerate(groups):
            seats[at, : len(group)] = np.searchsorted(self.rows, group)
        self.take(seats, np.setdiff1d(np.arange(self.n, dtype=np.int32), seats))

    def total(self) -> float:
        return float(self.values(self.groups).sum())


def value_of(bonds: Scores, sizes: Ints) -> Scores:
    """20 for each, and for each the mean affinity to the others."""
    mates = np.maximum(sizes - 1, 1)
    value: Scores = np.where(sizes > 0, PLACED * sizes + 2 * bonds / mates, 0).astype(np.float32)
    return value
