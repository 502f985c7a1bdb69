"""Who may do what with quotes. What a programme costs is between the coordinator and the commissioner."""

from __future__ import annotations

from enum import StrEnum

from kring.people.models import Person
from kring.programmes.models import Programme
from kring.programmes.permissions import roles
from kring.programmes.rules.lifecycle import Role


class May(StrEnum):
    """Everything that can be done with a quote, `noun:verb`, in alphabetical order."""

    ANSWER_QUOTE = "quote:answer"
    READ_QUOTE = "quote:read"
    WRITE_QUOTE = "quote:write"


GRANTS: dict[Role, frozenset[May]] = {
    Role.COMMISSIONER: frozenset({May.ANSWER_QUOTE, May.READ_QUOTE}),
    Role.COORDINATOR: frozenset({May.READ_QUOTE, May.WRITE_QUOTE}),
}


def rights(person: Person, programme: Programme) -> frozenset[May]:
    """Everything `person` may do with the quotes of `programme`."""
    return frozenset[May]().union(*(GRANTS.get(role, frozenset()) for role in roles(person, programme)))
