"""`/api/v1/groups/{id}/rounds`: rounds in writing over days. Others' texts are not here before a round opens."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.groups.told import ItemTold
from kring.groups.told import item as told_item
from kring.kernel.clock import now
from kring.people.models import Person
from kring.people.queries import person_of
from kring.rounds import actions, queries
from kring.rounds.actions import Asked
from kring.rounds.models import Round
from kring.sealed.models import Item
from kring.web.wire import Bytes

router = Router(tags=["rounds"])

SealedBytes = Annotated[Bytes, Field(min_length=1)]


class RoundAsked(Schema):
    """`days`: until eight in the evening, so many days from today. `item` is the id of the sealed question."""

    id: uuid.UUID
    kind: Literal["advice", "look-back", "questions"]
    days: Annotated[int, Field(ge=-(2**31), lt=2**31)]
    item: uuid.UUID
    sealed: SealedBytes


class TextAsked(Schema):
    sealed: SealedBytes


class OwnTextTold(Schema):
    """One's own text, which only its author gets before the round opens. No instant: it is nobody's business."""

    id: uuid.UUID
    revision: int
    sealed: Bytes


class RoundTold(Schema):
    """`asked` and `wrote` are ids by seat. `texts` is empty until `opened_at`, then ordered by id."""

    id: uuid.UUID
    kind: str
    by: uuid.UUID | None
    closes_at: datetime
    opened_at: datetime | None
    asked: list[str]
    wrote: list[str]
    question: ItemTold | None
    mine: OwnTextTold | None
    texts: list[ItemTold]


def round_told(round_: Round, reader: Person) -> RoundTold:
    question = queries.question_of(round_)
    return RoundTold(
        id=round_.id,
        kind=round_.kind,
        by=round_.begun_by_id,
        closes_at=round_.closes_at,
        opened_at=round_.opened_at,
        asked=queries.asked(round_),
        wrote=queries.wrote(round_),
        question=told_item(question) if question else None,
        mine=own_text_told(queries.own_text(round_, reader)),
        texts=[told_item(item) for item in queries.texts(round_)],
    )


def own_text_told(item: Item | None) -> OwnTextTold | None:
    if item is None:
        return None
    return OwnTextTold(id=item.id, revision=item.revision, sealed=bytes(item.sealed_item))


@router.get("/groups/{group_id}/rounds", response=list[RoundTold])
def rounds(request: HttpRequest, group_id: uuid.UUID) -> list[RoundTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_ITEMS)
    found = queries.rounds_of(group)
    for round_ in found:
        actions.keep_time(round_, now=now())
    return [round_told(round_, person) for round_ in found]


@router.post("/groups/{group_id}/rounds", response={201: RoundTold})
def begin_round(request: HttpRequest, group_id: uuid.UUID, asked: RoundAsked) -> Status[RoundTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.WRITE_ITEMS)
    wish = Asked(asked.id, Round.Kind(asked.kind), asked.days, asked.item, asked.sealed)
    return Status(201, round_told(actions.begin_round(group, wish, by=person, now=now()), person))


@router.get("/groups/{group_id}/rounds/{round_id}", response=RoundTold)
def one_round(request: HttpRequest, group_id: uuid.UUID, round_id: uuid.UUID) -> RoundTold:
    person = person_of(request)
    round_ = queries.access_round(person, group_id, round_id, to=May.READ_ITEMS)
    actions.keep_time(round_, now=now())
    return round_told(round_, person)


@router.put("/groups/{group_id}/rounds/{round_id}/texts/{item_id}", response=RoundTold)
def write_text(
    request: HttpRequest, group_id: uuid.UUID, round_id: uuid.UUID, item_id: uuid.UUID, asked: TextAsked
) -> RoundTold:
    person = person_of(request)
    round_ = queries.access_round(person, group_id, round_id, to=May.WRITE_ITEMS)
    actions.write_text(round_, item_id, sealed_item=asked.sealed, by=person, now=now())
    return round_told(round_, person)
