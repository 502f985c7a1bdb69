"""Saying who was at a meeting. Each saying is a row; who was there confirms their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow
from kring.meetings.attendance import attendance_of, own_attendance
from kring.meetings.models import Attendance, Meeting, Why
from kring.meetings.rules.presence import Presence
from kring.meetings.turning import turns_shared
from kring.people.models import Person


@transaction.atomic
def fill_in(meeting: Meeting, said: Mapping[Person, Presence], *, by: Person, now: datetime) -> None:
    """Say who was there. What was said before stays to be read; what is the same is not said again.

    Without a room, who was there decides who really had a turn: the coming turns follow.
    """
    check_began(meeting, now=now)
    known = {each.person: each for each in attendance_of(meeting)}
    rows = [
        _row(meeting, person, presence, by=by, now=now)
        for person, presence in said.items()
        if person in known and _is_news(known[person].presence, presence, known[person].filled_at)
    ]
    Attendance.objects.bulk_create(rows)
    if rows and not meeting.held:
        with turns_shared(meeting.group, why=Why.HELD, now=now, by=by):
            pass


@transaction.atomic
def confirm(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """What stands of me is right."""
    check_began(meeting, now=now)
    mine = own_attendance(meeting, by)
    if mine is None:
        raise NotAllowedNow(_("You were not in the group when it met."))
    if not mine.is_confirmed:
        _row(meeting, by, mine.presence, by=by, now=now).save()


def _row(meeting: Meeting, person: Person, presence: Presence, *, by: Person, now: datetime) -> Attendance:
    return Attendance(
        meeting=meeting,
        person=person,
        was_there=presence.was_there,
        came_at=presence.came_at,
        left_at=presence.left_at,
        by=by,
        at=now,
    )


def _is_news(known: Presence, said: Presence, filled_at: datetime | None) -> bool:
    return filled_at is None or known != said


def check_began(meeting: Meeting, *, now: datetime) -> None:
    if meeting.cancelled_at is not None:
        raise NotAllowedNow(_("This meeting was called off."))
    if now < meeting.starts_at and not meeting.held:
        raise NotAllowedNow(_("This meeting has not begun yet."))
