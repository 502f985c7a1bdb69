"""Where everything stands in the circle. The twin of frontend/circle/geometry.ts; both pass the same vectors.

Lengths are in hundredths of the drawing's side. Angles start at the top and go clockwise, as the seats do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

MIDDLE = 50.0


@dataclass(frozen=True)
class Place:
    """The middle of one seat and its radius."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Ring:
    """The ring of time around the table."""

    radius: float
    width: float = 2.2

    @property
    def length(self) -> float:
        return 2 * pi * self.radius


def table_radius(*, anybody_out: bool) -> float:
    """The distance of the seats from the middle. Somebody outside the circle needs room."""
    return 30.0 if anybody_out else 36.0


def ring(*, anybody_out: bool = False) -> Ring:
    return Ring(radius=rounded(table_radius(anybody_out=anybody_out) * 0.7))


def places(count: int, *, out: frozenset[int] = frozenset()) -> list[Place]:
    """The seats around the table, clockwise from the top; those in `out` stand outside the ring."""
    table = table_radius(anybody_out=bool(out))
    # Ten seats still leave a fifth of a seat between two neighbours.
    radius = min(8.8, table * sin(pi / max(count, 2)) * 0.8)
    return [_place(i, count, table * (1.36 if i in out else 1.0), radius) for i in range(count)]


def _place(index: int, count: int, distance: float, radius: float) -> Place:
    angle = -pi / 2 + index * 2 * pi / count
    x, y = MIDDLE + distance * cos(angle), MIDDLE + distance * sin(angle)
    return Place(x=rounded(x), y=rounded(y), radius=rounded(radius))


def rounded(value: float) -> float:
    """Two decimals, halves upwards: JavaScript and Python otherwise round differently."""
    return int(value * 100 + 0.5) / 100


def letters(names: Sequence[str]) -> list[str]:
    """Two letters for each name, different for everybody where the names allow it."""
    taken: list[str] = []
    for name in names:
        options = _options(name)
        taken.append(next((each for each in options if each not in taken), options[0]))
    return taken


def _options(name: str) -> list[str]:
    """Two-letter forms in order of preference: An(na), A(nna) V(ries), then A with each later letter."""
    words = unicodedata.normalize("NFC", name).split() or ["?"]
    head = words[0][0].upper()
    tail = [head + letter.lower() for letter in words[0][1:] if letter.isalpha()]
    last = [head + words[-1][0].upper()] if len(words) > 1 else []
    return [*tail[:1], *last, *tail[1:]] or [head]
