"""The measurement as a picture: of every side, how much of what is possible its groups are worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

WIDE, LEFT, SAID, BAR, GAP = 760, 170, 240, 16, 14  # pixels
SIDES = {"kring": ("Kring", "#1f6f54"), "cpsat": ("OR-Tools CP-SAT", "#b0762c"), "genetic": ("genetic", "#7a5ca8")}
FONT = 'font-family="sans-serif" font-size="12"'
TITLE = "Value of the groups that keep every rule, of the most there can be"
OTHER = ("by lot", "#8a8f98")

Row = Mapping[str, Any]


def drawn(rows: Sequence[Row]) -> str:
    """SVG: a bar for each row, as long as its value is of the tightest bound of that run."""
    lines = list(_lines(rows))
    height = 40 + sum(BAR + 4 for _ in rows) + GAP * len({_of(row) for row in rows})
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {height}" {FONT}>',
            f'<rect width="{WIDE}" height="{height}" fill="#fbf9f4"/>',
            f'<text x="{LEFT}" y="20" fill="#2b2f36">{TITLE}</text>',
            *lines,
            "</svg>\n",
        ]
    )


def _of(row: Row) -> tuple[int, str]:
    return row["people"], row["shape"]


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    top = 34
    for (people, shape), some in groupby(rows, key=_of):
        yield f'<text x="12" y="{top + BAR - 4}" fill="#2b2f36">{people:,} people, {escape(shape)}</text>'
        for row in some:
            yield from _bar(row, top)
            top += BAR + 4
        top += GAP


def _bar(row: Row, top: int) -> Iterator[str]:
    name, colour = SIDES.get(row["side"], OTHER)
    reached = 1 - row["gap"]
    long = (WIDE - LEFT - SAID) * reached
    yield f'<rect x="{LEFT}" y="{top}" width="{max(1, long):.0f}" height="{BAR}" rx="3" fill="{colour}"/>'
    said = f"{name}: {reached:.1%}, {row['cpu']:.1f} s, {row['megabytes']:.0f} MB"
    yield f'<text x="{LEFT + long + 8:.0f}" y="{top + BAR - 4}" fill="#2b2f36">{escape(said)}</text>'
