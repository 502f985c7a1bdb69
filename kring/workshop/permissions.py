"""Who may do what with an organisation's own methods. What is not granted here is not allowed."""

from __future__ import annotations

from enum import StrEnum

from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from kring.workshop.models import OwnMethod


class May(StrEnum):
    """Everything that can be done with an own method, `noun:verb`, in alphabetical order."""

    COPY = "method:copy"
    EDIT = "method:edit"
    PUBLISH = "method:publish"
    READ = "method:read"


class Role(StrEnum):
    """What somebody is to an organisation's methods. A member is in one of its groups, or was asked into one."""

    COORDINATOR = "coordinator"
    MAKER = "maker"
    MEMBER = "member"


GRANTS: dict[Role, frozenset[May]] = {
    Role.COORDINATOR: frozenset({May.COPY, May.EDIT, May.PUBLISH, May.READ}),
    # Any member may have to facilitate; what all groups of the organisation are offered, the coordinator decides.
    Role.MAKER: frozenset({May.EDIT, May.READ}),
    Role.MEMBER: frozenset({May.COPY, May.READ}),
}


def roles_in(person: Person, organisation: Organisation) -> frozenset[Role]:
    """What somebody is in an organisation; empty for an outsider and for who left."""
    held = set()
    if organisation.appointments.filter(person=person, role=Appointment.Role.COORDINATOR).exists():
        held.add(Role.COORDINATOR)
    if organisation.groups.filter(memberships__person=person, memberships__left_at=None).exists():
        held.add(Role.MEMBER)
    return frozenset(held)


def rights_in(person: Person, organisation: Organisation) -> frozenset[May]:
    """Everything somebody may do in an organisation, with a method that is not there yet."""
    return frozenset[May]().union(*(GRANTS[role] for role in roles_in(person, organisation)))


def rights(person: Person, method: OwnMethod) -> frozenset[May]:
    """Everything somebody may do with a method. A draft is for who works on it: members read what is offered."""
    held = set(roles_in(person, method.organisation))
    if held and method.made_by_id == person.pk:
        held.add(Role.MAKER)
    if held == {Role.MEMBER} and not method.is_offered():
        return frozenset()
    return frozenset[May]().union(*(GRANTS[role] for role in held))
