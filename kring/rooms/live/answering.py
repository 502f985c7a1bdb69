"""Answers: small JSON, problems with a sentence, and the headers of a stream."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from kring.kernel.errors import Refusal
from kring.kernel.text import Text
from kring.rooms.live.wire import packed, spoken
from kring.web.headers import HEADERS

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]

_ALWAYS: Headers = [
    (b"cache-control", b"no-store"),
    *((name.lower().encode(), value.encode()) for name, value in HEADERS.items()),
]
STREAM_HEADERS: Headers = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    *_ALWAYS,
    (b"x-accel-buffering", b"no"),  # nginx would hold messages back until its buffer is full
]


class Fault(Refusal):
    """Our own mistake. What was sent is not stored."""

    status = 500
    kind = "fault"


FAULT = Fault(
    Text(
        nl="Er ging bij ons iets mis. Je tekst blijft hier staan. Probeer het zo nog eens.",
        en="Something went wrong on our side. Your text stays here. Try again in a moment.",
    )
)


async def answer(
    send: Send, status: int, body: bytes, more: Headers = (), *, content_type: bytes = b"application/json"
) -> None:
    headers = [(b"content-type", content_type), (b"content-length", b"%d" % len(body)), *_ALWAYS, *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def answer_refusal(send: Send, refusal: Refusal, language: str) -> None:
    """A problem whose `detail` is the sentence to show."""
    said = {
        "type": f"kring:{refusal.kind}",
        "title": refusal.kind,
        "detail": spoken(refusal.sentence, language),
        "status": refusal.status,
        **refusal.more,
    }
    await answer(send, refusal.status, packed(said), content_type=b"application/problem+json")
