"""When a round closes and nudges: by the calendar, also in the weekend in which the clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.rounds.rules.timing import closing, is_over, nudging

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("begun", "closes"),
    [
        (datetime(2027, 3, 27, 10, tzinfo=UTC), datetime(2027, 3, 28, 18, tzinfo=UTC)),  # one hour is skipped
        (datetime(2026, 10, 24, 10, tzinfo=UTC), datetime(2026, 10, 25, 19, tzinfo=UTC)),  # one hour comes twice
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), datetime(2026, 11, 24, 19, tzinfo=UTC)),  # it is Monday already
    ],
)
def test_a_round_of_one_day_closes_at_eight_in_the_evening_of_the_next_day(begun, closes):
    assert closing(begun, 1, AMSTERDAM) == closes


@pytest.mark.parametrize("days", [-3, 0, 32, 10**9])
def test_a_last_day_in_the_past_or_too_far_away_is_refused(days):
    with pytest.raises(ValueError, match="days"):
        closing(datetime(2026, 11, 23, tzinfo=UTC), days, AMSTERDAM)


@given(st.integers(0, 1500 * 24 * 60), st.integers(1, 31))
def test_a_round_always_closes_later_and_nudges_between(minutes, days):
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    closes = closing(begun, days, AMSTERDAM)
    assert timedelta(hours=19) < closes - begun < timedelta(days=days, hours=21)
    assert begun < nudging(begun, closes) < closes
    assert closes - nudging(begun, closes) <= timedelta(days=1)


def test_a_round_ends_when_everybody_who_is_asked_wrote_and_never_because_nobody_is():
    closes, now = datetime(2026, 11, 26, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)
    assert is_over(closes, asked=["a"], wrote=["a", "gone"], now=now)
    assert not is_over(closes, asked=["a", "b"], wrote=["a"], now=now)
    assert not is_over(closes, asked=[], wrote=[], now=now)
    assert is_over(closes, asked=["a"], wrote=[], now=closes)
