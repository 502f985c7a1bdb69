"""The sums of a quote, and what one begins as."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.offerings.ready import template
from kring.quotes.rules import numbers, sums
from kring.quotes.rules.beginning import Known, begun, hourly, hours
from kring.quotes.rules.document import DATE_OVER, NO_LINES, NO_PEOPLE, Document, faults, fingerprint, read, written
from kring.quotes.rules.letterhead import bare, chamber_fault, iban_fault, vat_fault
from kring.quotes.rules.standing import Standing, standing
from kring.quotes.rules.sums import Kind, Line, Vat, rounded

TODAY = date(2026, 11, 23)
quick = settings(max_examples=60, deadline=None)
lines = st.builds(
    Line,
    kind=st.sampled_from(Kind),
    pieces=st.integers(1, 999),
    cents=st.integers(0, 10_000_000),
    minutes=st.none() | st.integers(1, 1440),
    text=st.text(max_size=8),
    vat=st.sampled_from(Vat),
)


def known_of(language) -> Known:
    offered = template("goals", language)
    return Known(
        language=offered.language,
        title=offered.title,
        meetings=offered.form.meetings,
        minutes=offered.form.minutes,
        price=offered.price.cents,
        price_people=offered.price.participants,
        included=offered.price.included,
        excluded=offered.price.excluded,
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_ready_offering_comes_out_to_the_euro(language):
    quote = begun(known_of(language), today=TODAY)
    assert (quote.people, quote.sums.net, quote.sums.each) == (10, 500_000, 50_000)
    assert [(line.kind, line.pieces, line.minutes, line.cents) for line in quote.lines] == [
        (Kind.MEETINGS, 5, 180, 12_500),
        (Kind.PREPARATION, 5, 120, 12_500),
        (Kind.INTAKE, 10, 45, 12_500),
        (Kind.CLOSING, 10, 45, 12_500),
    ]
    assert (quote.sums.tax, quote.sums.gross, quote.sums.each_gross) == (105_000, 605_000, 60_500)
    assert len(quote.excluded) == 1, "travel and lodging; tax is shown apart"
    assert quote.valid_until == date(2026, 12, 23)


@quick
@given(st.integers(1, 50_000_000), st.integers(1, 10), st.integers(15, 480), st.integers(1, 20))
def test_a_quote_begins_at_the_price_of_the_offering_for_its_number_of_people(price, meetings, minutes, people):
    known = Known("nl", "T", meetings=meetings, minutes=minutes, price=price, price_people=people)
    assert begun(known, today=TODAY).sums.net == price
    assert sum(line.amount for line in hours(known, people, hourly(known))) <= price


def test_fewer_people_have_fewer_talks_at_the_same_rate():
    known = known_of("nl")
    fewer = begun(Known(**{name: getattr(known, name) for name in Known.__slots__} | {"people": 8}), today=TODAY)
    assert fewer.sums.net == 500_000 - 2 * 2 * 9_375


@quick
@given(st.lists(lines, max_size=6), st.randoms(use_true_random=False), st.none() | st.integers(1, 999))
def test_the_order_of_lines_changes_nothing_and_everything_adds_up(made, chance, people):
    total = sums.sums(made, people)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert sums.sums(shuffled, people) == total
    assert sum(part.base for part in total.taxed) == total.net == sum(line.amount for line in made)
    assert total.net + total.tax == total.gross
    assert all(type(amount) is int for amount in (total.net, total.tax, total.gross))
    assert all(abs(part.tax * 100 - part.base * part.vat.percent) <= 50 for part in total.taxed)


@quick
@given(st.integers(0, 10**12), st.integers(1, 10**4))
def test_rounding_is_to_the_nearest_and_half_goes_up(amount, by):
    near = rounded(amount, by)
    assert -by < 2 * (near * by - amount) <= by
    assert rounded(by, 2 * by) == 1


def test_no_rule_counts_in_floating_point():
    for path in Path(sums.__file__).parent.glob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text())))
        assert not [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, float)], path
        assert not [node for node in nodes if isinstance(node, ast.Div)], path
        assert not [node for node in nodes if isinstance(node, ast.Name) and node.id == "float"], path


@quick
@given(st.lists(lines, max_size=3))
def test_a_quote_is_read_back_as_it_was_written(made):
    quote = Document(title="Intervisie", people=6, valid_until=TODAY, lines=tuple(made), included=("een",))
    assert read(written(quote)) == quote
    assert fingerprint(read(written(quote))) == fingerprint(quote) != fingerprint(Document())


def test_what_is_missing_is_said_and_a_day_that_is_over_too():
    assert {NO_PEOPLE, NO_LINES} <= set(faults(Document(title="Intervisie"), today=TODAY))
    old = Document(title="x", people=6, valid_until=date(2026, 11, 22), lines=(Line(Kind.TRAVEL, 1, 100),))
    assert faults(old, today=TODAY) == (DATE_OVER,)


def test_a_number_is_read_as_it_is_said():
    assert numbers.said(2026, 7, 2) == "2026-0007 v2"
    for parts in ((2026, 7, 1), (2026, 12_345, 12)):
        assert numbers.read(numbers.in_address(*parts)) == parts
    assert [numbers.read(text) for text in ("nakijken", "2026-7", "2026-0007-v0", "")] == [None] * 4


def test_how_a_quote_stands():
    over = date(2026, 11, 24)
    rows = {
        Standing.WAITING: standing(answer=None, is_newest=True, valid_until=TODAY, today=TODAY),
        Standing.EXPIRED: standing(answer=None, is_newest=True, valid_until=TODAY, today=over),
        Standing.SUPERSEDED: standing(answer=None, is_newest=False, valid_until=TODAY, today=TODAY),
        Standing.ACCEPTED: standing(answer=True, is_newest=True, valid_until=TODAY, today=over),
        Standing.REFUSED: standing(answer=False, is_newest=False, valid_until=TODAY, today=TODAY),
    }
    assert {name: found for name, found in rows.items() if name != found} == {}


def test_numbers_of_a_letterhead_are_checked_as_their_registers_do():
    assert iban_fault(bare("nl91 abna 0417 1643 00")) is None
    assert iban_fault("NL91ABNA0417164301") is not None
    assert vat_fault(bare("NL 1234.56.789.B01")) is None
    assert vat_fault("NL123") is not None
    assert chamber_fault("12345678") is None
    assert chamber_fault("1234567") is not None
