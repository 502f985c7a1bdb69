"""Every write of meetings."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import NotAllowedNow
from kring.meetings import queries
from kring.meetings.calendar import keep_calendars
from kring.meetings.models import Decision, Guided, Meeting, Way, Why
from kring.meetings.turning import agree, release, turns_shared
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.rounds import actions as rounds
from kring.rounds.queries import vote_on
from kring.sealed import actions as sealed

PLANNED = ("starts_at", "ends_at", "place", "method", "guided", "way", "video_url")


@dataclass(frozen=True, slots=True)
class Plan:
    """When, where and how. `roles`: role -> id of the person, for what people chose; the rota shares the others.

    `guided` when the room leads.
    """

    starts_at: datetime
    ends_at: datetime
    place: str
    method: str
    roles: Mapping[str, str] = field(default_factory=dict)
    guided: str = Guided.NOT
    way: str = Way.PHONES
    video_url: str = ""


@transaction.atomic
def plan_meeting(group: Group, plan: Plan, *, by: Person, now: datetime) -> Meeting:
    """Plan a meeting and tell everybody in the group."""
    with turns_shared(group, why=Why.PLANNED, now=now, by=by):
        meeting = _make(group, plan, now=now)
    _tell_others(meeting, Notice.MEETING_PLANNED, by=by, heard=keep_calendars(meeting, now=now))
    return meeting


@transaction.atomic
def plan_series(group: Group, plans: Sequence[Plan], *, by: Person, now: datetime) -> list[Meeting]:
    """Plan several meetings at once, with the turns of the whole programme.

    Each meeting goes into everybody's calendar; who gets no calendar mail gets one mail about all.
    """
    with turns_shared(group, why=Why.PLANNED, now=now, by=by):
        meetings = [_make(group, plan, now=now) for plan in plans]
    heard = {person for meeting in meetings for person in keep_calendars(meeting, now=now)}
    others = [person for person in queries.members_of(group) if person != by and person not in heard]
    tell(others, Notice.MEETING_PLANNED, about=f"{group.get_absolute_url()}rooster/")
    return meetings


@transaction.atomic
def change_meeting(meeting: Meeting, plan: Plan, *, by: Person, now: datetime) -> None:
    """Change what was planned and tell everybody. Not once the room was opened: it goes by the plan it began with.

    Who could not come is asked anew when it moves.
    """
    check_open_to_change(meeting, now=now)
    with turns_shared(meeting.group, why=Why.PLANNED, now=now, by=by):
        if meeting.starts_at != plan.starts_at:
            _forget_answers(meeting, by=by, now=now)
        for name in PLANNED:
            setattr(meeting, name, getattr(plan, name))
        meeting.save(update_fields=PLANNED)
        release(meeting, list(queries.holders(meeting)))
        agree(meeting, plan.roles)
    rounds.move_vote(meeting.id, closes_at=meeting.starts_at)
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by, heard=keep_calendars(meeting, now=now))


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Call a meeting off. It stays on record, and its turns are shared among the other meetings."""
    check_open_to_change(meeting, now=now)
    with turns_shared(meeting.group, why=Why.CANCELLED, now=now, by=by):
        meeting.cancelled_at = now
        meeting.save(update_fields=["cancelled_at"])
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by, heard=keep_calendars(meeting, now=now))


@transaction.atomic
def offer_case(meeting: Meeting, item: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> None:
    """Share a case with the group, change it, or take it back: each is a revision, and only the newest is kept.

    One case per person and meeting. Changing or withdrawing is always possible; a new one until the meeting is over.
    """
    known = {offer.id for offer in queries.offers(meeting) if offer.author_id == by.pk}
    if known and item not in known:
        raise NotAllowedNow(_("You offered a case already. Change that one instead."))
    if not known and (meeting.cancelled_at is not None or meeting.is_over(now=now)):
        raise NotAllowedNow(_("This meeting is over."))
    slot = queries.offer_slot(meeting)
    sealed.put_item_alone(meeting.group_id, item, slot=slot, sealed_item=sealed_item, by=by, now=now, hidden=False)


def vote(meeting: Meeting, item: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> None:
    """Vote on the offered cases. Closed to others until everybody who comes has voted, or the meeting begins."""
    if meeting.cancelled_at is not None or meeting.starts_at <= now or queries.has_begun(meeting):
        raise NotAllowedNow(_("The meeting has begun. Voting is over."))
    rounds.vote(
        meeting.group,
        meeting.id,
        item,
        sealed_item=sealed_item,
        closes_at=meeting.starts_at,
        asked=queries.voters(meeting),
        by=by,
        now=now,
    )


def keep_vote(meeting: Meeting, *, now: datetime) -> None:
    """Open the vote when its moment has come: also when the room was opened before the hour."""
    round_ = vote_on(meeting.id)
    if round_ is None:
        return
    if queries.has_begun(meeting):
        rounds.open_round(round_, now=now)
    rounds.keep_time(round_, now=now, asked=queries.voters(meeting))


def check_open_to_change(meeting: Meeting, *, now: datetime) -> None:
    """NotAllowedNow for a meeting that was called off, is over, or has begun. Locks it until the transaction ends."""
    meeting.refresh_from_db(from_queryset=Meeting.objects.select_for_update())
    if meeting.cancelled_at is not None:
        raise NotAllowedNow(_("This meeting was called off."))
    if meeting.is_over(now=now):
        raise NotAllowedNow(_("This meeting is over."))
    if queries.has_begun(meeting):
        raise NotAllowedNow(_("This meeting has begun. Change roles in the room."))


def _make(group: Group, plan: Plan, *, now: datetime) -> Meeting:
    meeting = Meeting.objects.create(group=group, made_at=now, **{name: getattr(plan, name) for name in PLANNED})
    agree(meeting, plan.roles)
    return meeting


def _forget_answers(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """On another date other people cannot come, and who was reminded of the old one is reminded of the new."""
    if meeting.absences.all().delete()[0]:
        meeting.decisions.create(way=Decision.Way.MOVE, by=by, at=now)
    meeting.reminded.all().delete()


def _tell_others(meeting: Meeting, notice: Notice, *, by: Person, heard: Collection[Person] = ()) -> None:
    """One mail each: nothing to who `heard` of it already, by an invitation."""
    others = [person for person in queries.members_of(meeting.group) if person != by and person not in heard]
    tell(others, notice, about=meeting.get_absolute_url())
