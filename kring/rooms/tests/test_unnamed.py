"""Without a name, and for the facilitator alone: what streams, the wall, the export and the disk hold of it."""

from __future__ import annotations

import json
import tomllib

import pytest

from kring.methods.reference import EXAMPLES
from kring.methods.rules.event import UNNAMED
from kring.rooms.live.order import read_order
from kring.rooms.models import Event, Room
from kring.rooms.queries import public_events
from kring.rooms.tests.conftest import Table, command_id
from kring.sealed.models import Item

VOTE, TABLES = "phase/vote/1", "phase/tables/1"


@pytest.fixture
def steps(table: Table) -> Table:
    """The table with a method that has every form; Bram facilitates."""
    document = tomllib.loads(EXAMPLES.read_text("utf-8"))
    wanted = ("pitch", "vote", "tables", "evaluation")
    phases = [phase for phase in document["phase"] if phase["key"] in wanted]
    del document["presenter_after"]
    Room.objects.filter(meeting=table.meeting).update(script={**document, "phase": phases})
    return table


def go(table: Table, *kinds: str) -> None:
    for kind in kinds:
        assert table.do("Bram", kind).status == 200, kind


def test_what_was_written_without_a_name_is_told_without_one_everywhere(steps: Table):
    go(steps, "open", "next", "reveal", "next")
    anna, wall = steps.listen("Anna"), steps.listen("Elif", "?view=wall")
    for stream in (anna, wall):
        stream.until("state")
    written = steps.written("Daan", TABLES)
    assert steps.browser("Daan").post(written).status == 200
    assert Item.objects.get(id=written["id"]).opened_at is None
    go(steps, "reveal")
    daan = steps.id("Daan")
    for stream in (anna, wall):
        change = stream.until("change").said
        assert change["change"]["contributions"] == {written["id"]: {"phase": 2, "visit": 1, "revision": 1}}
        assert change["by"] == steps.id("Bram")
    late = steps.listen("Chaima").until("state").said["state"]
    assert "by" not in late["contributions"][written["id"]]
    told = [event.body for event in public_events(steps.meeting.pk)]
    assert daan not in json.dumps([body for body in told if body["kind"] != "phase-opened"])
    assert steps.write("Daan", TABLES).status == 409  # a second one now would be seen to come from who typed


def test_a_vote_is_as_unseen_as_hidden_writing(steps: Table):
    go(steps, "open", "next")
    anna = steps.listen("Anna")
    before = anna.until("state").position
    written = steps.written("Daan", VOTE)
    assert steps.browser("Daan").post(written).said["position"] == before
    assert steps.listen("Elif").until("state").said["state"]["contributions"] == {}
    assert Item.objects.get(id=written["id"]).opened_at is None


def test_a_signal_of_unsafety_leaves_no_name_on_any_stream_nor_on_disk(steps: Table):
    go(steps, "open")
    anna, bram, daan = (steps.listen(name) for name in ("Anna", "Bram", "Daan"))
    for stream in (anna, bram, daan):
        stream.until("state")
    position = steps.do("Bram", "pause").said["position"]
    order = {"id": command_id(), "kind": "unsafe"}
    answer = steps.browser("Daan").post(order)
    assert (answer.status, answer.said["position"]) == (200, position)
    assert steps.browser("Daan").post(order).said == answer.said  # sent again: stored once
    heard = bram.until("mine")
    assert list(heard.said["change"]) == ["unsafe"]
    assert steps.id("Daan").encode() not in heard.raw
    go(steps, "resume")
    for stream in (anna, daan):
        stream.until("change", kind="resumed")
        assert not any(b"unsafe" in raw for raw in stream.raw)
    kept = Event.objects.get(room=steps.room, body__kind="felt-unsafe")
    assert (str(kept.actor), kept.body["by"]) == (UNNAMED, UNNAMED)
    other = steps.browser("Elif").post({**order, "id": command_id()})
    assert other.status == 200
    assert "felt-unsafe" not in [event.body["kind"] for event in public_events(steps.meeting.pk)]


def test_the_digest_of_a_signal_is_the_same_whoever_gives_it():
    order = read_order(b'{"id":"10000000-0000-4000-8000-000000000000","kind":"unsafe"}')
    ready = read_order(b'{"id":"10000000-0000-4000-8000-000000000000","kind":"ready"}')
    assert order.digest("anna") == order.digest("daan")
    assert ready.digest("anna") != ready.digest("daan")


def test_what_the_facilitator_types_for_somebody_is_sealed_by_the_facilitator(steps: Table):
    go(steps, "open")
    written = steps.written("Bram", "phase/pitch/1")
    assert steps.browser("Bram").post({**written, "for": steps.id("Elif")}).status == 200
    said = steps.listen("Anna").until("state").said["state"]["contributions"][written["id"]]
    assert (said["by"], said["scribe"]) == (steps.id("Elif"), steps.id("Bram"))
    assert steps.browser("Elif").post({**steps.written("Elif", "phase/pitch/1"), "for": steps.id("Daan")}).status == 403


def test_a_meeting_on_phones_waits_for_enough_people(steps: Table):
    Room.objects.filter(meeting=steps.meeting).update(way="phones")
    refused = steps.do("Bram", "open")
    assert (refused.status, refused.said["detail"][:28]) == (409, "Er zijn nog 2 mensen nodig. ")
    for name in ("Anna", "Daan"):
        steps.listen(name).until("state")
    go(steps, "open")
