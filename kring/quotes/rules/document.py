"""What a quote says, as one value. Drafts keep it as plain JSON, and so do versions, which never change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from kring.kernel.text import Text
from kring.quotes.rules.sums import MOST_MINUTES, MOST_PIECES, Kind, Line, Sums, Vat, sums


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who sends it. All but the name may be empty."""

    name: str = ""
    address: str = ""  # in lines
    chamber_number: str = ""
    vat_number: str = ""
    iban: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole quote. `sender` and `recipient` are filled in at sending, and stay as they were then."""

    language: str = "nl"
    title: str = ""
    people: int | None = None
    valid_until: date | None = None  # the last day on which it can be accepted
    lines: tuple[Line, ...] = ()
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    remarks: str = ""
    sender: Letterhead = Letterhead()
    recipient: str = ""

    @property
    def sums(self) -> Sums:
        return sums(self.lines, self.people)


LISTS = ("included", "excluded")
PLAIN = ("language", "title", "people", "remarks", "recipient")
NO_TITLE = Text("Geef de offerte een titel.", "Give the quote a title.")
NO_PEOPLE = Text("Vul in voor hoeveel deelnemers dit is.", "Say how many participants this is for.")
NO_LINES = Text("Voeg minstens één regel toe.", "Add at least one line.")
NO_DATE = Text("Vul in tot en met welke dag de offerte geldt.", "Say until which day the quote stands.")
DATE_OVER = Text("Deze dag is al voorbij. Kies een latere.", "This day is over. Choose a later one.")
NO_AMOUNT = Text("Een regel kost nog niets. Vul een prijs in.", "A line costs nothing yet. Fill in a price.")
NO_WORDS = Text("Schrijf bij een vrije regel waar die voor is.", "Write with a free line what it is for.")
TOO_MANY = Text(
    f"Een regel telt hooguit {MOST_PIECES} keer, en één keer duurt hooguit een dag.",
    f"A line counts {MOST_PIECES} times at most, and one time lasts a day at most.",
)


def faults(document: Document, *, today: date) -> tuple[Text, ...]:
    """Everything that keeps it from being sent."""
    found = [NO_TITLE] if not document.title.strip() else []
    found += [] if document.people else [NO_PEOPLE]
    found += [] if document.lines else [NO_LINES]
    if document.valid_until is None:
        found.append(NO_DATE)
    elif document.valid_until < today:
        found.append(DATE_OVER)
    for line in document.lines:
        found += line_faults(line)
    return tuple(dict.fromkeys(found))


def line_faults(line: Line) -> list[Text]:
    found = [NO_AMOUNT] if line.amount <= 0 else []
    found += [NO_WORDS] if line.kind is Kind.FREE and not line.text.strip() else []
    if not 1 <= line.pieces <= MOST_PIECES or not 1 <= (line.minutes or 1) <= MOST_MINUTES:
        found.append(TOO_MANY)
    return found


def written(document: Document) -> dict[str, Any]:
    """As plain JSON."""
    made = asdict(document)
    made["lines"] = [dict(line) for line in made["lines"]]
    made["valid_until"] = document.valid_until.isoformat() if document.valid_until else None
    return {**made, **{name: list(made[name]) for name in LISTS}}


def read(kept: Mapping[str, Any]) -> Document:
    """The value back. Raises KeyError or ValueError when it is not ours."""
    until = kept.get("valid_until")
    return Document(
        **{name: kept[name] for name in PLAIN if name in kept},
        included=tuple(kept.get("included", ())),
        excluded=tuple(kept.get("excluded", ())),
        valid_until=date.fromisoformat(until) if until else None,
        lines=tuple(_line(line) for line in kept.get("lines", ())),
        sender=Letterhead(**kept.get("sender", {})),
    )


def fingerprint(document: Document) -> str:
    """64 hexadecimal characters that are other when one sign of the quote is. An answer keeps it."""
    return hashlib.sha256(json.dumps(written(document), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _line(kept: Mapping[str, Any]) -> Line:
    own = {field.name: kept[field.name] for field in fields(Line) if field.name in kept}
    return Line(**{**own, "kind": Kind(kept["kind"]), "vat": Vat(kept["vat"])})
