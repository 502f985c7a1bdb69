"""Who may do what with a list of people and its proposals. What is not granted here is not allowed."""

from __future__ import annotations

from enum import StrEnum

from kring.organisations.models import Appointment
from kring.people.models import Person
from kring.volunteers.models import Pool


class May(StrEnum):
    """Everything that can be done with a list, `noun:verb`, in alphabetical order."""

    ASK = "people:ask"
    COMPOSE = "groups:compose"
    CORRECT_OWN = "own-row:correct"
    KEEP = "list:keep"
    PUBLISH = "groups:publish"
    READ = "list:read"


class Role(StrEnum):
    """What somebody is to a list."""

    COORDINATOR = "coordinator"
    LISTED = "listed"


GRANTS: dict[Role, frozenset[May]] = {
    # No grant shows anybody's avoid list: no page of a coordinator reads that column, only the composition does.
    Role.COORDINATOR: frozenset({May.ASK, May.COMPOSE, May.KEEP, May.PUBLISH, May.READ}),
    Role.LISTED: frozenset({May.CORRECT_OWN}),
}


def roles(person: Person, pool: Pool) -> frozenset[Role]:
    """What `person` is to `pool`; empty for an outsider. Somebody is listed by their mail address."""
    held = set()
    if pool.organisation.appointments.filter(person=person, role=Appointment.Role.COORDINATOR).exists():
        held.add(Role.COORDINATOR)
    if pool.entries.filter(mail=person.email.lower()).exists():
        held.add(Role.LISTED)
    return frozenset(held)


def rights(person: Person, pool: Pool) -> frozenset[May]:
    """Everything `person` may do with `pool`."""
    return frozenset[May]().union(*(GRANTS[role] for role in roles(person, pool)))
