"""Wijkteam Oost is in, all six. Ballots are random bytes behind right headers: a server must not care."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from kring.pulses.actions import RECEIPT_BYTES
from kring.pulses.models import Pulse
from kring.sealed.models import LogEntry, LogHead
from kring.sealed.rules.ballot import BALLOT_BYTES, PLACE, RECEIPT, BallotHeader
from kring.sealed.rules.encoding import lp
from kring.sealed.rules.entry import unsigned_entry
from kring.sealed.rules.item import AROUND_BYTES, PADDED_SIZES, ItemHeader, slot_of
from kring.web.wire import to_wire
from tests.cast import OOST, TEN, Cast

Json = dict[str, Any]
HEAD = bytes(range(32))


@dataclass
class Oost:
    """The group as its members' browsers use it."""

    cast: Cast
    browse: Callable[[str], Client]
    poll: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def url(self) -> str:
        return f"/api/v1/groups/{self.cast.oost.id}/pulses"

    @property
    def pulse(self) -> Pulse:
        return Pulse.objects.get(pk=self.poll)

    def header(self, item: uuid.UUID, by: str, place: str, about: object, **changed: Any) -> bytes:
        head: Json = {"item_class": "content", "epoch": 1, "head_seq": 1, "head_hash": HEAD, "revision": 1, **changed}
        group = str(self.cast.oost.id)
        slot = slot_of(group, str(about), place)
        header = ItemHeader(
            group=group if head["item_class"] == "content" else str(uuid.UUID(int=0)),
            item=str(item),
            slot=slot,
            author=str(self.cast[by].pk),
            salt=secrets.token_bytes(32),
            **head,
        ).encode()
        return header + secrets.token_bytes(AROUND_BYTES - len(header) + PADDED_SIZES[0])

    def opened(self, by: str = "Chaima", *, place: str = PLACE, closes: date | None = None, **changed: Any) -> Any:
        sealed = self.header(self.poll, changed.pop("sealed_by", by), place, self.cast.oost.id, **changed)
        asked = {"sealed": to_wire(sealed), "closes_on": str(closes or localdate() + timedelta(days=7))}
        return self.browse(by).put(f"{self.url}/{self.poll}", asked, content_type="application/json")

    def ballot(self, by: str, **changed: Any) -> Json:
        told: Json = {"group": str(self.cast.oost.id), "poll": str(self.poll), "epoch": 1, **changed}
        header = BallotHeader(salt=secrets.token_bytes(32), **told).encode()
        receipt = self.header(uuid.uuid4(), by, RECEIPT, self.poll, item_class="personal", head_seq=0)
        assert len(receipt) == RECEIPT_BYTES
        cast = header + secrets.token_bytes(BALLOT_BYTES - len(header))
        return {"ballot": to_wire(cast), "receipt": to_wire(receipt)}

    def cast_by(self, name: str, ballot: Json | None = None) -> Any:
        asked = ballot or self.ballot(name)
        return self.browse(name).post(f"{self.url}/{self.poll}/ballots", asked, content_type="application/json")

    def told(self, name: str = "Anna") -> Any:
        return self.browse(name).get(self.url).json()

    def change(self, type_: str, at: Any = TEN) -> None:
        """The next entry of the log, as far as a poll looks at it."""
        more: Json = {"seq": 2, "previous": HEAD, "actor": str(self.cast["Fons"].pk), "identity_hash": bytes(32)}
        entry = unsigned_entry(type_, b"", group=str(self.cast.oost.id), **more) + lp(bytes(64))
        LogEntry.objects.create(group=self.cast.oost.id, seq=2, entry_hash=bytes(32), entry=entry, at=at)


@pytest.fixture
def oost(cast: Cast, signed_in) -> Oost:
    roster = [str(cast[name].pk) for name in OOST]
    LogHead.objects.create(group=cast.oost.id, seq=1, entry_hash=HEAD, epoch=1, is_stale=False, roster=roster)
    LogEntry.objects.create(group=cast.oost.id, seq=1, entry_hash=HEAD, entry=b"first", at=TEN)
    return Oost(cast, signed_in)


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    """It is Monday 23 November, eleven in the morning in Amsterdam."""
    time_machine.move_to(TEN, tick=False)
