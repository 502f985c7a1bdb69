"""What the server tells somebody of their own path: groups, meetings and roles; and their own words, still sealed."""

from __future__ import annotations

import json
import re
import uuid
from datetime import timedelta

import pytest

from kring.groups.tests.conftest import empty_oost, oost  # noqa: F401 - fixtures
from kring.meetings.models import Meeting
from kring.methods import library
from kring.methods.rules.event import Contributed, PhaseOpened, event_to_json
from kring.rooms.models import Event, Room
from kring.rounds.models import Round
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.cast import TEN

HOUR = timedelta(hours=1)


def meet(cast, *, days, **more):
    starts = TEN + timedelta(days=days)
    return Meeting.objects.create(
        group=cast.oost, starts_at=starts, ends_at=starts + HOUR, method="incident", made_at=TEN, **more
    )


def facts_of(client):
    page = client.get("/leren/").content.decode()
    (facts,) = re.findall(r'<script id="path-facts"[^>]*>(.*?)</script>', page, re.DOTALL)
    return json.loads(facts)


def test_anna_finds_her_groups_her_meetings_and_what_she_was_in_them(cast, signed_in):
    cast.oost.memberships.update(made_at=TEN - timedelta(days=99))
    held = meet(cast, days=-30, held={"presenter": [str(cast["Anna"].pk)]}, closed_at=TEN - timedelta(days=30))
    meet(cast, days=-20, cancelled_at=TEN)
    meet(cast, days=9999)
    facts = facts_of(signed_in("Anna"))
    assert [group["name"] for group in facts["groups"]] == ["Wijkteam Oost"]
    assert [(one["roles"], one["is_over"]) for one in facts["meetings"]] == [(["presenter"], True), ([], False)]
    assert facts["meetings"][0]["id"] == str(held.pk)
    assert facts_of(signed_in("Hugo"))["meetings"] == []


def test_a_round_in_writing_is_a_meeting_of_who_was_asked_and_a_vote_is_none(cast, signed_in):
    said = {"group": cast.oost, "begun_at": TEN, "closes_at": TEN + HOUR}
    advice, _vote = (Round.objects.create(kind=kind, opened_at=TEN + HOUR, **said) for kind in ("advice", "vote"))
    for each in (advice, _vote):
        each.writers.create(person=cast["Anna"], item=uuid.uuid4())
    advice.writers.create(person=cast["Bram"])
    told = {"id": str(advice.pk), "group": str(cast.oost.pk), "begun_at": TEN.isoformat(), "is_over": True}
    for name, wrote in (("Anna", True), ("Bram", False)):
        assert facts_of(signed_in(name))["rounds"] == [{**told, "kind": "advice", "wrote": wrote}]
    assert facts_of(signed_in("Chaima"))["rounds"] == []


def test_who_left_keeps_the_meetings_of_their_time(cast, signed_in):
    cast.oost.memberships.update(made_at=TEN - timedelta(days=99))
    before, _after = meet(cast, days=-30), meet(cast, days=-10)
    cast.oost.memberships.filter(person=cast["Elif"]).update(left_at=TEN - timedelta(days=20))
    facts = facts_of(signed_in("Elif"))
    assert [one["id"] for one in facts["meetings"]] == [str(before.pk)]
    assert facts["groups"][0]["until"] is not None


def test_the_way_to_the_page_is_there_for_who_is_or_was_in_a_group(cast, signed_in):
    assert 'href="/leren/"' in signed_in("Anna").get("/").content.decode()
    assert 'href="/leren/"' not in signed_in("Greet").get("/").content.decode()


@pytest.fixture
def room(cast):
    """A meeting whose room has begun, in the first step of the incident method."""
    meeting = meet(cast, days=-1)
    seats = [str(cast[name].pk) for name in ("Anna", "Bram", "Chaima")]
    roles = {"presenter": seats[0], "facilitator": seats[1]}
    script = library.method("incident").script()
    made = Room.objects.create(meeting=meeting, script=script, seats=seats, roles=roles, made_at=TEN)
    happened(made, 1, PhaseOpened(by=seats[1], at=TEN, how="next", phase=0, visit=1, people=3))
    return made


def happened(room, number, event):
    Event.objects.create(
        room=room.pk,
        number=number,
        position=number,
        command=uuid.uuid4(),
        digest=b"",
        actor=event.by,
        at=TEN,
        body=event_to_json(event),
    )


def write(oost, room, name, number):  # noqa: F811
    """`name` brings something into the first visit of the first step; answers the item's id."""
    keys, item = oost.keys[name], uuid.UUID(int=number)
    slot = slot_of(oost.log.group, str(room.pk), f"phase/{room.script['phase'][0]['key']}/1")
    raw = oost.log.sealed_item(keys, item=item, slot=slot)
    assert oost.put(name, f"items/{item}", {"sealed": to_wire(raw)}).status_code == 201
    happened(room, number, Contributed(str(keys.person.pk), TEN, item=str(item), phase=0, visit=1, hidden=False))
    return str(item)


def test_only_what_somebody_brought_in_is_handed_to_them_with_its_place(oost, room):  # noqa: F811
    mine, theirs = write(oost, room, "Anna", 2), write(oost, room, "Bram", 3)
    answer = oost.get("Anna", "mine").json()
    place = f"phase/{room.script['phase'][0]['key']}/1"
    assert [(word["item"], word["meeting"], word["place"]) for word in answer] == [(mine, str(room.pk), place)]
    assert [word["item"] for word in oost.get("Bram", "mine").json()] == [theirs]


def test_an_offered_case_is_among_them(oost, cast):  # noqa: F811
    meeting = meet(cast, days=30)
    item = uuid.UUID(int=5)
    slot = slot_of(oost.log.group, str(meeting.pk), "offer")
    raw = oost.log.sealed_item(oost.keys["Anna"], item=item, slot=slot)
    assert oost.put("Anna", f"items/{item}", {"sealed": to_wire(raw)}).status_code == 201
    assert [(word["item"], word["place"]) for word in oost.get("Anna", "mine").json()] == [(str(item), "offer")]
