"""From volunteers to groups: pool by pool, block by block, then whoever is left once more together.

The effort is counted in rounds, not in clock time, so that the same seed gives the same answer on every machine;
`seconds` is turned into rounds at a fixed rate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kring.composition.rules.block import Block
from kring.composition.rules.exact import chosen, listed_groups
from kring.composition.rules.exchange import improved, rebuilt, seated
from kring.composition.rules.greedy import begun
from kring.composition.rules.listing import Listed, groups_of
from kring.composition.rules.pools import parts
from kring.composition.rules.tables import Ints, Tables

LARGEST_BLOCK = 1_200
AT_WORK = 0.7  # the rest goes to reading, listing and the bound
LISTING_TAKES = 2e-6  # seconds for a group that is listed
AT_LEAST = 0.3
REBUILDING_TAKES = 2.0  # milliseconds of a slow machine, for taking a few groups apart once
PATIENCE = 40
LAPS = 4
MOST_PROVEN = 600  # groups of one part of which the best set is proven
MOST_PROVEN_OF_ALL = 1_200_000  # people times groups of one part: of a long list only smaller parts are proven

Heard = Callable[[list[Ints]], bool]  # the groups so far; False to stop


@dataclass(frozen=True, slots=True)
class Composed:
    """Groups and who has none, as rows of the list; `proven` is a bound for the parts that were solved outright."""

    groups: list[Ints]
    unplaced: Ints
    proven: dict[int, float]


class Search:
    """One composition: all parts in turn, with so much effort."""

    def __init__(
        self,
        tables: Tables,
        smallest: int,
        largest: int,
        listed: Mapping[int, Listed],
        *,
        seconds: float,
        seed: int,
    ) -> None:
        self.tables, self.smallest, self.largest, self.listed = tables, smallest, largest, listed
        self.chance = np.random.default_rng(seed)
        self.parts = parts(tables)
        took = LISTING_TAKES * sum(len(pool.groups) for part in listed.values() for pool in part.pools)
        effort = max(AT_LEAST * seconds, AT_WORK * seconds - took)
        self.each = 1000 * effort / max(1, sum(len(pool) for pools in self.parts for pool in pools))
        self.most_proven = min(MOST_PROVEN, MOST_PROVEN_OF_ALL // max(1, tables.size))
        self.proven: dict[int, float] = {}

    def composed(self, heard: Heard = lambda _: True) -> Composed:
        groups: list[Ints] = []
        for part, together in enumerate(self.parts):
            groups += self._of_part(part, together)
            if not heard(groups):
                break
        placed = np.zeros(self.tables.size, dtype=bool)
        for group in groups:
            placed[group] = True
        return Composed(groups, np.flatnonzero(~placed).astype(np.int32), self.proven)

    def _of_part(self, part: int, pools: list[Ints]) -> list[Ints]:
        here = np.zeros(self.tables.size, dtype=bool)
        for rows in pools:
            here[rows] = True
        blocks = [rows for pool in pools for rows in _blocks(self.tables, pool)]
        begun_with = [group for group in self.tables.begun if here[group].all()]
        if begun_with:
            return self._searched(blocks, begun_with)
        small = self.listed.get(part)
        if small is None:
            return self._searched(blocks, [])
        if small.whole and sum(len(pool.groups) for pool in small.pools) <= self.most_proven:
            best = chosen(listed_groups(self.tables, pools, self.smallest, self.largest, self.most_proven))
            if best is not None:
                self.proven[part] = best.bound
                return best.groups
        return self._searched(blocks, groups_of(self.tables, small, self.largest))

    def _searched(self, blocks: list[Ints], begun_with: list[Ints]) -> list[Ints]:
        """Block by block, each with its own of the groups there are and with whoever has none yet."""
        found: list[Ints] = []
        taken = np.zeros(self.tables.size, dtype=bool)
        for group in begun_with:
            taken[group] = True
        for rows in blocks:
            here = np.zeros(self.tables.size, dtype=bool)
            here[rows] = True
            own = [group for group in begun_with if here[group].all()]
            begun_with = [group for group in begun_with if not here[group].all()]
            for group in own:
                taken[group] = False
            own = self._in_block(rows[~taken[rows]], own)
            for group in own:
                taken[group] = True
            found += own
        return found + begun_with

    def _in_block(self, rows: Ints, groups: list[Ints]) -> list[Ints]:
        if len(rows) < self.smallest:
            return groups
        block = Block(self.tables, rows, self.smallest, self.largest)
        block.seat(groups)
        begun(block)
        seated(block)
        share = self.each * len(rows) / LAPS / 2  # milliseconds for each of the two ways, in each lap
        for _ in range(LAPS):
            improved(block, self.chance, 1 + int(share / _exchange_takes(len(rows), self.smallest)), PATIENCE)
            rebuilt(block, self.chance, int(share / REBUILDING_TAKES))
        return [block.rows[group[group < block.n]] for group in block.groups]


def _blocks(tables: Tables, pool: Ints) -> Iterator[Ints]:
    """A very large pool is cut where professions change."""
    parts = -(-len(pool) // LARGEST_BLOCK)
    near = pool[np.argsort(tables.profession[pool], kind="stable")]
    yield from (part.astype(np.int32) for part in np.array_split(near, parts))


def _exchange_takes(people: int, smallest: int) -> float:
    """Milliseconds of a slow machine for one exchange: it grows with the square of the number of groups."""
    groups = people / smallest
    return 0.8 + 2.2e-4 * groups * groups


def as_ids(groups: Sequence[Ints], ids: Sequence[str]) -> list[list[str]]:
    return [[ids[row] for row in group] for group in groups]
