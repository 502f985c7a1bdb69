"""When a round closes and when it nudges: by the calendar and the clock on the wall, so that no hour is lost or won."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta, tzinfo

DAYS_MOST = 31
CLOSES = time(20, 0)  # an hour that no change of the clock skips or repeats, and at which people can read on


def closing(begun_at: datetime, days: int, zone: tzinfo) -> datetime:
    """Eight in the evening, so many days after the day of the beginning in `zone`. ValueError outside 1 to 31 days."""
    if not 1 <= days <= DAYS_MOST:
        raise ValueError(f"{days} days")
    last_day = begun_at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(last_day, CLOSES, tzinfo=zone)


def nudging(begun_at: datetime, closes_at: datetime) -> datetime:
    """A day before the end; in a short round half-way, so that nobody is nudged for what was asked an hour ago."""
    return max(closes_at - timedelta(days=1), begun_at + (closes_at - begun_at) / 2)


def is_over(closes_at: datetime, *, asked: Collection[str], wrote: Collection[str], now: datetime) -> bool:
    """The moment has come, or everybody who is asked wrote. Nobody asked is nobody ready: then only time ends it."""
    everybody = bool(asked) and set(asked) <= set(wrote)
    return now >= closes_at or everybody
