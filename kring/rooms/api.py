"""`/api/v1/groups/{id}/export`: everything of a group that one member may have, still sealed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from kring.groups import told
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.groups.told import GroupTold, IdentityTold, ItemTold, LogTold, WrapTold
from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.meetings.queries import access_meeting
from kring.people.queries import person_of
from kring.rooms.queries import earlier_resolutions, held_meetings, public_events
from kring.rounds.queries import rounds_of

router = Router(tags=["groups"])


class EventTold(Schema):
    position: int
    by: uuid.UUID
    at: datetime
    event: dict[str, Any]


class MeetingTold(Schema):
    """`script`, `seats` and `roles` are those the room began with; null and empty when it never began."""

    id: uuid.UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    method: str
    script: dict[str, Any] | None
    seats: list[str]
    roles: dict[str, str]
    events: list[EventTold]


class RoundNamed(Schema):
    """A round in writing: enough to say what its slots stand for."""

    id: uuid.UUID
    kind: str
    closes_at: datetime


class ResolutionTold(Schema):
    """What somebody resolved in the meeting before this one, who sealed it, and where it stands there."""

    item: uuid.UUID
    by: uuid.UUID
    author: uuid.UUID
    meeting: uuid.UUID
    place: str
    revision: int
    sealed: str


class ExportTold(Schema):
    """`items` holds every revision that was opened to the group and is still kept, in that order."""

    at: datetime
    group: GroupTold
    log: LogTold
    identities: list[IdentityTold]
    wraps: list[WrapTold]
    items: list[ItemTold]
    meetings: list[MeetingTold]
    rounds: list[RoundNamed]


@router.get("/groups/{group_id}/export", response=ExportTold)
def export(request: HttpRequest, group_id: uuid.UUID) -> ExportTold:
    person = person_of(request)
    group = access_group(person, group_id, to=May.TAKE_EXPORT)
    return ExportTold(
        at=now(),
        group=told.group(group),
        log=told.log(group, after=0),
        identities=told.identities(group),
        wraps=told.wraps(group, person),
        items=told.all_items(group),
        meetings=[_meeting_told(meeting) for meeting in held_meetings(group)],
        rounds=[RoundNamed(id=each.id, kind=each.kind, closes_at=each.closes_at) for each in rounds_of(group)],
    )


@router.get("/meetings/{meeting_id}/last-resolutions", response=list[ResolutionTold])
def last_resolutions(request: HttpRequest, meeting_id: uuid.UUID) -> list[ResolutionTold]:
    meeting = access_meeting(person_of(request), meeting_id, to=May.READ_ITEMS)
    return [ResolutionTold(**row) for row in earlier_resolutions(meeting)]


def _meeting_told(meeting: Meeting) -> MeetingTold:
    room = getattr(meeting, "room", None)
    return MeetingTold(
        id=meeting.id,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        method=meeting.method,
        script=room.script if room else None,
        seats=room.seats if room else [],
        roles=room.roles if room else {},
        events=[
            EventTold(position=event.position, by=event.actor, at=event.at, event=event.body)
            for event in public_events(meeting.id)
        ],
    )
