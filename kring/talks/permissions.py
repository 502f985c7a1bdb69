"""Who may do what with talks and the agreement with the organisation, by what they are to the programme."""

from __future__ import annotations

from enum import StrEnum

from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.permissions import roles
from kring.programmes.rules.lifecycle import Role


class May(StrEnum):
    """Everything that can be done here, `noun:verb`, in alphabetical order."""

    DRAFT_AGREEMENT = "agreement:draft"
    FIX_FACILITIES = "facilities:fix"
    PLAN_TALK = "talk:plan"
    READ_AGREEMENT = "agreement:read"
    READ_TALK = "talk:read"  # all talks; the others read those they take part in
    SIGN_AGREEMENT = "agreement:sign"


_ARRANGES = frozenset(May)
GRANTS: dict[Role, frozenset[May]] = {
    Role.COMMISSIONER: frozenset({May.READ_AGREEMENT, May.SIGN_AGREEMENT}),
    Role.COORDINATOR: _ARRANGES,
    Role.INTERVISOR: _ARRANGES,
    Role.MANAGER: frozenset({May.READ_AGREEMENT}),
    Role.PARTICIPANT: frozenset({May.READ_AGREEMENT}),
    Role.REQUESTER: frozenset({May.READ_AGREEMENT}),
}


def rights(person: Person, programme: Programme) -> frozenset[May]:
    """Everything `person` may do with this programme's talks and agreement."""
    return frozenset[May]().union(*(GRANTS.get(role, frozenset()) for role in roles(person, programme)))
