"""What everybody counts for at most: shares such that no group is worth more than the shares of its members.

The sum of such shares is a bound on any set of groups. It is enough to look at groups of the smallest size: the worth
of a larger one is the mean worth of its smallest parts, times how many of them it is, and its members' shares are too.
The best shares are the dual of choosing groups in parts (a linear programme); `ascended` comes within some thousandths
of them in a fixed number of rounds, `exact` solves it.
"""

from __future__ import annotations

import numpy as np

from kring.composition.rules.cliques import Cliques, lowest
from kring.composition.rules.tables import Bools, Ints, Scores
from kring.kernel.linear import INFINITE, Linear

STAGES, ROUNDS = 3, 8  # in each stage, with the groups that matter by then
FIRST_STEP, HALVED_IN = 4.0, 5.0
NEAR = 20  # groups for each person that matter
COLUMNS = 8  # groups for each person to begin the linear programme with
TIGHT = 1e-7
MANY = 60  # of such programmes; never seen to be needed


class Shares:
    """The groups of one or more pools, and `least`: what each person counts for elsewhere."""

    def __init__(self, groups: Cliques, least: Scores) -> None:
        self.groups, self.least, self.size = groups, least, groups.size
        flat = groups.members.ravel()
        order = np.argsort(flat, kind="stable")
        self.group_of = (order // self.size).astype(np.int32)  # person by person: the groups they are in
        self.people, self.starts = np.unique(flat[order], return_index=True)
        self.counts = np.diff(self.starts, append=len(flat))

    def short(self, shares: Scores) -> Scores:
        """By how much each group is worth more than the shares of its members, for each of them."""
        short: Scores = (self.groups.worth - shares[self.groups.members].sum(axis=1)) / self.size
        return short

    def mended(self, shares: Scores) -> tuple[Scores, Bools]:
        """Shares that cover every group, from any; and which groups, person by person, made them so."""
        short = self.short(shares)[self.group_of]
        worst = np.maximum.reduceat(short, self.starts)
        mended = self.least.copy()
        mended[self.people] = np.maximum(self.least[self.people], shares[self.people] + worst)
        return mended, short >= np.repeat(worst, self.counts) - TIGHT

    def pull(self, mended: Scores, tight: Bools) -> Scores:
        """Which shares should fall (a subgradient of their sum)."""
        falls = mended[self.people] > self.least[self.people] + TIGHT
        ties = np.add.reduceat(tight.astype(np.float64), self.starts)
        weight = np.repeat(falls / ties / self.size, self.counts)[tight]
        wanted = self.groups.members[self.group_of[tight]].ravel()
        pull: Scores = np.zeros(len(mended)) - np.bincount(wanted, np.repeat(weight, self.size), len(mended))
        pull[self.people] += falls
        return pull

    def near(self, shares: Scores, each: int) -> Ints:
        """The groups whose worth comes nearest to the shares of their members, so many for each person."""
        return lowest(-self.short(shares), each * len(self.people))

    def only(self, some: Ints) -> Shares:
        return Shares(self.groups.only(some), self.least)


def lowered(groups: Cliques, least: Scores, start: Scores) -> Scores:
    """Shares that cover every group, of which the sum is nearly as small as can be; so does `start`, or nearly."""
    whole = Shares(groups, least)
    best, _ = whole.mended(start)
    shares = best
    for stage in range(STAGES):
        some = whole.only(whole.near(shares, NEAR))
        shares, _ = whole.mended(_stepped(some, shares, stage * ROUNDS))
        best = min(best, shares, key=np.sum)
    return best


def _stepped(some: Shares, shares: Scores, begin: int) -> Scores:
    """So many steps downhill; the best on the way."""
    least, best = np.inf, shares
    for nth in range(begin, begin + ROUNDS):
        mended, tight = some.mended(shares)
        if mended.sum() < least:
            least, best = float(mended.sum()), mended
        step = FIRST_STEP * 0.5 ** (nth / HALVED_IN)
        shares = np.maximum(some.least, shares - step * some.pull(mended, tight))
    return best


def exact(groups: Cliques, least: Scores, shares: Scores) -> Scores:
    """The best shares there are, beginning with these: a linear programme that gets the groups it falls short of."""
    whole = Shares(groups, least)
    choice = _Choice(whole)
    new = whole.near(shares, COLUMNS)
    for _ in range(MANY):
        choice.offer(new)
        shares = choice.shares()
        short = whole.short(shares)
        short[choice.offered] = 0
        new = np.flatnonzero(short > TIGHT)
        if not len(new):
            break
        new = new[np.argsort(-short[new], kind="stable")][: COLUMNS * len(whole.people)]
    return whole.mended(shares)[0]


class _Choice:
    """Choosing groups in parts for what they bring above what is had elsewhere, nobody more than once.

    Its prices are the shares, less what each counts for elsewhere.
    """

    def __init__(self, whole: Shares) -> None:
        self.whole, self.least = whole, whole.least[whole.people]
        self.linear = Linear(presolve="off")
        self.linear.rows(len(whole.people), most=1.0)
        self.offered = np.zeros(len(whole.groups.members), dtype=bool)

    def offer(self, some: Ints) -> None:
        """More groups to choose from."""
        inside = np.searchsorted(self.whole.people, self.whole.groups.members[some])
        bring = self.whole.groups.worth[some] - self.least[inside].sum(axis=1)
        self.offered[some] = True
        self.linear.variables(-bring, inside.ravel(), np.full(len(some), self.whole.size), most=INFINITE)

    def shares(self) -> Scores:
        """The shares of least sum that cover the groups offered. People in no group keep the least."""
        found = self.linear.cheapest()
        shares = self.whole.least.copy()
        if found is not None:
            shares[self.whole.people] = self.least + np.maximum(0, -found.prices)
        return shares
