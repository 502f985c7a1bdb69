"""What is cheapest within rows of constraints, compared with trying everything."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.kernel.linear import INFINITE, Cheapest, Linear

costs = st.lists(st.integers(-9, 9), min_size=1, max_size=6)


@st.composite
def choices(draw: st.DrawFn) -> tuple[list[int], list[tuple[dict[int, float], float]]]:
    """Costs of what can be taken or left, and rows that come to so much at most."""
    cost = draw(costs)
    weights = st.dictionaries(st.integers(0, len(cost) - 1), st.integers(-4, 4).map(float), max_size=4)
    return cost, draw(st.lists(st.tuples(weights, st.integers(-3, 6).map(float)), max_size=4))


@given(choices())
def test_in_whole_numbers_nothing_is_cheaper(asked):
    cost, rows = asked
    linear = Linear(whole=True)
    for _ in cost:
        linear.variable()
    for terms, most in rows:
        linear.row(terms, -INFINITE, most)
    linear.cost(np.array(cost, dtype=float))
    found = linear.cheapest()
    ways = [way for way in product((0, 1), repeat=len(cost)) if all(_comes_to(row, way) <= most for row, most in rows)]
    least = min((float(np.dot(cost, way)) for way in ways), default=None)
    assert (found is None) == (least is None)
    if found is not None:
        assert found.cost == pytest.approx(least)
        assert found.bound == pytest.approx(least)
        assert tuple(np.rint(found.values)) in ways


def _comes_to(terms: dict[int, float], way: tuple[int, ...]) -> float:
    return sum(weight * way[variable] for variable, weight in terms.items())


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 4), min_size=1, max_size=3), st.integers(1, 20)), min_size=1, max_size=9)
)
def test_prices_cover_what_was_offered_and_come_to_what_is_had(offers):
    linear = Linear()
    linear.rows(5, most=1.0)
    had = [offered(linear, rows, worth) for rows, worth in offers]  # each solution goes on from the last
    assert had == sorted(had, key=lambda each: -round(each.cost, 6))
    found = had[-1]
    prices = -found.prices
    assert (prices >= -1e-6).all()
    assert prices.sum() == pytest.approx(-found.cost, abs=1e-6)
    assert all(sum(prices[row] for row in rows) >= worth - 1e-6 for rows, worth in offers)


def offered(linear: Linear, rows: set[int], worth: int) -> Cheapest:
    linear.variables(np.array([-float(worth)]), np.array(sorted(rows)), np.array([len(rows)]), most=INFINITE)
    found = linear.cheapest()
    assert found is not None
    return found


def test_a_row_without_a_way_has_no_answer_and_the_next_aim_keeps_the_one_before():
    linear = Linear(whole=True)
    one, other = linear.variable(), linear.variable()
    linear.row({one: 1.0, other: 1.0}, 1, 1)
    linear.cost(np.array([1.0, 2.0]))
    first = linear.cheapest()
    assert first is not None
    linear.row({one: 1.0, other: 2.0}, -INFINITE, first.cost)
    linear.cost(np.array([5.0, 0.0]))
    again = linear.cheapest()
    assert again is not None
    assert again.values.tolist() == [1.0, 0.0]
    linear.row({one: 1.0}, -INFINITE, 0)
    assert linear.cheapest() is None
