"""Who may do what at the end. Putting away at its date is nobody's: the clock does it."""

from __future__ import annotations

from enum import StrEnum

from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.permissions import roles
from kring.programmes.rules.lifecycle import Role


class May(StrEnum):
    """Everything that can be done at the end of a programme and is no step, `noun:verb`, in alphabetical order."""

    AGREE_TO_SHRED = "content:agree-to-shred"
    READ_OPEN_ENDS = "open-ends:read"
    SHRED_NOW = "content:shred-now"  # when every member agreed


GRANTS: dict[Role, frozenset[May]] = {
    Role.COORDINATOR: frozenset({May.READ_OPEN_ENDS, May.SHRED_NOW}),
    Role.INTERVISOR: frozenset({May.READ_OPEN_ENDS}),
    Role.PARTICIPANT: frozenset({May.AGREE_TO_SHRED}),
}


def rights(person: Person, programme: Programme) -> frozenset[May]:
    return frozenset[May]().union(*(GRANTS.get(role, frozenset()) for role in roles(person, programme)))
