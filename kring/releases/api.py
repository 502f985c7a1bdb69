"""`/api/v1/groups/{id}/releases`: what a group may be asked to sign, what it let go of, and letting go of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Body, Path, Router, Schema, Status

from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.people.queries import person_of
from kring.releases import actions, queries
from kring.releases.rules import numbers
from kring.sealed.rules.releases import Terms

router = Router(tags=["releases"])


class RecipientTold(Schema):
    person: uuid.UUID
    name: str
    role: str


class ProgrammeTold(Schema):
    id: uuid.UUID
    title: str
    organisation: uuid.UUID
    organisation_name: str


class QuestionTold(Schema):
    by: str
    text: str
    at: datetime


class PublishedTold(Schema):
    id: uuid.UUID
    number: int
    kind: str
    at: datetime
    link: str
    bundle: dict[str, Any]


class NumbersTold(Schema):
    """`text` is exactly what would be signed; `recipients` are the coordinators."""

    text: str
    recipients: list[RecipientTold]


class ReleasesTold(Schema):
    """Without a programme there is nobody outside to tell anything to."""

    programme: ProgrammeTold | None
    recipients: list[RecipientTold]
    questions: list[QuestionTold]
    published: list[PublishedTold]
    numbers: NumbersTold | None


class PublishAsked(Schema):
    terms: dict[str, Any]


class PublishedId(Schema):
    id: uuid.UUID
    link: str


@router.get("/groups/{group_id}/releases", response=ReleasesTold)
def releases(request: HttpRequest, group_id: uuid.UUID) -> ReleasesTold:
    group = access_group(person_of(request), group_id, to=May.READ_ITEMS)
    return ReleasesTold(
        programme=_programme(group),
        recipients=_recipients(group, queries.TEXT),
        questions=_questions(group),
        published=[
            PublishedTold(id=r.id, number=r.number, kind=r.kind, at=r.at, link=r.get_absolute_url(), bundle=r.bundle)
            for r in queries.published(group)
        ],
        numbers=_numbers(group, now=now()),
    )


@router.post("/groups/{group_id}/releases/{number}/publication", response={201: PublishedId})
def publish(
    request: HttpRequest,
    group_id: uuid.UUID,
    number: Annotated[int, Path(ge=1, lt=2**31)],
    asked: Annotated[PublishAsked, Body()],
) -> Status[PublishedId]:
    """A member hands over what all signed."""
    group = access_group(person_of(request), group_id, to=May.WRITE_ITEMS)
    release = actions.publish(group, number, Terms.from_json(asked.terms), now=now())
    return Status(201, PublishedId(id=release.id, link=release.get_absolute_url()))


def _programme(group: Group) -> ProgrammeTold | None:
    programme = group.programme
    if programme is None:
        return None
    return ProgrammeTold(
        id=programme.id,
        title=programme.title,
        organisation=programme.organisation_id,
        organisation_name=programme.organisation.name,
    )


def _recipients(group: Group, kind: str) -> list[RecipientTold]:
    found = queries.addressees(group.programme, kind) if group.programme else []
    return [RecipientTold(person=each.person.pk, name=each.person.name, role=each.role) for each in found]


def _questions(group: Group) -> list[QuestionTold]:
    asked = queries.questions(group.programme) if group.programme else []
    return [QuestionTold(by=step.by.name if step.by else "", text=step.why, at=step.at) for step in asked]


def _numbers(group: Group, *, now: datetime) -> NumbersTold | None:
    """Of the last half year, as long as it can be handed in and was not yet."""
    period = queries.handing_in(now)
    if period is None or any(each.period == str(period) for each in queries.published(group)):
        return None
    recipients = _recipients(group, queries.NUMBERS)
    counts = queries.counts(group, period)
    if not recipients or not counts.meetings or not counts.people:
        return None
    return NumbersTold(text=numbers.write(counts), recipients=recipients)
