"""What a request says: path, session, language, position, body. Read without a framework, bounded everywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from kring.kernel.errors import Invalid, NotPermitted, TooLarge
from kring.kernel.text import Text
from kring.rooms.live.order import BODY_MAX

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

POSITION_DIGITS = 9
BODY_SECONDS = 20.0

_FOREIGN = Text(nl="Dit verzoek komt van een andere website.", en="This request comes from another website.")
_NOT_JSON = Text(nl="Stuur JSON (application/json).", en="Send JSON (application/json).")
_TOO_LARGE = Text(
    nl="Dit is te veel in één keer. Maak je tekst korter, of deel hem in tweeën.",
    en="This is too much at once. Make your text shorter, or split it in two.",
)
_TOO_SLOW = Text(nl="Dit kwam niet op tijd binnen. Probeer het nog eens.", en="This did not arrive in time. Try again.")


class Request:
    """One HTTP request, its headers looked up once."""

    __slots__ = ("_headers", "_query", "method", "path")

    def __init__(self, scope: MutableMapping[str, Any]) -> None:
        self.path: str = scope["path"]
        self.method: str = scope["method"]
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self._query: bytes = scope["query_string"]

    def header(self, name: bytes) -> str:
        return self._headers.get(name, b"").decode("latin-1")

    @property
    def session(self) -> str:
        """The key in the session cookie, or an empty string."""
        for part in self.header(b"cookie").split(";"):
            name, _, value = part.strip().partition("=")
            if name == settings.SESSION_COOKIE_NAME:
                return value
        return ""

    @property
    def language(self) -> str:
        """Dutch, unless English is asked for first."""
        return "en" if self.header(b"accept-language").strip().lower().startswith("en") else "nl"

    @property
    def is_wall(self) -> bool:
        return self._asked("view") == "wall"

    @property
    def after(self) -> int | None:
        """The last position the browser saw. What is no position counts as none: then the whole state is sent."""
        said = self.header(b"last-event-id") or self._asked("after")
        return int(said) if said.isascii() and said.isdigit() and len(said) <= POSITION_DIGITS else None

    def check_post(self) -> None:
        """A command must come from our own pages: their origin, and a content type no foreign form can send."""
        origin = self.header(b"origin")
        if origin and urlsplit(origin).netloc != self.header(b"host"):
            raise NotPermitted(_FOREIGN)
        if self.header(b"content-type").partition(";")[0].strip().lower() != "application/json":
            raise Invalid(_NOT_JSON)

    def _asked(self, name: str) -> str:
        return parse_qs(self._query.decode("latin-1")).get(name, [""])[0] if self._query else ""


async def read_body(request: Request, receive: Receive) -> bytes:
    """The whole body, at most 128 KiB. Raises TooLarge as soon as it is more, and Invalid when it stops coming."""
    length = request.header(b"content-length")
    if length.isdigit() and int(length) > BODY_MAX:
        raise TooLarge(_TOO_LARGE)
    first: Message = await receive()
    if first["type"] == "http.request" and not first.get("more_body", False):
        return _bounded(first["body"])
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _collected(first, receive)
    except TimeoutError as error:
        raise Invalid(_TOO_SLOW) from error


async def _collected(part: Message, receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        if part["type"] != "http.request":
            raise Invalid(_TOO_SLOW)
        body = _bounded(body + part["body"])
        if not part.get("more_body", False):
            return body
        part = await receive()


def _bounded(body: bytes) -> bytes:
    if len(body) > BODY_MAX:
        raise TooLarge(_TOO_LARGE)
    return body
