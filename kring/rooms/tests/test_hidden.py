"""What is written hidden reaches nobody else before the reveal: not its text, not its number, not its moment."""

from __future__ import annotations

from kring.rooms.models import Event
from kring.rooms.tests.conftest import HIDDEN, Table
from kring.sealed.models import Item

ADVICE = "phase/advise/1"


def test_other_streams_are_the_same_byte_for_byte_whether_or_not_somebody_writes(table: Table):
    table.reach(HIDDEN)
    anna, wall = table.listen("Anna"), table.listen("Bram", "?view=wall")
    anna.until("presence")
    wall.until("state")
    before = table.do("Chaima", "ready").said["position"]
    anna.until("change")
    wall.until("change")
    for _ in range(3):
        assert table.write("Daan", ADVICE).said["position"] == before
    assert table.do("Chaima", "unready").said["position"] == before + 1
    heard = [anna.until("change"), wall.until("change")]
    assert [message.position for message in heard] == [before + 1] * 2
    told = [message.event for message in anna.heard if message.event != "presence"]
    assert told == ["state", "change", "change"]
    assert table.id("Daan").encode() not in anna.raw[-1]


def test_the_author_sees_their_own_hidden_writing_on_every_device(table: Table):
    table.reach(HIDDEN)
    phone, laptop = table.listen("Daan"), table.listen("Daan")
    written = table.written("Daan", ADVICE)
    table.browser("Daan").post(written)
    heard = [stream.until("mine") for stream in (phone, laptop)]
    assert heard[0].position is None
    assert heard[0].said["items"][written["id"]]["sealed"] == written["sealed"]
    assert heard[0].raw == heard[1].raw
    assert table.listen("Daan").until("state").said["mine"]["hidden"][written["id"]]["revision"] == 1


def test_a_late_comer_finds_no_trace_of_hidden_writing(table: Table):
    table.reach(HIDDEN)
    empty = table.listen("Anna").until("state")
    table.write("Daan", ADVICE)
    after = table.listen("Anna").until("state")
    assert {**after.said, "now": ""} == {**empty.said, "now": ""}


def test_hidden_items_are_closed_in_the_database_until_the_reveal(table: Table):
    table.reach(HIDDEN)
    written = table.written("Daan", ADVICE)
    table.browser("Daan").post(written)
    assert Item.objects.get(id=written["id"]).opened_at is None
    table.do("Bram", "reveal")
    assert Item.objects.get(id=written["id"]).opened_at == Event.objects.get(room=table.room, body__kind="revealed").at


def test_the_reveal_brings_everything_in_an_order_that_tells_nothing_of_time(table: Table):
    table.reach(HIDDEN)
    ids = [f"{digit}0000000-0000-4000-8000-000000000000" for digit in "93a17"]
    for name, item in zip(("Daan", "Elif", "Fons", "Chaima", "Daan"), ids, strict=True):
        assert table.browser(name).post(table.written(name, ADVICE, item=item)).status == 200
    stream = table.listen("Anna")
    assert table.do("Bram", "reveal").status == 200
    said = stream.until("change").said
    assert list(said["items"]) == list(said["change"]["contributions"]) == sorted(ids)
    assert list(table.listen("Elif").until("state").said["items"]) == sorted(ids)


def test_the_wall_hears_who_wrote_and_never_the_text(table: Table):
    table.reach(0)
    wall = table.listen("Anna", "?view=wall")
    assert wall.until("state").said["items"] == {}
    written = table.written("Daan", "phase/talk/1")
    table.browser("Daan").post(written)
    change = wall.until("change")
    assert written["id"] in change.said["change"]["contributions"]
    assert "items" not in change.said
    assert written["sealed"].encode() not in change.raw


def test_early_advice_is_parked_for_its_author_alone(table: Table):
    table.reach(0)
    anna, bram, daan = (table.listen(name) for name in ("Anna", "Bram", "Daan"))
    item = "10000000-0000-4000-8000-000000000000"
    sealed = table.sealed("Daan", item, "advice")
    assert table.browser("Daan").post({"id": item, "kind": "park", "sealed": sealed}).status == 200
    assert daan.until("mine").said["items"][item]["sealed"] == sealed
    assert bram.until("mine").said["change"] == {"parked_by": {table.id("Daan"): 1}}
    table.do("Bram", "pause")
    anna.until("change")
    bram.until("change")
    assert not any(item.encode() in raw for stream in (anna, bram) for raw in stream.raw)
