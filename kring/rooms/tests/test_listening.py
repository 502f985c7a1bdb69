"""Readers who do not read, servers that stop, browsers that open too much."""

from __future__ import annotations

import socket
from signal import SIGTERM

from kring.rooms.models import Event
from kring.rooms.tests.conftest import Serving, Table
from tests.cast import OOST

TALK = "phase/talk/1"
LONG = 66_560


def reader_who_does_not_read(table: Table, name: str) -> socket.socket:
    """An open stream whose browser takes in next to nothing."""
    browser = table.browser(name)
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    made.settimeout(20)
    made.connect(("127.0.0.1", table.port))
    lines = [f"GET {browser.path} HTTP/1.1", "Host: localhost", f"Cookie: {browser.headers['Cookie']}", "", ""]
    made.sendall("\r\n".join(lines).encode())
    made.recv(64)
    return made


def test_a_reader_who_does_not_read_is_let_go_and_holds_up_nobody(table: Table):
    table.reach(0)
    anna = table.listen("Anna")
    with reader_who_does_not_read(table, "Fons") as slow:
        anna.until("presence", here=sorted([table.id("Anna"), table.id("Fons")]))
        anna.heard.clear()
        told: int | None = 0
        for name in OOST:
            for _ in range(20):
                assert table.write(name, TALK, body=LONG).status == 200
                told = anna.until("change").position
        assert told == 121
        anna.by_now("presence", here=[table.id("Anna")])
        try:
            while slow.recv(1 << 20):
                pass
        except ConnectionResetError:
            pass
    assert table.listen("Fons", f"?after={told - 1}").until("change").position == told


def test_a_server_that_stops_says_so_and_keeps_what_it_acknowledged(table: Table):
    serving = Serving()
    table.port = serving.port
    table.reach(0)
    streams = [table.listen(name) for name in OOST]
    positions = [table.write(name, TALK).said["position"] for name in OOST]
    assert serving.stop() == -SIGTERM
    for stream in streams:
        said = stream.rest()
        assert [message.position for message in said if message.event == "change"] == positions
        assert said[-1].said == {"why": "stopping"}
    assert Event.objects.filter(room=table.room).count() == 7
    serving.close()


def test_the_oldest_stream_makes_place_when_somebody_opens_too_many(table: Table):
    first = table.listen("Anna")
    first.until("state")
    for _ in range(12):
        table.listen("Anna").until("state")
    assert first.until("bye").said == {"why": "moved"}


def test_a_reload_is_no_departure(table: Table):
    table.reach(0)
    bram, anna = table.listen("Bram"), table.listen("Anna")
    both = sorted([table.id("Anna"), table.id("Bram")])
    bram.until("presence", here=both)
    bram.heard.clear()
    anna.close()
    table.listen("Anna").until("presence", here=both)
    table.do("Anna", "raise")
    bram.until("change")
    assert [message.event for message in bram.heard] == ["change"]
