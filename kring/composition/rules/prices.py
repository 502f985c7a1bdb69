"""A tighter bound, by prices.

Let everybody have a price at each slot, which each group mate at that slot pays them on the mean. In a group what is
paid is received, so the group is worth as much as before; but nobody can now be everybody's best partner for nothing.
For any prices the sum of what each could have at best is a bound. Prices rise for who is wanted more than they can be
had and fall for who is not (a subgradient); the best bound on the way counts. It is the dual of the relaxation in
which people share themselves out over slots and partners.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kring.composition.rules import worth
from kring.composition.rules.bound import core
from kring.composition.rules.tables import Bools, Ints, Scores, Tables, has_slot

Place = tuple[Ints, Bools, Scores]  # who is at one slot of one pool, who may sit with whom, affinities
FIRST_STEP = 0.6
MOST_CELLS = 40_000_000  # pairs at all slots together that are kept in memory


def priced(tables: Tables, pools: list[Ints], smallest: int, rounds: int) -> float:
    """The bound for the pools of one kind after so many rounds; infinite when the kind is too large for it."""
    places = _places(tables, pools, smallest)
    if sum(len(here) ** 2 for here, _, _ in places) > MOST_CELLS:
        return float("inf")
    prices = [np.zeros(len(here)) for here, _, _ in places]
    lowest = float("inf")
    for nth in range(rounds):
        value, pull = _bound_at(tables.size, places, prices, smallest - 1)
        lowest = min(lowest, value)
        step = FIRST_STEP / (1 + nth / 12)
        prices = [price + step * each for price, each in zip(prices, pull, strict=True)]
    return lowest


def _places(tables: Tables, pools: list[Ints], smallest: int) -> list[Place]:
    places = []
    for rows in pools:
        for slot in range(len(tables.slot_names)):
            here = rows[has_slot(tables.slots[rows], slot)]
            if len(here) >= smallest:
                may, score = tables.between(here)
                kept = core(may, smallest - 1)
                if kept.any():
                    places.append((here[kept], may[np.ix_(kept, kept)], score[np.ix_(kept, kept)]))
    return places


def _bound_at(size: int, places: list[Place], prices: Sequence[Scores], mates: int) -> tuple[float, list[Scores]]:
    """The bound at these prices, and which prices should rise (wanted) or fall (offered)."""
    best = np.zeros(size)
    at = np.full(size, -1)
    tops = []
    for nth, ((here, may, score), price) in enumerate(zip(places, prices, strict=True)):
        net = np.where(may, score - price[None, :], -np.inf)
        top = np.argpartition(net, -mates, axis=1)[:, -mates:]
        mean = np.take_along_axis(net, top, axis=1).mean(axis=1)
        own = worth.PLACED + price + mean
        better = own > best[here]
        best[here[better]] = own[better]
        at[here[better]] = nth
        tops.append(top)
    pull = []
    for nth, (here, _, _) in enumerate(places):
        mine = at[here] == nth
        wanted = np.bincount(tops[nth][mine].ravel(), minlength=len(here)) / mates
        pull.append(wanted - mine)
    return float(best.sum()), pull
