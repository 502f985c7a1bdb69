"""The pages of a quote as they are filled in, and the PDF as it is read back."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State
from kring.quotes import actions, queries
from kring.quotes.models import Quote
from kring.quotes.paper import SHOWN, pdf_of
from kring.quotes.rules.document import Document
from kring.quotes.tests.test_quotes import CONTENT, UNTIL, send
from tests.cast import TEN, Cast, make_programme


@pytest.fixture
def approved(cast: Cast) -> Programme:
    return make_programme(cast, State.APPROVED)


def claims(pdf: bytes) -> dict[str, str]:
    """What the file says of itself, read back from its metadata."""
    return dict(re.findall(r"<(pdf[ua]+id:\w+)>(\w+)<", pdf.decode("latin-1")))


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u00a0", " ").split())


def filled(page) -> dict[str, str]:
    """What a browser would send back of the forms on this page."""
    sent = {"revision": str(page.context["revision"])}
    forms = [page.context["form"], page.context["lines"].management_form, *page.context["lines"]]
    for form in forms:
        for field in form:
            value = field.value()
            sent[field.html_name] = "" if value in {None, False} else str(value)
    return {name: value for name, value in sent.items() if not name.endswith("-away")}


def test_a_draft_begins_filled_in_is_changed_checked_and_sent(signed_in, approved, cast):
    greet, home = signed_in("Greet"), f"/trajecten/{approved.id}/offerte/"
    sent = filled(greet.get(home))
    assert sent["lines-0-kind"] == "meetings"
    again = greet.post(home, sent)
    assert again.status_code == 200, "there is no price yet"
    prices = {f"lines-{number}-price": "1.125,50" for number in range(4)}
    away = {"lines-3-away": "on", "lines-4-text": "Literatuur", "lines-4-pieces": "8", "lines-4-price": "12,5"}
    assert greet.post(home, {**sent, **prices, **away}).headers["Location"] == home + "nakijken/"
    page = greet.get(home + "nakijken/")
    assert "Literatuur" in page.content.decode()
    assert claims(greet.get(home + "concept/").content)["pdfuaid:part"] == "1"
    assert greet.post(home + "nakijken/", {"revision": page.context["revision"]}).status_code == 302
    lines = Quote.objects.get().content.lines
    assert [line.cents for line in lines] == [112_550, 112_550, 112_550, 1_250]
    assert greet.get(approved.get_absolute_url()).content.decode().count("2026-0001") >= 2


def test_an_amount_that_is_none_is_refused_at_its_line(signed_in, approved, cast):
    greet, home = signed_in("Greet"), f"/trajecten/{approved.id}/offerte/"
    sent = {**filled(greet.get(home)), "lines-0-price": "1.2.3", "lines-1-price": "vijf"}
    page = greet.post(home, sent)
    assert [bool(line.errors.get("price")) for line in page.context["lines"]][:2] == [True, True]


def test_who_pays_accepts_by_name_and_tick_and_takes_the_pdf_along(signed_in, approved, cast):
    head = {"address": "Lindelaan 4\n3511 AB Utrecht", "chamber_number": "12345678", "iban": "NL91ABNA0417164300"}
    actions.save_letterhead(cast.linde, **head)
    quote = send(approved, cast)
    karel, home = signed_in("Karel"), quote.get_absolute_url()
    assert "akkoord/" in karel.get(home).content.decode()
    assert karel.post(home + "akkoord/", {"name": "K. de Groot"}).status_code == 200, "without the tick"
    assert karel.post(home + "akkoord/", {"name": "Karel de Groót", "may_sign": "on"}).headers["Location"] == home
    assert karel.get(home + "akkoord/").status_code == 409
    text = text_of(karel.get(home + "pdf/").content)
    for said in (
        "Offerte: Intervisie",
        "Zorggroep De Linde",
        "Lindelaan 4",
        "KvK 12345678",
        "NL91 ABNA 0417 1643 00",
        "2026-0001",
        "7 december 2026",
        "5 × 3 uur",
        "Totaal zonder btw € 1.875,00",
        "Btw 21% over € 1.875,00 € 393,75",
        "Totaal met btw € 2.268,75",
        "Per deelnemer, zonder btw € 187,50",
        "Akkoord gegeven door Karel de Groót",
    ):
        assert said in text, said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_keeps_can_be_read_aloud_and_is_always_the_same(approved, cast, language):
    letters = "".join(chr(code) for first, last in SHOWN for code in range(first, last + 1))
    content = Document(
        language=language,
        title="Intervisie 😀漢",
        people=3,
        valid_until=UNTIL,
        lines=CONTENT.lines,
        remarks=letters,
        excluded=("reis",),
    )
    [sent] = [queries.sent(send(approved, cast, content), now=TEN)]
    pdf = pdf_of(sent)
    assert claims(pdf) == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert f"/Lang({language})".encode() in pdf.replace(b" ", b"")
    assert b"AtkinsonHyperlegible" in pdf
    assert pdf == pdf_of(sent)
    said = {"nl": "Totaal met btw € 2.268,75", "en": "Total with VAT €2,268.75"}[language]
    assert said in text_of(pdf)


def test_a_letterhead_that_cannot_be_right_is_refused(signed_in, cast):
    greet, home = signed_in("Greet"), f"/organisaties/{cast.linde.id}/gegevens/"
    page = greet.post(home, {"iban": "NL91ABNA0417164301", "chamber_number": "12", "vat_number": "?"})
    assert set(page.context["form"].errors) == {"iban", "chamber_number", "vat_number"}
    assert greet.post(home, {"iban": "nl91 abna 0417 1643 00"}).status_code == 302
    assert queries.letterhead(cast.linde).iban == "NL91ABNA0417164300"
