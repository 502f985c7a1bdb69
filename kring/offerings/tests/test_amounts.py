from __future__ import annotations

import pytest

from kring.offerings.rules.amounts import MOST, NotAnAmount, cents, in_euro, plainly


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("5000", 500_000),
        ("5.000,-", 500_000),
        ("5.000,--", 500_000),
        ("5000.-", 500_000),
        ("€ 5.000,-", 500_000),
        ("€5,000", 500_000),
        ("5.000", 500_000),
        ("5.000,50", 500_050),
        ("5,000.50", 500_050),
        ("EUR 5 000,50", 500_050),
        ("5\u00a0000 euro", 500_000),
        ("12,5", 1_250),
        ("12.05", 1_205),
        ("0", 0),
        ("1.234.567,89", 123_456_789),
        (" 10.000.000 ", MOST),
    ],
)
def test_an_amount_is_read_as_people_write_it(written, amount):
    assert cents(written) == amount


@pytest.mark.parametrize(
    "written",
    [
        *("", "€", "-5", "5.00.00", "5.000.50", "1,2345", "12.3456", "5e3", "tien", "50,00,00", "5 0"),
        *("10.000.000,01", "9" * 400, "٣", "1.00,5 0"),
    ],
)
def test_what_could_mean_two_things_or_nothing_is_refused(written):
    with pytest.raises(NotAnAmount) as refused:
        cents(written)
    assert refused.value.sentence.nl


def test_an_amount_is_shown_as_its_reader_writes_it():
    assert in_euro(500_000) == "€\u00a05.000"
    assert in_euro(500_050) == "€\u00a05.000,50"
    assert in_euro(500_050, "en") == "€5,000.50"
    assert in_euro(-1_205, "en-gb") == "-€12.05"
    for amount in (0, 5, 70, 500_000, 123_456_789, MOST):
        assert cents(in_euro(amount)) == cents(in_euro(amount, "en")) == cents(plainly(amount)) == amount
