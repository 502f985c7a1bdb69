"""What a member may take along: everything that was opened to the group, and nothing that is somebody's own."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from kring.groups.tests.conftest import empty_oost, oost  # noqa: F401 - fixtures
from kring.meetings.models import Meeting
from kring.rooms.models import Event
from kring.sealed.models import Item
from kring.web.wire import to_wire
from tests.cast import TEN


def put(oost, revision, item=1):  # noqa: F811
    raw = oost.log.sealed_item(oost.keys["Anna"], item=uuid.UUID(int=item), revision=revision)
    assert oost.put("Anna", f"items/{uuid.UUID(int=item)}", {"sealed": to_wire(raw)}).status_code == 201
    return to_wire(raw)


@pytest.fixture
def meeting(cast):
    return Meeting.objects.create(
        group=cast.oost, starts_at=TEN, ends_at=TEN + timedelta(hours=2), method="incident", made_at=TEN
    )


def event(meeting, number, position, who):
    Event.objects.create(
        room=meeting.id,
        number=number,
        position=position,
        command=uuid.uuid4(),
        digest=b"",
        actor=who.pk,
        at=TEN,
        body={"kind": f"event {number}"},
    )


def test_bram_takes_every_revision_his_own_wraps_and_the_whole_log(oost, meeting):  # noqa: F811
    sealed = [put(oost, 1), put(oost, 2)]
    export = oost.get("Bram", "export").json()
    assert [item["sealed"] for item in export["items"]] == sealed
    assert [wrap["epoch"] for wrap in export["wraps"]] == [2]
    assert len(export["log"]["entries"]) == export["log"]["head"]["seq"] == 5
    assert [one["id"] for one in export["meetings"]] == [str(meeting.id)]


def test_what_the_room_still_hides_is_not_taken_along(oost, cast, meeting):  # noqa: F811
    put(oost, 1)
    Item.objects.update(opened_at=None)
    for number, position in ((1, 1), (2, 1), (3, 1), (4, 2)):
        event(meeting, number, position, cast["Anna"])
    export = oost.get("Bram", "export").json()
    assert export["items"] == []
    assert [told["event"]["kind"] for told in export["meetings"][0]["events"]] == ["event 1", "event 4"]


def test_only_members_take_it_along(oost):  # noqa: F811
    assert oost.get("Chaima", "export").status_code == 403
    assert oost.get("Greet", "export").status_code == 403
    assert oost.get("Hugo", "export").status_code == 404
