"""The wire contract of docs/live.md, on a real server."""

from __future__ import annotations

from kring.rooms.models import Event
from kring.rooms.tests.conftest import Table, command_id
from kring.sealed.models import Item


def test_a_member_hears_the_state_first(table: Table):
    stream = table.listen("Anna")
    state = stream.until("state")
    assert state.position == 0
    assert state.said["state"]["stage"] == "waiting"
    assert state.said["mine"] == {"hidden": {}, "parked": {}}
    assert stream.response.getheader("content-type") == "text/event-stream; charset=utf-8"


def test_everybody_hears_that_the_facilitator_opens(table: Table):
    anna, bram = table.listen("Anna"), table.listen("Bram")
    answer = table.do("Bram", "open")
    assert (answer.status, answer.said["position"]) == (200, 1)
    heard = [stream.until("change") for stream in (anna, bram)]
    assert heard[0].raw == heard[1].raw
    assert heard[0].position == 1
    assert heard[0].said["change"]["stage"] == "open"


def test_an_open_contribution_reaches_everybody_with_its_sealed_text(table: Table):
    table.reach(0)
    stream = table.listen("Chaima")
    written = table.written("Daan", "phase/talk/1")
    assert table.browser("Daan").post(written).status == 200
    change = stream.until("change")
    assert change.said["items"] == {written["id"]: {"revision": 1, "sealed": written["sealed"]}}
    assert change.said["command"] == written["id"]
    stored = Item.objects.get(id=written["id"])
    assert stored.opened_at == Event.objects.get(command=written["id"]).at


def test_who_comes_later_gets_what_was_written(table: Table):
    table.reach(0)
    written = table.written("Daan", "phase/talk/1")
    table.browser("Daan").post(written)
    state = table.listen("Elif").until("state")
    assert state.said["items"][written["id"]]["sealed"] == written["sealed"]


def test_presence_names_who_is_here(table: Table):
    anna = table.listen("Anna")
    anna.until("presence")
    table.listen("Bram")
    assert sorted(anna.until("presence").said["here"]) == sorted([table.id("Anna"), table.id("Bram")])


def test_the_same_command_twice_is_one_event(table: Table):
    order = {"id": command_id(), "kind": "open"}
    first, second = (table.browser("Bram").post(order) for _ in range(2))
    assert first == second or (first.status, first.said) == (second.status, second.said)
    assert Event.objects.filter(room=table.room).count() == 1


def test_every_answer_carries_the_headers_of_the_pages(table: Table):
    stream = table.listen("Anna")
    for headers in (
        dict(stream.response.getheaders()),
        table.do("Anna", "open").headers,
        table.do("Bram", "open").headers,
    ):
        assert "trusted-types 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
