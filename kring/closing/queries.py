"""Reading how a programme ends."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from kring.closing.models import Consent, Retention, Term, TookPart
from kring.closing.rules.retention import USUAL, after
from kring.groups.models import Group
from kring.groups.queries import group_of
from kring.meetings.attendance import Attended, attendance_of
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
    """How often and how long each member was there, as was said or else as the room saw. Not saved."""
    came: dict[uuid.UUID, list[Attended]] = {}
    for meeting in group.meetings.filter(cancelled_at=None):
        for each in attendance_of(meeting):
            if each.presence.was_there and (each.filled_at or str(each.person.pk) in meeting.seen):
                came.setdefault(each.person.pk, []).append(each)
    memberships = group.memberships.filter(guides=False).select_related("person")
    return [_took_part(each.person, came.get(each.person_id, [])) for each in memberships]


def _took_part(person: Person, came: list[Attended]) -> TookPart:
    days = sorted(today(each.meeting.starts_at) for each in came)
    return TookPart(
        person=person,
        name=person.name,
        meetings=len(came),
        minutes=sum(each.minutes for each in came),
        first_on=days[0] if days else None,
        last_on=days[-1] if days else None,
    )
