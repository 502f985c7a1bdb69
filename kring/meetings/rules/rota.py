"""Whose turn is it? Who served in a role longest ago, or never. Persons are ids; seats are clockwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

Served = Mapping[str, Mapping[str, datetime]]  # role -> person -> when they last had it
NEVER = datetime.min.replace(tzinfo=UTC)


def propose(roles: Sequence[str], seats: Sequence[str], served: Served) -> dict[str, str]:
    """Who has which role: each role in order goes to who had it longest ago and has none yet."""
    chosen: dict[str, str] = {}
    for role in roles:
        turn = whose_turn(role, seats, served, not_=chosen.values())
        if turn is not None:
            chosen[role] = turn
    return chosen


def whose_turn(role: str, seats: Sequence[str], served: Served, *, not_: Collection[str] = ()) -> str | None:
    """Who had this role longest ago; among equals the first seat. None when nobody is left."""
    last = served.get(role, {})
    free = [person for person in seats if person not in not_]
    return min(free, key=lambda person: last.get(person, NEVER), default=None)


def exchanged(holders: Mapping[str, str], first: str, second: str) -> dict[str, str]:
    """The roles after two people changed places."""
    other = {first: second, second: first}
    return {role: other.get(person, person) for role, person in holders.items()}


def freed(holders: Mapping[str, str], person: str) -> dict[str, str]:
    """The roles without those of this person."""
    return {role: holder for role, holder in holders.items() if holder != person}


def without(
    holders: Mapping[str, str], absent: str, seats: Sequence[str], served: Served, away: Collection[str]
) -> dict[str, str]:
    """The roles after somebody cannot come: each of theirs goes to whose turn it is and who has none.

    A role that nobody is left for stays with whom it was: the room lets somebody take it over.
    """
    after = dict(holders)
    for role, person in holders.items():
        if person == absent:
            turn = whose_turn(role, seats, served, not_={*after.values(), *away, absent})
            after[role] = turn or person
    return after
