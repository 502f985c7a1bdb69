"""`/api/v1/groups`: the group's log, its key wraps and its sealed items. All of it is ciphertext, or who and when."""

from __future__ import annotations

import uuid
from typing import Annotated

from django.http import HttpRequest
from ninja import Body, Query, Router, Schema, Status
from pydantic import Field

from kring.groups import actions, told
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.groups.told import GroupTold, Hash, Head, HeadTold, IdentityTold, ItemTold, LogTold, WrapTold
from kring.kernel.clock import now
from kring.people.queries import person_of
from kring.sealed.actions import Wrap
from kring.sealed.rules.log import Head as HeadOfLog
from kring.web.wire import Bytes

ENTRY_BYTES_MAX = 16_384  # an epoch entry for ten members stays far below this
ENTRIES_MAX = 20
WRAPS_MAX = 400  # ten members, and every epoch of a long-lived group again for one of them

router = Router(tags=["groups"])

Cursor = Annotated[int, Query(ge=0, lt=2**53)]


class WrapAsked(Schema):
    epoch: Annotated[int, Field(ge=1, lt=2**31)]
    person: uuid.UUID
    identity_hash: Hash
    sealed_key: Annotated[Bytes, Field(min_length=1, max_length=512)]

    def wrap(self) -> Wrap:
        return Wrap(self.epoch, self.person, self.identity_hash, self.sealed_key)


class LogAsked(Schema):
    after: Head
    entries: Annotated[
        list[Annotated[Bytes, Field(max_length=ENTRY_BYTES_MAX)]], Field(min_length=1, max_length=ENTRIES_MAX)
    ]
    wraps: Annotated[list[WrapAsked], Field(default_factory=list, max_length=WRAPS_MAX)]


class ItemAsked(Schema):
    sealed: Annotated[Bytes, Field(min_length=1)]


@router.get("/groups/{group_id}", response=GroupTold)
def group(request: HttpRequest, group_id: uuid.UUID) -> GroupTold:
    return told.group(access_group(person_of(request), group_id, to=May.READ_GROUP))


@router.get("/groups/{group_id}/identities", response=list[IdentityTold])
def identities(request: HttpRequest, group_id: uuid.UUID) -> list[IdentityTold]:
    return told.identities(access_group(person_of(request), group_id, to=May.READ_LOG))


@router.get("/groups/{group_id}/log", response=LogTold)
def log(request: HttpRequest, group_id: uuid.UUID, after: Cursor = 0) -> LogTold:
    return told.log(access_group(person_of(request), group_id, to=May.READ_LOG), after=after)


@router.post("/groups/{group_id}/log", response={201: HeadTold})
def append_log(request: HttpRequest, group_id: uuid.UUID, asked: LogAsked) -> Status[HeadTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.APPEND_LOG)
    seq, entry_hash = actions.append_log(
        group,
        after=HeadOfLog(asked.after.seq, asked.after.hash),
        encoded=asked.entries,
        wraps=[wrap.wrap() for wrap in asked.wraps],
        by=person,
        now=now(),
    )
    return Status(201, HeadTold(head=Head(seq=seq, hash=entry_hash)))


@router.get("/groups/{group_id}/wraps", response=list[WrapTold])
def wraps(request: HttpRequest, group_id: uuid.UUID) -> list[WrapTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_LOG)
    return told.wraps(group, person)


@router.post("/groups/{group_id}/wraps", response={201: None})
def give_wraps(
    request: HttpRequest, group_id: uuid.UUID, asked: Annotated[list[WrapAsked], Body(max_length=WRAPS_MAX)]
) -> Status[None]:
    group = access_group(person_of(request), group_id, to=May.REGRANT)
    actions.give_wraps(group, [wrap.wrap() for wrap in asked])
    return Status(201, None)


@router.get("/groups/{group_id}/items", response=list[ItemTold])
def items(
    request: HttpRequest, group_id: uuid.UUID, slot: Annotated[Hash | None, Query()] = None, after: Cursor = 0
) -> list[ItemTold]:
    group = access_group(person_of(request), group_id, to=May.READ_ITEMS)
    return told.items(group, slot=slot, after=after)


@router.put("/groups/{group_id}/items/{item_id}", response={200: ItemTold, 201: ItemTold})
def put_item(request: HttpRequest, group_id: uuid.UUID, item_id: uuid.UUID, asked: ItemAsked) -> Status[ItemTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.WRITE_ITEMS)
    item, is_new = actions.put_item(group, item_id, sealed_item=asked.sealed, by=person, now=now())
    return Status(201 if is_new else 200, told.item(item))
