"""The ASGI application beside Django: `GET` listens to a room, `POST` does something in it (docs/live.md)."""

from __future__ import annotations

import asyncio
import gc
import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from kring.kernel.clock import now
from kring.kernel.errors import Refusal, Unavailable
from kring.rooms.live.answering import FAULT, STREAM_HEADERS, answer, answer_refusal
from kring.rooms.live.asking import Request, read_body
from kring.rooms.live.house import House
from kring.rooms.live.order import read_order
from kring.rooms.live.reading import AWAY
from kring.rooms.live.stream import Stream

logger = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_ROOM = re.compile(r"/live/rooms/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$")


class Live:
    """Holds the house between the server's start and stop."""

    def __init__(self) -> None:
        self.house: House | None = None
        self._is_over = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(Request(scope), receive, send)

    def open_house(self) -> House:
        """The house; a server that knows no lifespan opens it with its first request."""
        if self._is_over:
            raise Unavailable(AWAY)
        if self.house is None:
            self.house = House()
        return self.house

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._is_over = False
        _calm_collector()
        self.open_house()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def stop(self) -> None:
        house, self.house, self._is_over = self.house, None, True
        if house is not None:
            await house.stop()

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        try:
            match = _ROOM.fullmatch(request.path)
            if match is None:
                await answer(send, 404, b"")
            elif request.method == "GET":
                await self._listen(request, match[1], receive, send)
            elif request.method == "POST":
                await self._perform(request, match[1], receive, send)
            else:
                await answer(send, 405, b"", [(b"allow", b"GET, POST")])
        except Refusal as refusal:
            await answer_refusal(send, refusal, request.language)
        except Exception:
            logger.exception("live room")
            await answer_refusal(send, FAULT, request.language)

    async def _perform(self, request: Request, room_id: str, receive: Receive, send: Send) -> None:
        request.check_post()
        order = read_order(await read_body(request, receive))
        done = await self.open_house().perform(request.session, room_id, order)
        await answer(send, 200, done.packed())

    async def _listen(self, request: Request, room_id: str, receive: Receive, send: Send) -> None:
        house = self.open_house()
        room, person = await house.enter(request.session, room_id)
        stream = Stream(send, person=person, session=request.session, is_wall=request.is_wall)
        await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
        house.listen(room, stream, request.after, now())
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            # The server stops and has waited long enough for open answers. The stream is closed properly, so
            # nothing is left to cancel.
            room.hearing.close_one(stream, "stopping")
        finally:
            room.hearing.leave(stream)
            stream.over = True


def _calm_collector() -> None:
    """Leave what was loaded at the start alone, and look for rings of garbage less often.

    Thousands of open streams are a large heap: going through it stops every room for a tenth of a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


application = Live()
