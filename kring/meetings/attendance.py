"""Who was at a meeting, from when until when: what was filled in, what is supposed until then, and hours to count."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from kring.groups.models import Group, Membership
from kring.meetings import queries
from kring.meetings.models import Attendance, Meeting
from kring.meetings.rules.presence import ABSENT, LATE, Presence, supposed
from kring.meetings.turns import held_roles
from kring.methods.rules.run import SHARED
from kring.people.models import Person

FLOOR = 3  # meetings and people below which nothing is told outside the group


@dataclass(frozen=True, slots=True)
class Attended:
    """What counts now of one person at one meeting. `is_confirmed`: they said so themselves.

    `filled_at` is None as long as nobody said anything, and it is only supposed. `minutes` are 0 for who was not there.
    """

    meeting: Meeting
    person: Person
    presence: Presence
    filled_at: datetime | None = None
    filled_by: uuid.UUID | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.filled_by == self.person.pk

    @property
    def minutes(self) -> int:
        return self.presence.minutes


@dataclass(frozen=True, slots=True)
class Numbers:
    """What may be told outside the group: how many meetings were held, and how many came to one, on the average."""

    meetings: int
    people: int


def began_and_ended(meeting: Meeting) -> tuple[datetime, datetime]:
    """When a meeting began and ended: as its room says where that differs by much from the plan, else as planned."""
    seen = [datetime.fromisoformat(times[0]) for times in meeting.seen.values()]
    began = min(seen) if seen and min(seen) - meeting.starts_at > LATE else meeting.starts_at
    ended = meeting.closed_at or meeting.ends_at
    if ended <= began:  # held on another moment than planned, in its room
        began = min([*seen, ended])
    return began, ended


def who_counts(meeting: Meeting) -> list[Person]:
    """Everybody who was in the group when it met, also who guides it, by seat."""
    _, ended = began_and_ended(meeting)
    stayed = Q(left_at=None) | Q(left_at__gt=meeting.starts_at)
    rows = meeting.group.memberships.filter(stayed, made_at__lte=max(ended, meeting.made_at))
    return [row.person for row in rows.select_related("person").order_by("seat")]


def attendance_of(meeting: Meeting) -> list[Attended]:
    """Everybody of a meeting, by seat: what was said last of each, or what is supposed."""
    newest = {row.person_id: row for row in meeting.attendance.order_by("id")}
    return [
        _as_said(meeting, person, newest[person.pk]) if person.pk in newest else _as_supposed(meeting, person)
        for person in who_counts(meeting)
    ]


def own_attendance(meeting: Meeting, person: Person) -> Attended | None:
    """What counts of one of its members; None for who was not in the group when it met."""
    return next((each for each in attendance_of(meeting) if each.person == person), None)


def own_attendances(meetings: Sequence[Meeting], person: Person) -> list[Attended]:
    """What counts of somebody at meetings of groups they were in then, in the same order; asked at once."""
    said = Attendance.objects.filter(person=person, meeting__in=[meeting.pk for meeting in meetings]).order_by("id")
    newest = {row.meeting_id: row for row in said}
    return [
        _as_said(meeting, person, newest[meeting.pk]) if meeting.pk in newest else _as_supposed(meeting, person)
        for meeting in meetings
    ]


def attendance(person: Person, *, since: datetime | None = None, until: datetime | None = None) -> list[Attended]:
    """The meetings at which somebody was, oldest first, for proofs: hours are `minutes`, trust is `is_confirmed`.

    Only what was filled in counts, and only meetings that were held. `since` and `until` are about when they began.
    """
    rows = Attendance.objects.filter(person=person, meeting__cancelled_at=None).select_related("meeting__group")
    if since is not None:
        rows = rows.filter(meeting__starts_at__gte=since)
    if until is not None:
        rows = rows.filter(meeting__starts_at__lt=until)
    newest = {row.meeting_id: row for row in rows.order_by("meeting__starts_at", "id")}
    return [_as_said(row.meeting, person, row) for row in newest.values() if row.was_there]


def numbers(group: Group) -> Numbers | None:
    """For a coordinator or a commissioner, who never hears who was there or when; None below the floor.

    Counts meetings of which attendance was filled in and at which at least FLOOR people were. The average is in whole
    people, so that from one telling to the next nobody can be subtracted.
    """
    rows = Attendance.objects.filter(meeting__group=group, meeting__cancelled_at=None).order_by("id")
    newest = {(row.meeting_id, row.person_id): row.was_there for row in rows}
    came = _came((meeting for (meeting, _), was_there in newest.items() if was_there))
    counted = [people for people in came.values() if people >= FLOOR]
    if len(counted) < FLOOR:
        return None
    return Numbers(meetings=len(counted), people=round(sum(counted) / len(counted)))


def unconfirmed(person: Person, *, since: datetime, now: datetime) -> list[Meeting]:
    """Meetings that ended lately and of which somebody did not say yet whether they were there, oldest first."""
    over = Q(ends_at__lte=now) | Q(closed_at__isnull=False)
    seated = Membership.objects.filter(person=person, left_at=None)
    meetings = Meeting.objects.filter(
        over,
        group__in=seated.values("group"),
        starts_at__gt=since,
        cancelled_at=None,
        ends_at__gt=F("group__memberships__made_at"),
        group__memberships__person=person,
    )
    said = {
        row.meeting_id: row.by_id
        for row in Attendance.objects.filter(person=person, meeting__in=meetings).order_by("id")
    }
    return [m for m in meetings.select_related("group").order_by("starts_at") if said.get(m.pk) != person.pk]


def roles_at(attended: Attended) -> list[str]:
    """The roles that somebody really had at that meeting; none is an adviser."""
    return [role for role, people in held_roles(attended.meeting).items() if str(attended.person.pk) in people]


def _as_said(meeting: Meeting, person: Person, row: Attendance) -> Attended:
    presence = Presence(row.was_there, row.came_at, row.left_at)
    return Attended(meeting, person, presence, filled_at=row.at, filled_by=row.by_id)


def _as_supposed(meeting: Meeting, person: Person) -> Attended:
    """As the room saw it; where one device served all, or without a room, whoever did not say they could not come."""
    began, ended = began_and_ended(meeting)
    seen = meeting.seen.get(str(person.pk))
    if meeting.seen and meeting.way not in SHARED:
        return Attended(meeting, person, supposed(seen, began=began, ended=ended) if seen else ABSENT)
    is_away = str(person.pk) in queries.away(meeting)
    return Attended(meeting, person, ABSENT if is_away else Presence(True, began, ended))


def _came(meetings: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    came: dict[uuid.UUID, int] = {}
    for meeting in meetings:
        came[meeting] = came.get(meeting, 0) + 1
    return came
