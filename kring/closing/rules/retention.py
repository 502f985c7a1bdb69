"""When a programme's content is put away, in whole days.

The date moves later and never earlier by itself: whoever must hear 30 and 7 days before, hears that many days before,
also when Kring stood still meanwhile.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

USUAL, LEAST, MOST = 6, 2, 24  # months after closing
FIRST, LAST = 30, 7  # days of notice
BOOKS = 7  # years that a quote is kept
YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class Plan:
    """The day on which it happens, and which notices were given."""

    on: date
    told_first: bool = False
    told_last: bool = False


def after(begins: date, months: int) -> date:
    """The same day `months` later, or the last one of a shorter month."""
    years, month = divmod(begins.month - 1 + months, YEAR)
    year = begins.year + years
    return date(year, month + 1, min(begins.day, monthrange(year, month + 1)[1]))


def due(plan: Plan, today: date) -> int | None:
    """Which notice is to be given today, in days; None for none."""
    left = (plan.on - today).days
    if not plan.told_first and left <= FIRST:
        return FIRST
    if plan.told_first and not plan.told_last and left <= LAST:
        return LAST
    return None


def told(plan: Plan, days: int, today: date) -> Plan:
    """The plan once people heard: at least that many days from now."""
    on = max(plan.on, today + timedelta(days=days))
    return Plan(on, told_first=True, told_last=plan.told_last or days == LAST)


def is_time(plan: Plan, today: date) -> bool:
    """Everybody heard twice, and the day has come."""
    return plan.told_first and plan.told_last and plan.on <= today
