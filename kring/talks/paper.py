"""The agreement with the organisation as a PDF that keeps (PDF/A-2a) and can be read aloud (PDF/UA-1)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

import typst
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from kring.kernel.text import Text
from kring.talks.models import Signature
from kring.talks.queries import Standing
from kring.talks.rules.kinds import Side
from kring.web.bundle import FOLDER
from kring.workshop.cards import SHOWN

TEMPLATE = Path(__file__).with_name("agreement.typ")
TITLE = Text("Overeenkomst met de organisatie", "Agreement with the organisation")
SIGNATURES = Text("Handtekeningen", "Signatures")
PAGE = Text("Bladzijde", "Page")
NOT_YET = Text("nog niet getekend", "not signed yet")
SIDES = {
    Side.ORGANISATION: Text("Voor de organisatie", "For the organisation"),
    Side.GUIDE: Text("Voor de begeleiding", "For the guidance"),
}


def pdf_of(standing: Standing) -> bytes:
    """The text with its signatures as they are now: the same state is the same file, byte for byte."""
    signed = [each.at for each in standing.by_side.values()]
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,  # the same letters on every host
        sys_inputs={"data": json.dumps(printed(standing))},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(max([standing.agreement.at, *signed]).timestamp()),
    )


def printed(standing: Standing) -> dict[str, Any]:
    """Everything that stands on the paper, as strings in the language of the text."""
    made, language = standing.agreement, standing.agreement.language
    with override(language):
        day = date_format(localtime(made.at), "j F Y")
        signed = [[SIDES[side].said_in(language), _signed(standing.by_side.get(side), language)] for side in Side]
    version = Text(f"Versie {made.number} van {day}", f"Version {made.number} of {day}").said_in(language)
    shown: dict[str, Any] = _shown(
        {
            "language": language,
            "title": TITLE.said_in(language),
            "programme": made.programme.title,
            "organisation": made.programme.organisation.name,
            "version": version,
            "clauses": made.clauses,
            "signatures": SIGNATURES.said_in(language),
            "signed": signed,
            "page": PAGE.said_in(language),
        }
    )
    return shown


def _signed(signature: Signature | None, language: str) -> str:
    if signature is None or signature.refused:
        return NOT_YET.said_in(language)
    when = date_format(localtime(signature.at), "j F Y, H:i")
    who = Text(f"{signature.name}, op {when}, in Kring", f"{signature.name}, on {when}, in Kring")
    return who.said_in(language)


def _shown(value: Any) -> Any:
    """Without what no font of ours can show: an archive refuses that."""
    if isinstance(value, dict):
        return {name: _shown(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_shown(each) for each in value]
    kept = normalize("NFC", value)
    return "".join(each for each in kept if any(first <= ord(each) <= last for first, last in SHOWN))
