"""`/api/v1/meetings/{id}/own`: how far I am around a meeting. Of anybody else nothing is told."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Router, Schema

from kring.groups.permissions import May
from kring.kernel.clock import now
from kring.meetings.queries import access_meeting
from kring.people.queries import person_of
from kring.reflection import actions, queries
from kring.reflection.models import Progress

router = Router(tags=["meetings"])


class OwnTold(Schema):
    prepared_at: datetime | None
    reported_at: datetime | None


class OwnAsked(Schema):
    step: Literal["prepared", "reported"]
    done: bool


@router.get("/meetings/{meeting_id}/own", response=OwnTold)
def own(request: HttpRequest, meeting_id: uuid.UUID) -> Progress:
    person = person_of(request)
    return queries.progress(person, access_meeting(person, meeting_id, to=May.ATTEND))


@router.put("/meetings/{meeting_id}/own", response=OwnTold)
def say_done(request: HttpRequest, meeting_id: uuid.UUID, asked: OwnAsked) -> Progress:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.ATTEND)
    return actions.say_done(meeting, asked.step, done=asked.done, by=person, now=now())
