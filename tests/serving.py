"""A real `kring serve` in a process of its own, for tests that ask it over the wire."""

from __future__ import annotations

import atexit
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg.sql import SQL, Identifier

from tests import once

HOME = Path(__file__).resolve().parent.parent
PATIENCE = 180  # seconds for a first start, which takes under ten of a processor, on a machine with many at work


def command(*words: str) -> list[str]:
    """`kring …` by the interpreter that runs the tests."""
    return [sys.executable, "-m", "kring.cli", *words]


def environment(**more: str) -> dict[str, str]:
    """The environment of the tests without what would lead a server astray, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PORT", "KRING_DATA", "KRING_DEMO"}}
    return {**kept, **more}


def kring(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        check=False,
        cwd=HOME,
        env=environment(**more),
        timeout=PATIENCE,
    )


def ask_kring(data: Path, what: str, *, migrate: bool = False, **more: str) -> str:
    """Do or ask something with Kring's own models, in a process of its own; answers what it printed."""
    program = f"""
from argparse import Namespace
from kring.cli import place
folder = place.set_up(Namespace(data={str(data)!r}))
from importlib import import_module
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from kring.cli import schema
from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.organisations.models import Organisation
if {migrate}: schema.bring_up_to_date(folder, now=now())
{what}
"""
    return subprocess.run(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=HOME,
        env=environment(**more),
    ).stdout.strip()


def on_postgresql() -> bool:
    return os.environ.get("KRING_DATABASE_URL", "").startswith("postgres")


def name_in(database: dict[str, str]) -> str:
    """How PostgreSQL calls the database that these settings name."""
    return database["KRING_DATABASE_URL"].rpartition("/")[2]


@contextmanager
def own_database(like: str = "") -> Iterator[dict[str, str]]:
    """Settings for a database that nobody else uses: on SQLite none are needed, the data folder is enough.

    `like` names a database of PostgreSQL that it begins as a copy of.
    """
    url = os.environ.get("KRING_DATABASE_URL", "")
    if not on_postgresql():
        yield {}
        return
    name = f"own_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(like or "template1")))
        yield {"KRING_DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"}
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def migrated() -> Path:
    """A file of SQLite with every table and no row, made once by the program's own migrations."""

    def make(target: Path) -> None:
        with TemporaryDirectory() as data:
            ask_kring(Path(data), "", migrate=True, KRING_DATABASE_URL="")
            shutil.copyfile(Path(data) / "kring.sqlite3", target)

    return once.made_once("migrated.sqlite3", make)


@cache
def migrated_name() -> str:
    """The same on PostgreSQL: a database to copy, as long as this program runs."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    database = until_the_end.enter_context(own_database())
    with TemporaryDirectory() as data:
        ask_kring(Path(data), "", migrate=True, **database)
    return name_in(database)


@contextmanager
def own_house(data: Path) -> Iterator[dict[str, str]]:
    """Settings for a house in `data` that nobody entered yet: its database has every table and no row."""
    if on_postgresql():
        with own_database(like=migrated_name()) as settings:
            yield settings
        return
    data.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(migrated(), data / "kring.sqlite3")
    yield {}


def _start_demo(data: Path, **database: str) -> None:
    with serving(data, "--demo", **database) as served:
        assert served.stop() == 0


@cache
def _made_demo() -> tuple[Path, str]:
    """A demo that was made by a first start, once: its data folder, and its database's name on PostgreSQL."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    database = until_the_end.enter_context(own_database())
    if not database:
        return once.made_once("demo", _start_demo), ""
    data = Path(until_the_end.enter_context(TemporaryDirectory(prefix="kring-demo-"))) / "data"
    _start_demo(data, **database)
    return data, name_in(database)


@contextmanager
def own_demo(data: Path) -> Iterator[dict[str, str]]:
    """Put a demo into `data`, for `serving(data, "--demo", …)` with these settings: a copy, in a tenth of the time."""
    made, database = _made_demo()
    shutil.copytree(made, data, dirs_exist_ok=True)
    with own_database(like=database) as settings:
        yield settings


@dataclass
class Served:
    """A running server: where it is, where it keeps what it knows, and everything it said."""

    process: subprocess.Popen[str]
    data: Path
    url: str = ""
    said: list[str] = field(default_factory=list)
    seconds_to_start: float = 0.0  # of processor time: what a start takes on a machine without neighbours

    listener: threading.Thread | None = None

    def stop(self, how: int = signal.SIGTERM) -> int:
        """Its exit status; afterwards `said` is whole."""
        self.process.send_signal(how)
        status = self.process.wait(timeout=PATIENCE)
        if self.listener:
            self.listener.join(timeout=PATIENCE)
        return status


@contextmanager
def serving(data: Path, *words: str, **more: str) -> Iterator[Served]:
    """Start `kring serve` on a free port and wait until it says where it is."""
    process = subprocess.Popen(
        command("serve", "--port", "0", "--data", str(data), *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=HOME,
        env=environment(**more),
    )
    served = Served(process, data)
    is_open = threading.Event()
    listener = threading.Thread(target=_listen, args=(served, is_open), daemon=True)
    listener.start()
    served.listener = listener
    try:
        assert is_open.wait(PATIENCE), "".join(served.said)
        assert served.url, "".join(served.said)
        served.seconds_to_start = _processor_seconds(process.pid)
        yield served
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        listener.join(timeout=5)
        if process.stdout:
            process.stdout.close()


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _listen(served: Served, is_open: threading.Event) -> None:
    assert served.process.stdout is not None
    for line in served.process.stdout:
        served.said.append(line)
        if found := re.match(r"Open (http\S+)", line):
            served.url = found[1]
            is_open.set()
    is_open.set()
