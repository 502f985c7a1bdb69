"""Groups from a list of all there can be: person by person, keeping some dozens of best beginnings (a beam).

Who is in fewest groups is decided first: in one of their groups, or left out. A beginning is judged by what it lost so
far against the shares (`shares.py`): what its groups are worth less than their members' shares, and the shares of who
was left out. So beginnings with different people in them can be compared.
"""

from __future__ import annotations

import numpy as np

from kring.composition.rules.cliques import ONE, Cliques, as_sets, lowest
from kring.composition.rules.tables import Bools, Ints, Scores, Words

BEGINNINGS = 20  # for each member of the smallest groups
MOST_TRIED = 800  # groups for each member of the smallest ones: those that lose least
MOST_PEOPLE = 64  # a set of them is one word
OUT = -1


def packed(listed: list[Cliques], shares: Scores, left_out: Scores) -> list[Ints]:
    """Groups of which no two share anybody; `left_out` is what it costs to leave somebody out."""
    sets, lost = _as_sets(listed, shares)
    people = len(shares)
    held = np.array([(sets >> np.uint64(one) & ONE).sum() for one in range(people)])
    order = np.argsort(held, kind="stable")
    first = np.full(len(sets), people)
    for turn in range(people - 1, -1, -1):
        first[_holds(sets, order[turn])] = turn
    done, score = np.zeros(1, dtype=np.uint64), np.zeros(1)
    back: list[tuple[Ints, Ints]] = []
    for turn, one in enumerate(order):
        mine = np.flatnonzero(first == turn)
        seated = _holds(done, one)
        open_ = np.flatnonzero(~seated)
        begun, group = np.nonzero((done[open_, None] & sets[None, mine]) == 0)
        begun, group = open_[begun], mine[group]
        parent = np.concatenate([np.arange(len(done)), begun])
        chosen = np.concatenate([np.full(len(done), OUT), group])
        score = np.concatenate([score - np.where(seated, 0, left_out[one]), score[begun] - lost[group]])
        done = np.concatenate([done | ONE << np.uint64(one), done[begun] | sets[group]])
        kept = _best(done, score, BEGINNINGS * listed[0].size)
        done, score = done[kept], score[kept]
        back.append((parent[kept], chosen[kept]))
    return [_members(sets[group]) for group in _traced(back, int(np.argmax(score)))]


def _as_sets(listed: list[Cliques], shares: Scores) -> tuple[Words, Scores]:
    """The groups that lose least, as sets of bits, with what they lose."""
    sets = np.concatenate([as_sets(each.members) for each in listed])
    lost = np.concatenate([shares[each.members].sum(axis=1) - each.worth for each in listed])
    least = lowest(lost, MOST_TRIED * listed[0].size)
    return sets[least], lost[least]


def _holds(sets: Words, one: int) -> Bools:
    held: Bools = (sets >> np.uint64(one) & ONE) != 0
    return held


def _best(done: Words, score: Scores, most: int) -> Ints:
    """The best beginnings; of those that decided on the same people only one."""
    if len(score) <= most:
        return np.arange(len(score))
    some = lowest(-score, 4 * most)
    order = some[np.argsort(-score[some], kind="stable")]
    _, first = np.unique(done[order], return_index=True)
    return order[np.sort(first)[:most]]


def _traced(back: list[tuple[Ints, Ints]], at: int) -> list[int]:
    groups = []
    for parent, chosen in reversed(back):
        if chosen[at] != OUT:
            groups.append(int(chosen[at]))
        at = int(parent[at])
    return groups


def _members(held: np.uint64) -> Ints:
    return np.array([one for one in range(MOST_PEOPLE) if int(held) >> one & 1], dtype=np.int32)
