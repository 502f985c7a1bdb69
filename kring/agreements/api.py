"""`/api/v1/groups/{id}/agreement`: copies of versions, sealed to one person each. Signatures are in the log."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Body, Router, Schema, Status
from pydantic import Field

from kring.agreements import actions, queries
from kring.agreements.actions import Handed
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group
from kring.groups.told import Hash
from kring.kernel.clock import now
from kring.people.queries import person_of
from kring.web.wire import Bytes

COPY_BYTES_MAX = 66_560 + 65 + 16  # the largest padded text, an encapsulated key, a tag
COPIES_MAX = 20

router = Router(tags=["agreements"])


class CopyTold(Schema):
    number: int
    identity_hash: Bytes
    sealed: Bytes


class HandedTold(Schema):
    person: uuid.UUID
    number: int
    identity_hash: Bytes


class AgreementTold(Schema):
    """`mine`: what was sealed to the reader. `handed`: who was given which version; empty for who is not in yet."""

    review_on: date | None
    mine: list[CopyTold]
    handed: list[HandedTold]


class CopyAsked(Schema):
    person: uuid.UUID
    number: Annotated[int, Field(ge=1, lt=2**31)]
    identity_hash: Hash
    sealed: Annotated[Bytes, Field(min_length=1, max_length=COPY_BYTES_MAX)]


@router.get("/groups/{group_id}/agreement", response=AgreementTold)
def agreement(request: HttpRequest, group_id: uuid.UUID) -> AgreementTold:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_LOG)
    is_in = May.READ_ITEMS in rights(person, group)
    return AgreementTold(
        review_on=queries.standing(group, person, now=now()).review_on if is_in else None,
        mine=[
            CopyTold(number=copy.number, identity_hash=bytes(copy.identity_hash), sealed=bytes(copy.sealed_text))
            for copy in queries.copies_for(group, person)
        ],
        handed=[
            HandedTold(person=copy.person_id, number=copy.number, identity_hash=bytes(copy.identity_hash))
            for copy in (queries.copies_of(group) if is_in else [])
        ],
    )


@router.post("/groups/{group_id}/agreement/copies", response={201: None})
def hand_over(
    request: HttpRequest, group_id: uuid.UUID, asked: Annotated[list[CopyAsked], Body(max_length=COPIES_MAX)]
) -> Status[None]:
    group = access_group(person_of(request), group_id, to=May.WRITE_ITEMS)
    copies = [Handed(copy.person, copy.number, copy.identity_hash, copy.sealed) for copy in asked]
    actions.hand_over(group, copies, now=now())
    return Status(201, None)
