"""The one writer: whatever has queued goes to the database in one transaction, in the order it was judged.

A commit costs the same for one event as for a hundred, so the slower the disk, the more events share one.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import DatabaseError, IntegrityError, connection, transaction

from kring.rooms.live.sealing import SealedItem

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The row of a room that begins with this event."""

    script: str
    seats: str
    roles: str


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
            while batch := self._next():
                outcomes = list(_store(batch))
                self._loop.call_soon_threadsafe(self._settle_all, outcomes)
        finally:
            connection.close()

    def _next(self) -> list[Entry]:
        with self._wake:
            while not self._queue and not self._is_stopping:
                self._wake.wait()
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
    except DatabaseError as error:
        logger.warning("room log: %s", error)
        connection.close()  # a broken connection is not mended; the next batch opens a new one
        failure = Lost(str(error))
    else:
        return None
    for entry in entries:
        entry.lineage.is_broken = True
    return failure


_ROOM = "INSERT INTO rooms_room (meeting_id, script, seats, roles, made_at) VALUES (%s, %s, %s, %s, %s)"
_ITEM = (
    'INSERT INTO sealed_item (id, "group", author_id, slot, epoch, revision, sealed_item, at, opened_at)'
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_OPEN = "UPDATE sealed_item SET opened_at = %s WHERE id = %s AND opened_at IS NULL"
_EVENT = (
    "INSERT INTO rooms_event (room, number, position, command, digest, actor, at, body)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


def _insert(entries: list[Entry]) -> None:
    """Plain statements: rows by the hundred through a model cost more than the commit."""
    with connection.cursor() as cursor:
        for statement, rows in (
            (_ROOM, [_room_row(entry, entry.beginning) for entry in entries if entry.beginning]),
            (_ITEM, [_item_row(entry, entry.item) for entry in entries if entry.item]),
            (_OPEN, [(_at(entry), _id(item)) for entry in entries for item in _others(entry)]),
            (_EVENT, [_event_row(entry) for entry in entries]),
        ):
            if rows:
                cursor.executemany(statement, rows)


def _room_row(entry: Entry, beginning: Beginning) -> tuple[Any, ...]:
    return (_id(entry.room), beginning.script, beginning.seats, beginning.roles, _at(entry))


def _item_row(entry: Entry, item: SealedItem) -> tuple[Any, ...]:
    opened_at = _at(entry) if item.id in entry.opened else None
    at = _at(entry)
    return (
        *(_id(item.id), _id(entry.group), _id(item.author), item.slot, item.epoch, item.revision, item.raw),
        *(at, opened_at),
    )


def _event_row(entry: Entry) -> tuple[Any, ...]:
    return (
        *(_id(entry.room), entry.number, entry.position, _id(entry.command), entry.digest),
        *(_id(entry.actor), _at(entry), entry.body),
    )


def _others(entry: Entry) -> list[str]:
    """What becomes visible to all by this event and was stored before it."""
    return [item for item in entry.opened if entry.item is None or item != entry.item.id]


def _id(text: str) -> str:
    return text if connection.features.has_native_uuid_field else text.replace("-", "")


def _at(entry: Entry) -> Any:
    return connection.ops.adapt_datetimefield_value(entry.at)
