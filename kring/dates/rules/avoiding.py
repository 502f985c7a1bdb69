"""Days on which a group does not meet: public holidays, and school holidays by region.

The dates are the `holidays` library's, which names the ministry's regulations as its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

LEAST = 2026  # a year whose school holidays every version of the library knows


class Region(StrEnum):
    """Regions of the Dutch school holidays."""

    NORTH = "Noord"
    MIDDLE = "Midden"
    SOUTH = "Zuid"


def avoided(first: date, last: date, *, public: bool, region: Region | None) -> Mapping[date, str]:
    """Every day to avoid from `first` to `last`, with its Dutch name."""
    from holidays import country_holidays  # noqa: PLC0415 -- takes a moment to load; a page without it must not wait

    years = range(first.year, last.year + 1)
    found: dict[date, str] = {}
    if region is not None:
        found.update(country_holidays("NL", subdiv=region.value, years=years, categories="school", language="nl"))
    if public:
        found.update(country_holidays("NL", years=years, language="nl"))
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def days(first: date, last: date) -> list[date]:
    """Each day from `first` to `last`, both included; none when `last` comes first."""
    return [first + timedelta(days=nth) for nth in range((last - first).days + 1)]


@cache
def known_until(region: Region) -> int:
    """The last year whose school holidays the library knows: the ministry fixes them some years ahead."""
    from holidays import country_holidays  # noqa: PLC0415 -- as above

    year = LEAST
    while country_holidays("NL", subdiv=region.value, years=year + 1, categories="school"):
        year += 1
    return year
