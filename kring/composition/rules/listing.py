"""Pools of which every group is listed: what their people count for at most, and good groups of them.

A person who is also in a pool that is too large to list counts for at least what could be had there: then no group
anywhere is worth more than its members count for, and the sum is a bound on the whole part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np

from kring.composition.rules.cliques import Cliques, cliques, grown, lowest
from kring.composition.rules.packing import MOST_PEOPLE, packed
from kring.composition.rules.pools import parts
from kring.composition.rules.shares import exact, lowered
from kring.composition.rules.tables import Bools, Ints, Scores, Tables

STEPS = (300, 1_000, 3_000, 8_000, 24_000)  # groups of one pool: as many as all pools together allow
ONE_IN = 16  # of the groups that so many threes allow at most
MOST_OF_ALL = 8_000_000
LARGEST_POOL = 128  # people
MOST_SOLVED = 400_000  # groups of one pool, when a bound is to be proven
SOLVED_FOR = 2_000  # people: of a longer list the shares are only nearly the best
TRIED = 600  # groups for each of their members that are tried in packing, and a third of them grown
GROWN = 2  # members more than the smallest size


@dataclass(frozen=True, slots=True)
class Pool:
    """Rows of the list, and every group of the smallest size, by places among them."""

    rows: Ints
    groups: Cliques


@dataclass(frozen=True, slots=True)
class Listed:
    """The listed pools of a part; `shares` and `least` per row of the whole list; what no groups of the part pass."""

    pools: list[Pool]
    shares: Scores
    least: Scores
    bound: float
    whole: bool  # all pools of the part are listed


def listed(tables: Tables, smallest: int, each: Scores, *, solved: bool | None = None) -> dict[int, Listed]:
    """The parts of which some pool is listed. `each` is what everybody counts for at most by another proof.

    `solved` asks for the best shares there are, which take three times as long; by itself for shorter lists.
    """
    together = parts(tables)
    least = np.zeros(tables.size)
    listed_of: dict[int, list[Pool]] = {}
    groups = listed_pools(tables, [rows for pools in together for rows in pools], smallest)
    nth = 0
    for part, pools in enumerate(together):
        for rows in pools:
            if (own := groups.get(nth)) is None:
                least[rows] = each[rows]
            else:
                listed_of.setdefault(part, []).append(Pool(rows, own))
            nth += 1
    solved = tables.size <= SOLVED_FOR if solved is None else solved
    shares, found = each.copy(), {}
    for part, small in listed_of.items():
        _share_out(small, shares, least, solved=solved)
        people = np.unique(np.concatenate(together[part]))
        found[part] = Listed(small, shares, least, float(shares[people].sum()), len(small) == len(together[part]))
    return found


def bounds_by_shares(
    tables: Tables, open_parts: Mapping[int, list[Ints]], smallest: int, each: Scores, *, most: int
) -> dict[int, float]:
    """The best bound that shares give on these parts, the smallest first, until so many groups are listed."""
    found: dict[int, float] = {}
    shares, nothing = each.copy(), np.zeros(tables.size)
    for part, pools in sorted(open_parts.items(), key=lambda one: sum(map(len, one[1]))):
        small: list[Pool] = []
        for rows in pools:
            if not _can_be_listed(rows):
                return found
            own = cliques(*tables.between(rows), tables.slots[rows], smallest, min(most, MOST_SOLVED))
            if own is None:
                return found
            most -= len(own)
            small.append(Pool(rows, own))
        _share_out(small, shares, nothing, solved=True)
        found[part] = float(shares[np.unique(np.concatenate(pools))].sum())
    return found


def _can_be_listed(rows: Ints) -> bool:
    return len(rows) <= LARGEST_POOL


def listed_pools(tables: Tables, pools: Sequence[Ints], smallest: int) -> dict[int, Cliques]:
    """The groups of each pool that has no more than some number of them, by the pool's place.

    How many there can be follows from how many three may sit together (Kruskal and Katona); there are about one in
    sixteen of that. The number rises for as long as all pools together cannot pass the most of all. With one volunteer
    more every pool can have as many or more, and has, so no pool is listed that was not: the bound never falls by it.
    """
    can = np.array([_can_have(tables, rows, smallest) for rows in pools])
    most = max((most for most in STEPS if np.minimum(can, most).sum() <= MOST_OF_ALL), default=0)
    found: dict[int, Cliques] = {}
    for nth in np.flatnonzero(can <= most * ONE_IN).tolist():
        may, score = tables.between(pools[nth])
        groups = cliques(may, score, tables.slots[pools[nth]], smallest, most)
        if groups is not None:
            found[nth] = groups
    return found


def _can_have(tables: Tables, rows: Ints, size: int) -> float:
    """No pool has more groups of this size; of a large pool it is not asked."""
    if not _can_be_listed(rows):
        return float("inf")
    may = tables.may(rows).astype(np.float32)
    three = float(((may @ may) * may).sum())  # every three six times
    return float(three ** (size / 3) / factorial(size))


def _share_out(small: Sequence[Pool], shares: Scores, least: Scores, *, solved: bool) -> None:
    """What the people of these pools count for, together: some are in two of them."""
    rows = np.unique(np.concatenate([pool.rows for pool in small]))
    members = np.concatenate([np.searchsorted(rows, pool.rows)[pool.groups.members] for pool in small])
    worth = np.concatenate([pool.groups.worth for pool in small])
    start, shares[rows] = shares[rows], least[rows]
    if len(members):
        groups = Cliques(members.astype(np.int32), worth)
        found = lowered(groups, least[rows], start)
        shares[rows] = exact(groups, least[rows], found) if solved else found


def groups_of(tables: Tables, part: Listed, largest: int) -> list[Ints]:
    """Good groups of the listed pools, as rows: places first, then who is remote and has no group yet."""
    free = np.ones(tables.size, dtype=bool)
    found = []
    later = [pool.rows for pool in part.pools]
    for pool in reversed(part.pools):
        later.pop()
        if len(pool.rows) > MOST_PEOPLE:
            continue
        elsewhere = part.least.copy()  # what leaving somebody out of this pool does not cost
        for rows in later:
            elsewhere[rows] = part.shares[rows]
        tried = _tried(tables, pool, free[pool.rows], part.shares[pool.rows], largest)
        for group in packed(tried, part.shares[pool.rows], (part.shares - elsewhere)[pool.rows]) if tried else ():
            free[pool.rows[group]] = False
            found.append(pool.rows[group])
    return found


def _tried(tables: Tables, pool: Pool, free: Bools, shares: Scores, largest: int) -> list[Cliques]:
    """The groups of those who are free that come nearest to their shares: of the smallest size, and somewhat larger."""
    groups = pool.groups.only(np.flatnonzero(free[pool.groups.members].all(axis=1)))
    if not len(groups):
        return []
    may, score = tables.between(pool.rows)
    may &= free
    most = TRIED * groups.size
    tried = [_nearest(groups, shares, most)]
    for _ in range(min(largest - groups.size, GROWN)):
        some = _nearest(tried[-1], shares, most // 3)
        larger = grown(some, may, score, tables.slots[pool.rows])
        if not len(larger):
            break
        tried.append(_nearest(larger, shares, most))
    return tried


def _nearest(groups: Cliques, shares: Scores, most: int) -> Cliques:
    """The groups that are worth nearly what their members count for."""
    return groups.only(lowest(shares[groups.members].sum(axis=1) - groups.worth, most))
