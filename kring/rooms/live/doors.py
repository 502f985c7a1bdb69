"""Who may come in: the pages' session says who, the group's log says whether. Cached for seconds, asked in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from time import monotonic
from typing import Any, Generic, NamedTuple, TypeVar

from kring.rooms.live import reading
from kring.rooms.live.reading import Standing

KEPT = 5.0  # seconds that an answer may be used; open streams are asked about again well within that

Answer = TypeVar("Answer")


class Asked(Generic[Answer]):
    """A cache of `read(keys)`. While one read is under way, new keys gather and share the next."""

    def __init__(self, read: Callable[[Sequence[str]], Awaitable[Mapping[str, Answer]]]) -> None:
        self._read = read
        self._kept: dict[str, tuple[Answer | None, float]] = {}
        self._waiting: dict[str, asyncio.Future[Answer | None]] = {}
        self._reader: asyncio.Task[None] | None = None

    async def get(self, key: str) -> Answer | None:
        """The answer, at most five seconds old; None when there is none."""
        kept = self._kept.get(key)
        if kept is not None and kept[1] > monotonic():
            return kept[0]
        if key not in self._waiting:
            self._waiting[key] = asyncio.get_running_loop().create_future()
        waiting = self._waiting[key]
        if self._reader is None:
            self._reader = asyncio.create_task(self._read_all())
        return await asyncio.shield(waiting)

    def keep(self, key: str, answer: Answer | None) -> None:
        self._kept[key] = (answer, monotonic() + KEPT)

    def keep_longer(self, key: str) -> None:
        """What is known about `key` was found to be still so."""
        if key in self._kept:
            self.keep(key, self._kept[key][0])

    def forget_old(self) -> None:
        present = monotonic()
        for key in [key for key, (_, until) in self._kept.items() if until < present]:
            del self._kept[key]

    async def _read_all(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, {}
            try:
                answers = await self._read(list(asked))
            except Exception as error:  # noqa: BLE001 - whoever waits gets it, whatever it is
                for waiting in asked.values():
                    waiting.set_exception(error)
                continue
            for key, waiting in asked.items():
                self.keep(key, answers.get(key))
                waiting.set_result(answers.get(key))
        self._reader = None


class Changes(NamedTuple):
    """What looking again found: sessions that ended, and groups whose standing may be another."""

    sessions: Collection[str]
    groups: Collection[str]


class Doors:
    """Sessions and groups, read in one thread beside the event loop."""

    def __init__(self, thread: Executor) -> None:
        self._thread = thread
        self._marks: dict[str, tuple[int, int]] = {}
        self.sessions = Asked[str](lambda keys: self.ask(reading.people_of_sessions, keys))
        self.groups = Asked[Standing](lambda keys: self.ask(reading.standings, keys))

    async def ask(self, read: Callable[..., Any], *arguments: Any) -> Any:
        """Run one of `reading`'s functions in the thread. Raises Unavailable when the database is away."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, reading.guarded, read, *arguments)

    async def look_again(self, sessions: Mapping[str, str], groups: Collection[str]) -> Changes:
        """Ask again about sessions, given with their persons, and groups that are in use, all at once."""
        ended, inactive = await self.ask(reading.signed_out, sessions, set(sessions.values()))
        gone = {session for session, person in sessions.items() if session in ended or person in inactive}
        marks: dict[str, tuple[int, int]] = await self.ask(reading.marks, groups)
        changed = [group for group in groups if marks.get(group) != self._marks.get(group)]
        found: Mapping[str, Standing] = await self.ask(reading.standings, changed) if changed else {}
        self._marks = marks
        self._keep(sessions, gone, groups, changed, found)
        return Changes(gone, frozenset(changed))

    def _keep(
        self,
        sessions: Mapping[str, str],
        gone: Collection[str],
        groups: Collection[str],
        changed: Collection[str],
        found: Mapping[str, Standing],
    ) -> None:
        for session, person in sessions.items():
            self.sessions.keep(session, None if session in gone else person)
        for group in groups:
            if group in changed:
                self.groups.keep(group, found.get(group))
            else:
                self.groups.keep_longer(group)
        self.sessions.forget_old()
        self.groups.forget_old()
