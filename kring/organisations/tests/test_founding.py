"""Making an organisation, and a second coordinator."""

from __future__ import annotations

import pytest
from django.core import mail

from kring.kernel.errors import NotPermitted
from kring.organisations.actions import found_organisation
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from tests.cast import TEN


def test_the_founder_becomes_coordinator_and_the_right_is_spent(signed_in, cast):
    Person.objects.filter(pk=cast["Iris"].pk).update(may_found=True)
    iris = signed_in("Iris")
    assert "Organisatie maken" in iris.get("/").content.decode()
    answer = iris.post("/organisaties/nieuw/", {"name": "  De Eik "})
    eik = Organisation.objects.get(name="De Eik")
    assert answer["Location"] == f"/organisaties/{eik.id}/"
    assert iris.get(answer["Location"]).status_code == 200
    assert iris.post("/organisaties/nieuw/", {"name": "Nog een"}).status_code == 403
    assert Organisation.objects.filter(name="Nog een").count() == 0


def test_two_presses_at_once_make_one_organisation(cast):
    Person.objects.filter(pk=cast["Iris"].pk).update(may_found=True)
    first, second = (Person.objects.get(pk=cast["Iris"].pk) for _ in range(2))
    found_organisation("De Eik", by=first, now=TEN)
    with pytest.raises(NotPermitted):
        found_organisation("De Eik", by=second, now=TEN)


def test_an_organisation_needs_a_name(signed_in, cast):
    Person.objects.filter(pk=cast["Iris"].pk).update(may_found=True)
    shown = signed_in("Iris").post("/organisaties/nieuw/", {"name": " "}).content.decode()
    assert 'aria-invalid="true"' in shown


def test_greet_appoints_another_coordinator_by_mail_address(signed_in, cast):
    url = f"/organisaties/{cast.linde.id}/coordinatoren/nieuw/"
    for _ in range(2):  # once more changes nothing
        assert signed_in("Greet").post(url, {"name": "Hugo", "email": "HUGO@example.org"}).status_code == 302
    assert Appointment.objects.filter(organisation=cast.linde, person=cast["Hugo"]).count() == 1
    assert [letter.to for letter in mail.outbox] == [["hugo@example.org"]]
    assert signed_in("Hugo").get(f"/organisaties/{cast.linde.id}/").status_code == 200


def test_a_coordinator_is_no_member(signed_in, cast):
    assert signed_in("Greet").get(f"/api/v1/groups/{cast.oost.id}/log").status_code == 403
    assert signed_in("Greet").get(f"/groepen/{cast.oost.id}/").status_code == 200
