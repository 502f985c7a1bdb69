"""What stands on a quote, in its own language: on the page as in the PDF."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kring.kernel.text import Text
from kring.offerings.rules.amounts import in_euro
from kring.quotes.rules.document import Document
from kring.quotes.rules.letterhead import in_fours
from kring.quotes.rules.sums import HOUR, Kind, Line, Vat

# In forms: in the language of the page.
KINDS: dict[str, object] = {
    Kind.MEETINGS.value: _("meetings"),
    Kind.PREPARATION.value: _("preparation"),
    Kind.INTAKE.value: _("intake talks"),
    Kind.CLOSING.value: _("closing talks"),
    Kind.TRAVEL.value: _("travel"),
    Kind.LODGING.value: _("lodging"),
    Kind.FREE.value: _("something else"),
}
RATES: dict[str, object] = {"21": "21%", "9": "9%", "0": "0%", "exempt": _("exempt from VAT")}
# On the quote.
LINES = {
    Kind.MEETINGS: Text("Bijeenkomsten", "Meetings"),
    Kind.PREPARATION: Text("Voorbereiding van bijeenkomsten", "Preparation of meetings"),
    Kind.INTAKE: Text("Intakegesprekken met deelnemers", "Intake talks with participants"),
    Kind.CLOSING: Text("Afrondende gesprekken met deelnemers", "Closing talks with participants"),
    Kind.TRAVEL: Text("Reiskosten", "Travel"),
    Kind.LODGING: Text("Verblijfskosten", "Lodging"),
    Kind.FREE: Text("", ""),
}
WORDS = {
    "quote": Text("Offerte", "Quote"),
    "draft": Text("Concept", "Draft"),
    "for": Text("Voor", "For"),
    "date": Text("Datum", "Date"),
    "number": Text("Nummer", "Number"),
    "until": Text("Geldig tot en met", "Valid until and including"),
    "people": Text("Deelnemers", "Participants"),
    "what": Text("Omschrijving", "Description"),
    "count": Text("Aantal", "Quantity"),
    "price": Text("Prijs", "Price"),
    "amount": Text("Bedrag", "Amount"),
    "net": Text("Totaal zonder btw", "Total without VAT"),
    "gross": Text("Totaal met btw", "Total with VAT"),
    "each": Text("Per deelnemer, zonder btw", "Per participant, without VAT"),
    "each_gross": Text("Per deelnemer, met btw", "Per participant, with VAT"),
    "included": Text("Dit hoort erbij", "This is included"),
    "excluded": Text("Dit hoort er niet bij", "This is not included"),
    "remarks": Text("Opmerkingen", "Remarks"),
    "rounding": Text(
        "Bedragen in euro. Btw is per tarief berekend over de som van de regels, en afgerond op hele centen.",
        "Amounts in euro. VAT is counted per rate over the sum of the lines, and rounded to whole cents.",
    ),
    "agreed": Text("Akkoord", "Accepted"),
    "chamber": Text("KvK", "Chamber of Commerce"),
    "vat_number": Text("Btw-nummer", "VAT number"),
    "iban": Text("IBAN", "IBAN"),
    "page": Text("Pagina", "Page"),
}


def euro(amount: int, language: str) -> str:
    """Always with cents, so that amounts stand under each other."""
    whole = in_euro(amount - amount % 100, language)
    return f"{whole}{'.' if language == 'en' else ','}{amount % 100:02}"


def day(on: date | datetime, language: str) -> str:
    with override(language):
        return date_format(on, "j F Y")


def instant(at: datetime, language: str) -> str:
    """Where people live: "22 november 2026, 10:00"."""
    with override(language):
        return date_format(timezone.localtime(at), "j F Y, H:i")


def tax_said(vat: Vat) -> Text:
    if vat is Vat.EXEMPT:
        return Text("Vrijgesteld van btw", "Exempt from VAT")
    return Text(f"Btw {vat.percent}%", f"VAT {vat.percent}%")


def said(content: Document) -> dict[str, Any]:
    """Everything that stands on the quote, as strings in its own language."""
    language, sums = content.language, content.sums
    words = {name: text.said_in(language) for name, text in WORDS.items()}
    totals = [{"label": words["net"], "amount": euro(sums.net, language), "is_total": False}]
    totals += [
        {
            "label": _of(tax_said(part.vat).said_in(language), euro(part.base, language), language),
            "amount": euro(part.tax, language),
            "is_total": False,
        }
        for part in sums.taxed
    ]
    totals.append({"label": words["gross"], "amount": euro(sums.gross, language), "is_total": True})
    each = [] if sums.each is None else [{"label": words["each"], "amount": euro(sums.each, language)}]
    if sums.each_gross is not None and sums.each_gross != sums.each:
        each.append({"label": words["each_gross"], "amount": euro(sums.each_gross, language)})
    return {
        "language": language,
        "words": words,
        "title": content.title,
        "recipient": content.recipient,
        "sender": {**_sender(content), "name": content.sender.name},
        "people": str(content.people or ""),
        "until": day(content.valid_until, language) if content.valid_until else "",
        "lines": [_line(line, language) for line in content.lines],
        "totals": totals,
        "each": each,
        "included": list(content.included),
        "excluded": list(content.excluded),
        "remarks": [line.strip() for line in content.remarks.splitlines() if line.strip()],
    }


def _of(tax: str, base: str, language: str) -> str:
    return Text(f"{tax} over {base}", f"{tax} on {base}").said_in(language)


def _sender(content: Document) -> dict[str, Any]:
    head, language = content.sender, content.language
    numbers = (
        (WORDS["chamber"], head.chamber_number),
        (WORDS["vat_number"], head.vat_number),
        (WORDS["iban"], in_fours(head.iban)),
    )
    return {
        "address": [line.strip() for line in head.address.splitlines() if line.strip()],
        "numbers": [f"{label.said_in(language)} {number}" for label, number in numbers if number],
    }


def _line(line: Line, language: str) -> dict[str, str]:
    own = LINES[line.kind].said_in(language)
    return {
        "what": f"{own}: {line.text}" if own and line.text else own or line.text,
        "count": f"{line.pieces} × {duration(line.minutes, language)}" if line.minutes else f"{line.pieces} ×",
        "price": _hourly(line, language) if line.minutes else euro(line.cents, language),
        "amount": euro(line.amount, language),
    }


def _hourly(line: Line, language: str) -> str:
    price = euro(line.cents, language)
    return Text(f"{price} per uur", f"{price} per hour").said_in(language)


def duration(minutes: int, language: str) -> str:
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return Text(f"{rest} minuten", f"{rest} minutes").said_in(language)
    whole = Text(f"{hours} uur", f"{hours} hour" + ("s" if hours > 1 else "")).said_in(language)
    return whole + (f" {rest} min" if rest else "")
