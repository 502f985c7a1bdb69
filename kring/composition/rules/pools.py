"""Who can be in one group at all by kind and place. Pools may share people: who is remote and has a site has two."""

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
