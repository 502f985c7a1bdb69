"""Groups to begin with: take who has fewest partners, find the slot with most of them, add the best one by one."""

from __future__ import annotations

import numpy as np

from kring.composition.rules.block import Block
from kring.composition.rules.tables import WORD, Bools, Ints

TRIES = 3  # slots to try for one person


def begun(block: Block, order: Ints | None = None) -> None:
    """Adds groups of the smallest size from who has none, as many as come easily.

    In this order of people; without one, who has fewest partners comes first.
    """
    if order is None:
        partners = block.may[: block.n, : block.n].sum(axis=1)
        order = block.alone[np.argsort(partners[block.alone], kind="stable")]
    free = np.zeros(block.n + 1, dtype=bool)
    free[block.alone] = True
    found = list(block.groups)
    for person in order:
        if free[person]:
            group = group_around(block, int(person), free)
            if group is not None:
                free[group] = False
                found.append(padded(block, group))
    groups = np.array(found, dtype=np.int32).reshape(-1, block.largest)
    block.take(groups, np.flatnonzero(free[: block.n]).astype(np.int32))


def group_around(block: Block, person: int, free: Bools) -> list[int] | None:
    """A group of the smallest size with this person, from who is free; None when none is found."""
    near = block.may[person] & free
    near[block.n] = False
    people = np.flatnonzero(near)
    if len(people) < block.smallest - 1:
        return None
    for slot in _slots_by_choice(block, person, people.astype(np.int32)):
        word, shift = divmod(slot, WORD)
        here = people[(block.slots[people, word] >> np.uint64(shift)) & np.uint64(1) != 0]
        group = _grown(block, person, here.astype(np.int32))
        if group is not None:
            return group
    return None


def _slots_by_choice(block: Block, person: int, people: Ints) -> list[int]:
    """The slots of this person at which enough others can, those with most choice first."""
    counted = []
    for word in range(block.slots.shape[1]):
        own = int(block.slots[person, word])
        while own:
            shift = (own & -own).bit_length() - 1
            own &= own - 1
            can = int(((block.slots[people, word] >> np.uint64(shift)) & np.uint64(1)).sum())
            if can >= block.smallest - 1:
                counted.append((-can, word * WORD + shift))
    return [slot for _, slot in sorted(counted)[:TRIES]]


def _grown(block: Block, person: int, here: Ints) -> list[int] | None:
    group = [person]
    drawn = block.score[person, here].copy()
    choice = np.ones(len(here), dtype=bool)
    while len(group) < block.smallest:
        if not choice.any():
            return None
        best = int(np.argmax(np.where(choice, drawn, -np.inf)))
        one = int(here[best])
        group.append(one)
        choice &= block.may[one, here]
        drawn += block.score[one, here]
    return group


def padded(block: Block, group: list[int]) -> Ints:
    seats = np.full(block.largest, block.n, dtype=np.int32)
    seats[: len(group)] = group
    return seats
