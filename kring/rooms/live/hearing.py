"""Who listens to a room: its open streams, who is here, and saying things to all of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from time import monotonic

from kring.rooms.live.memory import Change
from kring.rooms.live.stream import Stream
from kring.rooms.live.wire import HEARTBEAT, bye, message, packed

STREAMS_MAX = 12  # of one person in one room: the oldest makes place for a new one
LINGER = 3.0  # seconds that somebody whose last stream closed still counts as here: a reload is no departure
GATHER = 0.25  # seconds in which comings and goings are told together


class Hearing:
    """The streams of one room. Someone is here as long as they have a stream that is not a wall."""

    def __init__(self) -> None:
        self.streams: list[Stream] = []
        self.quiet_since = monotonic()
        self.present: frozenset[str] = frozenset()
        self._open: Counter[str] = Counter()
        self._presence: bytes = _here(self.present)
        self._told_presence = self._presence
        self._telling: asyncio.TimerHandle | None = None

    def come_in(self, stream: Stream, welcome: bytes) -> None:
        """Add a stream and say to it where the room stands; everybody hears who came."""
        self._make_place_for(stream.person)
        self.streams.append(stream)
        if not stream.is_wall:
            self._open[stream.person] += 1
            self._see(self.present | {stream.person})
        self._push(stream, welcome + self._presence)

    def leave(self, stream: Stream) -> None:
        """Forget a stream; its person stays here for the time of a reload."""
        if stream not in self.streams:
            return
        self.streams.remove(stream)
        if stream.is_wall:
            return
        self._open[stream.person] -= 1
        if not self._open[stream.person]:
            asyncio.get_running_loop().call_later(LINGER, self._left, stream.person)

    def tell(self, change: Change | None, own: dict[str, bytes]) -> None:
        """One event: the same bytes to everybody, then to each person concerned what only they may know."""
        if change is not None:
            self.quiet_since = monotonic()
            for stream in tuple(self.streams):
                self._push(stream, change.wall if stream.is_wall else change.full)
        for person, chunk in own.items():
            for stream in tuple(self.streams):
                if stream.person == person and not stream.is_wall:
                    self._push(stream, chunk)

    def keep_awake(self) -> None:
        self._push_all(HEARTBEAT)

    def close(self, why: str) -> None:
        """Say why, and close every stream."""
        for stream in tuple(self.streams):
            self.close_one(stream, why)

    def close_one(self, stream: Stream, why: str) -> None:
        self.leave(stream)
        stream.end(bye(why))

    def _push_all(self, chunk: bytes) -> None:
        self.quiet_since = monotonic()
        for stream in tuple(self.streams):
            self._push(stream, chunk)

    def _push(self, stream: Stream, chunk: bytes) -> None:
        if not stream.push(chunk):
            self.close_one(stream, "moved")

    def _make_place_for(self, person: str) -> None:
        own = [stream for stream in self.streams if stream.person == person]
        if len(own) >= STREAMS_MAX:
            self.close_one(own[0], "moved")

    def _left(self, person: str) -> None:
        if not self._open[person]:
            del self._open[person]
            self._see(self.present - {person})

    def _see(self, present: frozenset[str]) -> None:
        if present == self.present:
            return
        self.present = present
        self._presence = _here(present)
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(GATHER, self._tell_presence)

    def _tell_presence(self) -> None:
        self._telling = None
        if self._presence != self._told_presence:
            self._told_presence = self._presence
            self._push_all(self._presence)


def _here(present: frozenset[str]) -> bytes:
    return message("presence", packed({"here": sorted(present)}))
