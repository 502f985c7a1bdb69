"""Who may read and change an organisation's list. What is not granted here is not allowed."""

from __future__ import annotations

from enum import StrEnum

from kring.groups.models import Membership
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from kring.programmes.models import Party
from kring.programmes.rules.lifecycle import Role as InProgramme


class May(StrEnum):
    """Everything that can be done with a list, `noun:verb`, in alphabetical order."""

    CHANGE = "literature:change"
    READ = "literature:read"


class Role(StrEnum):
    COORDINATOR = "coordinator"
    INTERVISOR = "intervisor"
    MEMBER = "member"


GRANTS: dict[Role, frozenset[May]] = {
    Role.COORDINATOR: frozenset({May.CHANGE, May.READ}),
    Role.INTERVISOR: frozenset({May.CHANGE, May.READ}),
    Role.MEMBER: frozenset({May.READ}),
}


def rights(person: Person, organisation: Organisation) -> frozenset[May]:
    return frozenset[May]().union(*(GRANTS[role] for role in _roles(person, organisation)))


def _roles(person: Person, organisation: Organisation) -> set[Role]:
    coordinates = organisation.appointments.filter(person=person, role=Appointment.Role.COORDINATOR)
    guides = Party.objects.filter(
        person=person, role=InProgramme.INTERVISOR, until=None, programme__organisation=organisation
    )
    sits = Membership.objects.filter(person=person, left_at=None, group__organisation=organisation)
    held = {Role.COORDINATOR: coordinates, Role.INTERVISOR: guides, Role.MEMBER: sits}
    return {role for role, rows in held.items() if rows.exists()}
