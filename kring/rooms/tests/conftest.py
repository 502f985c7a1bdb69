"""A table of the known cast with a live room, and a real server process beside the test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.rooms.models import Room
from kring.rooms.tests.browser import Answer, Browser, Listening, free_socket
from kring.sealed.models import LogHead
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.cast import OOST, TEN, Cast
from tests.seals import sealed_bytes

METHOD = tomllib.loads((Path(__file__).parent / "table.toml").read_text("utf-8"))
TALK, HIDDEN, CHOOSE = 0, 1, 2


def command_id() -> str:
    return str(uuid.uuid4())


@dataclass
class Table:
    """One meeting of Wijkteam Oost: Anna brings the case, Bram facilitates, the others advise."""

    cast: Cast
    meeting: Meeting
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    streams: list[Listening] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # ids of everything written

    @property
    def room(self) -> str:
        return str(self.meeting.pk)

    def id(self, name: str) -> str:
        return str(self.cast[name].pk)

    def browser(self, name: str | None) -> Browser:
        """Somebody's browser, signed in; None is nobody."""
        if name and name not in self.cookies:
            client = Client()
            client.force_login(self.cast[name], backend=settings.AUTHENTICATION_BACKENDS[0])
            self.cookies[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return Browser(self.port, self.room, f"{settings.SESSION_COOKIE_NAME}={self.cookies[name]}" if name else "")

    def listen(self, name: str, query: str = "", **headers: str) -> Listening:
        self.streams.append(self.browser(name).listen(query, **headers))
        return self.streams[-1]

    def leave(self) -> None:
        for stream in self.streams:
            stream.close()

    def do(self, name: str, kind: str, **fields: Any) -> Answer:
        return self.browser(name).post({"id": command_id(), "kind": kind, **fields})

    def sealed(self, name: str, item: str, place: str, **changed: Any) -> str:
        slot = slot_of(str(self.cast.oost.pk), self.room, place)
        group = str(self.cast.oost.pk)
        return to_wire(sealed_bytes(group=group, item=item, author=self.id(name), **{"slot": slot, **changed}))

    def sealed_as(self, header: dict[str, Any], place: str) -> str:
        """A seal that may say anything."""
        slot = slot_of(str(self.cast.oost.pk), self.room, place)
        return to_wire(sealed_bytes(**{"slot": slot, **header}))

    def written(self, name: str, place: str, *, item: str | None = None, **changed: Any) -> dict[str, Any]:
        """A contribution as a browser would send it."""
        item = item or command_id()
        self.asked.add(item)
        return {"id": item, "kind": "contribute", "sealed": self.sealed(name, item, place, **changed)}

    def write(self, name: str, place: str, **changed: Any) -> Answer:
        return self.browser(name).post(self.written(name, place, **changed))

    def until_refused(self, name: str, place: str) -> Answer:
        """Write until the server has noticed that it may not be: what it knows of a group is some seconds old."""
        while (answer := self.write(name, place)).status == 200:
            time.sleep(0.2)
        return answer

    def reach(self, phase: int) -> None:
        """Open the meeting and go to this phase."""
        for kind in ("open", *("next",) * phase):
            assert self.do("Bram", kind).status == 200


class Serving:
    """A server process on the test's database."""

    def __init__(self, **more: str) -> None:
        self.socket = free_socket()
        self.port: int = self.socket.getsockname()[1]
        self.process = self.start(**more)

    def start(self, **more: str) -> subprocess.Popen[bytes]:
        fd = self.socket.fileno()
        command = [sys.executable, "-m", "kring.rooms.tests.serving", str(fd)]
        return subprocess.Popen(command, pass_fds=[fd], env={**environment(), **more})  # noqa: S603 - our own program

    def stop(self) -> int:
        """Ask the server to stop; its exit status, minus 15 when that is why it ended."""
        self.process.terminate()
        return self.process.wait(timeout=60)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.socket.close()


def environment() -> dict[str, str]:
    """The test's own database, for a process beside it."""
    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{chosen['NAME']}"
    else:
        host = str(chosen["HOST"]).replace("/", "%2F")
        url = f"postgres://{chosen['USER']}@{host}/{chosen['NAME']}"
    ours = {"KRING_DATABASE_URL": url, "KRING_SECRET_KEY": settings.SECRET_KEY}
    return {**os.environ, **ours, "DJANGO_SETTINGS_MODULE": "kring.project.settings"}


@pytest.fixture(scope="session")
def serving(django_db_setup: None, django_db_blocker: Any) -> Iterator[Serving]:
    """One server for all tests: it keeps nothing that a next test could see, because every test has its own ids."""
    serving = Serving()
    yield serving
    serving.close()


@pytest.fixture
def own_socket() -> Iterator[socket.socket]:
    """A port for a server of the test's own."""
    with free_socket() as made:
        yield made


@pytest.fixture
def table(transactional_db: None, cast: Cast, serving: Serving) -> Iterator[Table]:
    table = set_table(cast, serving.port)
    yield table
    table.leave()


def set_table(cast: Cast, port: int) -> Table:
    """A group whose log knows all six, and a room that holds the test's method."""
    roster = [str(cast[name].pk) for name in OOST]
    LogHead.objects.create(group=cast.oost.pk, seq=1, epoch=1, roster=roster)
    return Table(cast, _meeting(cast), port)


def hold_meeting(table: Table) -> Table:
    """One more meeting of the same group, opened; who is signed in stays so."""
    held = Table(table.cast, _meeting(table.cast), table.port, table.cookies)
    held.reach(TALK)
    return held


def table_by(method: Method, table: Table) -> Table:
    """One more meeting of the same group, by this method, at which everybody brings a browser. Nobody opened it."""
    begins = now()
    meeting = Meeting.objects.create(
        group=table.cast.oost, starts_at=begins, ends_at=begins + timedelta(hours=2), method="incident", made_at=begins
    )
    seats = [table.id(name) for name in OOST]
    roles = {"presenter": table.id("Anna"), "facilitator": table.id("Bram")}
    Room.objects.create(meeting=meeting, script=method.script(), seats=seats, roles=roles, made_at=begins)
    return Table(table.cast, meeting, table.port, table.cookies, table.streams)


def _meeting(cast: Cast) -> Meeting:
    meeting = Meeting.objects.create(
        group=cast.oost, starts_at=TEN, ends_at=TEN + timedelta(hours=2), method="incident", made_at=TEN
    )
    seats = [str(cast[name].pk) for name in OOST]
    roles = {"presenter": str(cast["Anna"].pk), "facilitator": str(cast["Bram"].pk)}
    # With one screen for all, a test can begin without opening a browser for each.
    began = {"script": parse(METHOD).script(), "seats": seats, "roles": roles, "way": "projector", "made_at": TEN}
    Room.objects.create(meeting=meeting, **began)
    return meeting
