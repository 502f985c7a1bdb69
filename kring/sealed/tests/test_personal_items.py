from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from kring.people.actions import Wrap, publish_identity
from kring.people.models import Person
from kring.web.wire import to_wire

pytestmark = pytest.mark.django_db

SLOT = to_wire(b"s" * 32)
OTHER_SLOT = to_wire(b"o" * 32)


@pytest.fixture
def as_anna() -> Client:
    client = Client()
    client.force_login(Person.objects.create(name="Anna", email="anna@delinde.example"))
    return client


@pytest.fixture
def as_bram() -> Client:
    client = Client()
    client.force_login(Person.objects.create(name="Bram", email="bram@delinde.example"))
    return client


def put(client: Client, item: uuid.UUID, revision: int, sealed: bytes = b"sealed", slot: str = SLOT) -> Any:
    body = {"slot": slot, "revision": revision, "sealed": to_wire(sealed)}
    return client.put(f"/api/v1/me/items/{item}", body, content_type="application/json")


def test_a_draft_comes_back_as_it_was_sent(as_anna: Client) -> None:
    item = uuid.uuid4()
    told = put(as_anna, item, 1).json()
    assert as_anna.get("/api/v1/me/items", {"slot": SLOT}).json() == [told]
    assert (told["id"], told["revision"], told["sealed"]) == (str(item), 1, to_wire(b"sealed"))


def test_items_of_another_slot_stay_out(as_anna: Client) -> None:
    put(as_anna, uuid.uuid4(), 1)
    assert as_anna.get("/api/v1/me/items", {"slot": OTHER_SLOT}).json() == []


def test_a_newer_revision_replaces_the_older(as_anna: Client) -> None:
    item = uuid.uuid4()
    put(as_anna, item, 1, b"first")
    put(as_anna, item, 2, b"second")
    (told,) = as_anna.get("/api/v1/me/items").json()
    assert (told["revision"], told["sealed"]) == (2, to_wire(b"second"))


def test_sending_the_same_revision_twice_is_the_same_row(as_anna: Client) -> None:
    item = uuid.uuid4()
    assert put(as_anna, item, 1).json() == put(as_anna, item, 1).json()


@pytest.mark.parametrize(("revision", "sealed"), [(1, b"first"), (2, b"other")])
def test_a_second_tab_cannot_put_back_what_was_rewritten(as_anna: Client, revision: int, sealed: bytes) -> None:
    item = uuid.uuid4()
    put(as_anna, item, 1, b"first")
    put(as_anna, item, 2, b"second")
    assert put(as_anna, item, revision, sealed).status_code == 409


def test_an_item_never_moves_to_another_slot(as_anna: Client) -> None:
    item = uuid.uuid4()
    put(as_anna, item, 1)
    assert put(as_anna, item, 2, slot=OTHER_SLOT).status_code == 409


def test_bram_neither_reads_nor_overwrites_what_anna_keeps(as_anna: Client, as_bram: Client) -> None:
    item = uuid.uuid4()
    put(as_anna, item, 1)
    assert put(as_bram, item, 2).status_code == 404
    assert as_bram.get("/api/v1/me/items").json() == []


def test_nobody_keeps_items_without_signing_in(client: Client) -> None:
    assert put(client, uuid.uuid4(), 1).status_code == 401
    assert client.get("/api/v1/me/items").status_code == 401


def test_an_item_beyond_the_limit_is_refused(as_anna: Client) -> None:
    assert put(as_anna, uuid.uuid4(), 1, b"x" * 100_001).status_code == 400


def test_who_begins_anew_with_another_recovery_code_loses_no_row(as_anna: Client) -> None:
    """They cannot open it any more; that is no reason to take it away."""
    anna, now = Person.objects.get(name="Anna"), datetime.now(UTC)
    told = put(as_anna, uuid.uuid4(), 1).json()
    for record in (b"first", b"second"):
        code = Wrap(id=uuid.uuid4(), kind="recovery-code", label="", header=record, ciphertext=b"root")
        publish_identity(
            record=record, sealed_bundle=b"sealed", way_in=code, number=1 + (record == b"second"), by=anna, now=now
        )
    assert as_anna.get("/api/v1/me/items").json() == [told]
