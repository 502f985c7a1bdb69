"""Reading persons, their identities and their ways in."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.people.models import Identity, Person, WayIn


def person_of(request: HttpRequest) -> Person:
    """Who is signed in. NotPermitted when nobody is: pages send people to sign in before they come here."""
    if isinstance(request.user, Person):
        return request.user
    raise NotPermitted(_("Sign in first."))


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
