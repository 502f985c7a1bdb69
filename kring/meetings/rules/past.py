"""From what happened to what a rota counts: turns had, by those who were in the group then. Persons are ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kring.rota.rules.programme import Duties, Person, joined

Had = dict[str, dict[Person, int]]


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held: role -> who really had it, more than one where the group went round."""

    starts_at: datetime
    roles: Mapping[str, Sequence[str]]


def turns_had(past: Iterable[Held], since: Mapping[str, datetime], roles: Sequence[str]) -> Had:
    """Role -> person -> turns, for who is in the group now. `since`: when each was asked in, by seat.

    Who came later, or came back, owes no turns of before: they are credited with what the others had at least.
    """
    had: Had = {role: {} for role in roles}
    seated: list[str] = []
    for held in past:
        had = _seat(had, seated, [person for person, at in since.items() if at <= held.starts_at])
        for role in roles:
            for person in held.roles.get(role, ()):
                if person in since:
                    had[role][person] = had[role].get(person, 0) + 1
    return _seat(had, seated, list(since))


def last_duties(past: Sequence[Held], roles: Sequence[str]) -> Duties:
    """Who had which role in the meeting just before."""
    if not past:
        return {}
    return {role: past[-1].roles[role][-1] for role in roles if past[-1].roles.get(role)}


def _seat(had: Had, seated: list[str], people: Sequence[str]) -> Had:
    for person in people:
        if person not in seated:
            had = joined(had, person, tuple(seated))
            seated.append(person)
    return had
