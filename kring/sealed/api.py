"""`/api/v1/me/items`: sealed drafts and notes that only their owner can open."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from kring.kernel.clock import now
from kring.people.queries import person_of
from kring.sealed import actions, queries
from kring.sealed.models import PersonalItem
from kring.web.wire import Bytes

MOST_BYTES = 100_000  # 64 KiB of text, padded, with its header

router = Router(tags=["sealed"])

Slot = Annotated[Bytes, Field(min_length=32, max_length=32)]


class PersonalItemAsked(Schema):
    slot: Slot
    revision: Annotated[int, Field(ge=1, lt=2**31)]
    sealed: Annotated[Bytes, Field(min_length=1, max_length=MOST_BYTES)]


class PersonalItemTold(Schema):
    id: uuid.UUID
    slot: Bytes
    revision: int
    sealed: Bytes
    at: datetime


def _told(item: PersonalItem) -> PersonalItemTold:
    return PersonalItemTold(
        id=item.id, slot=bytes(item.slot), revision=item.revision, sealed=bytes(item.sealed_item), at=item.at
    )


@router.get("/me/items", response=list[PersonalItemTold])
def personal_items(request: HttpRequest, slot: Annotated[Slot | None, Query()] = None) -> list[PersonalItemTold]:
    return [_told(item) for item in queries.personal_items(person_of(request), slot=slot)]


@router.put("/me/items/{item_id}", response=PersonalItemTold)
def put_personal_item(request: HttpRequest, item_id: uuid.UUID, asked: PersonalItemAsked) -> PersonalItemTold:
    item = actions.put_personal_item(
        item_id,
        slot=asked.slot,
        revision=asked.revision,
        sealed_item=asked.sealed,
        by=person_of(request),
        now=now(),
    )
    return _told(item)
