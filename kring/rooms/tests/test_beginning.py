"""A room follows its meeting's plan until something happens; from then on it is as it was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.meetings.models import Meeting, RoleHolder
from kring.methods import library
from kring.rooms.models import Event, Room
from kring.rooms.tests.conftest import HIDDEN, Serving, Table, set_table
from kring.workshop.actions import add_method, publish, save_draft
from kring.workshop.models import OwnMethod
from tests.cast import OOST, TEN, Cast


def plan(table: Table, **roles: str) -> Table:
    """A meeting by the incident method that nobody has opened yet, a day after the one at the table."""
    begins = TEN + timedelta(days=1)
    ends = begins + timedelta(hours=2)
    when = {"starts_at": begins, "ends_at": ends, "made_at": TEN}
    meeting = Meeting.objects.create(group=table.cast.oost, method="incident", way="projector", **when)
    for role, name in roles.items():
        RoleHolder.objects.create(meeting=meeting, role=role, person=table.cast[name])
    return Table(table.cast, meeting, table.port, table.cookies, table.streams)


@pytest.fixture
def planned(table: Table) -> Table:
    return plan(table, presenter="Anna", facilitator="Bram")


def test_before_anything_happens_the_room_is_as_planned_and_leaves_no_row(planned: Table):
    state = planned.listen("Chaima").until("state").said["state"]
    assert state["stage"] == "waiting"
    assert state["seats"] == [planned.id(name) for name in OOST]
    assert state["roles"] == {"presenter": planned.id("Anna"), "facilitator": planned.id("Bram")}
    assert not Room.objects.filter(meeting=planned.meeting).exists()


def test_a_change_of_plan_reaches_who_waits(planned: Table):
    waiting = planned.listen("Chaima")
    waiting.until("state")
    RoleHolder.objects.filter(meeting=planned.meeting, role="facilitator").update(person=planned.cast["Daan"])
    assert waiting.until("bye").said == {"why": "moved"}
    state = planned.listen("Chaima", "?after=0").until("state").said["state"]
    assert state["roles"]["facilitator"] == planned.id("Daan")


def test_the_first_event_keeps_script_seats_and_roles(planned: Table):
    assert planned.do("Chaima", "open").status == 403
    assert planned.do("Bram", "open").status == 200
    room = Room.objects.get(meeting=planned.meeting)
    assert room.script["key"] == "incident"
    assert room.seats == [planned.id(name) for name in OOST]
    RoleHolder.objects.filter(meeting=planned.meeting).delete()
    assert Event.objects.get(room=planned.room).number == 1
    second = Serving()
    planned.port = second.port
    state = planned.listen("Anna").until("state").said["state"]
    assert (state["stage"], state["roles"]["facilitator"]) == ("open", planned.id("Bram"))
    planned.leave()
    second.close()


def test_the_resolutions_of_the_meeting_before_are_there_to_look_back_on(table: Table):
    table.reach(HIDDEN)
    for kind in ("reveal", "next"):
        assert table.do("Bram", kind).status == 200
    written = table.written("Anna", "phase/resolve/1")
    assert table.browser("Anna").post(written).status == 200
    earlier = plan(table, presenter="Daan", facilitator="Elif").listen("Chaima").until("state").said["earlier"]
    assert [(one["item"], one["by"], one["meeting"]) for one in earlier] == [
        (written["id"], table.id("Anna"), table.room)
    ]
    assert earlier[0]["sealed"] == written["sealed"]


def test_a_cancelled_meeting_has_no_room(planned: Table):
    waiting = planned.listen("Chaima")
    waiting.until("state")
    Meeting.objects.filter(pk=planned.meeting.pk).update(cancelled_at=TEN)
    assert waiting.until("bye").said == {"why": "moved"}
    assert planned.do("Bram", "open").status == 404


def test_a_group_without_a_log_has_nobody_to_let_in(transactional_db: None, cast: Cast, serving: Serving):
    table = set_table(cast, serving.port)
    alone = Meeting.objects.create(group=cast.west, starts_at=TEN, ends_at=TEN, method="incident", made_at=TEN)
    west = Table(cast, alone, serving.port, table.cookies)
    assert west.do("Hugo", "open").status == 404


def own_method(cast: Cast) -> OwnMethod:
    """Greet's copy of the incident method, offered to the groups of De Linde."""
    own = add_method(cast.linde, library.method("incident").script(), by=cast["Greet"], now=TEN)
    publish(own, revision=own.revision, by=cast["Greet"], now=TEN)
    return own


def publish_as(own: OwnMethod, name: str, cast: Cast) -> None:
    save_draft(own, {**own.draft, "name": {"nl": name, "en": name}}, revision=own.revision, by=cast["Greet"], now=TEN)
    publish(own, revision=own.revision, by=cast["Greet"], now=TEN)


def test_a_room_that_began_keeps_its_version_and_a_waiting_one_follows_the_newest(planned: Table, signed_in):
    own = own_method(planned.cast)
    Meeting.objects.filter(pk=planned.meeting.pk).update(method=own.key)
    waiting = planned.listen("Chaima")
    waiting.until("state")
    publish_as(own, "Tweede versie", planned.cast)
    assert waiting.until("bye").said == {"why": "moved"}
    assert planned.do("Bram", "open").status == 200
    publish_as(own, "Derde versie", planned.cast)
    assert planned.do("Bram", "next").status == 200
    assert Room.objects.get(meeting=planned.meeting).script["name"]["nl"] == "Tweede versie"
    page = signed_in("Anna").get(f"/ruimte/{planned.meeting.pk}/").content.decode()
    assert "Tweede versie" in page
    assert "Derde versie" not in page
