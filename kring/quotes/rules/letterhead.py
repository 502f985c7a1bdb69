"""Whether the numbers on a letterhead can be right. Each is empty, or as its register writes it."""

from __future__ import annotations

import re

from kring.kernel.text import Text

NO_CHAMBER = Text("Een KvK-nummer heeft 8 cijfers.", "A Chamber of Commerce number has 8 digits.")
NO_VAT = Text(
    "Een btw-nummer begint met twee letters, zoals NL123456789B01.",
    "A VAT number begins with two letters, such as NL123456789B01.",
)
NO_IBAN = Text("Dit IBAN klopt niet. Kijk de cijfers na.", "This IBAN is not right. Check its digits.")
_CHECKED_BY = 97


def bare(written: str) -> str:
    """Without the spaces and points that people put in."""
    return re.sub(r"[\s.]", "", written).upper()


def chamber_fault(number: str) -> Text | None:
    return None if re.fullmatch("([0-9]{8})?", number) else NO_CHAMBER


def vat_fault(number: str) -> Text | None:
    shape = r"NL[0-9]{9}B[0-9]{2}" if number.startswith("NL") else "[A-Z]{2}[0-9A-Z]{2,12}"
    return None if not number or re.fullmatch(shape, number) else NO_VAT


def iban_fault(number: str) -> Text | None:
    """The two check digits, by ISO 7064: letters count from 10."""
    if not number:
        return None
    if not re.fullmatch("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", number):
        return NO_IBAN
    digits = "".join(str(int(each, 36)) for each in number[4:] + number[:4])
    return None if int(digits) % _CHECKED_BY == 1 else NO_IBAN


def in_fours(number: str) -> str:
    """An IBAN as people read it."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
