"""A group plans a meeting by a method that its organisation made."""

from __future__ import annotations

from django.utils.html import escape

from kring.meetings.models import Meeting
from kring.meetings.tests.test_plan import said
from kring.methods import library
from kring.workshop.actions import add_method, publish, withdraw
from kring.workshop.models import OwnMethod
from tests.cast import TEN, Cast

NAME = "Lindemethode"


def offered(cast: Cast) -> OwnMethod:
    script = {**library.method("incident").script(), "name": {"nl": NAME, "en": NAME}}
    own = add_method(cast.linde, script, by=cast["Greet"], now=TEN)
    publish(own, revision=1, by=cast["Greet"], now=TEN)
    return own


def test_a_draft_cannot_be_planned_and_an_offered_method_can(cast, signed_in):
    draft = add_method(cast.linde, library.method("incident").script(), by=cast["Greet"], now=TEN)
    own = offered(cast)
    form = f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/"
    assert signed_in("Anna").post(form, said(cast, method=draft.key)).status_code == 200
    assert signed_in("Anna").post(form, said(cast, method=own.key)).status_code == 302
    shown = signed_in("Bram").get(Meeting.objects.get().get_absolute_url()).content.decode()
    assert NAME in shown
    assert escape("Feitelijke vragen") in shown


def test_a_group_of_another_organisation_is_not_offered_it(cast, signed_in):
    offered(cast)
    form = f"/groepen/{cast.night.id}/bijeenkomsten/nieuw/"
    assert NAME not in signed_in("Iris").get(form).content.decode()


def test_a_meeting_keeps_a_method_that_is_no_longer_offered(cast, signed_in):
    own = offered(cast)
    signed_in("Anna").post(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/", said(cast, method=own.key))
    withdraw(own, now=TEN)
    meeting = Meeting.objects.get()
    assert NAME in signed_in("Anna").get(f"/bijeenkomsten/{meeting.id}/wijzigen/").content.decode()
    assert NAME not in signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/").content.decode()


def test_the_form_begins_with_the_method_that_was_chosen(cast, signed_in):
    own = offered(cast)
    shown = signed_in("Anna").get(f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/?methode={own.key}").content.decode()
    assert f'value="{own.key}" selected' in shown or f'value="{own.key}" checked' in shown
