"""Changing turns by people: swapping, choosing who brings a case, having no case now, not facilitating yet."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.kernel.errors import Invalid, NotAllowedNow
from kring.meetings import queries, turns
from kring.meetings.actions import check_open_to_change
from kring.meetings.models import Meeting, NoCase, NotYetFacilitator, Rota, Why
from kring.meetings.rules.swaps import exchanged
from kring.meetings.turning import agree, lock_rota, turns_shared
from kring.methods.rules.method import PRESENTER
from kring.people.models import Person

CHANGED = _("The turns changed just now. Look at them again.")


@transaction.atomic
def swap_roles(meeting: Meeting, other: Person, *, by: Person, now: datetime, seen: str = "") -> None:
    """Change places with somebody in this meeting: each takes what the other had, which may be nothing.

    `seen` is `queries.seen_roles` when who swaps looked: what changed since is not swapped unseen.
    """
    _check(meeting, seen=seen, now=now)
    for person in (by, other):
        _check_comes(meeting, person)
    with turns_shared(meeting.group, why=Why.SWAPPED, now=now, by=by, about=by):
        held = queries.holders(meeting)
        after = exchanged(held, str(by.pk), str(other.pk))
        agree(meeting, {role: person for role, person in after.items() if held[role] != person})


@transaction.atomic
def swap_meetings(meeting: Meeting, other: Meeting, *, role: str, by: Person, now: datetime, seen: str = "") -> None:
    """Who has a role in one meeting and who has it in another change turns. Both must be able to come."""
    _check(meeting, other, seen=seen, now=now)
    if not turns.may_exchange(meeting, other, role):
        raise NotAllowedNow(_("These two turns cannot be swapped."))
    here, there = queries.holders(meeting)[role], queries.holders(other)[role]
    with turns_shared(meeting.group, why=Why.SWAPPED, now=now, by=by, about=by):
        agree(meeting, {role: there})
        agree(other, {role: here})


@transaction.atomic
def choose_presenter(meeting: Meeting, chosen: uuid.UUID | None, *, by: Person, now: datetime) -> None:
    """Who brings a case, after a vote, by turn, or in somebody's place. Who had the role takes what they had."""
    _check(meeting, now=now)
    person = next((each for each in queries.participants_of(meeting.group) if each.pk == chosen), None)
    if person is None:
        raise Invalid(_("Choose somebody from the group."))
    _check_comes(meeting, person)
    held, away = queries.holders(meeting), queries.away(meeting)
    before = held.get(PRESENTER)
    with turns_shared(meeting.group, why=Why.CHOSEN, now=now, by=by, about=person):
        after = exchanged(held, before, str(chosen)) if before and before not in away else {}
        changed = {role: holder for role, holder in after.items() if held[role] != holder}
        agree(meeting, {**changed, PRESENTER: str(chosen)})


@transaction.atomic
def say_no_case(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """Who would present has no case now: their turn moves to another meeting."""
    _check(meeting, now=now)
    if queries.holders(meeting).get(PRESENTER) != str(by.pk):
        raise NotAllowedNow(_("It is not your turn to bring a case."))
    with turns_shared(meeting.group, why=Why.NO_CASE, now=now, by=by, about=by):
        NoCase.objects.get_or_create(meeting=meeting, person=by, defaults={"at": now})
        meeting.role_holders.filter(role=PRESENTER).update(is_agreed=False)


@transaction.atomic
def say_a_case(meeting: Meeting, *, by: Person, now: datetime) -> None:
    """They have one after all, and get their turn back where nobody else was given it for good."""
    _check(meeting, now=now)
    row = meeting.no_cases.filter(person=by).first()
    if row is None:
        return
    towards = queries.changes_about(by, why=Why.NO_CASE, at=row.at)
    with turns_shared(meeting.group, why=Why.CASE, now=now, by=by, about=by, towards=towards):
        row.delete()


@transaction.atomic
def facilitate(group: Group, *, willing: bool, by: Person, now: datetime) -> None:
    """A member facilitates in turn, or would rather not yet."""
    with turns_shared(group, why=Why.WISH, now=now, by=by, about=by):
        if willing:
            NotYetFacilitator.objects.filter(group=group, person=by).delete()
        else:
            NotYetFacilitator.objects.get_or_create(group=group, person=by, defaults={"at": now})


@transaction.atomic
def choose_rota(group: Group, *, roles: list[str], quorum: int, by: Person, now: datetime) -> None:
    """Which roles go round, and with how few the group still meets."""
    with turns_shared(group, why=Why.GROUP, now=now, by=by):
        Rota.objects.filter(group=group).update(roles=roles, quorum=quorum)


def _check(*meetings: Meeting, now: datetime, seen: str = "") -> None:
    lock_rota(meetings[0].group)
    for meeting in meetings:
        check_open_to_change(meeting, now=now)
    if seen and seen != queries.seen_roles(meetings[0].group):
        raise NotAllowedNow(CHANGED)


def _check_comes(meeting: Meeting, person: Person) -> None:
    if person not in queries.members_of(meeting.group):
        raise NotAllowedNow(_("This person is not in the group any more."))
    if str(person.pk) in queries.away(meeting):
        raise NotAllowedNow(_("This person cannot come to this meeting."))
