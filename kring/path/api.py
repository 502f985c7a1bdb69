"""`/api/v1/groups/{id}/mine`: what the reader brought into a group's meetings, still sealed, with its place."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Schema

from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.path.queries import words_of
from kring.people.queries import person_of
from kring.web.wire import Bytes

router = Router(tags=["path"])


class WordTold(Schema):
    """`author` sealed it: another person where one typed for all. The reader computes the slot from the place."""

    item: uuid.UUID
    author: uuid.UUID
    meeting: uuid.UUID
    place: str
    revision: int
    at: datetime
    sealed: Bytes


@router.get("/groups/{group_id}/mine", response=list[WordTold])
def mine(request: HttpRequest, group_id: uuid.UUID) -> list[WordTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_ITEMS)
    return [
        WordTold(
            item=word.item.id,
            author=word.item.author_id,
            meeting=word.meeting,
            place=word.place,
            revision=word.item.revision,
            at=word.item.at,
            sealed=bytes(word.item.sealed_item),
        )
        for word in words_of(group, person)
    ]
