"""Reading what was published, and what a group may be offered to sign. Proposals are in the group's log alone."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group
from kring.groups.permissions import May as OfGroup
from kring.groups.permissions import rights
from kring.kernel.errors import NotFound
from kring.meetings.attendance import attendance_of, began_and_ended
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.programmes.models import Programme, Step
from kring.programmes.permissions import roles
from kring.programmes.queries import parties, people_with
from kring.programmes.rules.lifecycle import Role, StepName
from kring.releases.models import Release, Told
from kring.releases.rules.numbers import Counts, Period, period_of
from kring.sealed.queries import log_head
from kring.sealed.rules.bundle import read_bundle

TEXT, NUMBERS = Release.Kind.TEXT, Release.Kind.NUMBERS
# Who pays, and the line: only who was named reads. Who arranges and who guides the programme reads always.
NAMED = (Role.COMMISSIONER, Role.MANAGER)
ALWAYS = frozenset({Role.COORDINATOR, Role.INTERVISOR})


class Addressee(NamedTuple):
    """Somebody who may be named as recipient, and as what."""

    person: Person
    role: Role


def addressees(programme: Programme, kind: str) -> list[Addressee]:
    """Numbers go to the coordinators, as a part of a sum; a text to who pays, and to managers if they are named."""
    if kind == NUMBERS:
        return [Addressee(person, Role.COORDINATOR) for person in people_with(programme, Role.COORDINATOR)]
    found = {party.person: role for role in reversed(NAMED) for party in parties(programme, role)}
    return sorted((Addressee(*each) for each in found.items()), key=lambda each: (each.role, each.person.name))


def questions(programme: Programme) -> list[Step]:
    """What the commissioner asked the group, newest first."""
    return list(programme.steps.filter(name=StepName.ASK_GROUP).select_related("by").order_by("-at")[:10])


def published(group: Group) -> list[Release]:
    """Everything that this group let go of, newest first."""
    return list(Release.objects.filter(group=group))


def may_read(person: Person, release: Release) -> bool:
    """A text is for who was named, who arranges, who guides and the group. A group's own numbers are for the group."""
    if OfGroup.READ_ITEMS in rights(person, release.group):
        return True
    held = roles(person, release.programme)
    if release.kind == NUMBERS:
        return False
    is_named = str(person.pk) in release.recipients and not held.isdisjoint(NAMED)
    return is_named or not held.isdisjoint(ALWAYS)


def texts_for(person: Person, programme: Programme) -> list[Release]:
    """The published texts of a programme that somebody may read, newest first."""
    found = Release.objects.filter(programme=programme, kind=TEXT).select_related("group", "programme")
    return [release for release in found if may_read(person, release)]


def access_release(person: Person, programme_id: uuid.UUID, release_id: uuid.UUID) -> Release:
    """One published release. Who may not read it cannot tell whether there is one, nor that the group was asked."""
    found = Release.objects.filter(id=release_id, programme=programme_id)
    release = found.select_related("group__organisation", "programme__organisation").first()
    if release is None or not may_read(person, release):
        raise NotFound(_("This page does not exist, or is not for you."))
    return release


def signers(release: Release) -> frozenset[str]:
    """Ids of everybody who was in, and so of everybody who signed."""
    return frozenset(read_bundle(release.bundle).people)


def waits_for(person: Person, group: Group) -> bool:
    """Whether something is open that this member did not sign. Only for the group itself."""
    mine = str(person.pk)
    head = log_head(group.id)
    return mine in head.roster and any(mine not in one["signed"] for one in head.releases)


def is_open(group: Group) -> bool:
    return bool(log_head(group.id).releases)


def handing_in(now: datetime) -> Period | None:
    """The half year of which numbers can be handed in now."""
    last = period_of(localdate(now)).before
    return last if last.takes(localdate(now)) else None


def counts(group: Group, period: Period) -> Counts:
    """What the server knows already of a group's half year: that it met, and how often people were there."""
    since, until = midnight(period.first), midnight(period.after)
    held = Meeting.objects.filter(group=group, cancelled_at=None, starts_at__gte=since, starts_at__lt=until)
    people = {str(seat.person_id) for seat in group.memberships.filter(guides=False)} & set(log_head(group.id).roster)
    minutes = present = expected = meetings = 0
    for meeting in held:
        rows = attendance_of(meeting)
        there = sum(row.presence.was_there for row in rows)
        if not there:
            continue  # nobody came: it was not held
        began, ended = began_and_ended(meeting)
        meetings, present, expected = meetings + 1, present + there, expected + len(rows)
        minutes += int((ended - began).total_seconds() // 60)
    return Counts(str(period), len(people), meetings, minutes, present, expected)


def midnight(day: date) -> datetime:
    """When a day begins for people here."""
    return datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)


def handed_in(organisation: uuid.UUID, period: str) -> list[Release]:
    return list(Release.objects.filter(programme__organisation=organisation, kind=NUMBERS, period=period))


def told(organisation: uuid.UUID) -> list[Told]:
    """The half years that were worked out, newest first."""
    return list(Told.objects.filter(organisation=organisation).order_by("-period"))


def first_period(organisation: uuid.UUID) -> Period | None:
    """The first half year of which any group handed in numbers."""
    named = Release.objects.filter(programme__organisation=organisation, kind=NUMBERS).values_list("period", flat=True)
    first = min(named, default="")
    return Period(int(first[:4]), int(first[-1])) if first else None
