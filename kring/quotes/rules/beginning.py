"""What a quote begins as: the offering's price, spread over the hours of this programme.

The offering names one price for a number of participants. Its hours are those of the meetings, of preparing them, and
of an intake and a closing talk with each. The hourly rate that follows is used for the people of this programme, so
fewer talks cost less. When the rate is no whole cent, it is rounded down and one line makes up the difference: for the
offering's own number of participants the quote is the offering's price, to the cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kring.kernel.text import Text
from kring.quotes.rules.document import Document
from kring.quotes.rules.sums import HOUR, Kind, Line

PREPARING = 120  # minutes for one meeting
TALK = 45  # minutes with one participant, at intake and at closing
STANDS_FOR = timedelta(days=30)
USUAL_MEETINGS, USUAL_MINUTES, USUAL_PEOPLE = 6, 120, 6
MAKES_UP = Text("Afronding op de prijs van het aanbod", "Rounding to the price of the offering")
TAX_WORDS = {"btw", "vat"}  # what is not included says tax too; a quote shows that apart


@dataclass(frozen=True, slots=True)
class Known:
    """What offering and programme say. None is unknown."""

    language: str
    title: str
    meetings: int | None = None
    minutes: int | None = None
    people: int | None = None
    price: int | None = None  # cents
    price_people: int | None = None
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def begun(known: Known, *, today: date) -> Document:
    """The first draft."""
    people = known.people or known.price_people or USUAL_PEOPLE
    rate = hourly(known)
    lines = hours(known, people, rate)
    rest = (known.price or 0) - sum(line.amount for line in lines)
    if known.price and people == (known.price_people or people) and rest:
        lines += (Line(Kind.FREE, 1, rest, text=MAKES_UP.said_in(known.language)),)
    return Document(
        language=known.language,
        title=known.title,
        people=people,
        valid_until=today + STANDS_FOR,
        lines=lines,
        included=known.included,
        excluded=tuple(each for each in known.excluded if each.strip().lower() not in TAX_WORDS),
    )


def hours(known: Known, people: int, rate: int) -> tuple[Line, ...]:
    """The four lines that cost time."""
    meetings, minutes = known.meetings or USUAL_MEETINGS, known.minutes or USUAL_MINUTES
    return (
        Line(Kind.MEETINGS, meetings, rate, minutes),
        Line(Kind.PREPARATION, meetings, rate, PREPARING),
        Line(Kind.INTAKE, people, rate, TALK),
        Line(Kind.CLOSING, people, rate, TALK),
    )


def hourly(known: Known) -> int:
    """Cents for an hour, such that all hours together never cost more than the offering says; 0 without a price."""
    if not known.price:
        return 0
    people = known.price_people or known.people or USUAL_PEOPLE
    spent = sum(line.pieces * (line.minutes or 0) for line in hours(known, people, 0))
    rate = known.price * HOUR // spent
    while rate and sum(line.amount for line in hours(known, people, rate)) > known.price:
        rate -= 1
    return rate
