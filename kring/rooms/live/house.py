"""All rooms of this process: loading them, passing on what the log stored, letting go of what is idle or stale."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from time import monotonic

from django.db import connection

from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow, NotFound, Refusal, Unavailable
from kring.kernel.text import Text
from kring.rooms.live import reading
from kring.rooms.live.doors import Doors
from kring.rooms.live.log import Entry, Log, Stale
from kring.rooms.live.order import Order
from kring.rooms.live.reading import Planned, Standing
from kring.rooms.live.room import ID_TAKEN, Answer, Room
from kring.rooms.live.stream import Stream
from kring.rooms.live.wire import RETRY

logger = logging.getLogger(__name__)

LOOK_AGAIN = 3.0  # seconds between questions whether open streams still have their right
AWAKE = 15.0  # seconds of silence before a comment line
IDLE = 600.0  # seconds that a room without listeners stays in memory

_NO_ROOM = Text(nl="Deze ruimte bestaat niet, of is niet voor jou.", en="This room does not exist, or is not for you.")
_SIGN_IN = Text(nl="Meld je eerst aan.", en="Sign in first.")


class SignedOut(Refusal):
    """No session, or one that ended."""

    status = 401
    kind = "signed-out"


class House:
    """One per process. Everything here runs in the event loop; reading and writing have a thread each."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kring-room-read")
        self.doors = Doors(self._thread)
        self.log = Log(self._settle)
        self.rooms: dict[str, Room] = {}
        self._loading: dict[str, asyncio.Task[Room]] = {}
        self._ticking = asyncio.create_task(self._tick())
        self.is_stopping = False

    async def enter(self, session: str, room_id: str) -> tuple[Room, str]:
        """The room and who asks, if they may. Outsiders cannot tell whether it exists."""
        person = await self.doors.sessions.get(session) if session else None
        if person is None:
            raise SignedOut(_SIGN_IN)
        room = self.rooms.get(room_id) or await self._load(room_id)
        standing = await self.doors.groups.get(room.group) or Standing()
        if person not in standing.members:
            raise NotFound(_NO_ROOM)
        room = self.rooms.get(room_id) or await self._load(room_id)
        if person not in room.run.seats:
            room = await self._with_newcomer(room, standing)
        return room, person

    async def perform(self, session: str, room_id: str, order: Order) -> Answer:
        """Do one command. A room that turned out stale is loaded again, and the command judged again, once."""
        try:
            return await self._perform(session, room_id, order)
        except Stale:
            logger.info("room %s was written elsewhere; loaded again", room_id)
        try:
            return await self._perform(session, room_id, order)
        except Stale as error:
            raise (NotAllowedNow(ID_TAKEN) if error.is_item else Unavailable(reading.AWAY)) from error

    async def _perform(self, session: str, room_id: str, order: Order) -> Answer:
        room, person = await self.enter(session, room_id)
        standing = await self.doors.groups.get(room.group) or Standing()
        if self.is_stopping:
            raise Unavailable(reading.AWAY)  # the next server will take it
        return await room.perform(order, by=person, now=now(), epoch=standing.epoch, log=self.log)

    def listen(self, room: Room, stream: Stream, after: int | None, at: datetime) -> None:
        """Let a stream in: what it missed, or the whole state."""
        missed = room.memory.since(after) if after is not None and room.has_begun else None
        if missed is None:
            welcome = room.memory.state(None if stream.is_wall else stream.person, at)
        else:
            welcome = b"".join(change.wall if stream.is_wall else change.full for change in missed)
            welcome += b"" if stream.is_wall else room.memory.whole_mine(stream.person, at)
        room.hearing.come_in(stream, RETRY + welcome)

    def drop(self, room: Room, why: str) -> None:
        """Let go of a room; it is rebuilt from its log when somebody comes back."""
        room.lineage.is_broken = True
        if self.rooms.get(room.id) is room:
            del self.rooms[room.id]
        room.hearing.close(why)

    async def stop(self) -> None:
        """Say goodbye to every stream and store what is under way."""
        self.is_stopping = True
        self._ticking.cancel()
        await self.log.stop()
        for room in list(self.rooms.values()):
            room.hearing.close("stopping")
        self._thread.submit(connection.close)
        self._thread.shutdown(wait=False)

    async def _with_newcomer(self, room: Room, standing: Standing) -> Room:
        """Somebody joined the group since the room was loaded: they get a seat now, not in a few seconds."""
        if room.has_begun:
            room.seat(standing.members, now=now(), log=self.log)
            return room
        self.drop(room, "moved")
        return await self._load(room.id)

    async def _load(self, room_id: str) -> Room:
        loading = self._loading.get(room_id)
        if loading is None:
            loading = self._loading[room_id] = asyncio.create_task(self._build(room_id))
            loading.add_done_callback(lambda _: self._loading.pop(room_id, None))
        return await asyncio.shield(loading)

    async def _build(self, room_id: str) -> Room:
        found = await self.doors.ask(reading.find_room, room_id)
        if found is None:
            raise NotFound(_NO_ROOM)
        standing = await self.doors.groups.get(found.group) or Standing()
        room = self.rooms[room_id] = Room(found)
        self._follow(room, standing, {})
        return room

    def _settle(self, entries: Sequence[Entry], failure: Exception | None) -> None:
        """The log stored `entries`, or lost them. Called in the event loop, in commit order."""
        if failure is None:
            for entry in entries:
                room = self.rooms.get(entry.room)
                if room is not None and room.lineage is entry.lineage:
                    self._tell(room, entry)
                elif not entry.stored.done():
                    entry.stored.set_result(entry.position)  # the room was let go meanwhile, and holds it in its log
            return
        refusal = failure if isinstance(failure, Stale) else Unavailable(reading.AWAY)
        for entry in entries:
            room = self.rooms.get(entry.room)
            if room is not None and room.lineage is entry.lineage:
                self.drop(room, "moved")
            if not entry.stored.done():
                entry.stored.set_exception(refusal)
                entry.stored.exception()  # not every event has somebody who waits for it

    def _tell(self, room: Room, entry: Entry) -> None:
        """One room's mistake may not silence the others: what is stored is stored, and the room is made again."""
        try:
            room.tell()
        except Exception:
            logger.exception("room %s could not tell what it stored", room.id)
            self.drop(room, "moved")
            if not entry.stored.done():
                entry.stored.set_result(entry.position)

    async def _tick(self) -> None:
        looked = monotonic()
        while True:
            await asyncio.sleep(1)
            self._keep_awake()
            self._let_go_of_idle()
            if monotonic() - looked >= LOOK_AGAIN:
                looked = monotonic()
                await self._look_again()

    async def _look_again(self) -> None:
        """Close the streams of who signed out or lost their right. An unreachable database closes nobody."""
        sessions = {stream.session: stream.person for room in self.rooms.values() for stream in room.hearing.streams}
        waiting = [room.id for room in self.rooms.values() if not room.has_begun]
        try:
            changes = await self.doors.look_again(sessions, {room.group for room in self.rooms.values()})
            found = await self.doors.ask(reading.plans, waiting) if waiting else {}
            plans = {room_id: found.get(room_id) for room_id in waiting}
            for room in list(self.rooms.values()):
                if changes.sessions:
                    _close_signed_out(room, changes.sessions)
                if room.group in changes.groups or room.id in plans:
                    standing = await self.doors.groups.get(room.group) or Standing()
                    _close_without_right(room, standing)
                    self._follow(room, standing, plans)
        except Unavailable:
            logger.warning("the doors cannot ask the database who may listen")

    def _follow(self, room: Room, standing: Standing, plans: Mapping[str, Planned | None]) -> None:
        """A room that has begun seats who joined or left; one that has not is made again when its plan changed."""
        if room.has_begun:
            if standing.members:
                room.seat(standing.members, now=now(), log=self.log)
        elif room.id in plans:
            plan = plans[room.id]
            if plan is None or not room.is_as_planned(plan, standing.members):
                self.drop(room, "moved")

    def _keep_awake(self) -> None:
        late = monotonic() - AWAKE
        for room in self.rooms.values():
            if room.hearing.streams and room.hearing.quiet_since < late:
                room.hearing.keep_awake()

    def _let_go_of_idle(self) -> None:
        late = monotonic() - IDLE
        for room in list(self.rooms.values()):
            if not room.hearing.streams and room.used_at < late and not room.is_busy:
                self.drop(room, "moved")


def _close_signed_out(room: Room, sessions: Collection[str]) -> None:
    for stream in tuple(room.hearing.streams):
        if stream.session in sessions:
            room.hearing.close_one(stream, "signed-out")


def _close_without_right(room: Room, standing: Standing) -> None:
    for stream in tuple(room.hearing.streams):
        if stream.person not in standing.members:
            room.hearing.close_one(stream, "not-permitted")
