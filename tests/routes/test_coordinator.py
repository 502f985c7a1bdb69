"""A coordinator arranges and never reads: no answer to Greet holds a sealed byte, whatever she asks."""

from __future__ import annotations

import base64
import uuid

import pytest

from kring.groups.models import Group
from kring.groups.tests.conftest import Oost, empty_oost, oost  # noqa: F401 - fixtures
from kring.meetings.models import Meeting
from kring.people.models import Identity
from kring.sealed.models import EpochWrap, Item, LogEntry
from kring.web.wire import to_wire
from tests.cast import TEN
from tests.routes.table import EXPECTED
from tests.routes.test_roles import ask
from tests.routes.world import address

ROUTES = sorted(EXPECTED, key=lambda row: (row[1], row[0]))


@pytest.fixture
def sealed(oost: Oost, cast) -> list[bytes]:  # noqa: F811
    """Every sealed byte there is: items, log entries, wraps and identities."""
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


def test_this_test_would_see_a_sealed_byte(oost: Oost, sealed):  # noqa: F811
    answer = oost.get("Anna", "items").content
    assert any(spelling in answer for raw in sealed for spelling in spellings(raw))


@pytest.mark.parametrize("row", ROUTES, ids=[f"{method} {route or '/'}" for method, route in ROUTES])
def test_greet_gets_no_sealed_byte(row: tuple[str, str], sealed, cast, signed_in):
    method, route = row
    group = Group.objects.get(pk=cast.oost.pk)
    meeting = Meeting.objects.create(group=group, starts_at=TEN, ends_at=TEN, method="incident", made_at=TEN)
    answer = ask(signed_in("Greet"), method, route, address(route, cast, meeting))
    assert not [raw for raw in sealed for spelling in spellings(raw) if spelling in answer.content]
