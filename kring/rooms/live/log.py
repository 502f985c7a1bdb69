"""The one writer: whatever has queued goes to the database in one transaction, in the order it was judged.

A commit costs the same for one event as for a hundred, so the slower the disk, the more events share one.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from kring.meetings.happened import Happened, keep_happened
from kring.rooms.live.sealing import SealedItem

# How long an event waits for company while many come: a commit shared by four costs each a third. A lone one does
# not wait at all, and nobody sees four milliseconds.
GATHER = 0.004  # seconds
MANY = 0.004  # seconds since the commit before: events that come closer than this come often

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The row of a room that begins with this event."""

    script: str
    seats: str
    roles: str
    guided: str
    way: str


@dataclass(slots=True)
class Entry:
    """One event on its way to the log, with what must be stored in the same moment."""

    room: str
    group: str
    number: int
    position: int
    command: str
    digest: bytes
    actor: str
    at: datetime
    body: str
    lineage: Lineage
    item: SealedItem | None = None
    opened: tuple[str, ...] = ()
    beginning: Beginning | None = None
    happened: Happened | None = None
    stored: asyncio.Future[int] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass(slots=True)
class Lineage:
    """One life of a room in memory. What was judged after a lost event was judged on sand: it is lost as well."""

    is_broken: bool = False


class Stale(Exception):
    """The database holds something that this process does not know: another process wrote the room's log.

    Or `is_item`: somebody's item has this id already, and judging once more cannot help.
    """

    def __init__(self, error: IntegrityError) -> None:
        super().__init__(str(error))
        self.is_item = "sealed_item" in str(error)


class Lost(Exception):
    """The database could not store it: a full disk, or a connection that went away."""


Outcome = tuple[Sequence[Entry], Exception | None]


class Log:
    """A thread with a queue. `settle` is called in the event loop with entries of one outcome, in commit order."""

    def __init__(self, settle: Callable[[Sequence[Entry], Exception | None], None]) -> None:
        self._settle = settle
        self._loop = asyncio.get_running_loop()
        self._queue: list[Entry] = []
        self._wake = threading.Condition()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, name="kring-room-log", daemon=True)
        self._thread.start()

    def write(self, entry: Entry) -> None:
        """Queue one entry. Its `stored` is resolved once it is committed and told."""
        with self._wake:
            self._queue.append(entry)
            self._wake.notify()

    async def stop(self) -> None:
        """Store what is queued, then end the thread."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        try:
            committed = 0.0
            while self._has_work():
                if time.monotonic() - committed < MANY:
                    time.sleep(GATHER)
                outcomes = list(_store(self._next()))
                committed = time.monotonic()
                self._loop.call_soon_threadsafe(self._settle_all, outcomes)
        finally:
            connection.close()

    def _has_work(self) -> bool:
        with self._wake:
            while not self._queue and not self._is_stopping:
                self._wake.wait()
            return bool(self._queue)

    def _next(self) -> list[Entry]:
        with self._wake:
            batch, self._queue = self._queue, []
            return batch

    def _settle_all(self, outcomes: list[Outcome]) -> None:
        for entries, failure in outcomes:
            self._settle(entries, failure)


def _store(batch: list[Entry]) -> list[Outcome]:
    """Commit the batch in one transaction; when that fails, room by room, so that one room harms no other."""
    alive = [entry for entry in batch if not entry.lineage.is_broken]
    outcomes: list[Outcome] = [([entry], Lost()) for entry in batch if entry.lineage.is_broken]
    failure = _commit(alive) if alive else None
    if failure is None or len({entry.room for entry in alive}) == 1:
        return [*outcomes, (alive, failure)]
    rooms: dict[str, list[Entry]] = {}
    for entry in alive:
        rooms.setdefault(entry.room, []).append(entry)
    return [*outcomes, *((entries, _commit(entries)) for entries in rooms.values())]


def _commit(entries: list[Entry]) -> Exception | None:
    """Store all of it or nothing. What fails breaks the lineage at once, before anything later is looked at."""
    try:
        with transaction.atomic():
            _insert(entries)
    except IntegrityError as error:
        failure: Exception = Stale(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the thread that stores for all rooms must go on
        logger.warning("room log: %s: %s", type(error).__name__, error)
        connection.close()  # a broken connection is not mended; the next batch opens a new one
        failure = Lost(str(error))
    else:
        return None
    for entry in entries:
        entry.lineage.is_broken = True
    return failure


ROWS = 200  # in one statement: far below the limits of both databases

_ROOM = ("rooms_room", "meeting_id, script, seats, roles, guided, way, made_at")
_ITEM = ("sealed_item", 'id, "group", author_id, slot, epoch, revision, sealed_item, at, opened_at')
_EVENT = ("rooms_event", "room, number, position, command, digest, actor, at, body")
_OPEN = "UPDATE sealed_item SET opened_at = %s WHERE opened_at IS NULL AND id IN "

Row = tuple[Any, ...]


def _insert(entries: list[Entry]) -> None:
    """Plain statements of many rows each: through models, or row by row, they cost more than the commit.

    Every statement also gives the interpreter to the event loop and has to ask for it back.
    """
    has_uuid = connection.features.has_native_uuid_field
    put = Putting((lambda text: text) if has_uuid else (lambda text: text.replace("-", "")))
    instants = [connection.ops.adapt_datetimefield_value(entry.at) for entry in entries]
    dated = list(zip(entries, instants, strict=True))
    with connection.cursor() as cursor:
        _put(cursor, _ROOM, [put.room(entry, entry.beginning, at) for entry, at in dated if entry.beginning])
        _put(cursor, _ITEM, [put.item(entry, entry.item, at) for entry, at in dated if entry.item])
        for entry, at in dated:
            if others := _others(entry):
                cursor.execute(_OPEN + _marks(len(others)), [at, *map(put.id, others)])
        _put(cursor, _EVENT, [put.event(entry, at) for entry, at in dated])
    for entry in entries:
        if entry.happened is not None:  # some fifteen times in a meeting
            keep_happened(entry.room, entry.happened)


def _put(cursor: Any, table: tuple[str, str], rows: list[Row]) -> None:
    name, columns = table
    for start in range(0, len(rows), ROWS):
        some = rows[start : start + ROWS]
        marks = ",".join([_marks(len(some[0]))] * len(some))
        statement = f"INSERT INTO {name} ({columns}) VALUES {marks}"  # noqa: S608 - all three are ours, above
        cursor.execute(statement, [value for row in some for value in row])


def _marks(count: int) -> str:
    return f"({','.join(['%s'] * count)})"


@dataclass(frozen=True, slots=True)
class Putting:
    """Makes rows. `id` writes an id as this database wants it."""

    id: Callable[[str], str]

    def room(self, entry: Entry, beginning: Beginning, at: Any) -> Row:
        began = (beginning.script, beginning.seats, beginning.roles, beginning.guided, beginning.way)
        return (self.id(entry.room), *began, at)

    def item(self, entry: Entry, item: SealedItem, at: Any) -> Row:
        whose = (self.id(item.id), self.id(entry.group), self.id(item.author))
        opened_at = at if item.id in entry.opened else None
        return (*whose, item.slot, item.epoch, item.revision, item.raw, at, opened_at)

    def event(self, entry: Entry, at: Any) -> Row:
        what = (entry.number, entry.position, self.id(entry.command), entry.digest)
        return (self.id(entry.room), *what, self.id(entry.actor), at, entry.body)


def _others(entry: Entry) -> list[str]:
    """What becomes visible to all by this event and was stored before it."""
    return [item for item in entry.opened if entry.item is None or item != entry.item.id]
