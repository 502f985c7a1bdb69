"""What a browser does with a room, over a real socket: post a command, hold a stream open and read its messages."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any

PATIENCE = 60.0  # seconds before a test gives up: a busy machine starts a server slowly


@dataclass(frozen=True)
class Message:
    """One message of a stream, as it came."""

    event: str
    position: int | None
    said: dict[str, Any]
    raw: bytes

    def says(self, event: str, wanted: dict[str, Any]) -> bool:
        return self.event == event and all(self.said.get(name) == value for name, value in wanted.items())


@dataclass(frozen=True)
class Answer:
    status: int
    said: dict[str, Any]
    headers: dict[str, str]


class Listening:
    """An open stream."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.connection.request("GET", path, headers={"Accept": "text/event-stream", **headers})
        self.response: HTTPResponse = self.connection.getresponse()
        self.status = self.response.status
        self.heard: list[Message] = []  # heartbeats left out

    def messages(self) -> Iterator[Message]:
        """Messages as they come, until the server closes."""
        lines: list[bytes] = []
        while line := self.response.readline():
            if line != b"\n":
                lines.append(line)
                continue
            said, lines = _message(lines), []
            if said is not None:
                self.heard.append(said)
                yield said

    def until(self, event: str, **wanted: Any) -> Message:
        """The next message of this kind whose data says what is `wanted`."""
        for message in self.messages():
            if message.says(event, wanted):
                return message
        raise AssertionError(f"the stream ended without {event} {wanted}: {self.status}")

    def by_now(self, event: str, **wanted: Any) -> Message:
        """Such a message, heard already or the next."""
        known = (message for message in self.heard if message.says(event, wanted))
        return next(known, None) or self.until(event, **wanted)

    @property
    def raw(self) -> list[bytes]:
        return [message.raw for message in self.heard]

    def rest(self) -> list[Message]:
        return list(self.messages())

    def close(self) -> None:
        self.response.close()
        self.connection.close()


class Browser:
    """Somebody's browser at one room."""

    def __init__(self, port: int, room: str, cookie: str) -> None:
        self.port = port
        self.path = f"/live/rooms/{room}"
        self.headers = {"Cookie": cookie} if cookie else {}

    def listen(self, query: str = "", **headers: str) -> Listening:
        extra = {name.replace("_", "-"): value for name, value in headers.items()}
        return Listening(self.port, self.path + query, {**self.headers, **extra})

    def post(self, body: object, **headers: str) -> Answer:
        """Post a command; bytes go as they are."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._post(raw, headers, chunked=False)

    def post_in_pieces(self, pieces: Iterable[bytes]) -> Answer:
        """Post without saying beforehand how much will come."""
        return self._post(pieces, {}, chunked=True)

    def post_on(self, connection: HTTPConnection, body: object) -> Answer:
        """Post a command on a connection that stays open."""
        said = {"Content-Type": "application/json", **self.headers}
        connection.request("POST", self.path, json.dumps(body).encode(), said)
        return _answer(connection.getresponse())

    def _post(self, raw: Any, headers: dict[str, str], *, chunked: bool) -> Answer:
        extra = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            said = {"Content-Type": "application/json", **self.headers, **extra}
            connection.request("POST", self.path, raw, said, encode_chunked=chunked)
            return _answer(connection.getresponse())
        finally:
            connection.close()


def _answer(response: HTTPResponse) -> Answer:
    raw = response.read()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, json.loads(raw) if raw else {}, headers)


def _message(lines: list[bytes]) -> Message | None:
    fields = dict(line.rstrip(b"\n").split(b": ", 1) for line in lines if not line.startswith(b":"))
    if b"event" not in fields:
        return None
    position = int(fields[b"id"]) if b"id" in fields else None
    return Message(fields[b"event"].decode(), position, json.loads(fields[b"data"]), b"".join(lines))


def free_socket() -> socket.socket:
    """A listening socket on a port that nobody else has."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", 0))
    made.listen(512)
    return made
