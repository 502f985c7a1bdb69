"""`/api/v1/groups/{id}/evaluations`: what a form asks, and sealed answers. Others' come after one's own."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Path, Router, Schema
from pydantic import Field

from kring.evaluation import actions, queries
from kring.evaluation.queries import Occasion, access_occasion
from kring.groups.permissions import May
from kring.groups.told import ItemTold
from kring.groups.told import item as told_item
from kring.kernel.clock import now
from kring.people.models import Person
from kring.people.queries import person_of
from kring.web.wire import Bytes

router = Router(tags=["evaluation"])
ONE = "/groups/{group_id}/evaluations/{form}/{about}"


class Where(Schema):
    """A form of a group; `about` is the meeting, or the group itself."""

    group_id: uuid.UUID
    form: str
    about: uuid.UUID


class QuestionTold(Schema):
    key: str
    kind: str
    text: str
    low: str
    high: str
    choices: list[str]


class MineTold(Schema):
    id: uuid.UUID
    answered_at: datetime


class EvaluationTold(Schema):
    """`waits`: the reader is asked and has not answered; until then `items` is empty."""

    version: str
    questions: list[QuestionTold]
    waits: bool
    mine: MineTold | None
    items: list[ItemTold]


class AnswerAsked(Schema):
    sealed: Annotated[Bytes, Field(min_length=1)]


def evaluation_told(occasion: Occasion, reader: Person) -> EvaluationTold:
    version = queries.version_of(occasion.group, occasion.form, get_language() or "nl")
    mine = queries.answered(reader, occasion)
    waits = mine is None and reader in queries.asked(occasion)
    return EvaluationTold(
        version=version.name,
        questions=[QuestionTold(**question) for question in version.questions],
        waits=waits,
        mine=MineTold(id=mine.item, answered_at=mine.at) if mine else None,
        items=[] if waits else [told_item(item) for item in queries.answers(occasion)],
    )


@router.get(ONE, response=EvaluationTold)
def evaluation(request: HttpRequest, where: Path[Where]) -> EvaluationTold:
    person = person_of(request)
    occasion = access_occasion(person, where.group_id, where.form, where.about, to=May.READ_ITEMS)
    return evaluation_told(occasion, person)


@router.put(ONE + "/answers/{item_id}", response=EvaluationTold)
def answer(request: HttpRequest, where: Path[Where], item_id: uuid.UUID, asked: AnswerAsked) -> EvaluationTold:
    person = person_of(request)
    occasion = access_occasion(person, where.group_id, where.form, where.about, to=May.WRITE_ITEMS)
    actions.answer(occasion, item_id, sealed_item=asked.sealed, by=person, now=now())
    return evaluation_told(occasion, person)
