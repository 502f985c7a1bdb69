"""Reading how far somebody is, for themself alone, and what waits for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q

from kring.groups.models import Membership
from kring.meetings.attendance import own_attendance
from kring.meetings.leading import guides
from kring.meetings.models import Meeting
from kring.meetings.queries import away, holders
from kring.methods.rules.method import ADVISER, PRESENTER
from kring.people.models import Person
from kring.reflection.models import Progress, Wish
from kring.workshop.queries import planned_method

GUIDE = "guide"  # the intervisor, in a meeting in which they have no role
AHEAD = timedelta(days=7)  # so long before a meeting preparing waits for somebody
BACK = timedelta(days=14)  # and so long after it reporting


class Waits(NamedTuple):
    """One thing that waits for somebody: `step` is "prepared" or "reported"."""

    step: str
    meeting: Meeting


def progress(person: Person, meeting: Meeting) -> Progress:
    """How far they are; of who did nothing yet a row that is not kept."""
    return Progress.objects.filter(person=person, meeting=meeting).first() or Progress(person=person, meeting=meeting)


def wants_reminders(person: Person) -> bool:
    return Wish.objects.filter(person=person).exists()


def own_roles(person: Person, meeting: Meeting) -> list[str]:
    """What somebody is planned for in a meeting: their roles and duties, else adviser, or the intervisor's own."""
    held = [role for role, holder in holders(meeting).items() if holder == str(person.pk)]
    return held or [GUIDE if guides(meeting.group, person) else ADVISER]


def case_step(meeting: Meeting) -> str:
    """The key of the step in which the presenter tells the case; nothing in a method without one."""
    method = planned_method(meeting.method)
    steps = (
        phase.key
        for phase in (method.phases if method else ())
        if (writing := phase.writing_for(PRESENTER)) is not None and writing.kind == "case"
    )
    return next(steps, "")


def was_there(person: Person, meeting: Meeting) -> bool:
    """As far as is known or supposed."""
    found = own_attendance(meeting, person)
    return found is not None and found.presence.was_there


def waiting(person: Person, *, now: datetime) -> list[Waits]:
    """What waits for somebody, the soonest meeting first; nothing that they did or said is done."""
    done = {row.meeting_id: row for row in Progress.objects.filter(person=person, meeting__in=_around(person, now))}
    found = []
    for meeting in _around(person, now):
        row = done.get(meeting.pk) or Progress()
        if meeting.is_over(now=now):
            if row.reported_at is None and was_there(person, meeting):
                found.append(Waits("reported", meeting))
        elif row.prepared_at is None and str(person.pk) not in away(meeting):
            found.append(Waits("prepared", meeting))
    return found


def _around(person: Person, now: datetime) -> Collection[Meeting]:
    """Meetings of their groups from a fortnight ago to a week ahead."""
    seated = Membership.objects.filter(person=person, left_at=None)
    near = Q(starts_at__lte=now + AHEAD, ends_at__gt=now - BACK)
    meetings = Meeting.objects.filter(near, group__in=seated.values("group"), cancelled_at=None)
    return list(meetings.select_related("group").order_by("starts_at"))
