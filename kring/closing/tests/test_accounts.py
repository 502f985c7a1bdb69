"""Somebody leaves for good."""

from __future__ import annotations

import pytest
from django.core import mail

from kring.closing.accounts import close_account, hindrances
from kring.groups.models import Group
from kring.groups.tests.conftest import Oost, empty_oost, oost  # noqa: F401 - fixtures
from kring.kernel.errors import NotAllowedNow
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person, WayIn
from kring.programmes.models import Party
from kring.sealed.models import EpochWrap, Item, LogEntry
from tests.cast import TEN, make_programme


def gone(client):
    return client.post("/profiel/opheffen/", {"took_along": "on", "is_sure": "on"})


def test_bram_leaves_and_what_he_shared_stays(oost: Oost, cast, signed_in):  # noqa: F811
    programme = make_programme(cast)
    bram, other = signed_in("Bram"), signed_in("Bram")
    entries = LogEntry.objects.count()
    page = bram.post("/profiel/opheffen/", {"took_along": "on"})
    assert "is_sure" in page.context["form"].errors
    mail.outbox.clear()
    assert gone(bram).headers["Location"] == "/aanmelden/?afgemeld"
    for client in (bram, other):
        assert client.get("/profiel/").status_code == 302, "signed out, also elsewhere"
    who = Person.objects.get(pk=cast["Bram"].pk)
    assert (who.is_active, "Bram" in who.name, "bram" in who.email) == (False, False, False)
    assert not WayIn.objects.filter(identity__person=who).exists()
    assert not EpochWrap.objects.filter(person=who).exists()
    assert LogEntry.objects.count() == entries
    assert who.identities.count() == 1, "what he signed can still be checked"
    assert not Party.objects.filter(person=who, until=None).exists()
    assert not cast.oost.memberships.filter(person=who, left_at=None).exists()
    assert programme.steps.filter(name="leave", about=who).exists()
    assert {letter.to[0] for letter in mail.outbox} == {"greet@example.org"}
    assert "Bram" not in signed_in("Anna").get(f"/groepen/{cast.oost.id}/").content.decode()


def test_the_last_coordinator_and_the_last_who_can_open_stay(oost: Oost, cast, signed_in):  # noqa: F811
    assert "Zorggroep De Linde" in signed_in("Greet").get("/profiel/opheffen/").content.decode()
    with pytest.raises(NotAllowedNow):
        close_account(cast["Greet"], now=TEN)
    assert oost.post("Anna", "log", oost.log.removed(oost.keys["Bram"], oost.keys["Anna"])).status_code == 201
    assert len(hindrances(cast["Anna"])) == 1
    assert gone(signed_in("Anna")).status_code == 200
    assert Person.objects.get(pk=cast["Anna"].pk).is_active


def test_who_is_alone_in_a_group_takes_it_along_into_nothing(cast):
    Item.objects.create(
        id=cast["Hugo"].pk,
        group=cast.west.id,
        author=cast["Hugo"],
        slot=bytes(32),
        epoch=1,
        revision=1,
        sealed_item=b"x",
        at=TEN,
    )
    close_account(cast["Hugo"], now=TEN)
    assert not Item.objects.exists()
    assert not Group.objects.filter(pk=cast.west.pk).exists()


def test_nobody_writes_to_who_is_gone(cast):
    close_account(cast["Hugo"], now=TEN)

    mail.outbox.clear()
    tell(Person.objects.get(pk=cast["Hugo"].pk), Notice.GROUP_JOINED, about="/")
    assert mail.outbox == []
