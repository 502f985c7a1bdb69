"""Changing places. Persons are ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def exchanged(holders: Mapping[str, str], first: str, second: str) -> dict[str, str]:
    """The roles after two people changed places."""
    other = {first: second, second: first}
    return {role: other.get(person, person) for role, person in holders.items()}


def may_cross(
    here: Mapping[str, str],
    there: Mapping[str, str],
    role: str,
    *,
    away_here: Collection[str] = (),
    away_there: Collection[str] = (),
) -> bool:
    """Whether who has this role in one meeting can change turns with who has it in another."""
    one, other = here.get(role), there.get(role)
    if one is None or other is None or one == other:
        return False
    has_another = other in {who for each, who in here.items() if each != role} or one in {
        who for each, who in there.items() if each != role
    }
    return not has_another and other not in away_here and one not in away_there
