"""Every write of groups, and the group's way to its sealed log."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.groups import queries
from kring.groups.models import Group, Membership
from kring.groups.rules.invitees import LARGEST, Invitee
from kring.kernel.errors import NotAllowedNow, NotFound
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Organisation
from kring.people.actions import make_person
from kring.people.models import Person
from kring.sealed import actions as sealed
from kring.sealed.actions import Wrap
from kring.sealed.models import Item
from kring.sealed.rules.log import Head


@transaction.atomic
def make_group(
    organisation: Organisation, name: str, invitees: Sequence[Invitee], *, by: Person, now: datetime
) -> Group:
    """Make a group and ask everybody in, all or nobody. Seats are in the order of the list."""
    group = Group.objects.create(organisation=organisation, name=name.strip(), made_at=now)
    for invitee in invitees:
        invite(group, invitee, by=by, now=now)
    return group


@transaction.atomic
def invite(group: Group, invitee: Invitee, *, by: Person, now: datetime) -> Membership:
    """Ask one person in, or back in. Whether they had an account already is not told to anybody."""
    Group.objects.select_for_update().get(pk=group.pk)  # one at a time: the eleventh is refused
    person = make_person(name=invitee.name, email=invitee.email, language=by.language)
    seats = group.memberships.count()
    membership, is_new = Membership.objects.get_or_create(
        group=group, person=person, defaults={"seat": seats, "made_at": now}
    )
    if not is_new and membership.left_at is None:
        raise NotAllowedNow(_("This mail address is in the group already."))
    if group.memberships.filter(left_at=None, guides=False).exclude(pk=membership.pk).count() >= LARGEST:
        raise NotAllowedNow(_("This group is full: it has 10 people."))
    membership.left_at, membership.made_at = None, now
    membership.save(update_fields=["left_at", "made_at"])
    tell(person, Notice.INVITED, about=group.get_absolute_url())
    return membership


@transaction.atomic
def ask_guide(group: Group, guide: Person, *, by: Person, now: datetime) -> Membership:
    """Ask the intervisor in, as no one of the 3 to 10. The members let them in or not: they hold the key."""
    Group.objects.select_for_update().get(pk=group.pk)
    if guide not in queries.guides_to_ask(group):
        raise NotAllowedNow(_("This intervisor is in the group already, or does not guide this programme."))
    seat_guest(group, guide, now=now)
    if guide != by:
        tell(guide, Notice.INVITED, about=group.get_absolute_url())
    return group.memberships.get(person=guide)


def seat_guest(group: Group, person: Person, *, now: datetime) -> None:
    """A place at the door for somebody who guides one meeting, and is no one of the 3 to 10."""
    defaults = {"seat": group.memberships.count(), "made_at": now}
    membership, _is_new = Membership.objects.get_or_create(group=group, person=person, defaults=defaults)
    membership.left_at, membership.made_at, membership.guides = None, now, True
    membership.save(update_fields=["left_at", "made_at", "guides"])


@transaction.atomic
def mark_left(group: Group, person_id: uuid.UUID, *, now: datetime) -> None:
    """Record that somebody left. From now on they get nothing; a member still has to change the group's keys."""
    if not group.memberships.filter(person=person_id, left_at=None).update(left_at=now):
        raise NotFound(_("This person is not in the group."))


@transaction.atomic
def append_log(
    group: Group, *, after: Head, encoded: Sequence[bytes], wraps: Sequence[Wrap], by: Person, now: datetime
) -> Head:
    """Add entries to the group's log, all or none; who the log lets go has left the group. The new head."""
    appended = sealed.append_log(
        group.id,
        after=after,
        encoded=encoded,
        wraps=wraps,
        records=queries.records(group),
        invited=queries.invited_ids(group),
        by=by,
        now=now,
    )
    group.memberships.filter(person__in=[uuid.UUID(person) for person in appended.gone], left_at=None).update(
        left_at=now
    )
    return appended.head


def give_wraps(group: Group, wraps: Sequence[Wrap]) -> None:
    """A member gives another the keys of their own time again."""
    sealed.give_wraps(group.id, wraps, records=queries.records(group))


def put_item(group: Group, item_id: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> tuple[Item, bool]:
    """Keep a sealed item of the group; True when it was not here yet."""
    return sealed.put_item(group.id, item_id, sealed_item=sealed_item, by=by, now=now)
