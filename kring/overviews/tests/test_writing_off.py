"""Greet says that somebody takes no part any more."""

from __future__ import annotations

import pytest

from kring.groups.queries import group_of
from kring.programmes import queries as programmes
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import StepName
from tests.cast import Cast, make_programme

WHY = "Zij werkt hier niet meer."


@pytest.fixture
def programme(cast: Cast) -> Programme:
    return make_programme(cast)


def page_for(programme: Programme, cast: Cast, name: str) -> str:
    return f"{programme.get_absolute_url()}deelnemers/{cast[name].pk}/afmelden/"


def test_who_is_written_off_is_out_of_programme_and_group_and_hears_it(programme, cast: Cast, signed_in, mailoutbox):
    page = page_for(programme, cast, "Anna")
    assert "Anna doet niet meer mee" in signed_in("Greet").get(page).content.decode()
    assert signed_in("Greet").post(page, {"why": WHY}).status_code == 302
    group = group_of(programme)
    assert group
    assert cast["Anna"] not in programmes.participants(programme)
    assert not group.memberships.filter(person=cast["Anna"], left_at=None).exists()
    [letter] = [each for each in mailoutbox if each.to == [cast["Anna"].email]]
    assert WHY not in letter.subject + letter.body
    assert programme.steps.get(name=StepName.LEAVE).why == WHY


def test_why_is_not_for_the_others(programme, cast: Cast, signed_in):
    signed_in("Greet").post(page_for(programme, cast, "Anna"), {"why": WHY})
    reads = {
        name: WHY in signed_in(name).get(programme.get_absolute_url()).content.decode()
        for name in ("Noor", "Bram", "Karel")
    }
    assert reads == {"Noor": True, "Bram": False, "Karel": False}


def test_nobody_is_written_off_without_a_reason_or_twice(programme, cast: Cast, signed_in):
    page = page_for(programme, cast, "Anna")
    assert signed_in("Greet").post(page, {"why": ""}).status_code == 200
    assert cast["Anna"] in programmes.participants(programme)
    signed_in("Greet").post(page, {"why": WHY})
    assert signed_in("Greet").post(page, {"why": WHY}).status_code == 404


def test_who_marks_somebody_as_gone_from_a_group_is_led_to_the_programme(programme, cast: Cast, signed_in):
    group = group_of(programme)
    assert group
    page = f"{group.get_absolute_url()}leden/{cast['Anna'].pk}/vertrokken/"
    assert page_for(programme, cast, "Anna") in signed_in("Greet").get(page).content.decode()
    signed_in("Greet").post(page_for(programme, cast, "Anna"), {"why": WHY})
    assert signed_in("Greet").get(page).status_code == 404
