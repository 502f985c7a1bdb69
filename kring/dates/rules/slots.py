"""From a pattern, such as every six weeks on Monday or Thursday, to the moments that a group is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MOST = 60  # moments in one poll: more is not answered on a phone
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Pattern:
    """`count` meetings of `minutes`, `weeks` apart, the first in the week of `first`.

    `weekdays` count from Monday, 0. Each meeting may be in any of `width` weeks, the wished one first.
    """

    first: date
    count: int
    weeks: int
    width: int
    weekdays: tuple[int, ...]
    hours: tuple[time, ...]
    minutes: int


def rounds(pattern: Pattern, *, avoid: Collection[date], zone: tzinfo) -> list[list[datetime]]:
    """For each meeting the moments it may begin, in UTC and in order. None of them is on an avoided day.

    When everything falls on avoided days, the week after is taken, as long as it is before the next meeting's.
    """
    return [_round(pattern, nth, avoid, zone) for nth in range(pattern.count)]


def _round(pattern: Pattern, nth: int, avoid: Collection[date], zone: tzinfo) -> list[datetime]:
    monday = pattern.first - timedelta(days=pattern.first.weekday()) + nth * pattern.weeks * WEEK
    found: list[datetime] = []
    for week in range(max(pattern.width, pattern.weeks)):
        if week >= pattern.width and found:
            break
        found += _week(pattern, monday + week * WEEK, avoid, zone)
    return found


def _week(pattern: Pattern, monday: date, avoid: Collection[date], zone: tzinfo) -> Iterator[datetime]:
    for weekday in sorted(pattern.weekdays):
        day = monday + timedelta(days=weekday)
        if day >= pattern.first and day not in avoid:
            yield from (moment for hour in sorted(pattern.hours) if (moment := _moment(day, hour, zone)))


def _moment(day: date, hour: time, zone: tzinfo) -> datetime | None:
    """The instant, the first of two where the clock repeats the hour; None where it skips it."""
    local = datetime.combine(day, hour, tzinfo=zone)
    instant = local.astimezone(UTC)
    return instant if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None) else None
