"""Reading the open lists, and the one gate to them."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.literature.models import Title
from kring.literature.permissions import May, rights
from kring.organisations.models import Organisation
from kring.people.models import Person

TIPS = 5  # so many beside a preparation: half an hour is no afternoon in a library


def access_list(person: Person, organisation_id: uuid.UUID, *, to: May) -> Organisation:
    """The organisation, if `person` may do this with its list. Outsiders cannot tell whether it exists."""
    organisation = Organisation.objects.filter(id=organisation_id).first()
    allowed = rights(person, organisation) if organisation else frozenset()
    if organisation is None or not allowed:
        raise NotFound(_("This organisation does not exist, or is not for you."))
    if to not in allowed:
        raise NotPermitted(_("A coordinator or an intervisor changes this list."))
    return organisation


def titles(organisation: Organisation) -> list[Title]:
    return list(organisation.literature.all())


def tips(organisation: Organisation, method: str) -> list[Title]:
    """Worth reading before a meeting by this method: what is for it first, then what is for any."""
    found = organisation.literature.filter(method__in=[method, ""]).order_by("-method", "title", "id")
    return list(found[:TIPS])
