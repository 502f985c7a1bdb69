"""A browser that comes back says the last position it saw, and misses nothing and gets nothing twice."""

from __future__ import annotations

from signal import SIGTERM

import pytest

from kring.rooms.tests.conftest import HIDDEN, Serving, Table


def test_what_was_missed_is_replayed_in_the_very_same_bytes(table: Table):
    table.reach(0)
    stayed = table.listen("Anna")
    stayed.until("presence")
    for _ in range(3):
        table.write("Daan", "phase/talk/1")
    heard = [stayed.until("change") for _ in range(3)]
    back = table.listen("Elif", Last_Event_ID="1")
    assert [back.until("change").raw for _ in range(3)] == [message.raw for message in heard]
    mine = back.until("mine")
    assert (mine.said["kind"], mine.said["change"]) == ("whole", {"hidden": {}, "parked": {}})
    assert not any(raw.startswith(b"event: state") for raw in back.raw)


def test_after_in_the_address_does_the_same(table: Table):
    table.reach(0)
    table.write("Daan", "phase/talk/1")
    assert table.listen("Anna", "?after=1").until("change").position == 2


@pytest.mark.parametrize("impossible", ["99", "-1", "x", "", "1e3", "99999999999999999999", "٣"])
def test_an_impossible_position_gets_the_whole_state(table: Table, impossible: str):
    table.reach(0)
    stream = table.browser("Anna").listen(Last_Event_ID=impossible.encode().decode("latin-1"))
    assert stream.until("state").position == 1
    stream.close()


def test_ones_own_hidden_writing_comes_whole_after_a_reconnect(table: Table):
    table.reach(HIDDEN)
    written = table.written("Daan", "phase/advise/1")
    table.browser("Daan").post(written)
    mine = table.listen("Daan", "?after=2").until("mine")
    assert mine.said["items"][written["id"]]["sealed"] == written["sealed"]


def test_a_server_that_starts_again_replays_what_was_missed(table: Table):
    first = Serving()
    table.port = first.port
    table.reach(0)
    stream = table.listen("Anna")
    table.write("Daan", "phase/talk/1")
    change = stream.until("change")
    assert first.stop() == -SIGTERM
    assert stream.until("bye").said == {"why": "stopping"}
    first.process = first.start()
    assert table.listen("Anna", "?after=1").until("change").raw == change.raw
    state = table.listen("Elif").until("state").said
    assert list(state["state"]["contributions"]) == [change.said["command"]]
    table.leave()
    first.close()


def test_the_position_far_behind_gets_the_state(table: Table):
    table.reach(0)
    for _ in range(140):
        table.do("Anna", "raise")
        table.do("Anna", "lower")
    assert table.listen("Anna", "?after=3").until("state").position == 281
    assert table.listen("Anna", "?after=279").until("change").position == 280
