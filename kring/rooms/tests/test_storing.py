"""When storing fails, or somebody else wrote: nothing half-written, nothing acknowledged, nobody misled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from kring.rooms.models import Event
from kring.rooms.tests.conftest import Serving, Table, hold_meeting
from kring.sealed.models import Item

TALK = "phase/talk/1"
LONG = 66_560

# PostgreSQL's own word for it, said by a trigger, because its disk is not ours to fill.
FULL = """
CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON rooms_event EXECUTE FUNCTION disk_is_full();
"""
ROOM_AGAIN = "DROP TRIGGER full_disk ON rooms_event; DROP FUNCTION disk_is_full()"


@contextmanager
def full_disk(table: Table) -> Iterator[None]:
    """A server that can store almost nothing any more; afterwards the usual one is back."""
    usual = table.port
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        serving = Serving(KRING_TEST_FILE_SIZE="300000")  # its log of changes starts empty, and may not grow beyond
        table.port = serving.port
        yield
        serving.close()
    else:
        with connection.cursor() as cursor:
            cursor.execute(FULL)
            yield
            cursor.execute(ROOM_AGAIN)
    table.port = usual


def test_a_full_disk_is_said_and_loses_nothing(table: Table):
    table.reach(0)
    with full_disk(table):
        stream = table.listen("Anna")
        stream.until("state")
        stored = 0
        while (answer := table.browser("Daan").post(written := table.written("Daan", TALK, body=LONG))).status == 200:
            stored += 1
        assert (answer.status, answer.said["type"]) == (503, "kring:unavailable")
        assert "niets verloren" in answer.said["detail"]
        *heard, last = [message for message in stream.rest() if message.event != "presence"]
        assert [message.position for message in heard] == [2 + number for number in range(stored)]
        assert last.said == {"why": "moved"}
        assert len(table.listen("Elif").until("state").said["items"]) == stored
        assert (Event.objects.count(), Item.objects.count()) == (1 + stored, stored)
    assert table.browser("Daan").post(written).status == 200
    assert table.browser("Daan").post(written).status == 200
    assert Item.objects.filter(id=written["id"]).count() == 1


def test_a_database_that_comes_back_is_used_again(table: Table):
    table.reach(0)
    written = table.written("Daan", TALK)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE sealed_item RENAME TO elsewhere")
        assert table.browser("Daan").post(written).status == 503
        cursor.execute("ALTER TABLE elsewhere RENAME TO sealed_item")
    assert table.browser("Daan").post(written).status == 200


@pytest.fixture
def second() -> Iterator[Serving]:
    serving = Serving()
    yield serving
    serving.close()


def test_a_server_that_no_longer_owns_the_room_steps_down(table: Table, second: Serving):
    table.reach(0)
    stream = table.listen("Anna")
    stream.until("state")
    mine, table.port = table.port, second.port
    assert table.write("Daan", TALK).said["position"] == 2  # somebody else writes on
    table.port = mine
    written = table.written("Elif", TALK)
    assert table.browser("Elif").post(written).said["position"] == 3
    assert stream.until("bye").said == {"why": "moved"}
    assert len(table.listen("Anna").until("state").said["items"]) == 2
    assert [event.number for event in Event.objects.filter(room=table.room).order_by("number")] == [1, 2, 3]


def test_an_id_that_exists_elsewhere_is_refused_and_the_room_goes_on(table: Table):
    table.reach(0)
    other = hold_meeting(table)
    written = table.written("Daan", TALK)
    assert table.browser("Daan").post(written).status == 200
    sealed = other.sealed("Daan", written["id"], TALK)
    answer = other.browser("Daan").post({"id": written["id"], "kind": "contribute", "sealed": sealed})
    assert answer.status == 409
    assert other.write("Daan", TALK).status == 200
    assert Item.objects.filter(id=written["id"]).count() == 1
