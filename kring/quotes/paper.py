"""A quote as a PDF that keeps (PDF/A-2a) and can be read aloud (PDF/UA-1).

It is always made from the frozen document, with the instant of sending or answering as its date: the same quote is the
same file, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import typst

from kring.kernel.text import Text
from kring.quotes.models import Quote
from kring.quotes.queries import Sent
from kring.quotes.rules.document import Document
from kring.quotes.rules.standing import SAID, Standing
from kring.quotes.words import day, instant, said
from kring.web.bundle import FOLDER

TEMPLATE = Path(__file__).with_name("quote.typ")
# What the letters of the screen and those that typst brings can show: an archive refuses anything else.
SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x391, 0x3A1),
    (0x3A3, 0x3C9),
    (0x400, 0x45F),
    (0x2010, 0x2027),
    (0x20AC, 0x20AC),
)


def pdf_of(sent: Sent) -> bytes:
    """The PDF of what was sent, with the answer when it was accepted."""
    quote, content = sent.quote, sent.quote.content
    at = sent.answer.at if sent.answer else quote.sent_at
    return _made({**printed(content), **_stamped(sent)}, at=at)


def pdf_of_draft(content: Document, *, now: datetime) -> bytes:
    """The same page without a number."""
    shown = printed(content)
    return _made({**shown, "number": shown["words"]["draft"], "date": day(now, content.language)}, at=now)


def printed(content: Document) -> dict[str, Any]:
    """Everything but the stamp of sending: strings only, in one language."""
    return {**said(content), "number": "", "date": "", "notice": "", "agreed": []}


def _stamped(sent: Sent) -> dict[str, Any]:
    quote: Quote = sent.quote
    language = quote.content.language
    notice = SAID[sent.standing].said_in(language) if sent.standing is Standing.SUPERSEDED else ""
    return {
        "number": str(quote),
        "date": day(quote.sent_at, language),
        "notice": notice,
        "agreed": agreed(sent) if sent.standing is Standing.ACCEPTED else [],
    }


def agreed(sent: Sent) -> list[str]:
    """Who accepted and when, and which text was before them."""
    answer, language = sent.answer, sent.quote.content.language
    if answer is None:
        return []
    who = Text(
        f"Akkoord gegeven door {answer.name}, die zegt te mogen tekenen.",
        f"Accepted by {answer.name}, who says to have the right to sign.",
    )
    when = Text(f"Op {instant(answer.at, 'nl')}, in Kring.", f"On {instant(answer.at, 'en')}, in Kring.")
    mark = Text(f"Kenmerk van deze tekst: {answer.fingerprint[:16]}.", f"Mark of this text: {answer.fingerprint[:16]}.")
    return [text.said_in(language) for text in (who, when, mark)]


def _made(shown: Mapping[str, Any], *, at: datetime) -> bytes:
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,  # the same letters on every host
        sys_inputs={"data": json.dumps(_printable(shown))},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(at.timestamp()),
    )


def _printable(shown: Any) -> Any:
    """Without what no font of ours can show."""
    if isinstance(shown, Mapping):
        return {name: _printable(each) for name, each in shown.items()}
    if isinstance(shown, list):
        return [_printable(each) for each in shown]
    if not isinstance(shown, str):
        return shown
    kept = normalize("NFC", shown)
    return "".join(each for each in kept if any(first <= ord(each) <= last for first, last in SHOWN))
