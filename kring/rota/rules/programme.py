"""What a rota is asked for, and what it looks like. Values only.

People are any hashable ids, in the order of their seats. Meetings count from 0 and are those still to come; what lies
behind is in `had` and `last`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

PRESENTER = "presenter"
FACILITATOR = "facilitator"
ROLES = (PRESENTER, FACILITATOR, "timekeeper", "note-taker", "observer")

Person = Hashable
Duties = Mapping[str, Person]  # role -> who; a role that nobody can take is left out
Plan = tuple[Duties, ...]  # one per meeting


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that decides a rota.

    `had` counts turns in earlier meetings per role and person; who joined later is credited there, see `joined`.
    `last` are the duties of the meeting just before, for duties back to back. `away` are (meeting, person); `unfit` are
    (role, person), such as who is not yet a facilitator; `barred` are (meeting, role, person), such as who has no case
    now; `fixed` are turns that were agreed; `closed` are (meeting, role) that nobody of the group takes, such as a
    meeting that the intervisor facilitates.
    """

    people: tuple[Person, ...]
    meetings: int
    roles: tuple[str, ...] = (PRESENTER, FACILITATOR)
    had: Mapping[str, Mapping[Person, int]] = field(default_factory=dict)
    last: Duties = field(default_factory=dict)
    away: frozenset[tuple[int, Person]] = frozenset()
    unfit: frozenset[tuple[str, Person]] = frozenset()
    barred: frozenset[tuple[int, str, Person]] = frozenset()
    fixed: Mapping[tuple[int, str], Person] = field(default_factory=dict)
    closed: frozenset[tuple[int, str]] = frozenset()

    def may(self, meeting: int, role: str, person: Person) -> bool:
        """Can this person have this role in this meeting?"""
        agreed = self.fixed.get((meeting, role))
        if agreed is not None:
            return person == agreed
        if (meeting, person) in self.away or (role, person) in self.unfit:
            return False
        return (meeting, role, person) not in self.barred

    def turns(self) -> list[tuple[int, str]]:
        """Every turn that somebody of the group must take."""
        return [(m, role) for m in range(self.meetings) for role in self.roles if (m, role) not in self.closed]

    def turns_had(self, role: str, person: Person) -> int:
        return self.had.get(role, {}).get(person, 0)

    @property
    def is_free(self) -> bool:
        """Nothing lies behind and nothing is given: the closed form holds."""
        given = (self.away, self.unfit, self.barred, self.fixed, self.closed, self.last)
        return not any(given) and not any(any(turns.values()) for turns in self.had.values())


def joined(
    had: Mapping[str, Mapping[Person, int]], newcomer: Person, others: tuple[Person, ...]
) -> dict[str, dict[Person, int]]:
    """`had` with a newcomer who owes no turns of before they came: as many as the others had at least.

    Who comes back keeps what they had, when that was more.
    """
    credited = {role: dict(turns) for role, turns in had.items()}
    for turns in credited.values():
        least = min((turns.get(person, 0) for person in others), default=0)
        turns[newcomer] = max(turns.get(newcomer, 0), least)
    return credited
