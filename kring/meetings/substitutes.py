"""Somebody from outside the group who facilitates one meeting: asked, in by the door with a yes, and out again after.

A substitute gets in like everybody: they sign the agreement, a member compares six words with them and opens the door.
So they read along from then until a member takes them out; what was written before stays closed to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.actions import mark_left, seat_guest
from kring.groups.models import Group
from kring.kernel.errors import NotAllowedNow
from kring.meetings import queries
from kring.meetings.actions import check_open_to_change
from kring.meetings.calendar import keep_calendars
from kring.meetings.lines import lines_around
from kring.meetings.models import Meeting, Substitute, Why
from kring.meetings.turning import release, turns_shared
from kring.methods.rules.method import FACILITATOR
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.actions import make_person
from kring.people.models import Person
from kring.programmes.models import Party
from kring.programmes.rules.lifecycle import Role
from kring.sealed.queries import is_on_roster


def intervisors_to_ask(group: Group) -> list[Person]:
    """Who guides a programme of this organisation now, is not in the group, and not in line with one of it."""
    inside = group.memberships.filter(left_at=None).values("person")
    guides = Party.objects.filter(programme__organisation=group.organisation_id, role=Role.INTERVISOR.value)
    current = guides.filter(until=None).values("person")
    found = Person.objects.filter(pk__in=current, is_active=True).exclude(pk__in=inside).order_by("name")
    lines = lines_around(group)
    return [person for person in found if not lines.hold(person)]


@transaction.atomic
def ask_somebody(meeting: Meeting, *, name: str, email: str, by: Person, now: datetime) -> Substitute:
    """Ask a colleague by mail address. Whether they had an account already is not told to anybody."""
    return ask(meeting, make_person(name=name, email=email, language=by.language), by=by, now=now)


@transaction.atomic
def ask(meeting: Meeting, person: Person, *, by: Person, now: datetime) -> Substitute:
    """Ask somebody from outside to facilitate this meeting: one at a time. Who said no can be asked again."""
    check_open_to_change(meeting, now=now)
    Group.objects.select_for_update().get(pk=meeting.group_id)
    if meeting.group.memberships.filter(person=person, left_at=None).exists():
        raise NotAllowedNow(_("This person is in the group already. Choose them by changing the meeting."))
    if lines_around(meeting.group).hold(person):
        raise NotAllowedNow(
            _(
                "This person leads one of you, or is led by one of you. Ask somebody else. "
                "Is it not so? Then ask your coordinator to change who reports to whom."
            )
        )
    if any(each.is_waiting for each in meeting.substitutes.all()) or queries.is_stood_in(meeting):
        raise NotAllowedNow(_("Somebody was asked already. Wait for their answer."))
    meeting.substitutes.filter(person=person).delete()
    asked = meeting.substitutes.create(person=person, asked_by=by, asked_at=now)
    tell(person, Notice.SUBSTITUTE_ASKED, about=asked.get_absolute_url())
    return asked


@transaction.atomic
def take_back(meeting: Meeting) -> None:
    """Nobody is asked any more. Whoever was asked is told so on the page that their mail leads to."""
    meeting.substitutes.select_for_update().filter(answered_at=None).delete()


@transaction.atomic
def answer(asked: Substitute, *, comes: bool, now: datetime) -> None:
    """Yes: asked into the group as who guides, in the rota and the calendar for this one meeting. No: that is all."""
    meeting = asked.meeting
    check_open_to_change(meeting, now=now)
    if not asked.is_waiting:
        raise NotAllowedNow(_("You answered already."))
    if comes and lines_around(meeting.group).hold(asked.person):
        raise NotAllowedNow(_("You lead somebody in this group, or are led by one of them. Say no, please."))
    asked.comes, asked.answered_at = comes, now
    asked.save(update_fields=["comes", "answered_at"])
    if comes:
        with turns_shared(meeting.group, why=Why.CHOSEN, now=now, by=asked.person, about=asked.person):
            seat_guest(meeting.group, asked.person, now=now)
            release(meeting, [FACILITATOR])
        keep_calendars(meeting, now=now)
    others = queries.members_of(meeting.group)
    tell(dict.fromkeys([*others, asked.asked_by]), Notice.MEETING_CHANGED, about=meeting.get_absolute_url())


def still_inside(*, now: datetime) -> Iterator[Substitute]:
    """Substitutes whose meeting is over or called off, and whom the members have not taken out. An invitation that
    nobody let in lapses here.
    """
    for asked in queries.all_guests().select_related("person", "meeting__group"):
        meeting = asked.meeting
        if meeting.cancelled_at or meeting.is_over(now=now):
            if is_on_roster(meeting.group_id, asked.person_id):
                yield asked
            else:
                mark_left(meeting.group, asked.person_id, now=now)
