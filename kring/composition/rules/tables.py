"""Volunteers as arrays, so that thousands of pairs are judged at once.

People are rows 0 … n-1 of one list. `Tables.between(rows)` gives, for any few of them, who may sit with whom and their
affinity; the whole table of all pairs is never made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kring.composition.rules import worth
from kring.composition.rules.lines import all_above, managers
from kring.composition.rules.volunteer import Volunteer, Wanted

Ints = NDArray[np.signedinteger[Any]]
Bools = NDArray[np.bool_]
Scores = NDArray[np.floating[Any]]
Words = NDArray[np.uint64]  # sets of slots, 64 to a word

WORD = 64


class Tables:
    """One list of volunteers, coded. `slots` is people x words; `kinds` and `sites` are codes, equal when the same."""

    def __init__(self, volunteers: Sequence[Volunteer], wanted: Wanted) -> None:
        self.size = len(volunteers)
        self.row_of = {one.id: row for row, one in enumerate(volunteers)}
        self.kinds = coded(one.kind for one in volunteers)
        self.sites = coded(one.site for one in volunteers)
        self.remote = np.array([one.remote for one in volunteers], dtype=bool)
        self.department = coded(one.department for one in volunteers)
        self.level = coded(one.level for one in volunteers)
        self.profession = coded(one.profession for one in volunteers)
        self.team = coded(one.team for one in volunteers)
        self.team[[not one.team for one in volunteers]] = -1
        self.slot_names, self.slots = slot_sets(volunteers)
        self.barred = self._barred(volunteers, wanted)
        self.liked = self._liked(volunteers, wanted)
        self.begun: list[Ints] = [
            np.array(sorted(self.row_of[one] for one in members), dtype=np.int32) for members, _ in wanted.kept
        ]
        self.stays: Bools = np.zeros(self.size, dtype=bool)  # in the group they are in
        self.stays[[self.row_of[one] for _, stay in wanted.kept for one in stay]] = True

    def _barred(self, volunteers: Sequence[Volunteer], wanted: Wanted) -> dict[int, set[int]]:
        """Pairs that no group may hold beside what the arrays say: in one line, avoided, kept apart."""
        above = managers(volunteers, wanted.chart)
        barred: dict[int, set[int]] = {}
        for row, one in enumerate(volunteers):
            for other in (*all_above(one.id, above), *one.avoid):
                _link(barred, row, self.row_of.get(other))
        for first, second in wanted.apart:
            if first in self.row_of:
                _link(barred, self.row_of[first], self.row_of.get(second))
        return barred

    def _liked(self, volunteers: Sequence[Volunteer], wanted: Wanted) -> dict[int, dict[int, float]]:
        """Affinity that hangs on the two persons themselves: wishes, and having been together last time."""
        liked: dict[int, dict[int, float]] = {}
        for row, one in enumerate(volunteers):
            for other in one.wishes:
                _add(liked, row, self.row_of.get(other), worth.WISH)
        if wanted.fresh:
            for first, second in wanted.together:
                if first < second and first in self.row_of:
                    _add(liked, self.row_of[first], self.row_of.get(second), -wanted.fresh)
        return liked

    def between(self, rows: Ints) -> tuple[Bools, Scores]:
        """Who may sit with whom (nobody with themself), and their affinity; both rows x rows."""
        return self.may(rows), self.affinity(rows)

    def may(self, rows: Ints) -> Bools:
        """Who may sit with whom. Family and a common slot are judged, and place as far as two people decide it."""
        team = self.team[rows]
        may: Bools = (team[:, None] != team[None, :]) | (team < 0)[:, None]
        may &= _same(self.kinds[rows])
        may &= _same(self.sites[rows]) | (self.remote[rows][:, None] & self.remote[rows][None, :])
        may &= self.meet(self.slots[rows], self.slots[rows])
        np.fill_diagonal(may, val=False)
        place = {int(row): at for at, row in enumerate(rows)}
        for row, at in place.items():
            for other in self.barred.get(row, ()):
                if other in place:
                    may[at, place[other]] = False
        return may

    def affinity(self, rows: Ints) -> Scores:
        """What every two of them add for each other, in one group or not."""
        score = np.zeros((len(rows), len(rows)), dtype=np.float32)
        score += worth.OTHER_DEPARTMENT * ~_same(self.department[rows])
        score += worth.OTHER_LEVEL * ~_same(self.level[rows])
        score += worth.SAME_PROFESSION * _same(self.profession[rows])
        place = {int(row): at for at, row in enumerate(rows)}
        for row, at in place.items():
            for other, like in self.liked.get(row, {}).items():
                if other in place:
                    score[at, place[other]] += like
        return score

    @staticmethod
    def meet(one: Words, other: Words) -> Bools:
        """Do these sets of slots have one in common? (a x words) and (b x words) give a x b."""
        common = np.zeros((len(one), len(other)), dtype=bool)
        for word in range(one.shape[1]):
            common |= (one[:, word][:, None] & other[:, word][None, :]) != 0
        return common


def coded(values: Iterable[str]) -> Ints:
    """Equal numbers for equal texts."""
    codes: dict[str, int] = {}
    return np.fromiter((codes.setdefault(value, len(codes)) for value in values), dtype=np.int32)


def slot_sets(volunteers: Sequence[Volunteer]) -> tuple[list[str], Words]:
    """All slots by name, and who can when. If nobody names a slot, time is not a rule: everybody can at one slot."""
    names = sorted(set().union(*(one.slots for one in volunteers))) if volunteers else []
    if not names:
        return ["-"], np.ones((len(volunteers), 1), dtype=np.uint64)
    bit = {name: divmod(at, WORD) for at, name in enumerate(names)}
    sets = np.zeros((len(volunteers), -(-len(names) // WORD)), dtype=np.uint64)
    for row, one in enumerate(volunteers):
        for name in one.slots:
            word, shift = bit[name]
            sets[row, word] |= np.uint64(1 << shift)
    return names, sets


def has_slot(sets: Words, slot: int) -> Bools:
    """Whose set holds this slot?"""
    word, shift = divmod(slot, WORD)
    held: Bools = (sets[:, word] >> np.uint64(shift)) & np.uint64(1) != 0
    return held


def _same(codes: NDArray[Any]) -> Bools:
    same: Bools = codes[:, None] == codes[None, :]
    return same


def _link(barred: dict[int, set[int]], row: int, other: int | None) -> None:
    if other is not None and other != row:
        barred.setdefault(row, set()).add(other)
        barred.setdefault(other, set()).add(row)


def _add(liked: dict[int, dict[int, float]], row: int, other: int | None, like: float) -> None:
    if other is not None and other != row:
        for one, two in ((row, other), (other, row)):
            mine: dict[int, float] = liked.setdefault(one, {})
            mine[two] = mine.get(two, 0.0) + like
