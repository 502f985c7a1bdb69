"""`/api/v1/meetings/{id}`: cases offered before a meeting, the vote on them, and who then brings one."""

from __future__ import annotations

import uuid
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from kring.groups.permissions import May
from kring.kernel.clock import now
from kring.meetings import actions, swapping, told
from kring.meetings.queries import access_meeting
from kring.meetings.told import BeforehandTold
from kring.people.queries import person_of
from kring.web.wire import Bytes

router = Router(tags=["meetings"])


class SealedAsked(Schema):
    sealed: Annotated[Bytes, Field(min_length=1)]


class PresenterAsked(Schema):
    person: uuid.UUID


@router.get("/meetings/{meeting_id}/beforehand", response=BeforehandTold)
def beforehand(request: HttpRequest, meeting_id: uuid.UUID) -> BeforehandTold:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.READ_ITEMS)
    actions.keep_vote(meeting, now=now())
    return told.beforehand(meeting, person, now=now())


@router.put("/meetings/{meeting_id}/offers/{item_id}", response=BeforehandTold)
def offer_case(request: HttpRequest, meeting_id: uuid.UUID, item_id: uuid.UUID, asked: SealedAsked) -> BeforehandTold:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.WRITE_ITEMS)
    actions.offer_case(meeting, item_id, sealed_item=asked.sealed, by=person, now=now())
    return told.beforehand(meeting, person, now=now())


@router.put("/meetings/{meeting_id}/votes/{item_id}", response=BeforehandTold)
def vote(request: HttpRequest, meeting_id: uuid.UUID, item_id: uuid.UUID, asked: SealedAsked) -> BeforehandTold:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.WRITE_ITEMS)
    actions.vote(meeting, item_id, sealed_item=asked.sealed, by=person, now=now())
    return told.beforehand(meeting, person, now=now())


@router.post("/meetings/{meeting_id}/presenter", response=BeforehandTold)
def choose_presenter(request: HttpRequest, meeting_id: uuid.UUID, asked: PresenterAsked) -> BeforehandTold:
    """Members only: who arranges from outside does not know the vote, and changes the meeting instead."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.WRITE_ITEMS)
    swapping.choose_presenter(meeting, asked.person, by=person, now=now())
    return told.beforehand(meeting, person, now=now())
