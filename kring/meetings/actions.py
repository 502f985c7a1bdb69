"""Every write of meetings."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import NotAllowedNow
from kring.meetings import queries
from kring.meetings.models import Guided, Meeting, RoleHolder, Way
from kring.meetings.rules import rota
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person

PLANNED = ("starts_at", "ends_at", "place", "method", "guided", "way", "video_url")


@dataclass(frozen=True, slots=True)
class Plan:
    """When, where, how and with whom: `roles` is role -> id of the person. `guided` when the room leads."""

    starts_at: datetime
    ends_at: datetime
    place: str
    method: str
    roles: Mapping[str, str]
    guided: str = Guided.NOT
    way: str = Way.PHONES
    video_url: str = ""


@transaction.atomic
def plan_meeting(group: Group, plan: Plan, *, by: Person, now: datetime) -> Meeting:
    """Plan a meeting and tell everybody in the group."""
    meeting = Meeting.objects.create(
        group=group,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place,
        method=plan.method,
        guided=plan.guided,
        way=plan.way,
        video_url=plan.video_url,
        made_at=now,
    )
    _keep_roles(meeting, plan.roles)
    _tell_others(meeting, Notice.MEETING_PLANNED, by=by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, plan: Plan, *, by: Person, now: datetime) -> None:
    """Change what was planned and tell everybody. Not once the room was opened: it goes by the plan it began with."""
    check_open_to_change(meeting, now=now)
    for field in PLANNED:
        setattr(meeting, field, getattr(plan, field))
    meeting.save(update_fields=PLANNED)
    _keep_roles(meeting, plan.roles)
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Call a meeting off. It stays on record, and no longer counts for whose turn it is."""
    check_open_to_change(meeting, now=now)
    meeting.cancelled_at = now
    meeting.save(update_fields=["cancelled_at"])
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def swap_roles(meeting: Meeting, other: Person, *, by: Person, now: datetime) -> None:
    """Change places with somebody in this meeting: each takes what the other had, which may be nothing."""
    check_open_to_change(meeting, now=now)
    held = queries.holders(meeting)
    _keep_roles(meeting, rota.exchanged(held, str(by.pk), str(other.pk)))
    _tell_others(meeting, Notice.ROLE_CHANGED, by=by)


@transaction.atomic
def report_absent(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody cannot come. Whose turn it is next takes their roles; the others hear of it."""
    check_open_to_change(meeting, now=now)
    _absence, is_new = meeting.absences.get_or_create(person=by, defaults={"at": now})
    if not is_new:
        return
    seats = [str(person.pk) for person in queries.members_of(meeting.group)]
    served = queries.served(meeting.group, before=meeting.starts_at)
    held = queries.holders(meeting)
    _keep_roles(meeting, rota.without(held, str(by.pk), seats, served, queries.away(meeting)))
    _tell_others(meeting, Notice.ROLE_CHANGED if str(by.pk) in held.values() else Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def report_present(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody can come after all. Who took their roles keeps them."""
    check_open_to_change(meeting, now=now)
    if meeting.absences.filter(person=by).delete()[0]:
        _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


def check_open_to_change(meeting: Meeting, *, now: datetime) -> None:
    """NotAllowedNow for a meeting that was called off, is over, or has begun. Locks it until the transaction ends."""
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    if meeting.cancelled_at is not None:
        raise NotAllowedNow(_("This meeting was called off."))
    if meeting.ends_at <= now:
        raise NotAllowedNow(_("This meeting is over."))
    if queries.has_begun(meeting):
        raise NotAllowedNow(_("This meeting has begun. Change roles in the room."))


def _keep_roles(meeting: Meeting, roles: Mapping[str, str]) -> None:
    meeting.role_holders.all().delete()
    RoleHolder.objects.bulk_create(
        RoleHolder(meeting=meeting, role=role, person_id=uuid.UUID(person)) for role, person in roles.items()
    )


def _tell_others(meeting: Meeting, notice: Notice, *, by: Person) -> None:
    others = [person for person in queries.members_of(meeting.group) if person != by]
    tell(others, notice, about=meeting.get_absolute_url())
