"""Before a meeting: cases are offered, the group votes, and somebody confirms who brings one."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.core import mail

from kring.meetings.absence import report_absent
from kring.meetings.actions import change_meeting, plan_meeting
from kring.meetings.models import Meeting
from kring.meetings.queries import holders
from kring.meetings.tests.conftest import STARTS, plan
from kring.rooms.models import Room
from kring.sealed.models import Item, LogHead
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.cast import TEN, Cast
from tests.seals import sealed_bytes

MEMBERS = ("Anna", "Bram", "Chaima")


class Ahead:
    """The meeting as members' browsers use it before it begins."""

    def __init__(self, meeting: Meeting, cast: Cast, browse) -> None:
        self.meeting, self.cast, self.browse = meeting, cast, browse
        self.url = f"/api/v1/meetings/{meeting.id}"
        self.ids: dict[tuple[str, str], str] = {}

    def put(self, name: str, what: str, *, item: str | None = None, revision: int = 1):
        item = item or self.ids.setdefault((name, what), str(uuid.uuid4()))
        group = str(self.meeting.group_id)
        slot = slot_of(group, str(self.meeting.id), {"offers": "offer", "votes": "vote"}[what])
        raw = sealed_bytes(group=group, item=item, author=str(self.cast[name].pk), slot=slot, revision=revision)
        body = {"sealed": to_wire(raw)}
        return self.browse(name).put(f"{self.url}/{what}/{item}", body, content_type="application/json")

    def read(self, name: str):
        return self.browse(name).get(f"{self.url}/beforehand").json()

    def choose(self, name: str, presenter: str):
        body = {"person": str(self.cast[presenter].pk)}
        return self.browse(name).post(f"{self.url}/presenter", body, content_type="application/json")


@pytest.fixture
def ahead(cast, meeting, signed_in) -> Ahead:
    roster = [str(cast[name].pk) for name in MEMBERS]
    LogHead.objects.create(group=cast.oost.id, seq=1, epoch=1, is_stale=False, roster=roster)
    mail.outbox.clear()
    return Ahead(meeting, cast, signed_in)


def test_what_anna_offers_bram_gets_and_only_its_newest_revision_is_kept(ahead):
    assert ahead.put("Anna", "offers").status_code == 200
    assert ahead.put("Anna", "offers", revision=2).status_code == 200  # changed, or withdrawn: the server cannot tell
    (offer,) = ahead.read("Bram")["offers"]
    assert (offer["author"], offer["revision"]) == (str(ahead.cast["Anna"].pk), 2)
    export = ahead.browse("Bram").get(f"/api/v1/groups/{ahead.meeting.group_id}/export").json()
    assert [item["revision"] for item in export["items"]] == [2]


def test_one_case_per_person(ahead):
    ahead.put("Anna", "offers")
    assert ahead.put("Anna", "offers", item=str(uuid.uuid4())).status_code == 409


def test_after_the_meeting_a_case_is_withdrawn_but_none_is_offered(ahead, time_machine):
    ahead.put("Anna", "offers")
    time_machine.move_to(STARTS + timedelta(hours=3), tick=False)
    assert ahead.put("Anna", "offers", revision=2).status_code == 200
    assert ahead.put("Bram", "offers").status_code == 409


def test_votes_are_told_to_nobody_until_all_who_come_have_voted(ahead):
    report_absent(ahead.meeting, by=ahead.cast["Chaima"], now=TEN)
    mail.outbox.clear()
    assert ahead.put("Bram", "votes").status_code == 200
    seen = ahead.read("Anna")["vote"]
    assert (seen["votes"], seen["opened_at"], seen["mine"]) == ([], None, None)
    assert seen["voted"] == [str(ahead.cast["Bram"].pk)]
    assert seen["asked"] == [str(ahead.cast[name].pk) for name in ("Anna", "Bram")]
    everything = ahead.browse("Anna").get(f"/api/v1/groups/{ahead.meeting.group_id}/export").content.decode()
    vote = Item.objects.get()
    assert str(vote.id) not in everything
    assert to_wire(bytes(vote.sealed_item)) not in everything
    assert len(ahead.put("Anna", "votes").json()["vote"]["votes"]) == 2
    assert mail.outbox == []


def test_a_vote_is_changed_until_the_last_one_is_in(ahead):
    ahead.put("Bram", "votes")
    assert ahead.put("Bram", "votes", revision=2).status_code == 200
    assert ahead.put("Bram", "votes", item=str(uuid.uuid4())).status_code == 409
    for name in ("Anna", "Chaima"):
        ahead.put(name, "votes")
    assert ahead.put("Bram", "votes", revision=3).status_code == 409


def test_the_meeting_begins_and_the_votes_that_are_there_open(ahead, time_machine):
    ahead.put("Bram", "votes")
    time_machine.move_to(STARTS, tick=False)
    assert ahead.put("Anna", "votes").status_code == 409
    assert len(ahead.read("Anna")["vote"]["votes"]) == 1


def test_a_room_that_is_opened_early_opens_the_votes(ahead):
    ahead.put("Bram", "votes")
    Room.objects.create(meeting=ahead.meeting, script={}, seats=[], roles={}, made_at=TEN)
    assert len(ahead.read("Anna")["vote"]["votes"]) == 1


def test_a_meeting_that_moves_takes_its_vote_along(ahead, cast, time_machine):
    ahead.put("Bram", "votes")
    later = plan(cast, starts_at=STARTS + timedelta(days=7), ends_at=STARTS + timedelta(days=7, hours=2))
    change_meeting(ahead.meeting, later, by=cast["Greet"], now=TEN)
    time_machine.move_to(STARTS + timedelta(hours=1), tick=False)
    assert ahead.read("Anna")["vote"]["votes"] == []


def test_a_vote_elsewhere_with_the_same_id_is_another_vote(ahead, cast):
    other = plan_meeting(cast.oost, plan(cast), by=cast["Greet"], now=TEN)
    ahead.put("Bram", "votes")
    assert Ahead(other, cast, ahead.browse).read("Bram")["vote"]["voted"] == []


def test_who_is_chosen_brings_a_case_and_the_others_hear_of_it(ahead):
    answer = ahead.choose("Chaima", "Anna")
    assert answer.json()["presenter"] == str(ahead.cast["Anna"].pk)
    assert holders(ahead.meeting)["facilitator"] == str(ahead.cast["Chaima"].pk)
    assert {letter.to[0] for letter in mail.outbox} >= {"anna@example.org", "bram@example.org"}


def test_a_facilitator_who_is_chosen_changes_places_with_the_presenter(ahead):
    ahead.choose("Anna", "Chaima")
    assert holders(ahead.meeting) == {
        "presenter": str(ahead.cast["Chaima"].pk),
        "facilitator": str(ahead.cast["Bram"].pk),
    }


def test_somebody_of_another_group_is_not_chosen(ahead):
    assert ahead.choose("Anna", "Hugo").status_code == 400
    assert holders(ahead.meeting)["presenter"] == str(ahead.cast["Bram"].pk)


def test_in_a_meeting_that_has_begun_nobody_is_chosen_from_outside_the_room(ahead, time_machine):
    time_machine.move_to(STARTS + timedelta(hours=3), tick=False)
    assert ahead.choose("Anna", "Chaima").status_code == 409
