"""Every write of meetings."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.meetings import queries
from kring.meetings.models import Guided, Meeting, RoleHolder, Way
from kring.meetings.rules import rota
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.rounds import actions as rounds
from kring.rounds.queries import vote_on
from kring.sealed import actions as sealed

PLANNED = ("starts_at", "ends_at", "place", "method", "guided", "way", "video_url")


@dataclass(frozen=True, slots=True)
class Plan:
    """When, where, how and with whom: `roles` is role -> id of the person. `guided` when the room leads."""

    starts_at: datetime
    ends_at: datetime
    place: str
    method: str
    roles: Mapping[str, str]
    guided: str = Guided.NOT
    way: str = Way.PHONES
    video_url: str = ""


@transaction.atomic
def plan_meeting(group: Group, plan: Plan, *, by: Person, now: datetime) -> Meeting:
    """Plan a meeting and tell everybody in the group."""
    meeting = Meeting.objects.create(
        group=group,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        place=plan.place,
        method=plan.method,
        guided=plan.guided,
        way=plan.way,
        video_url=plan.video_url,
        made_at=now,
    )
    _keep_roles(meeting, plan.roles)
    _tell_others(meeting, Notice.MEETING_PLANNED, by=by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, plan: Plan, *, by: Person, now: datetime) -> None:
    """Change what was planned and tell everybody. Not once the room was opened: it goes by the plan it began with."""
    check_open_to_change(meeting, now=now)
    for field in PLANNED:
        setattr(meeting, field, getattr(plan, field))
    meeting.save(update_fields=PLANNED)
    _keep_roles(meeting, plan.roles)
    rounds.move_vote(meeting.id, closes_at=meeting.starts_at)
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Call a meeting off. It stays on record, and no longer counts for whose turn it is."""
    check_open_to_change(meeting, now=now)
    meeting.cancelled_at = now
    meeting.save(update_fields=["cancelled_at"])
    _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def swap_roles(meeting: Meeting, other: Person, *, by: Person, now: datetime) -> None:
    """Change places with somebody in this meeting: each takes what the other had, which may be nothing."""
    check_open_to_change(meeting, now=now)
    held = queries.holders(meeting)
    _keep_roles(meeting, rota.exchanged(held, str(by.pk), str(other.pk)))
    _tell_others(meeting, Notice.ROLE_CHANGED, by=by)


@transaction.atomic
def report_absent(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody cannot come. Whose turn it is next takes their roles; the others hear of it."""
    check_open_to_change(meeting, now=now)
    _absence, is_new = meeting.absences.get_or_create(person=by, defaults={"at": now})
    if not is_new:
        return
    seats = [str(person.pk) for person in queries.members_of(meeting.group)]
    served = queries.served(meeting.group, before=meeting.starts_at)
    held = queries.holders(meeting)
    _keep_roles(meeting, rota.without(held, str(by.pk), seats, served, queries.away(meeting)))
    _tell_others(meeting, Notice.ROLE_CHANGED if str(by.pk) in held.values() else Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def report_present(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Somebody can come after all. Who took their roles keeps them."""
    check_open_to_change(meeting, now=now)
    if meeting.absences.filter(person=by).delete()[0]:
        _tell_others(meeting, Notice.MEETING_CHANGED, by=by)


@transaction.atomic
def choose_presenter(meeting: Meeting, chosen: uuid.UUID, *, by: Person, now: datetime) -> None:
    """Who brings a case, after a vote or by turn. Who had the role takes what the chosen one had."""
    check_open_to_change(meeting, now=now)
    if chosen not in {person.pk for person in queries.members_of(meeting.group)}:
        raise Invalid(_("Choose somebody from the group."))
    held = queries.holders(meeting)
    before = held.get("presenter")
    if before == str(chosen):
        return
    roles = rota.exchanged(held, before, str(chosen)) if before else rota.freed(held, str(chosen))
    _keep_roles(meeting, {**roles, "presenter": str(chosen)})
    _tell_others(meeting, Notice.ROLE_CHANGED, by=by)


@transaction.atomic
def offer_case(meeting: Meeting, item: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> None:
    """Share a case with the group, change it, or take it back: each is a revision, and only the newest is kept.

    One case per person and meeting. Changing or withdrawing is always possible; a new one until the meeting is over.
    """
    known = {offer.id for offer in queries.offers(meeting) if offer.author_id == by.pk}
    if known and item not in known:
        raise NotAllowedNow(_("You offered a case already. Change that one instead."))
    if not known and (meeting.cancelled_at is not None or meeting.ends_at <= now):
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
    if meeting.ends_at <= now:
        raise NotAllowedNow(_("This meeting is over."))
    if queries.has_begun(meeting):
        raise NotAllowedNow(_("This meeting has begun. Change roles in the room."))


def _keep_roles(meeting: Meeting, roles: Mapping[str, str]) -> None:
    meeting.role_holders.all().delete()
    RoleHolder.objects.bulk_create(
        RoleHolder(meeting=meeting, role=role, person_id=uuid.UUID(person)) for role, person in roles.items()
    )


def _tell_others(meeting: Meeting, notice: Notice, *, by: Person) -> None:
    others = [person for person in queries.members_of(meeting.group) if person != by]
    tell(others, notice, about=meeting.get_absolute_url())
