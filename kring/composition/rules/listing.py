"""Pools of which every group is listed: what their people count for at most, and good groups of them.

A person who is also in a pool that is too large to list counts for at least what could be had there: then no group
anywhere is worth more than its members count for, and the sum is a bound on the whole part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kring.composition.rules.cliques import Cliques, cliques, grown, lowest
from kring.composition.rules.packing import MOST_PEOPLE, packed
from kring.composition.rules.pools import parts
from kring.composition.rules.shares import ascended, exact
from kring.composition.rules.tables import Bools, Ints, Scores, Tables

STEPS = (300, 2_000, 8_000, 24_000)  # groups of one pool: as many as all pools together allow
MOST_OF_ALL = 4_000_000
LARGEST_POOL = 128  # people
SOLVED_FOR = 2_000  # people: of a longer list the shares are only nearly the best
TRIED = 3_000  # groups that are tried in packing, and a third of them grown
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
    found: dict[int, Listed] = {}
    shares, least = each.copy(), np.zeros(tables.size)
    together = parts(tables)
    groups = listed_pools(tables, [rows for pools in together for rows in pools], smallest)
    nth = 0
    for part, pools in enumerate(together):
        small: list[Pool] = []
        for rows in pools:
            if (own := groups.get(nth)) is None:
                least[rows] = each[rows]
            else:
                small.append(Pool(rows, own))
            nth += 1
        if small:
            _share_out(small, shares, least, solved=tables.size <= SOLVED_FOR if solved is None else solved)
            people = np.unique(np.concatenate(pools))
            found[part] = Listed(small, shares, least, float(shares[people].sum()), len(small) == len(pools))
    return found


def listed_pools(tables: Tables, pools: Sequence[Ints], smallest: int) -> dict[int, Cliques]:
    """The groups of each pool that has no more than some number of them, by the pool's place.

    The number rises for as long as all pools that have more would not pass the most of all. With one volunteer more
    every pool has as many groups or more, so no pool is listed that was not: the bound never falls by it.
    """
    found: dict[int, Cliques] = {}
    open_ = [nth for nth, rows in enumerate(pools) if len(rows) <= LARGEST_POOL]
    for most in STEPS:
        if sum(len(groups) for groups in found.values()) + len(open_) * most > MOST_OF_ALL:
            break
        for nth in open_:
            may, score = tables.between(pools[nth])
            groups = cliques(may, score, tables.slots[pools[nth]], smallest, most)
            if groups is not None:
                found[nth] = groups
        open_ = [nth for nth in open_ if nth not in found]
    return found


def _share_out(small: Sequence[Pool], shares: Scores, least: Scores, *, solved: bool) -> None:
    """What the people of these pools count for, together: some are in two of them."""
    rows = np.unique(np.concatenate([pool.rows for pool in small]))
    members = np.concatenate([np.searchsorted(rows, pool.rows)[pool.groups.members] for pool in small])
    worth = np.concatenate([pool.groups.worth for pool in small])
    shares[rows] = least[rows]
    if len(members):
        groups = Cliques(members.astype(np.int32), worth)
        found = ascended(groups, least[rows])
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
    tried = [_nearest(groups, shares, TRIED)]
    for _ in range(min(largest - groups.size, GROWN)):
        some = _nearest(tried[-1], shares, TRIED // 3)
        larger = grown(some, may, score, tables.slots[pool.rows])
        if not len(larger):
            break
        tried.append(_nearest(larger, shares, TRIED))
    return tried


def _nearest(groups: Cliques, shares: Scores, most: int) -> Cliques:
    """The groups that are worth nearly what their members count for."""
    return groups.only(lowest(shares[groups.members].sum(axis=1) - groups.worth, most))
