"""A value that no set of groups can pass, proven without looking at any groups.

Each person is worth at most 20 and their best mean over as many partners as the smallest group gives them: a larger
group's mean is never higher than that of its best few. Partners count only at a slot where enough others can who
themselves have enough partners there (the core of the graph at that slot). Whoever is in no core cannot be placed.

In a group of k people spread over few levels (or departments) some pairs must share one: of its pairs at most Turán's
number differ. So the sum over persons is bounded a second and third time, with that share in place of each person's
own best, and the smallest of the sums holds, part by part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from kring.composition.rules import worth
from kring.composition.rules.pools import part_of_each, pools
from kring.composition.rules.tables import Bools, Ints, Scores, Tables, has_slot

MOST_AT_ONCE = 800  # people at one slot whose pairs are looked at; of more, only what each wishes is counted


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
        pairs = tables.between(rows) if len(rows) <= MOST_AT_ONCE else None
        for slot in range(len(tables.slot_names)):
            can = np.flatnonzero(has_slot(tables.slots[rows], slot))
            if len(can) < smallest:
                continue
            if len(can) > MOST_AT_ONCE:
                _raise_crowd(best, tables, rows[can], sizes)
            elif pairs is None:
                _raise(best, tables, rows[can], tables.between(rows[can]), sizes)
            else:
                _raise(best, tables, rows[can], (pairs[0][np.ix_(can, can)], pairs[1][np.ix_(can, can)]), sizes)
    part = part_of_each(tables)
    sums = np.array([np.bincount(part, weights=each) for each in best]) if tables.size else np.zeros((3, 0))
    return Bound({number: float(value) for number, value in enumerate(sums.min(axis=0))}, best[0] > 0, best[1])


def core(may: Bools, partners: int) -> Bools:
    """Who is left when everybody with too few partners goes, again and again."""
    left = np.ones(len(may), dtype=bool)
    while True:
        enough = left & (may[:, left].sum(axis=1) >= partners)
        if enough.sum() == left.sum():
            return left
        left = enough


def best_means(may: Bools, score: Scores, partners: int) -> Scores:
    """Each one's mean over their best partners."""
    top = np.partition(np.where(may, score, -np.inf), -partners, axis=1)[:, -partners:]
    means: Scores = top.mean(axis=1)
    return means


def _raise(best: Scores, tables: Tables, here: Ints, pairs: tuple[Bools, Scores], sizes: range) -> None:
    """Everybody at this slot may reach what their best partners here give."""
    may, score = pairs
    kept = core(may, sizes[0] - 1)
    may, score = may[np.ix_(kept, kept)], score[np.ix_(kept, kept)]
    parts = _shared(tables, here, sizes)
    here = here[kept]
    if not len(here):
        return
    for each, (codes, weight, share) in zip(best, parts, strict=True):
        own = score if codes is None else score - weight * (codes[kept][:, None] != codes[kept][None, :])
        each[here] = np.maximum(each[here], worth.PLACED + best_means(may, own, sizes[0] - 1) + share)


def _raise_crowd(best: Scores, tables: Tables, here: Ints, sizes: range) -> None:
    crowd = worth.PLACED + _in_a_crowd(tables, here, sizes[0])
    for each, (_, weight, share) in zip(best, _shared(tables, here, sizes), strict=True):
        each[here] = np.maximum(each[here], crowd - weight + share)


def _shared(tables: Tables, here: Ints, sizes: range) -> list[tuple[Ints | None, float, float]]:
    """What is shared out over a group in each of the three sums: by which codes, its weight, and the share of each."""
    by: list[tuple[Ints, float]] = [
        (tables.level[here], worth.OTHER_LEVEL),
        (tables.department[here], worth.OTHER_DEPARTMENT),
    ]
    return [(None, 0.0, 0.0), *((codes, weight, weight * _most_different(codes, sizes)) for codes, weight in by)]


def _most_different(codes: Ints, sizes: range) -> float:
    """The largest share of pairs of one group that can differ, with so many codes to go round (Turán)."""
    there = len(np.unique(codes))
    return max(_different(size, there) for size in sizes)


def _different(size: int, codes: int) -> float:
    whole, rest = divmod(size, codes)
    same = rest * (whole + 1) * whole / 2 + (codes - rest) * whole * (whole - 1) / 2
    return 1 - same / (size * (size - 1) / 2)


def _in_a_crowd(tables: Tables, here: Ints, smallest: int) -> Scores:
    """The best there can be among very many, plus every wish. Loose, proven, and quick."""
    most = worth.OTHER_DEPARTMENT + worth.OTHER_LEVEL + worth.SAME_PROFESSION
    wishes = [sum(like for like in tables.liked.get(int(row), {}).values() if like > 0) for row in here]
    return np.asarray(most + np.array(wishes) / (smallest - 1), dtype=np.float64)
