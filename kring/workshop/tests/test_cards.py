"""Step cards: a file that keeps and can be read aloud, for every method, whatever stands in it."""

from __future__ import annotations

import re

import pytest

from kring.methods.library import methods
from kring.workshop.actions import save_draft
from kring.workshop.cards import SHOWN, cards_of, printed
from tests.cast import TEN


def claims(pdf: bytes) -> dict[str, str]:
    """What the file says of itself, read back from its metadata."""
    said = pdf.decode("latin-1")
    return dict(re.findall(r"<(pdf[ua]+id:\w+)>(\w+)<", said))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type ?/Page\b", pdf))


@pytest.mark.parametrize("key", sorted(methods()))
def test_every_method_has_a_cover_and_a_card_for_each_step(key):
    method = methods()[key]
    pdf = cards_of(method, "nl")
    assert claims(pdf) == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert pages_of(pdf) == 1 + len(method.phases)


def test_cards_are_a5_in_the_letters_of_the_screen_and_in_either_language():
    pdf = cards_of(methods()["incident"], "en")
    assert b"AtkinsonHyperlegible" in pdf
    assert b"/Lang(en)" in pdf.replace(b" ", b"")
    assert re.search(rb"/MediaBox ?\[0 0 419\.52\d* 595\.27", pdf)
    said = str(printed(methods()["incident"], "en"))
    assert "Step 4 of 11" in said
    assert "Stap" not in said


def test_a_letter_that_cannot_be_printed_does_not_keep_the_card_from_being_made(signed_in, copied, cast):
    own = copied()
    letters = "".join(chr(code) for first, last in SHOWN for code in range(first, last + 1))
    odd = {"nl": f"{letters} 😀漢\u200f", "en": "Odd"}
    save_draft(own, {**own.draft, "purpose": odd}, revision=1, by=cast["Greet"], now=TEN)
    answer = signed_in("Greet").get(f"/methodes/{own.key}/kaarten/?taal=nl")
    assert answer["Content-Type"] == "application/pdf"
    assert claims(answer.content)["pdfuaid:part"] == "1"
