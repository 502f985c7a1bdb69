"""Meetings in the calendars of their members: what those may know, and when they hear of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from kring.calendars import actions as calendars
from kring.calendars.mails import words
from kring.calendars.queries import entries_for, invited
from kring.calendars.rules.event import Event
from kring.groups.models import Group
from kring.groups.queries import groups_of
from kring.meetings import queries
from kring.meetings.models import Meeting
from kring.people.models import Person

LOOKING_BACK = timedelta(days=90)


def event_of(meeting: Meeting) -> Event:
    """All that a calendar may know. The link to a video call stays on the page, behind signing in."""
    return Event(
        key=str(meeting.id),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        link=settings.PUBLIC_URL + meeting.get_absolute_url(),
        unshown=meeting.video_url,
    )


def keep_calendars(meeting: Meeting, *, now: datetime) -> set[Person]:
    """Make everybody's calendar true, in the transaction of what happened. Answers who got a mail."""
    guests = [] if meeting.cancelled_at else queries.members_of(meeting.group, at=meeting)
    return calendars.keep_invitations(event_of(meeting), guests, now=now)


def keep_all_calendars(*, now: datetime) -> None:
    """Once a minute: who joined a group gets its invitations, and who left is taken out of them."""
    coming = {meeting.id: meeting for meeting in _coming().filter(ends_at__gt=now)}
    standing = invited(coming)
    asked = {meeting for meeting, _person in standing}
    for key in asked:
        guests = {person.pk for person in _around(coming[key]) if person.calendar_mails}
        known = {person for meeting, person in standing if meeting == key}
        if guests - known or known - {person.pk for person in _around(coming[key])}:
            keep_calendars(coming[key], now=now)


def group_file(group: Group, reader: Person, *, now: datetime) -> bytes:
    """The series of a group as one file."""
    return _published(list(_coming().filter(group=group)), reader, now=now)


def feed(reader: Person, *, now: datetime) -> bytes:
    """Every meeting of somebody's groups, from some months back."""
    since = now - LOOKING_BACK
    return _published(list(_coming().filter(group__in=groups_of(reader), ends_at__gt=since)), reader, now=now)


def _coming() -> QuerySet[Meeting]:
    return Meeting.objects.filter(cancelled_at=None).select_related("group__organisation").order_by("starts_at")


def _around(meeting: Meeting) -> list[Person]:
    return queries.members_of(meeting.group, at=meeting)


def _published(meetings: list[Meeting], reader: Person, *, now: datetime) -> bytes:
    from kring.calendars.rules.writing import published  # noqa: PLC0415 -- icalendar takes a moment to load; a start must not wait

    entries = entries_for(reader, [event_of(meeting) for meeting in meetings])
    return published(entries, words(), now=now)
