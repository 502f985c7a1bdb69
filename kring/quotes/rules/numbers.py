"""The number of a quote: "2026-0007", and from its second version on "2026-0007 v2"."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{4,6})(?:-v(?P<version>[1-9][0-9]{0,3}))?")


def said(year: int, number: int, version: int) -> str:
    return f"{year}-{number:04}" + (f" v{version}" if version > 1 else "")


def in_address(year: int, number: int, version: int) -> str:
    return said(year, number, version).replace(" ", "-")


def read(written: str) -> tuple[int, int, int] | None:
    """Year, number and version of what stands in an address, or None."""
    found = _WRITTEN.fullmatch(written)
    return (int(found["year"]), int(found["number"]), int(found["version"] or 1)) if found else None
