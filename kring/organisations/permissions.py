"""Who may do what with an organisation. What is not granted here is not allowed."""

from __future__ import annotations

from enum import StrEnum

from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person


class May(StrEnum):
    """Everything that can be done with an organisation, `noun:verb`, in alphabetical order."""

    APPOINT = "coordinator:appoint"
    EDIT_OFFERING = "offering:edit"
    MAKE_GROUP = "group:make"
    READ_ORGANISATION = "organisation:read"


GRANTS: dict[Appointment.Role, frozenset[May]] = {
    Appointment.Role.COORDINATOR: frozenset({May.APPOINT, May.EDIT_OFFERING, May.MAKE_GROUP, May.READ_ORGANISATION}),
}


def rights(person: Person, organisation: Organisation) -> frozenset[May]:
    """Everything `person` may do with `organisation`."""
    held = organisation.appointments.filter(person=person).values_list("role", flat=True)
    return frozenset[May]().union(*(GRANTS[Appointment.Role(role)] for role in held))


def may_found(person: Person) -> bool:
    """Whether somebody may make an organisation: the host's first link gives that right, once."""
    return person.may_found
