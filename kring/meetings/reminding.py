"""Reminders by a schedule that stop once somebody has done the thing. Each is a row, so that it is sent once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from kring.meetings import queries
from kring.meetings.attendance import attendance_of
from kring.meetings.models import Meeting, Reminded, TurnChange
from kring.meetings.substitutes import still_inside
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person

ZONE = ZoneInfo(settings.TIME_ZONE)
BEFORE = timedelta(days=1)
MORNING = time(9)
AFTER = (1, 5)  # days after a meeting on which, in the morning, who did not confirm their attendance is asked
FORGOTTEN = timedelta(days=1)  # a reminder that could not leave in time is not sent later than this


def remind(*, now: datetime) -> None:
    """Send what is due."""
    for meeting in _soon(now):
        _send(meeting, "role", _with_a_role(meeting, now=now), Notice.ROLE_WAITS, now=now)
    for meeting in _lately(now):
        for nth, day in enumerate(AFTER, start=1):
            if is_due(meeting, day, now=now):
                _send(meeting, f"attendance-{nth}", _unconfirmed(meeting), Notice.ATTENDANCE_WAITS, now=now)
    _remind_of_guests(now=now)


def _remind_of_guests(*, now: datetime) -> None:
    """Who stood in is still in the group: its members hear of it until they took them out."""
    for asked in still_inside(now=now):
        for nth, day in enumerate(AFTER, start=1):
            if is_due(asked.meeting, day, now=now):
                members = (each for each in queries.members_of(asked.meeting.group) if each != asked.person)
                _send(asked.meeting, f"guest-{nth}", members, Notice.SUBSTITUTE_STAYS, now=now)


def _send(meeting: Meeting, about: str, people: Iterator[Person], notice: Notice, *, now: datetime) -> None:
    """Each row is made in the transaction of its mail: two clocks that tick at once send one."""
    sent = set(meeting.reminded.filter(about=about).values_list("person_id", flat=True))
    for person in people:
        if person.pk in sent:
            continue
        with transaction.atomic():
            said = {"meeting": meeting, "person": person, "about": about}
            _row, is_new = Reminded.objects.get_or_create(**said, defaults={"at": now})
            if is_new:
                tell(person, notice, about=meeting.get_absolute_url())


def _soon(now: datetime) -> list[Meeting]:
    """Meetings within a day that were planned longer ago, and have not begun."""
    soon = Meeting.objects.filter(starts_at__gt=now, starts_at__lte=now + BEFORE, made_at__lt=now - BEFORE)
    return list(soon.filter(cancelled_at=None, room__isnull=True).select_related("group"))


def _with_a_role(meeting: Meeting, *, now: datetime) -> Iterator[Person]:
    """Who has a role and comes, and did not hear of it within a day."""
    away = queries.away(meeting)
    heard = set(TurnChange.objects.filter(meeting=meeting, at__gt=now - BEFORE).values_list("now_id", flat=True))
    for holder in meeting.role_holders.select_related("person").order_by("id"):
        if str(holder.person_id) not in away and holder.person_id not in heard:
            yield holder.person


def _lately(now: datetime) -> list[Meeting]:
    oldest = now - timedelta(days=max(AFTER) + 2)
    over = Q(ends_at__lte=now) | Q(closed_at__isnull=False)
    return list(Meeting.objects.filter(over, ends_at__gt=oldest, cancelled_at=None).select_related("group"))


def _unconfirmed(meeting: Meeting) -> Iterator[Person]:
    here = {person.pk for person in queries.members_of(meeting.group)}
    yield from (each.person for each in attendance_of(meeting) if not each.is_confirmed and each.person.pk in here)


def is_due(meeting: Meeting, days: int, *, now: datetime) -> bool:
    """Whether it is the morning so many days after a meeting, or soon after that."""
    return timedelta() <= now - _morning(meeting, days) <= FORGOTTEN


def _morning(meeting: Meeting, days: int) -> datetime:
    day = meeting.ends_at.astimezone(ZONE).date() + timedelta(days=days)
    return datetime.combine(day, MORNING, ZONE)
