"""A coordinator arranges and never reads: no answer to Greet holds a sealed byte, whatever she asks."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from kring.groups.models import Group
from kring.groups.tests.conftest import Oost, make_empty_oost, opened
from kring.meetings.models import Meeting
from kring.people.models import Identity
from kring.sealed.models import EpochWrap, Item, LogEntry
from kring.web.wire import to_wire
from tests.cast import TEN, Cast, browser_of, make_cast
from tests.routes.table import EXPECTED
from tests.routes.test_roles import ask
from tests.routes.world import address

ROUTES = sorted(EXPECTED, key=lambda row: (row[1], row[0]))


@dataclass(frozen=True)
class Sealed:
    """Wijkteam Oost with a log, items and a meeting; and every sealed byte of it: items, entries, wraps, identities."""

    oost: Oost
    cast: Cast
    meeting: Meeting
    rows: list[bytes]


@pytest.fixture(scope="module")
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Sealed]:
    """Made once, in a transaction that is never committed; a test's own transaction is a savepoint in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        oost = opened(make_empty_oost(cast, partial(browser_of, cast)))
        yield Sealed(oost, cast, plan(cast), seal(oost, cast))
        transaction.set_rollback(True)


@pytest.fixture
def sealed(standing: Sealed, db: None) -> Sealed:
    return standing


def plan(cast: Cast) -> Meeting:
    group = Group.objects.get(pk=cast.oost.pk)
    return Meeting.objects.create(group=group, starts_at=TEN, ends_at=TEN, method="incident", made_at=TEN)


def seal(oost: Oost, cast: Cast) -> list[bytes]:
    for number in range(3):
        raw = oost.log.sealed_item(oost.keys["Anna"], item=uuid.uuid4(), slot=bytes([number]) * 32)
        item = uuid.UUID(bytes=raw[34:50])
        assert oost.put("Anna", f"items/{item}", {"sealed": to_wire(raw)}).status_code == 201
    rows = [
        *Item.objects.values_list("sealed_item", flat=True),
        *LogEntry.objects.values_list("entry", flat=True),
        *EpochWrap.objects.values_list("sealed_key", flat=True),
        *Identity.objects.exclude(person=cast["Greet"]).values_list("record", flat=True),
    ]
    return [bytes(row) for row in rows]


def spellings(raw: bytes) -> list[bytes]:
    """How 24 bytes out of the middle could be written; they begin where a group of three of base64 begins."""
    start = len(raw) // 9 * 3
    middle = raw[start : start + 24]
    encoded = [base64.b64encode(middle), base64.urlsafe_b64encode(middle)]
    return [middle, middle.hex().encode(), str(list(middle)).encode(), *encoded]


def test_this_test_would_see_a_sealed_byte(sealed: Sealed):
    answer = sealed.oost.get("Anna", "items").content
    assert any(spelling in answer for raw in sealed.rows for spelling in spellings(raw))


@pytest.mark.parametrize("row", ROUTES, ids=[f"{method} {route or '/'}" for method, route in ROUTES])
def test_greet_gets_no_sealed_byte(row: tuple[str, str], sealed: Sealed):
    method, route = row
    greet = browser_of(sealed.cast, "Greet")
    answer = ask(greet, method, route, address(route, sealed.cast, sealed.meeting))
    assert not [raw for raw in sealed.rows for spelling in spellings(raw) if spelling in answer.content]
