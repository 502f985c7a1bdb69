"""Who may come in: the pages' session says who, the group's log says whether. Cached for seconds, asked in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from time import monotonic
from typing import Any, Generic, TypeVar

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


class Doors:
    """Sessions and groups, read in one thread beside the event loop."""

    def __init__(self, thread: Executor) -> None:
        self._thread = thread
        self.sessions = Asked[str](lambda keys: self.ask(reading.people_of_sessions, keys))
        self.groups = Asked[Standing](lambda keys: self.ask(reading.standings, keys))

    async def ask(self, read: Callable[..., Any], *arguments: Any) -> Any:
        """Run one of `reading`'s functions in the thread. Raises Unavailable when the database is away."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, reading.guarded, read, *arguments)

    async def look_again(self, sessions: Iterable[tuple[str, str]], groups: Iterable[str]) -> None:
        """Ask again about (session, person) pairs and groups that are in use, all at once."""
        pairs, wanted = dict(sessions), list(groups)
        alive, active = await self.ask(reading.still_signed_in, list(pairs), sorted(set(pairs.values())))
        found: Mapping[str, Standing] = await self.ask(reading.standings, wanted)
        for session, person in pairs.items():
            self.sessions.keep(session, person if session in alive and person in active else None)
        for group in wanted:
            self.groups.keep(group, found.get(group))
        self.sessions.forget_old()
        self.groups.forget_old()
