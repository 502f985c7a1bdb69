"""Reading meetings, and the one gate to them."""

from __future__ import annotations

import uuid
from datetime import datetime
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group, Membership
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.errors import NotFound
from kring.meetings.models import Meeting, RoleHolder, Substitute, TurnChange, Why
from kring.people.models import Person
from kring.rounds.queries import inside
from kring.sealed.models import Item
from kring.sealed.queries import opened_items
from kring.sealed.rules.item import slot_of


def access_meeting(person: Person, meeting_id: uuid.UUID, *, to: May) -> Meeting:
    """The meeting, if `person` may do this with its group. Outsiders cannot tell whether it exists."""
    meeting = Meeting.objects.filter(id=meeting_id).first()
    if meeting is None:
        raise NotFound(_("This meeting does not exist, or is not for you."))
    try:
        meeting.group = access_group(person, meeting.group_id, to=to)
    except NotFound:
        raise NotFound(_("This meeting does not exist, or is not for you.")) from None
    return meeting


def coming_meetings(group: Group, *, now: datetime) -> list[Meeting]:
    """What is still to come or going on, soonest first."""
    return list(group.meetings.filter(ends_at__gt=now, closed_at=None, cancelled_at=None).order_by("starts_at"))


def past_meetings(group: Group, *, now: datetime) -> list[Meeting]:
    """What was held, newest first."""
    over = Q(ends_at__lte=now) | Q(closed_at__isnull=False)
    return list(group.meetings.filter(over, cancelled_at=None).order_by("-starts_at"))


def methods_held(group: Group, *, now: datetime) -> tuple[str, ...]:
    """The keys of the methods of a group's past meetings, newest first."""
    return tuple(meeting.method for meeting in past_meetings(group, now=now))


def next_meeting(person: Person, *, now: datetime) -> Meeting | None:
    """The first meeting of any of somebody's groups, also while it is going on."""
    return (
        Meeting.objects.filter(
            group__memberships__person=person,
            group__memberships__left_at=None,
            ends_at__gt=now,
            closed_at=None,
            cancelled_at=None,
        )
        .exclude(Exists(_comes_to_another(person)))
        .select_related("group__organisation")
        .order_by("starts_at")
        .first()
    )


def has_begun(meeting: Meeting) -> bool:
    """Whether its room was opened: from then on the room decides who has which role."""
    return Meeting.objects.filter(pk=meeting.pk, room__isnull=False).exists()


def all_guests() -> QuerySet[Substitute]:
    """Who is in a group for one meeting only: their yes made their membership, and nobody asked them in since."""
    here = Membership.objects.filter(
        group=OuterRef("meeting__group"), person=OuterRef("person"), left_at=None, made_at=OuterRef("answered_at")
    )
    return Substitute.objects.filter(Exists(here), comes=True)


def guests(group: Group) -> QuerySet[Substitute]:
    """Who is in this group for one meeting only."""
    return all_guests().filter(meeting__group=group)


def stand_ins(meeting: Meeting) -> list[Substitute]:
    """Who said yes to facilitate this meeting from outside and is in the group for it, also who cannot come since."""
    return list(guests(meeting.group).filter(meeting=meeting).select_related("person").order_by("answered_at"))


def is_stood_in(meeting: Meeting) -> bool:
    """Whether somebody from outside comes to facilitate this meeting."""
    gone = away(meeting)
    return any(str(each.person_id) not in gone for each in stand_ins(meeting))


def _comes_to_another(person: Person) -> QuerySet[Substitute]:
    """That somebody is in the group of a meeting for another one only."""
    return all_guests().filter(person=person, meeting__group=OuterRef("group")).exclude(meeting=OuterRef("pk"))


def members_of(group: Group, *, at: Meeting | None = None) -> list[Person]:
    """Who is in the group now, clockwise around the table; with who stands in `at` this meeting, and in no other."""
    elsewhere = guests(group).exclude(meeting=at) if at else guests(group)
    memberships = group.memberships.filter(left_at=None).exclude(person__in=elsewhere.values("person"))
    return [membership.person for membership in memberships.select_related("person").order_by("seat")]


def participants_of(group: Group) -> list[Person]:
    """Who takes turns: without the intervisor who guides the group."""
    memberships = group.memberships.filter(left_at=None, guides=False).select_related("person").order_by("seat")
    return [membership.person for membership in memberships]


def holders(meeting: Meeting) -> dict[str, str]:
    """Role -> id of the person."""
    rows = meeting.role_holders.order_by("id").values_list("role", "person_id")
    return {role: str(person) for role, person in rows}


def away(meeting: Meeting) -> set[str]:
    """Ids of who said they cannot come."""
    return {str(person) for person in meeting.absences.values_list("person_id", flat=True)}


def voters(meeting: Meeting) -> list[str]:
    """Ids of whose vote on the offered cases is waited for: members who come, by seat."""
    gone = away(meeting)
    return [str(person.pk) for person in inside(meeting.group) if str(person.pk) not in gone]


def offer_slot(meeting: Meeting) -> bytes:
    """Where cases offered for this meeting belong."""
    return slot_of(str(meeting.group_id), str(meeting.id), "offer")


def offers(meeting: Meeting) -> list[Item]:
    """The cases that members offered for this meeting, withdrawn ones too: only their readers can tell. By id."""
    return sorted(opened_items(meeting.group_id, slot=offer_slot(meeting)), key=lambda item: item.id)


def presenter_before(meeting: Meeting) -> str | None:
    """Who brought a case in the group's meeting before this one: what its room says, else who was planned."""
    before = meeting.group.meetings.filter(starts_at__lt=meeting.starts_at, cancelled_at=None).order_by("-starts_at")
    last = before.first()
    if last is None:
        return None
    return next(iter(last.held.get("presenter", ())[-1:]), holders(last).get("presenter"))


def agreed(meeting: Meeting) -> dict[str, str]:
    """Role -> id of the person, for what people chose."""
    rows = meeting.role_holders.filter(is_agreed=True).order_by("id").values_list("role", "person_id")
    return {role: str(person) for role, person in rows}


def seen_roles(group: Group) -> str:
    """A mark of who has which role in the group's meetings, to find out later whether that changed meanwhile."""
    rows = RoleHolder.objects.filter(meeting__group=group, meeting__cancelled_at=None).order_by("meeting", "role")
    held = "/".join(
        f"{meeting} {role} {person}" for meeting, role, person in rows.values_list("meeting", "role", "person")
    )
    return sha256(held.encode()).hexdigest()[:16]


def changes_about(person: Person, *, why: Why, at: datetime) -> list[TurnChange]:
    """The turns that moved because of somebody at one moment."""
    return list(TurnChange.objects.filter(about=person, why=why, at=at))


def is_undecided(meeting: Meeting) -> bool:
    """Whether somebody said that they cannot come, and nobody decided since how to go on."""
    absence, decision = meeting.absences.order_by("-at").first(), meeting.decisions.order_by("-at").first()
    return absence is not None and (decision is None or decision.at < absence.at)
