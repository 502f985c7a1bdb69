"""Amounts of money as people write them, in whole cents of a euro.

Read are "5000", "5.000", "5.000,-", "5.000,50", "5,000.50", "€ 12,5" and "EUR 5 000,00". A point or comma with three
digits behind it parts thousands; with one or two it begins the cents. What could be either is refused.
"""

from __future__ import annotations

import re

from kring.kernel.text import Language, Text

MOST = 1_000_000_000  # cents: ten million euro
_AROUND = re.compile(r"^(?:€|eur(?:o)?\b)?\s*(.*?)\s*(?:€|\beur(?:o)?)?$", re.IGNORECASE | re.DOTALL)
_NO_CENTS = re.compile(r"[.,](?:[-–—=]|--|––)$")
_SPACE = re.compile(r"[\s\u00a0\u2009\u202f']")
_AMOUNT = re.compile(
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?:(?P<mark>[.,])[0-9]{3})(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?P<point>[.,])(?P<cents>[0-9]{1,2}))?"
)
_SPACED = re.compile(r"[0-9]{1,3}(?:[\s\u00a0\u2009\u202f'][0-9]{3})+(?:[.,].*)?")

NO_AMOUNT = Text(
    "Schrijf een bedrag in euro's, zoals 5000 of 5.000,50.",
    "Write an amount in euro, such as 5000 or 5,000.50.",
)
TOO_MUCH = Text("Dit is meer dan tien miljoen euro. Klopt dat?", "This is more than ten million euro. Is it right?")


class NotAnAmount(ValueError):
    """What was written is no amount. `sentence` says how to write one."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def cents(written: str) -> int:
    """The amount in cents. Raises NotAnAmount, also below zero."""
    bare = _NO_CENTS.sub("", _AROUND.sub(r"\1", written.strip()))
    if _SPACE.search(bare):
        if not _SPACED.fullmatch(bare):
            raise NotAnAmount(NO_AMOUNT)
        bare = _SPACE.sub("", bare)
    found = _AMOUNT.fullmatch(bare) if bare.isascii() else None
    if found is None or (found["mark"] and found["mark"] == found["point"]):
        raise NotAnAmount(NO_AMOUNT)
    euros = re.sub("[.,]", "", found["whole"])
    if len(euros) > len(str(MOST)):
        raise NotAnAmount(TOO_MUCH)
    amount = int(euros) * 100 + int((found["cents"] or "0").ljust(2, "0"))
    if amount > MOST:
        raise NotAnAmount(TOO_MUCH)
    return amount


def plainly(amount: int) -> str:
    """The amount as a form field shows it, in the Dutch way, without a sign: "5000" or "5000,50"."""
    euros, rest = divmod(amount, 100)
    return f"{euros},{rest:02}" if rest else str(euros)


def in_euro(amount: int, language: Language | str = "nl") -> str:
    """The amount as a page shows it: "€ 5.000" and "€ 12,50", in English "€5,000" and "€12.50"."""
    euros, rest = divmod(abs(amount), 100)
    whole, part, sign = f"{euros:,}", f".{rest:02}" if rest else "", "-" if amount < 0 else ""
    if language.startswith("en"):
        return f"{sign}€{whole}{part}"
    return f"{sign}€\u00a0{whole.replace(',', '.')}{part.replace('.', ',')}"
