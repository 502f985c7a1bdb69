"""Every write of calendars: keeping invitations true, taking answers, and making or ending a feed link."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kring.calendars import mails
from kring.calendars.models import FeedLink, Invitation
from kring.calendars.queries import uid_for
from kring.calendars.rules.answers import Answer
from kring.calendars.rules.event import Entry, Event
from kring.people.models import Person
from kring.people.queries import hash_of


@transaction.atomic
def keep_invitations(event: Event, people: Iterable[Person], *, now: datetime) -> set[Person]:
    """Make the calendars of these people say what is true, and take the meeting out of everybody else's.

    Answers whom a mail went to. Nothing goes to who knows already, or to who wants no calendar mail.
    """
    guests = {person.pk: person for person in people}
    rows = {row.person_id: row for row in _locked(event)}
    told = {person for person in guests.values() if _invite(event, person, rows.get(person.pk), now=now)}
    gone = [row for person, row in rows.items() if person not in guests]
    return told | {row.person for row in gone if _take_out(event, row, now=now)}


def _locked(event: Event) -> list[Invitation]:
    rows = Invitation.objects.select_for_update(of=("self",)).filter(meeting=uuid.UUID(event.key))
    return list(rows.select_related("person"))


def _invite(event: Event, person: Person, row: Invitation | None, *, now: datetime) -> bool:
    if not person.calendar_mails or (row and row.told == event.fingerprint):
        return False
    is_first = row is None or not row.told
    if row is None:
        row = Invitation(meeting=uuid.UUID(event.key), person=person, uid=uid_for(event.key, person))
    else:
        row.sequence += 1
    row.told = event.fingerprint
    row.save()
    mails.send_request(Entry(event, row.uid, row.sequence), person, is_first=is_first, now=now)
    return True


def _take_out(event: Event, row: Invitation, *, now: datetime) -> bool:
    if not row.told:
        return False
    row.told, row.sequence = "", row.sequence + 1
    row.save(update_fields=["told", "sequence"])
    if row.person.calendar_mails:
        mails.send_cancellation(Entry(event, row.uid, row.sequence), row.person, now=now)
    return row.person.calendar_mails


def is_taken(invitation: Invitation, answer: Answer) -> bool:
    """Take an answer once: from the guest's own address, to the newest invitation, and newer than the one before."""
    own = invitation.person.email.lower()
    if not (answer.sender == answer.guest == own and invitation.told and answer.sequence == invitation.sequence):
        return False
    newer = Invitation.objects.filter(pk=invitation.pk, answered_at=None) | Invitation.objects.filter(
        pk=invitation.pk, answered_at__lt=answer.at
    )
    return bool(newer.update(answered_at=answer.at))


def make_feed_link(person: Person, *, now: datetime) -> str:
    """A new secret for `/agenda/<token>.ics`. One made before stops working."""
    token = secrets.token_urlsafe(32)
    FeedLink.objects.update_or_create(person=person, defaults={"token_hash": hash_of(token), "made_at": now})
    return token


def end_feed_link(person: Person) -> None:
    FeedLink.objects.filter(person=person).delete()
