"""Somebody leaves for good. What only they could open goes; what they shared stays with whom they shared it."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q

from kring.calendars.models import FeedLink, Invitation
from kring.closing.models import Consent, TookPart
from kring.closing.shredding import shred_group, wipe
from kring.groups.models import Group
from kring.groups.queries import groups_of
from kring.kernel.errors import NotAllowedNow
from kring.kernel.text import Text
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.offerings.models import Interest
from kring.organisations.models import Organisation
from kring.organisations.queries import coordinators, organisations_of
from kring.people import devices
from kring.people.models import Person, WayIn
from kring.programmes.actions import leave
from kring.programmes.models import Programme
from kring.programmes.queries import people_with, programmes_of
from kring.programmes.rules.lifecycle import MOVES, Role, StepName
from kring.requests.models import Participation, SignUp
from kring.sealed.models import EpochWrap, LogHead, PersonalItem, SharedItem
from kring.volunteers.models import Entry

GONE = Text("Iemand die weg is", "Somebody who is gone")


def hindrances(person: Person) -> list[Text]:
    """Why they cannot leave yet, and what can be done; empty when they can."""
    found = [_last_coordinator(each) for each in organisations_of(person) if coordinators(each) == [person]]
    return found + [_last_key(group) for group in groups_of(person) if holds_the_last_key(group, person)]


def holds_the_last_key(group: Group, person: Person) -> bool:
    """Nobody else on the roster, while others are still to come in: without this person they could open nothing."""
    head = LogHead.objects.filter(group=group.pk).first()
    others = group.memberships.filter(left_at=None, person__is_active=True).exclude(person=person)
    return head is not None and head.roster == [str(person.pk)] and others.exists()


@transaction.atomic
def close_account(person: Person, *, now: datetime) -> None:
    """Take somebody out of everything, all or nothing. Their rows stay, so that signatures can still be checked."""
    Person.objects.select_for_update().get(pk=person.pk)
    found = hindrances(person)
    if found:
        raise NotAllowedNow(found[0])
    _leave_programmes(person, now=now)
    _leave_groups(person, now=now)
    _forget(person)
    transaction.on_commit(wipe, robust=True)


def _leave_programmes(person: Person, *, now: datetime) -> None:
    """Who arranges hears that a place is empty."""
    for programme in programmes_of(person):
        if _takes_part(programme, person) and programme.stands() in MOVES[StepName.LEAVE].since:
            leave(programme, person, by=person, now=now)
        programme.parties.filter(person=person, until=None).update(until=now)
        tell(people_with(programme, Role.COORDINATOR), Notice.PROGRAMME_WAITS, about=programme.get_absolute_url())


def _takes_part(programme: Programme, person: Person) -> bool:
    return programme.parties.filter(person=person, role=Role.PARTICIPANT, until=None).exists()


def _leave_groups(person: Person, *, now: datetime) -> None:
    """A group in which nobody is left is shredded: nobody could open it any more."""
    for group in groups_of(person):
        group.memberships.filter(person=person).update(left_at=now)
        if not group.memberships.filter(left_at=None).exists() and group.programme is None:
            shred_group(group)


def _forget(person: Person) -> None:
    """Ways in, sign-ins, private texts and names. The public half of an identity stays: logs are checked against it."""
    devices.end_all(person)
    WayIn.objects.filter(identity__person=person).delete()
    person.identities.update(sealed_bundle=b"")
    for table in (EmailAddress, Authenticator):
        table.objects.filter(user=person).delete()
    PersonalItem.objects.filter(owner=person).delete()
    SharedItem.objects.filter(Q(owner=person) | Q(reader=person)).delete()
    for table in (EpochWrap, FeedLink, Invitation, Consent, SignUp, Participation):
        table.objects.filter(person=person).delete()
    Entry.objects.filter(mail__iexact=person.email).delete()
    Interest.objects.filter(email__iexact=person.email).delete()
    person.appointments.all().delete()
    name = GONE.said_in(person.language)
    TookPart.objects.filter(person=person).update(name=name)
    person.name, person.email, person.is_active = name, f"{person.pk}@gone.invalid", False
    person.save(update_fields=["name", "email", "is_active"])


def _last_coordinator(organisation: Organisation) -> Text:
    return Text(
        f"Je bent de enige coördinator van {organisation.name}. Wijs eerst een andere aan.",
        f"You are the only coordinator of {organisation.name}. Appoint another one first.",
    )


def _last_key(group: Group) -> Text:
    return Text(
        f"Alleen jij kunt openen wat {group.name} schreef. Laat eerst iemand anders binnen.",
        f"Only you can open what {group.name} wrote. Let somebody else in first.",
    )
