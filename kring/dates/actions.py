"""Every write of dates: asking, answering, reminding once, deciding, stopping."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.dates import queries
from kring.dates.models import Answer, Closure, Poll, Slot
from kring.dates.rules.choosing import Can
from kring.dates.rules.slots import MOST
from kring.groups.models import Group
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.meetings import actions as meetings
from kring.meetings.actions import Plan
from kring.meetings.models import Absence, Meeting, Why
from kring.meetings.queries import members_of
from kring.meetings.turning import turns_shared
from kring.methods import library
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.rounds.rules.timing import nudging

MOST_CLOSURES = 60  # of one organisation
MOST_OPEN = 3  # each sends everybody mail


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: for each meeting the moments it may begin. `meeting` is the one that moves, if it is one."""

    rounds: Sequence[Sequence[datetime]]
    minutes: int
    closes_at: datetime
    weeks: int = 1
    place: str = ""
    meeting: Meeting | None = None


@transaction.atomic
def ask(group: Group, question: Question, *, by: Person, now: datetime) -> Poll:
    """Ask everybody in the group when they can, and tell the others."""
    Group.objects.select_for_update().get(pk=group.pk)
    if len(queries.open_polls(group)) >= MOST_OPEN:
        raise NotAllowedNow(_("Three questions about dates run already. Decide on one of them first."))
    moments = [(at, start) for at, starts in enumerate(question.rounds) for start in starts if start > now]
    if not moments:
        raise Invalid(_("Every moment falls on a day to avoid, or has passed. Choose other days or a longer time."))
    if len(moments) > MOST:
        raise Invalid(_("That is more than 60 moments. Choose fewer days or fewer hours."))
    if question.meeting is not None:
        meetings.check_open_to_change(question.meeting, now=now)
    poll = Poll.objects.create(
        group=group,
        meeting=question.meeting,
        asked_by=by,
        minutes=question.minutes,
        weeks=question.weeks,
        place=question.place,
        made_at=now,
        closes_at=question.closes_at,
        nudge_at=nudging(now, question.closes_at),
    )
    Slot.objects.bulk_create(Slot(poll=poll, round=at, starts_at=start) for at, start in moments)
    tell([each for each in members_of(group) if each != by], Notice.DATES_ASKED, about=poll.get_absolute_url())
    return poll


@transaction.atomic
def answer(poll: Poll, said: Mapping[int, Can], *, by: Person, now: datetime) -> None:
    """Keep what somebody said about moments that are still to come. The last answer tells who asked."""
    check_open(poll)
    known = {slot.pk for slot in queries.ahead(poll, now=now)}
    rows = [Answer(slot_id=slot, person=by, can=can) for slot, can in said.items() if slot in known]
    Answer.objects.bulk_create(rows, update_conflicts=True, unique_fields=["slot", "person"], update_fields=["can"])
    _tell_when_complete(poll, now=now)


@transaction.atomic
def plan_dates(poll: Poll, chosen: Collection[int], *, by: Person, now: datetime) -> list[Meeting]:
    """Plan a meeting at each chosen moment, once. Who said that they cannot is absent there, so the turns fit."""
    check_open(poll)
    slots = [slot for slot in queries.ahead(poll, now=now) if slot.pk in chosen]
    if len(slots) != len(set(chosen)) or not slots:
        raise NotAllowedNow(_("One of these moments is not free any more. Look at the proposal again."))
    if len({slot.round for slot in slots}) != len(slots):
        raise Invalid(_("Choose one moment for each meeting."))
    with turns_shared(poll.group, why=Why.PLANNED, now=now, by=by):
        made = [_move(poll, slots[0], by=by, now=now)] if poll.meeting else _plan(poll, slots, by=by, now=now)
        for slot, meeting in zip(slots, made, strict=True):
            slot.meeting = meeting
            slot.save(update_fields=["meeting"])
            _keep_absences(slot, meeting, now=now)
    _decide(poll, Poll.Outcome.PLANNED, now=now)
    return made


@transaction.atomic
def stop(poll: Poll, *, now: datetime) -> None:
    """Ask no longer; nothing is planned."""
    check_open(poll)
    _decide(poll, Poll.Outcome.STOPPED, now=now)


def keep_all_polls(*, now: datetime) -> None:
    """What time asks of polls, once a minute: one reminder, and telling who asked that it is complete or over."""
    for poll in Poll.objects.filter(decided_at=None).select_related("group", "asked_by"):
        if poll.complete_at is None and poll.nudged_at is None and poll.nudge_at <= now:
            _nudge(poll, now=now)
        _tell_when_complete(poll, now=now)
        if poll.over_at is None and poll.closes_at <= now:
            _tell_asker(poll, "over_at", now=now)


def check_open(poll: Poll) -> None:
    """NotAllowedNow once it was decided. Locks it until the transaction ends."""
    poll.refresh_from_db(from_queryset=Poll.objects.select_for_update(), fields=["decided_at", "complete_at"])
    if poll.decided_at is not None:
        raise NotAllowedNow(_("This was decided already. Look at the meetings of your group."))


def _plan(poll: Poll, slots: Sequence[Slot], *, by: Person, now: datetime) -> list[Meeting]:
    newest = poll.group.meetings.filter(cancelled_at=None).order_by("-starts_at").first()
    method = newest.method if newest else library.FIRST
    plans = [Plan(slot.starts_at, slot.ends_at, poll.place, method) for slot in slots]
    return meetings.plan_series(poll.group, plans, by=by, now=now)


def _move(poll: Poll, slot: Slot, *, by: Person, now: datetime) -> Meeting:
    meeting = poll.meeting
    assert meeting is not None  # noqa: S101 -- the caller looked; mypy cannot see it
    agreed = dict(meeting.role_holders.filter(is_agreed=True).values_list("role", "person_id"))
    plan = Plan(
        slot.starts_at,
        slot.ends_at,
        poll.place or meeting.place,
        meeting.method,
        {role: str(person) for role, person in agreed.items()},
        guided=meeting.guided,
        way=meeting.way,
        video_url=meeting.video_url,
    )
    meetings.change_meeting(meeting, plan, by=by, now=now)
    return meeting


def _keep_absences(slot: Slot, meeting: Meeting, *, now: datetime) -> None:
    """They said it already, and the proposal told everybody: no mail for each."""
    inside = members_of(slot.poll.group)
    rows = slot.answers.filter(can=Can.NO, person__in=inside)
    Absence.objects.bulk_create(Absence(meeting=meeting, person_id=row.person_id, at=now) for row in rows)


def _decide(poll: Poll, outcome: Poll.Outcome, *, now: datetime) -> None:
    poll.decided_at, poll.outcome = now, outcome
    poll.save(update_fields=["decided_at", "outcome"])


@transaction.atomic
def _nudge(poll: Poll, *, now: datetime) -> None:
    if Poll.objects.filter(pk=poll.pk, nudged_at=None, decided_at=None).update(nudged_at=now):
        tell(queries.missing(poll, now=now), Notice.DATES_WAIT, about=poll.get_absolute_url())


def _tell_when_complete(poll: Poll, *, now: datetime) -> None:
    if poll.complete_at is None and queries.has_answers(poll) and not queries.missing(poll, now=now):
        _tell_asker(poll, "complete_at", now=now)


@transaction.atomic
def _tell_asker(poll: Poll, column: str, *, now: datetime) -> None:
    """Once. Who asked and has left since hears nothing: then everybody in the group does."""
    if not Poll.objects.filter(pk=poll.pk, decided_at=None, **{column: None}).update(**{column: now}):
        return
    setattr(poll, column, now)
    inside = members_of(poll.group)
    asker = poll.asked_by
    is_here = asker is not None and (asker in inside or not poll.group.memberships.filter(person=asker).exists())
    tell([asker] if asker and is_here else inside, Notice.DATES_COMPLETE, about=f"{poll.get_absolute_url()}voorstel/")


def close_days(organisation: Organisation, *, name: str, first: date, last: date, region: str = "") -> Closure:
    """On these days nobody of the organisation meets, as far as a question about dates goes; what is planned stays.

    With a `region` they are a school holiday there.
    """
    if organisation.closures.count() >= MOST_CLOSURES:
        raise NotAllowedNow(_("These are very many closed days. Take away what is over first."))
    return Closure.objects.create(organisation=organisation, name=name.strip(), region=region, first=first, last=last)


def open_days(organisation: Organisation, closure: int) -> None:
    """These days count again. What was taken away already stays away."""
    organisation.closures.filter(pk=closure).delete()
