"""A programme's page, as each of its people sees it."""

from __future__ import annotations

import pytest

from kring.groups.models import Group
from kring.offerings.rules.content import Level
from kring.programmes.actions import go_back, propose_facilities, take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import StepName
from tests.cast import TEN, Cast, make_programme


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


def test_who_of_the_group_took_a_step_and_why_they_want_help_stays_in_the_group(page, cast: Cast):
    programme = Group.objects.get(pk=cast.oost.pk).programme
    assert programme
    answer = "Wij praten op 3 maart."
    take_step(programme, StepName.ANSWER_GROUP, by=cast["Chaima"], why=answer, now=TEN)
    Programme.objects.filter(pk=programme.pk).update(handover=Level.MEMBER_LEADS)
    go_back(programme, by=cast["Fons"], why="Het ging te snel.", now=TEN)
    for name, knows in {
        "Karel": False,
        "Mees": False,
        "Petra": False,
        "Greet": True,
        "Noor": True,
        "Anna": True,
    }.items():
        said = page(name)
        assert answer in said, name
        assert ("Chaima antwoordde" in said, "Fons bracht" in said) == (knows, knows), name
        assert ("iemand uit de groep" in said) != knows, name
    for name, reads in {"Karel": False, "Greet": False, "Petra": False, "Noor": True, "Bram": True}.items():
        assert ("Het ging te snel." in page(name)) == reads, name


def test_where_nobody_was_hired_the_group_leads_itself(page, cast: Cast):
    assert "De intervisor leidt." in page("Anna")
    programme = Programme.objects.get(organisation=cast.linde)
    programme.parties.filter(role="intervisor").update(until=TEN)
    said = page("Anna")
    assert "De groep leidt zichzelf." in said
    assert "/zelfstandig/" not in said
