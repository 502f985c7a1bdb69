"""Linear programmes, in whole numbers where asked: what is cheapest within rows of constraints. HiGHS solves them.

On one core, so that the same question gets the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
INFINITE = highspy.kHighsInf
NOWHERE = np.empty(0, dtype=np.int64)
WHOLE = int(highspy.HighsVarType.kInteger)
FOUND = 2  # HiGHS's word for a solution that keeps every row


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The value of each variable and what they cost together; nothing costs less than `bound`.

    `prices`, unless in whole numbers: by how much the cost changes with the limit of each row.
    """

    values: Floats
    cost: float
    bound: float
    prices: Floats


class Linear:
    """Variables with limits and costs, and rows that weigh some of them against limits.

    It may grow between solutions; each begins where the last one ended. `options` are HiGHS's own.
    """

    def __init__(self, *, whole: bool = False, **options: float | str) -> None:
        self.whole = whole
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._highs.silent()
        for name, value in {"threads": 1, "mip_rel_gap": 0.0, **options}.items():
            _sure(self._highs.setOptionValue(name, value))

    @property
    def size(self) -> int:
        """How many variables there are."""
        return int(self._highs.numVariables)

    def variable(self, least: float = 0.0, most: float = 1.0) -> int:
        """One more variable, in no row yet; its number."""
        _sure(self._highs.addVar(least, most))
        return self.size - 1

    def variables(self, costs: Floats, inside: Ints, counts: Ints, *, most: float) -> None:
        """A variable from 0 to `most` for each cost. It weighs 1 in its rows: so many (`counts`) of those `inside`."""
        limits, ends = (np.zeros(len(costs)), np.full(len(costs), most)), np.cumsum(counts)
        weights = np.ones(len(inside))
        _sure(self._highs.addCols(len(costs), costs, *limits, len(inside), ends - counts, inside, weights))

    def row(self, terms: Mapping[int, float], least: float, most: float) -> None:
        """The variables named, each times its weight, come to something between these."""
        _sure(self._highs.addRow(least, most, len(terms), [*terms], [*terms.values()]))

    def rows(self, many: int, most: float) -> None:
        """So many rows without a variable yet, that come to `most` at most."""
        limits = np.full(many, -INFINITE), np.full(many, most)
        _sure(self._highs.addRows(many, *limits, 0, np.zeros(many, dtype=np.int64), NOWHERE, np.empty(0)))

    def cost(self, costs: Floats) -> None:
        """Other costs, one for each variable."""
        _sure(self._highs.changeColsCost(len(costs), np.arange(len(costs)), costs))

    def cheapest(self, *, seconds: float = INFINITE) -> Cheapest | None:
        """The best found in that time; None when there is nothing that keeps every row, or none was found."""
        if self.whole:
            every = np.arange(self.size)
            _sure(self._highs.changeColsIntegrality(len(every), every, np.full(len(every), WHOLE)))
        _sure(self._highs.setOptionValue("time_limit", self._highs.getRunTime() + seconds))
        self._highs.run()
        about, found = self._highs.getInfo(), self._highs.getSolution()
        if about.primal_solution_status != FOUND:
            return None
        cost = float(about.objective_function_value)
        bound = float(about.mip_dual_bound) if self.whole else cost
        return Cheapest(np.array(found.col_value), cost, bound, np.array(found.row_dual))


def _sure(status: highspy.HighsStatus) -> None:
    if status == highspy.HighsStatus.kError:
        raise ValueError("HiGHS refused a part of a linear programme")
