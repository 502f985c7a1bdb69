"""One open stream: bytes go straight to the server's `send`, and only a reader who falls behind gets a queue."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator, MutableMapping
from types import coroutine
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

# What may wait for a slow reader beyond the server's own buffer of 64 KiB. Whoever is further behind is let go:
# the browser comes back with its last position and gets the rest, or the whole state.
BEHIND_MAX = 512 * 1024


class Stream:
    """One browser that listens to one room."""

    __slots__ = ("_behind", "_send", "_size", "_task", "is_wall", "over", "person", "session")

    def __init__(self, send: Send, *, person: str, session: str, is_wall: bool) -> None:
        self._send = send
        self._behind: list[bytes] = []
        self._size = 0
        self._task: asyncio.Task[None] | None = None
        self.person = person
        self.session = session
        self.is_wall = is_wall
        self.over = False

    def push(self, chunk: bytes) -> bool:
        """Send `chunk`, now if the reader keeps up. False when the reader is too far behind and must be let go.

        A server's `send` finishes without waiting as long as its buffer has room. So it is run here and now, in the
        task of whoever tells: a task per reader would cost more than the sending itself.
        """
        if self.over:
            return True
        if self._task is not None:
            self._behind.append(chunk)
            self._size += len(chunk)
            return self._size <= BEHIND_MAX
        self._now(chunk, more=True)
        return True

    def end(self, last: bytes = b"") -> None:
        """Say a last thing and close the answer. What a slow reader has not taken yet is dropped."""
        if self.over:
            return
        self.over = True
        self._behind.clear()
        if self._task is not None:
            self._task.cancel()
            abort(self._send)
        else:
            self._now(last, more=False)

    def _now(self, chunk: bytes, *, more: bool) -> None:
        sending = self._send({"type": "http.response.body", "body": chunk, "more_body": more}).__await__()
        try:
            waiting = next(sending)
        except StopIteration:
            return
        except OSError:  # the browser left in this very moment; the server will say so
            self.over = True
            return
        self._task = asyncio.get_running_loop().create_task(self._later(sending, waiting))

    async def _later(self, sending: Generator[Any, Any, None], waiting: Any) -> None:
        """Finish a sending that has to wait, then send what came meanwhile, in order."""
        await _rest(sending, waiting)
        while self._behind and not self.over:
            chunk, self._size = b"".join(self._behind), 0
            self._behind.clear()
            await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
        self._task = None


@coroutine
def _rest(sending: Generator[Any, Any, None], waiting: Any) -> Generator[Any, Any, None]:
    """Go on, inside a task, with an awaitable that was begun outside one and now waits for `waiting`."""
    try:
        while True:
            answer = yield waiting
            waiting = sending.send(answer)
    except StopIteration:
        return
    finally:
        sending.close()


def abort(send: Send) -> None:
    """Cut the connection of a reader who does not read: closing politely would wait for them for ever.

    ASGI has no word for this. uvicorn's `send` belongs to an object that knows its transport; where there is none,
    the server's own time limits do the cutting.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()
