"""Somebody cannot come: the rota, the quorum and the presenter are reconsidered, and people decide how to go on."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from kring.meetings import queries, turns
from kring.meetings.actions import check_open_to_change
from kring.meetings.models import Decision, Meeting, Why
from kring.meetings.swapping import choose_presenter, swap_meetings
from kring.meetings.turning import release, turns_shared
from kring.methods.rules.method import PRESENTER
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person


@transaction.atomic
def report_absent(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody cannot come. Their turns go to others, and they get theirs in another meeting.

    When too few are left, everybody hears of it; otherwise only whose turn changed.
    """
    check_open_to_change(meeting, now=now)
    _absence, is_new = meeting.absences.get_or_create(person=by, defaults={"at": now})
    if not is_new:
        return
    with turns_shared(meeting.group, why=Why.ABSENT, now=now, by=by, about=by):
        release(meeting, [role for role, person in queries.holders(meeting).items() if person == str(by.pk)])
    if turns.is_too_few(meeting):
        others = [person for person in queries.members_of(meeting.group) if person != by]
        tell(others, Notice.MEETING_CHANGED, about=meeting.get_absolute_url())


@transaction.atomic
def report_present(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody can come after all. They get their turns back where nobody was given them for good."""
    check_open_to_change(meeting, now=now)
    absence = meeting.absences.filter(person=by).first()
    if absence is None:
        return
    towards = queries.changes_about(by, why=Why.ABSENT, at=absence.at)
    with turns_shared(meeting.group, why=Why.BACK, now=now, by=by, about=by, towards=towards):
        absence.delete()


@transaction.atomic
def hold_anyway(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """The meeting goes on as it is planned now."""
    check_open_to_change(meeting, now=now)
    _decided(meeting, Decision.Way.HOLD, by=by, now=now)


@transaction.atomic
def swap_presenters(meeting: Meeting, other: Meeting, *, by: Person, now: datetime, seen: str) -> None:
    """Who brings a case now and who does in another meeting change turns."""
    swap_meetings(meeting, other, role=PRESENTER, by=by, now=now, seen=seen)
    _decided(meeting, Decision.Way.SWAP, by=by, now=now)


@transaction.atomic
def substitute_presenter(meeting: Meeting, person: uuid.UUID | None, *, by: Person, now: datetime) -> None:
    """Somebody brings a case in the place of who cannot come."""
    choose_presenter(meeting, person, by=by, now=now)
    _decided(meeting, Decision.Way.SUBSTITUTE, by=by, now=now)


def _decided(meeting: Meeting, way: Decision.Way, *, by: Person, now: datetime) -> None:
    meeting.decisions.create(way=way, by=by, at=now)
