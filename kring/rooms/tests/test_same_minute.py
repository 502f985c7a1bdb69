"""The same minute of a meeting, held twice: once while Daan writes what nobody may see, and once while he does not.

What the others get must be the same: streams chunk by chunk, pages, interfaces, mail, and every count. Only instants
and ids are set aside, which are all equally long, and positions, which are counted from the first.
"""

from __future__ import annotations

import asyncio
import re
import tomllib
from collections.abc import Callable, Iterator, MutableMapping
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client

from kring.methods.rules.parsing import parse
from kring.rooms.live.hearing import Hearing
from kring.rooms.live.memory import Change
from kring.rooms.live.stream import Send, Stream
from kring.rooms.tests.browser import Listening
from kring.rooms.tests.conftest import Table, command_id, table_by
from kring.web.wire import to_wire
from tests.cast import OOST

SECRET = parse(tomllib.loads((Path(__file__).parent / "secret.toml").read_text("utf-8")))
INSTANT = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ")
ID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
POSITION = re.compile(rb"(?m)^id: (\d+)$")
OF_ITS_MOMENT = re.compile(rb'(?:csrfmiddlewaretoken" value|nonce|"at")(?:=|:)\s*"[^"]*"')
HEARTBEAT = b":\n\n"
READERS = {"Anna": "", "Bram": "", "Chaima": "", "Elif": "", "Fons": "?view=wall"}
ITS_OWN = {"rooms.Event", "sealed.Item", "sealed.PersonalItem"}  # where what is hidden is kept

Deed = Callable[["Secretly"], None]


class Secretly:
    """What Daan does without anybody seeing it."""

    def __init__(self, table: Table, client: Client) -> None:
        self.table = table
        self.client = client
        self.parked = ""
        table.browser("Daan")  # signs him in

    def writes(self, phase: str) -> None:
        """Two texts, one of them changed, the other taken away; and one more than is allowed."""
        place = f"phase/{phase}/1"
        kept, gone = (self.table.written("Daan", place) for _ in range(2))
        for order in (kept, gone):
            assert self.table.browser("Daan").post(order).status == 200
        newer = self.table.sealed("Daan", kept["id"], place, revision=2)
        assert self.table.do("Daan", "revise", item=kept["id"], sealed=newer).status == 200
        assert self.table.do("Daan", "withdraw", item=gone["id"]).status == 200
        answers = [self.table.write("Daan", place).status for _ in range(3)]
        assert (answers[0], answers[-1]) == (200, 409)

    def parks(self) -> None:
        self.parked, second = (self._parks() for _ in range(2))
        newer = self.table.sealed("Daan", self.parked, "advice", revision=2)
        assert self.table.do("Daan", "revise", item=self.parked, sealed=newer).status == 200
        assert self.table.do("Daan", "drop", item=second).status == 200

    def _parks(self) -> str:
        item = command_id()
        order = {"id": item, "kind": "park", "sealed": self.table.sealed("Daan", item, "advice")}
        assert self.table.browser("Daan").post(order).status == 200
        return item

    def brings(self) -> None:
        """Parked advice into hidden writing."""
        assert self.table.do("Daan", "bring", item=self.parked).status == 200

    def types(self) -> None:
        """A draft and a note, each saved again and again."""
        for item in (command_id(), command_id()):
            for revision in range(1, 4):
                body = {"slot": to_wire(b"s" * 32), "revision": revision, "sealed": to_wire(b"x" * 100 * revision)}
                said = self.client.put(f"/api/v1/me/items/{item}", body, content_type="application/json")
                assert said.status_code == 200

    def is_refused(self) -> None:
        """A private note is not taken by the room at all."""
        assert self.table.write("Daan", "phase/silence/1").status == 409

    def feels_unsafe(self) -> None:
        assert self.table.do("Daan", "unsafe").status == 200


# Phase, what Daan does in it, and who is told by right: the facilitator hears who parked, and that one feels unsafe.
DEEDS: tuple[tuple[str, Deed, str], ...] = (
    ("talk", Secretly.types, ""),
    ("talk", Secretly.parks, "Bram"),
    ("talk", Secretly.feels_unsafe, "Bram"),
    ("silence", Secretly.is_refused, ""),
    ("hidden", Secretly.brings, ""),
    *((key, partial(Secretly.writes, phase=key), "") for key in ("hidden", "nameless", "tables", "list")),
    *((key, partial(Secretly.writes, phase=key), "") for key in ("vote", "worth", "order")),
)
PAGES_AT = {0, 1, 5}  # the deeds after which every page is looked at: one of each kind, because pages take their time


@pytest.fixture
def secret(table: Table) -> Table:
    """A meeting with every way of writing unseen."""
    return table_by(SECRET, table)


def test_nothing_differs_for_the_others_while_somebody_writes_unseen(secret: Table, signed_in):
    daan = Secretly(secret, signed_in("Daan"))
    chunks = {name: chunks_of(secret.listen(name, query)) for name, query in READERS.items()}
    until_all_are_there(secret, chunks["Anna"])
    secret.reach(0)
    minute(secret, chunks, lambda: None)
    phase = 0
    for number, (key, deed, told) in enumerate(DEEDS):
        while SECRET.phases[phase].key != key:
            secret.do("Bram", "reveal")
            assert secret.do("Bram", "next").status == 200
            phase += 1
        minute(secret, chunks, lambda: None)  # whatever the step brought is heard
        without = minute(secret, chunks, lambda: None)
        surfaces = Surfaces(secret, signed_in, pages=number in PAGES_AT)
        during = minute(secret, chunks, partial(surfaces.stay_the_same, deed, daan))
        for name in READERS:
            if name != told:
                assert during[name] == without[name], f"{name} can tell that Daan wrote: {key}"


def until_all_are_there(table: Table, first: Iterator[bytes]) -> None:
    """Who came first is told of everybody else; comings are told together, some moments later."""
    everybody = [table.id(name).encode() for name, query in READERS.items() if not query]
    next(chunk for chunk in first if all(person in chunk for person in everybody) and b"presence" in chunk[:20])


def chunks_of(listening: Listening) -> Iterator[bytes]:
    """The stream as it comes over the line, chunk by chunk, heartbeats left out."""
    line = listening.response.fp
    while size := int(line.readline(), 16):
        chunk = line.read(size)
        line.readline()
        if chunk != HEARTBEAT:
            yield chunk


def minute(table: Table, chunks: dict[str, Iterator[bytes]], deed: Callable[[], None]) -> dict[str, list[bytes]]:
    """Two hands go up, `deed` is done, and they come down. What everybody heard of it, by name."""
    table.do("Elif", "raise")
    table.do("Chaima", "raise")
    deed()
    table.do("Chaima", "lower")
    last = command_id()
    assert table.browser("Elif").post({"id": last, "kind": "lower"}).status == 200
    return {name: alike(until(stream, last.encode()), table) for name, stream in chunks.items()}


def until(stream: Iterator[bytes], last: bytes) -> list[bytes]:
    heard: list[bytes] = []
    while not heard or last not in heard[-1]:
        heard.append(next(stream))
    return heard


def alike(chunks: list[bytes], table: Table) -> list[bytes]:
    """The chunks with ids by the order in which they came up, people by name, and positions from the first on."""
    known = {table.id(name).encode(): name.encode() for name in OOST}
    numbers = count()
    first = int(next(match[1] for chunk in chunks for match in [POSITION.search(chunk)] if match))

    def name_of(match: re.Match[bytes]) -> bytes:
        return known.setdefault(match[0], b"id-%d" % next(numbers))

    return [
        POSITION.sub(lambda match: b"id: %d" % (int(match[1]) - first), ID.sub(name_of, INSTANT.sub(b"instant", chunk)))
        for chunk in chunks
    ]


class Surfaces:
    """Everything else that others can look at."""

    def __init__(self, table: Table, signed_in: Callable[[str], Client], *, pages: bool) -> None:
        self.table = table
        self.addresses = self._addresses(signed_in("Chaima"), signed_in("Greet")) if pages else []

    def _addresses(self, chaima: Client, greet: Client) -> list[tuple[Client, str]]:
        table = self.table
        group, organisation = f"groepen/{table.cast.oost.pk}/", f"organisaties/{table.cast.linde.pk}/"
        pages = ("", group, f"bijeenkomsten/{table.room}/", f"ruimte/{table.room}/", f"ruimte/{table.room}/scherm/")
        told = (f"groups/{table.cast.oost.pk}{what}" for what in ("", "/items", "/export", "/log", "/identities"))
        return [
            *((chaima, f"/{page}") for page in (*pages, organisation)),
            *((chaima, f"/api/v1/{what}") for what in (*told, "me/items")),
            *((greet, f"/{page}") for page in ("", group, organisation)),
        ]

    def stay_the_same(self, deed: Deed, daan: Secretly) -> None:
        before = self.seen()
        deed(daan)
        after = self.seen()
        assert [place for place, said in after.items() if said != before[place]] == []

    def seen(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for client, address in self.addresses:
            answer = client.get(address)
            assert answer.status_code in {200, 403, 404}
            found[f"{answer.wsgi_request.user} {address}"] = OF_ITS_MOMENT.sub(b"", answer.content)
        for name, query in (("Chaima", ""), ("Anna", ""), ("Anna", "?view=wall")):
            late = self.table.listen(name, query)
            found[f"{name} who comes in {query}"] = {**late.until("state").said, "now": ""}
            late.close()
        kept = {model._meta.label: model for model in apps.get_models() if model._meta.label not in ITS_OWN}
        return {
            **found,
            "mails": len(mail.outbox),
            **{label: model._default_manager.count() for label, model in kept.items()},
        }


def test_what_is_told_to_one_does_not_move_the_heartbeat_of_the_others():
    """The line to the others falls silent, and is kept awake, at the same moments as before."""
    asyncio.run(tell_one_and_then_all())


async def tell_one_and_then_all() -> None:
    said: dict[str, list[bytes]] = {"Anna": [], "Daan": []}
    hearing = Hearing()
    for name, heard in said.items():
        hearing.come_in(Stream(keeper(heard), person=name, session="", is_wall=False), b"")
        heard.clear()
    quiet_since = hearing.quiet_since = monotonic() - 10
    hearing.tell(None, {"Daan": b"mine"})
    assert (said, hearing.quiet_since) == ({"Anna": [], "Daan": [b"mine"]}, quiet_since)
    hearing.tell(Change(1, b"full", b"wall"), {})
    assert said["Anna"] == [b"full"]
    assert hearing.quiet_since > quiet_since


def keeper(heard: list[bytes]) -> Send:
    async def send(message: MutableMapping[str, Any]) -> None:
        heard.append(message["body"])

    return send
