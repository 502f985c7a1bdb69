"""A programme's page, as each of its people sees it."""

from __future__ import annotations

import pytest

from kring.programmes.actions import propose_facilities
from tests.cast import Cast, make_programme


@pytest.fixture
def page(cast: Cast, signed_in):
    programme = make_programme(cast)
    propose_facilities(programme, meetings=6, minutes=120, weeks_between=8, place="Het MMC")

    def seen(name: str) -> str:
        return signed_in(name).get(programme.get_absolute_url()).content.decode()

    return seen


def test_everybody_reads_what_was_agreed_and_that_the_group_is_closed_to_them(page):
    for name in ("Karel", "Mees", "Petra", "Noor"):
        said = page(name)
        assert "6 bijeenkomsten van 120 minuten" in said, name
        assert "elke 8 weken" in said, name
        assert "Wat de groep zegt en schrijft, blijft in de groep." in said, name


def test_who_takes_part_is_not_for_who_pays(page):
    for name, reads in {
        "Karel": False,
        "Mees": False,
        "Petra": False,
        "Noor": True,
        "Greet": True,
        "Anna": True,
    }.items():
        said = page(name)
        assert ("Chaima" in said) == reads, name
        assert ("6 mensen" in said) != reads, name


def test_whose_manager_somebody_is_stays_between_them_and_who_arranges(page):
    for name, reads in {"Anna": True, "Mees": True, "Greet": True, "Bram": False, "Karel": False}.items():
        assert ("Leidinggevende" in page(name)) == reads, name
