"""The sums of a quote, in whole cents.

Rounding is stated here once. A line is rounded to the cent by itself, half a cent up. Value added tax is counted per
rate over the sum of that rate's lines, and rounded once, half a cent up. What one participant comes to is rounded so
too. Everything is addition of whole numbers, so the order of lines changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_PIECES = 999
MOST_MINUTES = 24 * 60
HOUR = 60
HUNDRED = 100


class Kind(StrEnum):
    """What a line is for, in the order in which a quote shows them."""

    MEETINGS = "meetings"
    PREPARATION = "preparation"
    INTAKE = "intake"
    CLOSING = "closing"
    TRAVEL = "travel"
    LODGING = "lodging"
    FREE = "free"


class Vat(StrEnum):
    """A rate of value added tax. EXEMPT is no rate of zero: the law names why, and the quote says so."""

    HIGH = "21"
    LOW = "9"
    ZERO = "0"
    EXEMPT = "exempt"

    @property
    def percent(self) -> int:
        return 0 if self is Vat.EXEMPT else int(self)


@dataclass(frozen=True, slots=True)
class Line:
    """`pieces` times `cents`; with `minutes` of one piece, `cents` is the price of an hour."""

    kind: Kind
    pieces: int
    cents: int
    minutes: int | None = None
    text: str = ""
    vat: Vat = Vat.HIGH

    @property
    def amount(self) -> int:
        """Cents without tax."""
        if self.minutes is None:
            return self.pieces * self.cents
        return rounded(self.pieces * self.minutes * self.cents, HOUR)


@dataclass(frozen=True, slots=True)
class Taxed:
    """The lines of one rate together."""

    vat: Vat
    base: int
    tax: int


@dataclass(frozen=True, slots=True)
class Sums:
    """All in cents. `each` is the net sum for one participant, `each_gross` with tax; None without participants."""

    net: int
    taxed: tuple[Taxed, ...]
    tax: int
    gross: int
    each: int | None
    each_gross: int | None


def rounded(amount: int, by: int) -> int:
    """`amount` divided by `by`, to a whole number, half up. Neither is negative."""
    return (2 * amount + by) // (2 * by)


def sums(lines: Iterable[Line], people: int | None) -> Sums:
    """Everything that stands under the line."""
    bases: dict[Vat, int] = {}
    for line in lines:
        bases[line.vat] = bases.get(line.vat, 0) + line.amount
    taxed = tuple(Taxed(vat, bases[vat], rounded(bases[vat] * vat.percent, HUNDRED)) for vat in Vat if vat in bases)
    net, tax = sum(bases.values()), sum(part.tax for part in taxed)
    return Sums(
        net=net,
        taxed=taxed,
        tax=tax,
        gross=net + tax,
        each=rounded(net, people) if people else None,
        each_gross=rounded(net + tax, people) if people else None,
    )
