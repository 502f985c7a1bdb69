"""`/api/v1/me/shared`: what people show each other, sealed to one reader at a time."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from kring.goals import actions, queries
from kring.goals.queries import Reader, Shown
from kring.kernel.clock import now
from kring.people.models import Identity
from kring.people.queries import person_of
from kring.sealed.actions import withdraw_shared_item
from kring.sealed.models import SharedItem
from kring.sealed.rules.item import SHARED_BYTES_MAX
from kring.web.wire import Bytes

router = Router(tags=["goals"])


class WhyTold(Schema):
    programme: uuid.UUID
    role: str


class ReaderTold(Schema):
    """`record` is null until they set up their access. `why`: what they are to the reader of this, and where."""

    person: uuid.UUID
    name: str
    record: Bytes | None
    why: list[WhyTold]


class ShownTold(Schema):
    """Something of one's own. `ended`: they left or stopped being what they were, and get nothing any more."""

    id: uuid.UUID
    reader: uuid.UUID
    name: str
    slot: Bytes
    revision: int
    at: datetime
    withdrawn: bool
    ended: bool
    is_for_lost_keys: bool


class ToReadTold(Schema):
    """Something that somebody else shows, with the identity that sealed it."""

    id: uuid.UUID
    owner: uuid.UUID
    name: str
    slot: Bytes
    revision: int
    sealed: Bytes
    at: datetime
    record: Bytes


class ToShow(Schema):
    reader: uuid.UUID
    sealed: Annotated[Bytes, Field(min_length=1, max_length=SHARED_BYTES_MAX)]


@router.get("/me/shared/readers", response=list[ReaderTold])
def readers(request: HttpRequest) -> list[ReaderTold]:
    return [_reader(each) for each in queries.readers_of(person_of(request))]


def _reader(reader: Reader) -> ReaderTold:
    return ReaderTold(
        person=reader.person.pk,
        name=reader.person.name,
        record=bytes(reader.identity.record) if reader.identity else None,
        why=[WhyTold(programme=link.programme, role=link.role.value) for link in reader.links],
    )


@router.get("/me/shared/by-me", response=list[ShownTold])
def shown_by_me(request: HttpRequest) -> list[ShownTold]:
    return [_shown(each) for each in queries.shown_by(person_of(request))]


def _shown(shown: Shown) -> ShownTold:
    item = shown.item
    return ShownTold(
        id=item.id,
        reader=item.reader_id,
        name=item.reader.name,
        slot=bytes(item.slot),
        revision=item.revision,
        at=item.at,
        withdrawn=item.withdrawn_at is not None,
        ended=shown.ended,
        is_for_lost_keys=shown.is_for_lost_keys,
    )


@router.get("/me/shared/to-me", response=list[ToReadTold])
def shown_to_me(request: HttpRequest) -> list[ToReadTold]:
    return [_to_read(item, identity) for item, identity in queries.shown_to(person_of(request))]


def _to_read(item: SharedItem, identity: Identity) -> ToReadTold:
    return ToReadTold(
        id=item.id,
        owner=item.owner_id,
        name=item.owner.name,
        slot=bytes(item.slot),
        revision=item.revision,
        sealed=bytes(item.sealed_item),
        at=item.at,
        record=bytes(identity.record),
    )


@router.put("/me/shared/{item_id}", response={204: None})
def show(request: HttpRequest, item_id: uuid.UUID, asked: ToShow) -> Status[None]:
    actions.show(item_id, reader=asked.reader, sealed_item=asked.sealed, by=person_of(request), now=now())
    return Status(204, None)


@router.delete("/me/shared/{item_id}", response={204: None})
def withdraw(
    request: HttpRequest, item_id: uuid.UUID, reader: Annotated[uuid.UUID | None, Query()] = None
) -> Status[None]:
    """From one reader, or from all."""
    withdraw_shared_item(item_id, reader=reader, by=person_of(request), now=now())
    return Status(204, None)
