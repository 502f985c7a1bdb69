"""When content goes: never without both notices, however irregularly the clock looks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kring.closing.rules.retention import FIRST, LAST, Plan, after, due, is_time, told

CLOSED = date(2026, 8, 31)


def test_months_end_where_months_end():
    assert after(CLOSED, 6) == date(2027, 2, 28)
    assert after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert after(date(2026, 11, 22), -84) == date(2019, 11, 22)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 300), st.lists(st.integers(0, 90), min_size=1, max_size=25))
def test_everybody_hears_thirty_and_seven_days_before_whenever_the_clock_looks(ahead, pauses):
    today = CLOSED
    plan, heard = Plan(CLOSED + timedelta(days=ahead)), {}
    for pause in [*pauses, 400, 400, 400]:
        today += timedelta(days=pause)
        if is_time(plan, today):
            break
        days = due(plan, today)
        if days:
            heard[days] = today
            plan = told(plan, days, today)
    assert is_time(plan, today)
    assert (plan.on - heard[FIRST]).days >= FIRST
    assert (plan.on - heard[LAST]).days >= LAST
    assert plan.on >= CLOSED + timedelta(days=ahead)
    assert today >= plan.on
