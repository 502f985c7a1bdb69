"""Who may do what with a programme. Steps are in the lifecycle's table; this is everything that is no step."""

from __future__ import annotations

from enum import StrEnum

from kring.organisations.models import Appointment
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role


class May(StrEnum):
    """Everything that can be done with a programme and is no step, `noun:verb`, in alphabetical order."""

    ARRANGE = "programme:arrange"
    KEEP_NOTES = "notes:keep"  # for oneself alone, sealed
    MOVE_LEVEL = "level:move"  # from led by an intervisor towards alone
    NAME_PARTIES = "parties:name"
    READ_ATTENDANCE = "attendance:read"  # as numbers, with a floor
    READ_COSTS = "costs:read"
    READ_NAMES = "participants:read"
    READ_PROGRAMME = "programme:read"


# No grant here reaches content: that is the group's, and a party to a programme is not a member by being one.
GRANTS: dict[Role, frozenset[May]] = {
    Role.COMMISSIONER: frozenset({May.READ_ATTENDANCE, May.READ_COSTS, May.READ_PROGRAMME}),
    Role.COORDINATOR: frozenset(
        {
            May.ARRANGE,
            May.NAME_PARTIES,
            May.READ_ATTENDANCE,
            May.READ_COSTS,
            May.READ_NAMES,
            May.READ_PROGRAMME,
        }
    ),
    Role.INTERVISOR: frozenset(
        {May.ARRANGE, May.KEEP_NOTES, May.MOVE_LEVEL, May.READ_ATTENDANCE, May.READ_NAMES, May.READ_PROGRAMME}
    ),
    Role.MANAGER: frozenset({May.READ_PROGRAMME}),
    Role.PARTICIPANT: frozenset({May.MOVE_LEVEL, May.READ_NAMES, May.READ_PROGRAMME}),
    Role.REQUESTER: frozenset({May.READ_PROGRAMME}),
}


def roles(person: Person, programme: Programme) -> frozenset[Role]:
    """What `person` is to `programme` now; empty for an outsider and for who was something and is no longer."""
    held = programme.parties.filter(person=person, until=None).values_list("role", flat=True)
    found = {Role(role) for role in held}
    if programme.organisation.appointments.filter(person=person, role=Appointment.Role.COORDINATOR).exists():
        found.add(Role.COORDINATOR)
    return frozenset(found)


def granted(held: frozenset[Role]) -> frozenset[May]:
    """Everything these roles may do that is no step."""
    return frozenset[May]().union(*(GRANTS.get(role, frozenset()) for role in held))


def rights(person: Person, programme: Programme) -> frozenset[May]:
    """Everything `person` may do with `programme` that is no step."""
    return granted(roles(person, programme))
