"""What the API tells of a group: shapes, and how each is filled."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from kring.groups import queries
from kring.groups.models import Group
from kring.people.models import Person
from kring.sealed import queries as sealed
from kring.sealed.models import Item
from kring.web.wire import Bytes

Hash = Annotated[Bytes, Field(min_length=32, max_length=32)]
Number = Annotated[int, Field(ge=0, lt=2**31)]


class MemberTold(Schema):
    person: uuid.UUID
    name: str
    seat: int
    left: bool


class GroupTold(Schema):
    id: uuid.UUID
    name: str
    members: list[MemberTold]


class IdentityTold(Schema):
    person: uuid.UUID
    number: int
    record: Bytes


class Head(Schema):
    seq: Number
    hash: Hash


class HeadTold(Schema):
    head: Head


class EntryTold(Schema):
    seq: int
    entry: Bytes


class LogTold(Schema):
    entries: list[EntryTold]
    head: Head


class WrapTold(Schema):
    epoch: int
    identity_hash: Bytes
    sealed_key: Bytes


class ItemTold(Schema):
    key: int
    id: uuid.UUID
    revision: int
    author: uuid.UUID
    slot: Bytes
    epoch: int
    sealed: Bytes
    at: datetime


def group(group: Group) -> GroupTold:
    members = [
        MemberTold(person=seat.person_id, name=seat.person.name, seat=seat.seat, left=seat.left_at is not None)
        for seat in queries.memberships(group)
    ]
    return GroupTold(id=group.id, name=group.name, members=members)


def identities(group: Group) -> list[IdentityTold]:
    return [
        IdentityTold(person=identity.person_id, number=identity.number, record=bytes(identity.record))
        for identity in queries.identities(group)
    ]


def log(group: Group, *, after: int) -> LogTold:
    entries = [EntryTold(seq=row.seq, entry=bytes(row.entry)) for row in sealed.log_entries(group.id, after=after)]
    head = sealed.log_head(group.id)
    return LogTold(entries=entries, head=Head(seq=head.seq, hash=bytes(head.entry_hash)))


def wraps(group: Group, person: Person) -> list[WrapTold]:
    return [
        WrapTold(epoch=wrap.epoch, identity_hash=bytes(wrap.identity_hash), sealed_key=bytes(wrap.sealed_key))
        for wrap in sealed.wraps_for(group.id, person)
    ]


def items(group: Group, *, slot: bytes | None, after: int) -> list[ItemTold]:
    return [item(each) for each in sealed.opened_items(group.id, slot=slot, after=after)]


def all_items(group: Group) -> list[ItemTold]:
    return [item(each) for each in sealed.all_opened_items(group.id)]


def item(item: Item) -> ItemTold:
    return ItemTold(
        key=sealed.opened_key(item),
        id=item.id,
        revision=item.revision,
        author=item.author_id,
        slot=bytes(item.slot),
        epoch=item.epoch,
        sealed=bytes(item.sealed_item),
        at=item.opened_at or item.at,  # when hidden writing was written stays hidden, too
    )
