"""`kill -9` in the middle of a live meeting, fifty times: what was acknowledged is there, once."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

import pytest

from kring.rooms.models import Event
from kring.rooms.tests.browser import Browser
from kring.rooms.tests.conftest import Table, environment, hold_meeting
from kring.sealed.models import Item
from tests.cast import OOST

ROUNDS = 50
EACH = 20  # contributions of one person in one room: as many as the method allows
TALK = "phase/talk/1"


class Forking:
    """A loaded process that forks a server whenever one is wanted."""

    def __init__(self, fd: int) -> None:
        command = [sys.executable, "-m", "kring.rooms.tests.serving", str(fd), "--fork"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            command, pass_fds=[fd], env=environment(), stdin=pipe, stdout=pipe, text=True
        )

    def start(self) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        with self.process as process:
            process.stdin.close()  # type: ignore[union-attr]


@pytest.fixture
def forking(table: Table, own_socket: socket.socket) -> Iterator[Forking]:
    table.port = own_socket.getsockname()[1]
    forking = Forking(own_socket.fileno())
    yield forking
    forking.close()


@dataclass
class Load:
    """Six people who write as fast as they can, until the server is gone."""

    kill_after: int
    server: int
    acknowledged: Counter[str] = field(default_factory=Counter)
    unanswered: list[tuple[Table, str, dict[str, Any]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, table: Table, name: str, browser: Browser, orders: list[dict[str, Any]]) -> None:
        connection = HTTPConnection("127.0.0.1", table.port, timeout=20)
        for order in orders:
            try:
                status = browser.post_on(connection, order).status
            except (OSError, HTTPException):
                with self.lock:
                    self.unanswered.append((table, name, order))
                break
            assert status == 200
            self.count(order["id"])
        connection.close()

    def count(self, command: str) -> None:
        with self.lock:
            self.acknowledged[command] += 1
            if sum(self.acknowledged.values()) == self.kill_after:
                os.kill(self.server, signal.SIGKILL)

    def run(self, tables: list[Table]) -> None:
        for table in tables:
            for name in OOST:
                table.browser(name)  # signs in here: a thread's own database connection would outlive it
        threads = [
            threading.Thread(target=self.write, args=(table, name, table.browser(name), orders_of(table, name)))
            for table in tables
            for name in OOST
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def orders_of(table: Table, name: str) -> list[dict[str, Any]]:
    return [table.written(name, TALK) for _ in range(EACH)]


def test_nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed(table: Table, forking: Forking):
    chance = random.Random(0)  # noqa: S311 - where to kill, not a secret
    acknowledged: Counter[str] = Counter()
    unanswered: list[tuple[Table, str, dict[str, Any]]] = []
    for _ in range(ROUNDS):
        server = forking.start()
        for earlier, name, order in unanswered:
            assert earlier.browser(name).post(order).status == 200
            acknowledged[order["id"]] += 1
        tables = [hold_meeting(table) for _ in range(2)]
        load = Load(kill_after=chance.randrange(5, 60), server=server)
        load.run(tables)
        assert load.unanswered  # it was killed in the middle of their writing
        acknowledged += load.acknowledged
        unanswered = load.unanswered
        for held in tables:
            check_log(held, acknowledged)
    assert len(acknowledged) > ROUNDS * 5
    assert set(acknowledged.values()) == {1}


def check_log(table: Table, acknowledged: Counter[str]) -> None:
    """Every acknowledged command once, every number once, every contribution with its sealed text."""
    events = list(Event.objects.filter(room=table.room).order_by("number"))
    stored = Counter(str(event.command) for event in events)
    written = {str(event.command) for event in events if event.body["kind"] == "contributed"}
    items = Counter(str(item) for item in Item.objects.filter(id__in=written).values_list("id", flat=True))
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert set(stored.values()) == {1}
    assert items == Counter(dict.fromkeys(written, 1))
    ours = {order for order in acknowledged if order in table.asked}
    assert ours <= written
