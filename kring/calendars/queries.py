"""Reading invitations and feed links."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kring.calendars.models import FeedLink, Invitation
from kring.calendars.rules.event import Entry, Event
from kring.kernel.errors import NotFound
from kring.people.models import Person
from kring.people.queries import hash_of


def uid_for(meeting: str, person: Person) -> str:
    """What a meeting is called in this person's calendar. Nobody else can work it out."""
    secret = salted_hmac("kring.calendars.uid", f"{meeting}/{person.pk}", algorithm="sha256").hexdigest()
    return f"{meeting}-{secret[:32]}@kring"


def entries_for(person: Person, events: Iterable[Event]) -> list[Entry]:
    """The events as this person's calendar knows them."""
    wanted = list(events)
    rows = Invitation.objects.filter(person=person, meeting__in=[uuid.UUID(event.key) for event in wanted])
    known = {str(row.meeting): row for row in rows}
    return [
        Entry(event, known[event.key].uid, known[event.key].sequence)
        if event.key in known
        else Entry(event, uid_for(event.key, person))
        for event in wanted
    ]


def find_invitation(uid: str) -> Invitation | None:
    """The invitation that an answer names."""
    return Invitation.objects.filter(uid=uid).select_related("person").first()


def invited(meetings: Iterable[uuid.UUID]) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """(meeting, person) of every invitation that stands."""
    standing = Invitation.objects.filter(meeting__in=list(meetings)).exclude(told="")
    return set(standing.values_list("meeting", "person_id"))


def find_feed_link(person: Person) -> FeedLink | None:
    return FeedLink.objects.filter(person=person).first()


def access_feed(token: str) -> Person:
    """Whose feed this is. The token is the right."""
    link = FeedLink.objects.filter(token_hash=hash_of(token), person__is_active=True).select_related("person").first()
    if link is None:
        raise NotFound(_("There is no calendar here."))
    return link.person
