"""From volunteers to groups: pool by pool, block by block, then whoever is left once more together.

The effort is counted in rounds, not in clock time, so that the same seed gives the same answer on every machine;
`seconds` is turned into rounds at a fixed rate.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kring.composition.rules.block import Block
from kring.composition.rules.exact import chosen, listed_groups
from kring.composition.rules.exchange import improved, rebuilt, seated
from kring.composition.rules.greedy import begun
from kring.composition.rules.listing import SOLVED_FOR, Listed
from kring.composition.rules.pools import parts
from kring.composition.rules.tables import Ints, Tables

LARGEST_BLOCK = 1_200
TOGETHER = 300  # people: a round costs little more for many small pools than for one
AT_WORK = 0.95  # the rest goes to reading, listing and the bound
LISTING_TAKES = 3.2e-6  # seconds for a group that is listed
SOLVING_TAKES = 5e-6  # and of which the shares are solved
AT_LEAST = 0.3
REBUILDING_TAKES = 2.0  # milliseconds of a slow machine, for taking a few groups apart once
PATIENCE = 40
NONE, PLACED = -1, -2
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
    """One composition: all parts in turn, with so much effort.

    `packed` gives groups to begin with, of a part of which all or some pools are listed.
    """

    def __init__(
        self,
        tables: Tables,
        smallest: int,
        largest: int,
        listed: Mapping[int, Listed],
        *,
        packed: Callable[[int], list[Ints]],
        seconds: float,
        seed: int,
    ) -> None:
        self.tables, self.smallest, self.largest, self.listed, self.packed = tables, smallest, largest, listed, packed
        self.chance = np.random.default_rng(seed)
        self.parts = parts(tables)
        takes = SOLVING_TAKES if tables.size <= SOLVED_FOR else LISTING_TAKES
        took = takes * sum(len(pool.groups) for part in listed.values() for pool in part.pools)
        effort = max(AT_LEAST * seconds, AT_WORK * seconds - took)
        self.each = 1000 * effort / max(1, sum(len(pool) for pools in self.parts for pool in pools))
        self.most_proven = min(MOST_PROVEN, MOST_PROVEN_OF_ALL // max(1, tables.size))
        self.proven: dict[int, float] = {}

    def composed(self, heard: Heard = lambda _: True) -> Composed:
        settled: list[Ints] = []
        begun_with: list[Ints] = []
        open_pools: list[Ints] = []
        for part, together in enumerate(self.parts):
            best = self._proven_best(part, together)
            if best is not None:
                settled += best
                continue
            begun_with += self._beginning(part, together)
            open_pools += together
        groups = self._searched(open_pools, begun_with, lambda found: heard(settled + found))
        placed = np.zeros(self.tables.size, dtype=bool)
        for group in settled + groups:
            placed[group] = True
        return Composed(settled + groups, np.flatnonzero(~placed).astype(np.int32), self.proven)

    def _proven_best(self, part: int, pools: list[Ints]) -> list[Ints] | None:
        """The best groups of a part with few possible ones."""
        small = self.listed.get(part)
        if small is None or not small.whole or self._kept(pools):
            return None
        if sum(len(pool.groups) for pool in small.pools) > self.most_proven:
            return None
        best = chosen(listed_groups(self.tables, pools, self.smallest, self.largest, self.most_proven))
        if best is None:
            return None
        self.proven[part] = best.bound
        return best.groups

    def _beginning(self, part: int, pools: list[Ints]) -> list[Ints]:
        """Groups in which somebody is pinned, and packed ones that take nobody from those."""
        kept = self._kept(pools)
        taken = np.zeros(self.tables.size, dtype=bool)
        for group in kept:
            taken[group] = True
        packed = self.packed(part) if part in self.listed else []
        return kept + [group for group in packed if not taken[group].any()]

    def _kept(self, pools: list[Ints]) -> list[Ints]:
        if not self.tables.begun:
            return []
        here = np.zeros(self.tables.size, dtype=bool)
        for rows in pools:
            here[rows] = True
        return [group for group in self.tables.begun if here[group].all()]

    def _searched(self, pools: list[Ints], begun_with: list[Ints], heard: Heard) -> list[Ints]:
        """Block by block, each with its own of the groups there are and with whoever has none yet."""
        found: list[Ints] = []
        waiting = dict(enumerate(begun_with))
        of = np.full(self.tables.size, NONE)  # the group of each
        for nth, group in waiting.items():
            of[group] = nth
        for rows in _blocks(self.tables, pools):
            here = np.zeros(self.tables.size, dtype=bool)
            here[rows] = True
            own = [nth for nth in np.unique(of[rows]).tolist() if nth in waiting and here[waiting[nth]].all()]
            of[rows[np.isin(of[rows], own)]] = NONE
            groups = self._in_block(rows[of[rows] == NONE], [waiting.pop(nth) for nth in own])
            for group in groups:
                of[group] = PLACED
            found += groups
            if not heard([*found, *waiting.values()]):
                break
        return [*found, *waiting.values()]

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


def _blocks(tables: Tables, pools: Sequence[Ints]) -> Iterator[Ints]:
    """Small pools are searched together; a very large one is cut where professions change."""
    waiting: list[Ints] = []
    for pool in pools:
        if len(pool) > TOGETHER:
            yield from _cut(tables, pool)
            continue
        if waiting and sum(map(len, waiting)) + len(pool) > TOGETHER:
            yield np.unique(np.concatenate(waiting))
            waiting = []
        waiting.append(pool)
    if waiting:
        yield np.unique(np.concatenate(waiting))


def _cut(tables: Tables, pool: Ints) -> Iterator[Ints]:
    """A large pool in parts: by profession, and in each part whom its people wish to be with, as far as it goes."""
    near = pool[np.argsort(tables.profession[pool], kind="stable")]
    if len(pool) <= LARGEST_BLOCK:
        yield near.astype(np.int32)
        return
    size = -(-len(pool) // -(-len(pool) // LARGEST_BLOCK))
    left = dict.fromkeys(near.tolist())  # in order
    while left:
        part: list[int] = []
        asked: deque[int] = deque()
        while left and len(part) < size:
            one = asked.popleft() if asked else next(iter(left))
            if one in left:
                del left[one]
                part.append(one)
                asked.extend(other for other in tables.liked.get(one, ()) if other in left)
        yield np.array(part, dtype=np.int32)


def _exchange_takes(people: int, smallest: int) -> float:
    """Milliseconds of a slow machine for one exchange: it grows with the square of the number of groups."""
    groups = people / smallest
    return 0.8 + 2.2e-4 * groups * groups


def as_ids(groups: Sequence[Ints], ids: Sequence[str]) -> list[list[str]]:
    return [[ids[row] for row in group] for group in groups]
