"""A value that no set of groups can pass, proven without looking at any groups.

Each person is worth at most 20 and their best mean over as many partners as the smallest group gives them: a larger
group's mean is never higher than that of its best few. Partners count only at a slot where enough others can who
themselves have enough partners there (the core of the graph at that slot). Whoever is in no core cannot be placed.

In a group of k people spread over few levels (or departments) some pairs must share one: of its pairs at most Turán's
number differ. So the sum over persons is bounded a second and third time, with that share in place of each person's
own best, and the smallest of the sums holds, part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from kring.composition.rules import worth
from kring.composition.rules.pools import part_of_each, pools
from kring.composition.rules.tables import Bools, Ints, Scores, Tables, has_slot

MOST_AT_ONCE = 800  # people at one slot whose pairs are looked at; of more, only what each wishes is counted
MOST_CELLS = 200_000  # pairs that are looked at together
NOBODY = -1

Pool = tuple[Ints, Bools, Scores]  # rows, who may sit with whom, affinities


@dataclass(frozen=True, slots=True)
class Bound:
    """Per part (its number) the `value` of any solution; `possible` says per row who can be placed at all.

    `each` is what everybody counts for at most: no group is worth more than that of its members together.
    """

    of_part: Mapping[int, float]
    possible: Bools
    each: Scores

    @property
    def value(self) -> float:
        return sum(self.of_part.values())

    @property
    def placed(self) -> int:
        return int(self.possible.sum())

    def tightened(self, proven: Mapping[int, float]) -> Bound:
        """With what was proven of some parts in another way."""
        tighter = {part: min(value, proven.get(part, value)) for part, value in self.of_part.items()}
        return replace(self, of_part=tighter)


def bound(tables: Tables, smallest: int, largest: int) -> Bound:
    """Proven for all groups of these sizes. A person who may belong to two pools counts in the better one."""
    sizes = range(smallest, largest + 1)
    best = np.zeros((3, tables.size))  # own best; with a shared part for levels; with one for departments
    for rows in pools(tables):
        places = _places(tables, rows, smallest)
        for here in places:
            if len(here) > MOST_AT_ONCE:
                _raise_crowd(best, tables, rows[here], sizes)
        few = [here for here in places if len(here) <= MOST_AT_ONCE]
        if len(rows) > MOST_AT_ONCE:
            for here in few:
                _raise(best, tables, _pool(tables, rows[here]), sizes, [np.arange(len(here))])
        elif few:
            pool = _pool(tables, rows)
            for some in _alike(few):
                _raise(best, tables, pool, sizes, some)
    part = part_of_each(tables)
    sums = np.array([np.bincount(part, weights=each) for each in best]) if tables.size else np.zeros((3, 0))
    return Bound({number: float(value) for number, value in enumerate(sums.min(axis=0))}, best[0] > 0, best[1])


def core(may: Bools, partners: int) -> Bools:
    """Who is left at each place when everybody with too few partners goes, again and again.

    `may` is people x people, or places x people x people.
    """
    left: Bools = np.asarray(may.any(axis=-1))
    while True:
        enough = left & ((may & left[..., None, :]).sum(axis=-1) >= partners)
        if (enough == left).all():
            return left
        left = enough


def best_means(score: Scores, partners: int) -> Scores:
    """Each one's mean over their best partners; -inf for whom they may not sit with."""
    means: Scores = np.partition(score, -partners, axis=-1)[..., -partners:].mean(axis=-1)
    return means


def _pool(tables: Tables, rows: Ints) -> Pool:
    return rows, *tables.between(rows)


def _places(tables: Tables, rows: Ints, smallest: int) -> list[Ints]:
    """Which of these rows can at each slot, where enough can."""
    can = [np.flatnonzero(has_slot(tables.slots[rows], slot)) for slot in range(len(tables.slot_names))]
    return [here for here in can if len(here) >= smallest]


def _alike(places: list[Ints]) -> Iterator[list[Ints]]:
    """Places of about the same size, a few at a time."""
    waiting: list[Ints] = []
    for here in sorted(places, key=len, reverse=True):
        if waiting and (len(waiting) + 1) * len(waiting[0]) ** 2 > MOST_CELLS:
            yield waiting
            waiting = []
        waiting.append(here)
    if waiting:
        yield waiting


def _raise(best: Scores, tables: Tables, pool: Pool, sizes: range, places: list[Ints]) -> None:
    """Everybody at these places (some of the pool each) may reach what their best partners there give."""
    rows, *pairs = pool
    longest = max(len(here) for here in places)
    here = np.array([np.pad(one, (0, longest - len(one)), constant_values=NOBODY) for one in places])
    both = here[:, :, None], here[:, None, :]
    may = pairs[0][both] & (both[0] != NOBODY) & (both[1] != NOBODY)
    kept = core(may, sizes[0] - 1)
    score = np.where(may & kept[:, :, None] & kept[:, None, :], pairs[1][both], -np.inf)
    who = rows[here[kept]]
    for each, (codes, weight) in zip(best, _shared_out(tables), strict=True):
        own, shares = score, np.zeros(len(places))
        if codes is not None:
            own = score - weight * (codes[rows[both[0]]] != codes[rows[both[1]]])
            shares = np.array([weight * _most_different(codes[rows[one]], sizes) for one in places])
        means = best_means(own, sizes[0] - 1) + shares[:, None]
        np.maximum.at(each, who, worth.PLACED + means[kept])


def _raise_crowd(best: Scores, tables: Tables, here: Ints, sizes: range) -> None:
    crowd = worth.PLACED + _in_a_crowd(tables, here, sizes[0])
    for each, (codes, weight) in zip(best, _shared_out(tables), strict=True):
        share = 0.0 if codes is None else weight * (_most_different(codes[here], sizes) - 1)
        each[here] = np.maximum(each[here], crowd + share)


def _shared_out(tables: Tables) -> list[tuple[Ints | None, float]]:
    """What is shared out over a group in each of the three sums: by which codes, and what it weighs."""
    return [(None, 0.0), (tables.level, worth.OTHER_LEVEL), (tables.department, worth.OTHER_DEPARTMENT)]


def _most_different(codes: Ints, sizes: range) -> float:
    """The largest share of pairs of one group that can differ, with so many codes to go round (Turán)."""
    there = len(set(codes.tolist()))
    return max(_different(size, there) for size in sizes)


@cache
def _different(size: int, codes: int) -> float:
    whole, rest = divmod(size, codes)
    same = rest * (whole + 1) * whole / 2 + (codes - rest) * whole * (whole - 1) / 2
    return 1 - same / (size * (size - 1) / 2)


def _in_a_crowd(tables: Tables, here: Ints, smallest: int) -> Scores:
    """The best there can be among very many, plus every wish. Loose, proven, and quick."""
    most = worth.OTHER_DEPARTMENT + worth.OTHER_LEVEL + worth.SAME_PROFESSION
    wishes = [sum(like for like in tables.liked.get(int(row), {}).values() if like > 0) for row in here]
    return np.asarray(most + np.array(wishes) / (smallest - 1), dtype=np.float64)
