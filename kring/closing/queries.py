"""Reading how a programme ends."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kring.closing.models import Consent, Retention, Term, TookPart
from kring.closing.rules.retention import USUAL, after
from kring.groups.models import Group
from kring.groups.queries import group_of
from kring.meetings.models import Attendance, Meeting
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.queries import participants
from kring.programmes.rules.lifecycle import MOVES, State, StepName

# From here a programme's content goes away by itself. A group that goes on by itself keeps everything.
GOES = (State.CLOSED, State.STOPPED, State.DECLINED)


def today(now: datetime) -> date:
    """The day it is where people live."""
    return timezone.localdate(now)


def months(organisation: Organisation) -> int:
    """How long this organisation keeps content after closing."""
    kept = Term.objects.filter(organisation=organisation).first()
    return kept.months if kept else USUAL


def retention(programme: Programme) -> Retention | None:
    """When its content goes; None while it lives, or when its group goes on. Not saved before the ticker saw it."""
    if programme.stands() not in GOES:
        return None
    kept = Retention.objects.filter(programme=programme).first()
    on = after(today(programme.since), months(programme.organisation))
    return kept or Retention(programme=programme, on=on)


def may_end(programme: Programme) -> bool:
    """It can be put away, by the clock or sooner."""
    return programme.stands() in MOVES[StepName.PUT_AWAY].since


def ended() -> QuerySet[Programme]:
    """Programmes whose content has a date."""
    return Programme.objects.filter(state__in=GOES).select_related("organisation", "retention")


def members(programme: Programme) -> list[Person]:
    """Whose content it is: who is in the group now and takes part."""
    group = group_of(programme)
    if group is None:
        return participants(programme)
    return [
        each.person
        for each in group.memberships.filter(left_at=None, guides=False, person__is_active=True).select_related(
            "person"
        )
    ]


def consented(programme: Programme) -> set[uuid.UUID]:
    return set(Consent.objects.filter(programme=programme).values_list("person", flat=True))


def may_go_now(programme: Programme) -> bool:
    """Every member agreed, or there is none."""
    return {person.pk for person in members(programme)} <= consented(programme)


def participations(programme: Programme) -> list[TookPart]:
    return list(programme.took_part.all())


def took_part(person: Person) -> list[TookPart]:
    """What remained of somebody's own, newest first."""
    own = TookPart.objects.filter(person=person).select_related("programme", "programme__organisation")
    return list(own.order_by("-last_on", "-id"))


def attended(group: Group) -> list[TookPart]:
    """How often and how long each member was there, as it was said, or else as the room saw. Not saved."""
    meetings = list(group.meetings.filter(cancelled_at=None).prefetch_related("attendance"))
    found = []
    for membership in group.memberships.filter(guides=False).select_related("person"):
        spans = [span for meeting in meetings if (span := _span(meeting, membership.person))]
        days = sorted(today(begins) for begins, _ends in spans)
        found.append(
            TookPart(
                person=membership.person,
                name=membership.person.name,
                meetings=len(spans),
                minutes=sum(_minutes(ends - begins) for begins, ends in spans),
                first_on=days[0] if days else None,
                last_on=days[-1] if days else None,
            )
        )
    return found


def _span(meeting: Meeting, person: Person) -> tuple[datetime, datetime] | None:
    said = _newest(each for each in meeting.attendance.all() if each.person_id == person.pk)
    if said:
        return (said.came_at or meeting.starts_at, said.left_at or meeting.ends_at) if said.was_there else None
    seen = meeting.seen.get(str(person.pk))
    return (datetime.fromisoformat(seen[0]), datetime.fromisoformat(seen[1])) if seen else None


def _newest(rows: Iterable[Attendance]) -> Attendance | None:
    return max(rows, key=lambda row: (row.at, row.pk), default=None)


def _minutes(lasted: timedelta) -> int:
    return max(0, lasted // timedelta(minutes=1))
