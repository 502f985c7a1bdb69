"""Reading organisations, and the one gate to them."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound, NotPermitted
from kring.organisations.models import Appointment, Organisation
from kring.organisations.permissions import May, rights
from kring.people.models import Person


def access_organisation(person: Person, organisation_id: uuid.UUID, *, to: May) -> Organisation:
    """The organisation, if `person` may do this with it. Outsiders cannot tell whether it exists."""
    organisation = Organisation.objects.filter(id=organisation_id).first()
    allowed = rights(person, organisation) if organisation else frozenset()
    if organisation is None or not allowed:
        raise NotFound(_("This organisation does not exist, or is not for you."))
    if to not in allowed:
        raise NotPermitted(_("You may not do this in this organisation."))
    return organisation


def organisations_of(coordinator: Person) -> list[Organisation]:
    """Where somebody is coordinator."""
    return list(
        Organisation.objects.filter(
            appointments__person=coordinator, appointments__role=Appointment.Role.COORDINATOR
        ).order_by("name")
    )


def coordinators(organisation: Organisation) -> list[Person]:
    return list(
        Person.objects.filter(
            appointments__organisation=organisation, appointments__role=Appointment.Role.COORDINATOR
        ).order_by("name")
    )
