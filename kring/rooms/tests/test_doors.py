"""Who may come in, and what happens when that ends while they listen."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from kring.groups.models import Membership
from kring.people.models import Person
from kring.rooms.models import Event
from kring.rooms.tests.conftest import Table, command_id
from kring.sealed.models import LogHead


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        (None, 401, "kring:signed-out"),
        ("Greet", 404, "kring:not-found"),
        ("Hugo", 404, "kring:not-found"),
        ("Iris", 404, "kring:not-found"),
    ],
)
def test_only_members_listen_and_do(table: Table, name: str | None, status: int, kind: str):
    browser = table.browser(name)
    done = browser.post({"id": command_id(), "kind": "open"})
    assert (done.status, done.said["type"]) == (status, kind)
    stream = browser.listen()
    assert stream.status == status
    stream.close()
    assert not Event.objects.exists()


def test_an_outsider_cannot_tell_a_room_of_others_from_no_room(table: Table):
    there = table.browser("Hugo").post({"id": command_id(), "kind": "open"})
    table.meeting.pk = command_id()
    nowhere = table.browser("Hugo").post({"id": command_id(), "kind": "open"})
    assert (there.status, there.said) == (nowhere.status, nowhere.said)


def test_signing_out_closes_the_stream(table: Table):
    anna, bram = table.listen("Anna"), table.listen("Bram")
    anna.until("state")
    Session.objects.filter(session_key=table.cookies["Anna"]).delete()
    assert anna.until("bye").said == {"why": "signed-out"}
    assert anna.rest() == []
    bram.until("presence", here=[table.id("Bram")])
    assert table.do("Anna", "raise").status == 401


def test_leaving_the_group_closes_the_stream_and_empties_the_seat(table: Table):
    table.reach(0)
    fons, bram = table.listen("Fons"), table.listen("Bram")
    Membership.objects.filter(person=table.cast["Fons"]).update(left_at=timezone.now())
    assert fons.until("bye").said == {"why": "not-permitted"}
    assert table.id("Fons") not in bram.until("change", kind="seated").said["change"]["seats"]
    assert table.do("Fons", "raise").status == 404


def test_being_removed_in_the_groups_log_closes_the_stream(table: Table):
    fons = table.listen("Fons")
    head = LogHead.objects.get(group=table.cast.oost.pk)
    LogHead.objects.filter(pk=head.pk).update(roster=[person for person in head.roster if person != table.id("Fons")])
    assert fons.until("bye").said == {"why": "not-permitted"}


def test_a_person_made_inactive_is_signed_out(table: Table):
    elif_ = table.listen("Elif")
    Person.objects.filter(pk=table.cast["Elif"].pk).update(is_active=False)
    assert elif_.until("bye").said == {"why": "signed-out"}


def test_a_foreign_page_can_do_nothing(table: Table):
    body = {"id": command_id(), "kind": "open"}
    assert table.browser("Bram").post(body, Origin="https://evil.example").status == 403
    assert table.browser("Bram").post(body, Content_Type="text/plain").status == 400
    assert table.browser("Bram").post(body, Origin="null").status == 403
    assert table.browser("Bram").post(body, Origin=f"http://127.0.0.1:{table.port}").status == 200


@pytest.mark.parametrize("path", ["/live/rooms/", "/live/", "/live/rooms/x", "/live/rooms/../x"])
def test_there_is_nothing_else_under_live(table: Table, path: str):
    browser = table.browser("Anna")
    browser.path = path
    assert browser.post({}).status == 404


def test_who_joins_during_the_meeting_gets_a_seat(table: Table):
    table.reach(0)
    bram = table.listen("Bram")
    Membership.objects.create(group=table.cast.oost, person=table.cast["Hugo"], seat=6, made_at=table.meeting.made_at)
    head = LogHead.objects.get(group=table.cast.oost.pk)
    LogHead.objects.filter(pk=head.pk).update(roster=[*head.roster, table.id("Hugo")])
    assert bram.until("change", kind="seated").said["change"]["seats"][-1] == table.id("Hugo")
    assert table.do("Hugo", "raise").status == 200
