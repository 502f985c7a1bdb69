"""`/api/v1/me`: who I am, my identity and my ways in. Bytes the server cannot open go in and out unread."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from kring.kernel.clock import now
from kring.people import actions, queries
from kring.people.models import WayIn
from kring.web.wire import Bytes

router = Router(tags=["me"])


class WayInAsked(Schema):
    id: uuid.UUID
    kind: WayIn.Kind
    label: Annotated[str, Field(max_length=80)] = ""
    header: Annotated[Bytes, Field(min_length=1, max_length=2048)]
    ciphertext: Annotated[Bytes, Field(min_length=1, max_length=256)]

    def wrap(self) -> actions.Wrap:
        return actions.Wrap(
            id=self.id, kind=self.kind, label=self.label, header=self.header, ciphertext=self.ciphertext
        )


class IdentityAsked(Schema):
    record: Annotated[Bytes, Field(min_length=1, max_length=1024)]
    sealed_bundle: Annotated[Bytes, Field(min_length=1, max_length=4096)]
    way_in: WayInAsked
    number: Annotated[int, Field(ge=1)] | None = None


class WayInTold(Schema):
    id: uuid.UUID
    kind: str
    label: str
    header: Bytes
    ciphertext: Bytes
    made_at: datetime


class IdentityTold(Schema):
    number: int
    record: Bytes
    sealed_bundle: Bytes


class MeTold(Schema):
    person: uuid.UUID
    name: str
    language: str
    identity: IdentityTold | None
    ways_in: list[WayInTold]


@router.get("/me", response=MeTold)
def me(request: HttpRequest) -> MeTold:
    person = queries.person_of(request)
    identity = queries.newest_identity(person)
    return MeTold(
        person=person.id,
        name=person.name,
        language=person.language,
        identity=IdentityTold.from_orm(identity) if identity else None,
        ways_in=[WayInTold.from_orm(way_in) for way_in in queries.ways_in_of(identity)] if identity else [],
    )


@router.post("/me/identities", response={201: IdentityTold})
def publish_identity(request: HttpRequest, asked: IdentityAsked) -> Status[IdentityTold]:
    """`number` is the one inside the record; it may be left out for a person's first identity."""
    identity = actions.publish_identity(
        record=asked.record,
        sealed_bundle=asked.sealed_bundle,
        way_in=asked.way_in.wrap(),
        number=asked.number,
        by=queries.person_of(request),
        now=now(),
    )
    return Status(201, IdentityTold.from_orm(identity))


@router.post("/me/ways-in", response={201: WayInTold})
def add_way_in(request: HttpRequest, asked: WayInAsked) -> Status[WayInTold]:
    way_in = actions.add_way_in(asked.wrap(), by=queries.person_of(request), now=now())
    return Status(201, WayInTold.from_orm(way_in))


@router.delete("/me/ways-in/{way_in_id}", response={204: None})
def retire_way_in(request: HttpRequest, way_in_id: uuid.UUID) -> Status[None]:
    person = queries.person_of(request)
    actions.retire_way_in(queries.access_way_in(person, way_in_id), by=person)
    return Status(204, None)
