"""Who can be in one group at all by kind and place. Pools may share people: who is remote and has a site has two.

Pools that share nobody can be solved apart: a `part` is one pool, or all pools of a kind with people who are remote.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kring.composition.rules.tables import Ints, Tables


def pools(tables: Tables) -> Iterator[Ints]:
    """Per kind: all who are remote, then per site all who have that site. Rows, in order."""
    order = np.lexsort((tables.sites, tables.kinds))
    starts = np.flatnonzero(np.diff(tables.kinds[order], prepend=-1))
    for family in np.split(order, starts[1:]):
        yield np.sort(family[tables.remote[family]]).astype(np.int32)
        sites = np.flatnonzero(np.diff(tables.sites[family], prepend=-1))
        for at_site in np.split(family, sites[1:]):
            yield np.sort(at_site).astype(np.int32)


def parts(tables: Tables) -> list[list[Ints]]:
    """The pools, those together that share people."""
    found: list[list[Ints]] = []
    part_of: dict[int, list[Ints]] = {}
    for pool in pools(tables):
        if not len(pool):
            continue
        kind = int(tables.kinds[pool[0]])
        if tables.remote[pool].any():
            if kind not in part_of:
                part_of[kind] = []
                found.append(part_of[kind])
            part_of[kind].append(pool)
        else:
            found.append([pool])
    return found


def part_of_each(tables: Tables) -> Ints:
    """The number of the part that each person is in."""
    part = np.zeros(tables.size, dtype=np.int32)
    for number, together in enumerate(parts(tables)):
        for pool in together:
            part[pool] = number
    return part
