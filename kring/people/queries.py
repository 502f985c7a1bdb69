"""Reading persons, their identities and their ways in."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.people.models import FirstLink, Identity, Person, WayIn

FIRST_LINK_LASTS = timedelta(hours=24)


def person_of(request: HttpRequest) -> Person:
    """Who is signed in. NotPermitted when nobody is: pages send people to sign in before they come here."""
    if isinstance(request.user, Person):
        return request.user
    raise NotPermitted(_("Sign in first."))


def find_person(*, email: str) -> Person | None:
    return Person.objects.filter(email__iexact=email.strip()).first()


def demo_people() -> list[Person]:
    """Whom the demo's sign-in page offers. The caller checks that this is a demo."""
    return list(Person.objects.filter(is_active=True).order_by("made_at", "name")[:60])


def hash_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def access_first_link(token: str, *, now: datetime) -> FirstLink:
    """The unused link of this token, at most a day old. Its bearer needs no other right."""
    link = FirstLink.objects.filter(token_hash=hash_of(token), used_at=None, made_at__gt=now - FIRST_LINK_LASTS).first()
    if link is None:
        raise NotFound(_("This link was used, replaced or is older than a day. Ask who hosts Kring for a new one."))
    return link


def newest_identity(person: Person) -> Identity | None:
    """The identity in force, or None before the first set-up."""
    return person.identities.order_by("-number").first()


def ways_in_of(identity: Identity) -> list[WayIn]:
    return list(identity.ways_in.order_by("made_at", "id"))


def access_way_in(person: Person, way_in_id: uuid.UUID) -> WayIn:
    """One of the person's own ways in, of any of their identities."""
    way_in = WayIn.objects.filter(id=way_in_id, identity__person=person).select_related("identity").first()
    if way_in is None:
        raise NotFound(_("This way in does not exist."))
    return way_in
