"""Better groups by moving many people at once.

One member steps out of every group; all of them, and whoever has no group, go back by one optimal assignment. What
there was is one of the assignments, so no round makes it worse. A group with room may keep all and take one more; a
group above its smallest size may give one away.
"""

from __future__ import annotations

import lap
import numpy as np

from kring.composition.rules.block import Block, value_of
from kring.composition.rules.greedy import begun, group_around, padded
from kring.composition.rules.tables import Ints, Scores

NEVER = -1e6
MUST = 1e4
TAKE = 0.2  # the share of groups with room that keep all and offer a seat
CLEARLY = 1e-3
MOST_APART = 5  # groups taken apart at once


def improved(block: Block, chance: np.random.Generator, rounds: int, patience: int) -> int:
    """Up to so many rounds, fewer when `patience` rounds in a row bring nothing. Answers how many it took."""
    idle = done = 0
    worth = block.total()
    while done < rounds and idle < patience and len(block.groups):
        _exchange(block, chance)
        if done % 8 == 7:  # noqa: PLR2004 -- new groups are looked for now and then
            _found(block)
            _split(block)
        now = block.total()
        idle = 0 if now > worth + CLEARLY else idle + 1
        worth = now
        done += 1
    return done


def rebuilt(block: Block, chance: np.random.Generator, rounds: int) -> None:
    """Takes a few neighbouring groups apart and builds them anew in another order; keeps what is not worse."""
    partners = block.may[: block.n, : block.n].sum(axis=1)
    for _ in range(rounds):
        if not len(block.groups):
            return
        anchor = int(chance.choice(block.alone)) if len(block.alone) else int(chance.integers(block.n))
        near = block.may[anchor, block.groups].sum(axis=1) + chance.random(len(block.groups)) * block.smallest
        apart = np.argsort(-near)[: int(chance.integers(1, MOST_APART + 1))]
        apart = apart[~block.stays[block.groups[apart]].any(axis=1)]
        groups, alone, worth = block.groups, block.alone, block.total()
        free = np.concatenate([alone, groups[apart][groups[apart] < block.n]])
        block.take(np.delete(groups, apart, axis=0), free)
        hurry = partners[free] * (0.5 + chance.random(len(free)))
        begun(block, free[np.argsort(hurry, kind="stable")])
        seated(block)
        if block.total() < worth - CLEARLY:
            block.take(groups, alone)


def seated(block: Block) -> None:
    """Gives whoever has no group a seat in one with room, as many as fit."""
    while len(block.alone):
        room = np.flatnonzero(block.sizes() < block.largest)
        if not len(room):
            return
        gain = _gains(block, block.alone, block.groups[room])
        at, to = _assigned(gain)
        sits = gain[at, to] > 0
        if not sits.any():
            return
        groups, sizes = block.groups.copy(), block.sizes()
        groups[room[to[sits]], sizes[room[to[sits]]]] = block.alone[at[sits]]
        block.take(groups, np.delete(block.alone, at[sits]))


def _exchange(block: Block, chance: np.random.Generator) -> None:
    groups, sizes = block.groups, block.sizes()
    keeps = (sizes < block.largest) & (chance.random(len(groups)) < TAKE)
    seat = (chance.random(len(groups)) * sizes).astype(np.int64)
    rest = groups.copy()
    out = groups[np.arange(len(groups)), seat]
    keeps |= block.stays[out]
    rest[np.arange(len(groups)), seat] = np.where(keeps, out, block.n)
    people = np.concatenate([out[~keeps], block.alone])
    gain = _gains(block, people, rest)
    at, to = _assigned(gain)
    taken = gain[at, to] > 0
    at, to = at[taken], to[taken]
    filled = np.sort(rest, axis=1)
    left = (filled < block.n).sum(axis=1)
    filled[to, left[to]] = people[at]
    alone = np.delete(people, at)
    block.take(filled, alone)


def _assigned(gain: Scores) -> tuple[Ints, Ints]:
    """Who goes where (people x places), as many as can, for the largest sum."""
    at, to = lap.lapjvs(-gain, return_cost=False)
    return at, to


def _gains(block: Block, people: Ints, rest: Ints) -> Scores:
    """What each person adds to each group that stays; a group below the smallest size must get somebody."""
    bonds, sizes = block.bonds(rest), (rest < block.n).sum(axis=1)
    before = np.where(sizes < block.smallest, 0, value_of(bonds, sizes))
    after = value_of(bonds[None, :] + block.drawn(people, rest), sizes[None, :] + 1)
    gain = after - before[None, :] + MUST * (sizes < block.smallest)[None, :]
    full = sizes >= block.largest  # only a group whose member stays is
    return np.where(block.fits(people, rest) & ~full[None, :], gain, NEVER)


def _found(block: Block) -> None:
    """New groups around who has none, with who has none and with members that larger groups can spare."""
    sizes = block.sizes()
    spare = np.zeros(block.n + 1, dtype=bool)
    lender = np.full(block.n + 1, -1, dtype=np.int64)
    for at in np.flatnonzero(sizes > block.smallest):
        spare[block.groups[at, : sizes[at] - block.smallest]] = True
        lender[block.groups[at, : sizes[at]]] = at
    spare[block.alone] = True
    spare[block.n] = False
    spare &= ~block.stays
    for person in block.alone:
        if not spare[person]:
            continue
        group = group_around(block, int(person), spare)
        if group is not None and _is_worth_founding(block, group, lender):
            _move(block, group)
            spare[group] = False


def _is_worth_founding(block: Block, group: list[int], lender: Ints) -> bool:
    new = float(block.values(padded(block, group)[None, :])[0])
    givers = sorted({int(lender[one]) for one in group if lender[one] >= 0})
    if not givers:
        return True
    before = block.groups[givers]
    after = np.where(np.isin(before, group), block.n, before)
    if ((after < block.n).sum(axis=1) < block.smallest).any():
        return False
    return new + float(block.values(after).sum() - block.values(before).sum()) > CLEARLY


def _move(block: Block, group: list[int]) -> None:
    left = np.where(np.isin(block.groups, group), block.n, block.groups)
    block.take(np.vstack([left, padded(block, group)]), np.setdiff1d(block.alone, group).astype(np.int32))


def _split(block: Block) -> None:
    """A group that is large enough for two becomes two where that is worth more."""
    for at in np.flatnonzero(block.sizes() >= 2 * block.smallest):
        members = [int(one) for one in block.groups[at] if one < block.n]
        halves = None if block.stays[members].any() else _best_halves(block, members)
        if halves is not None:
            block.groups[at] = padded(block, halves[0])
            block.take(np.vstack([block.groups, padded(block, halves[1])]), block.alone)


def _best_halves(block: Block, members: list[int]) -> tuple[list[int], list[int]] | None:
    """For each member as a start: their nearest to the smallest size, against all others. None when whole is best."""
    best, found = float(block.values(padded(block, members)[None, :])[0]) + CLEARLY, None
    for one in members:
        others = sorted((o for o in members if o != one), key=lambda o: -block.score[one, o])
        near, far = [one, *others[: block.smallest - 1]], others[block.smallest - 1 :]
        value = float(block.values(np.vstack([padded(block, near), padded(block, far)])).sum())
        if value > best:
            best, found = value, (near, far)
    return found
