"""Small parts, solved outright: list every group there can be, and choose the best set of them (HiGHS).

Groups are listed as cliques of who may sit together, slot by slot. Beyond a number of groups listing gives up, and the
search is the better way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array

from kring.composition.rules.tables import Bools, Ints, Scores, Tables, has_slot
from kring.composition.rules.worth import PLACED

NODES = 100  # of the search tree; nearly always enough, and the same on every machine
WHOLE = 0.7  # of a group that the relaxation takes nearly whole
TIE = 1e-6
CLOSE = 1e-6

Listed = dict[tuple[int, ...], float]  # rows of a group -> what it is worth


@dataclass(frozen=True, slots=True)
class Best:
    """The best groups, and a value that no others pass: the same number when the proof is whole."""

    groups: list[Ints]
    bound: float
    is_best: bool = False


def listed_groups(tables: Tables, pools: list[Ints], smallest: int, largest: int, most: int) -> Listed | None:
    """Every group of these pools and its worth; None when there are more than `most`."""
    listed: Listed = {}
    for rows in pools:
        for slot in range(len(tables.slot_names)):
            here = rows[has_slot(tables.slots[rows], slot)]
            if len(here) < smallest:
                continue
            may, score = tables.between(here)
            for group, value in _cliques(here, may, score, smallest, largest):
                listed[group] = value
                if len(listed) > most:
                    return None
    return listed


def chosen(listed: Listed, *, prove: bool) -> Best:
    """The set of groups, nobody in two, that is worth most.

    With `prove` the best set is found and proven: of a few hundred groups. Of more, the relaxation gives the bound,
    and diving into it the groups: what it takes whole is taken, then what it takes most of, and so on for who is left.
    """
    if not listed:
        return Best([], 0.0, is_best=True)
    choice = Choice(listed)
    return choice.proven() if prove else choice.dived()


class Choice:
    """Groups as columns, people as rows."""

    def __init__(self, listed: Listed) -> None:
        self.groups = list(listed)
        self.worth = np.fromiter(listed.values(), dtype=np.float64)
        people = sorted({row for group in self.groups for row in group})
        at = {row: place for place, row in enumerate(people)}
        ends = np.cumsum([0, *(len(group) for group in self.groups)])
        inside = np.array([at[row] for group in self.groups for row in group])
        self.table = csc_array((np.ones(len(inside)), inside, ends), shape=(len(people), len(self.groups)))

    def proven(self) -> Best:
        found = milp(
            -self.worth,
            constraints=LinearConstraint(self.table, -np.inf, 1),
            integrality=np.ones(len(self.groups)),
            bounds=Bounds(0, 1),
            options={"node_limit": NODES, "mip_rel_gap": 0},
        )
        best = self._best(np.flatnonzero(np.rint(found.x)), float(-found.mip_dual_bound))
        return replace(best, is_best=best.bound <= -found.fun + CLOSE)

    def dived(self) -> Best:
        left = np.arange(len(self.groups))
        taken: list[int] = []
        bound = None
        while len(left):
            share, value = self._relaxed(left)
            bound = value if bound is None else bound
            whole = share > WHOLE
            whole[np.argmax(share + self.worth[left] * TIE)] = True
            now = _apart(self.table, left[whole], share[whole])
            taken += now
            people = self.table[:, now].sum(axis=1) > 0
            left = left[(people @ self.table[:, left]) == 0]
        return self._best(np.array(taken), bound or 0.0)

    def _relaxed(self, left: Ints) -> tuple[Scores, float]:
        """Which part of each of these groups is taken, when parts may be, and what that is worth."""
        found = linprog(-self.worth[left], A_ub=self.table[:, left], b_ub=np.ones(self.table.shape[0]), method="highs")
        return found.x, float(-found.fun)

    def _best(self, taken: Ints, bound: float) -> Best:
        return Best([np.array(sorted(self.groups[nth]), dtype=np.int32) for nth in taken], bound)


def _apart(table: csc_array, groups: Ints, share: Scores) -> list[int]:
    """Of these groups as many as share nobody, those with the largest part first."""
    used = np.zeros(table.shape[0], dtype=bool)
    kept = []
    for group in groups[np.argsort(-share, kind="stable")]:
        inside = table.indices[table.indptr[group] : table.indptr[group + 1]]
        if not used[inside].any():
            used[inside] = True
            kept.append(int(group))
    return kept


def _cliques(
    here: Ints, may: Bools, score: Scores, smallest: int, largest: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Every group of these people that the pairs allow, with its worth."""
    masks = [int("".join("1" if ok else "0" for ok in row[::-1]), 2) for row in may]
    pairs = score.tolist()
    rows = here.tolist()
    waiting: list[tuple[tuple[int, ...], int, float]] = [((), (1 << len(rows)) - 1, 0.0)]
    while waiting:
        members, near, bonds = waiting.pop()
        size = len(members)
        if size >= smallest:
            yield tuple(rows[one] for one in members), PLACED * size + 2 * bonds / (size - 1)
        if size == largest or size + near.bit_count() < smallest:
            continue
        while near:
            one = near.bit_length() - 1
            near ^= 1 << one  # who comes later in the group has a lower place: every group once
            drawn = bonds + sum(pairs[one][other] for other in members)
            waiting.append(((*members, one), near & masks[one], drawn))
