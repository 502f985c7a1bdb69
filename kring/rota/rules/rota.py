"""A rota for a whole programme, and the same rota after something happened."""

from __future__ import annotations

from dataclasses import dataclass

from kring.rota.rules.close import closest
from kring.rota.rules.cycle import turned
from kring.rota.rules.polishing import polished
from kring.rota.rules.programme import Person, Plan, Programme


@dataclass(frozen=True, slots=True)
class Change:
    """One turn that goes from one person to another; None where nobody has it."""

    meeting: int
    role: str
    was: Person | None
    now: Person | None


def plan(programme: Programme) -> Plan:
    """Who has which role in every meeting, as fair as can be.

    Raises ValueError when the group has fewer people than roles.
    """
    _check(programme)
    if programme.is_free:
        return closest(programme) or polished(programme, turned(programme))
    return replanned(programme, ())


def replanned(programme: Programme, now: Plan) -> Plan:
    """The rest of the programme from what really happened, with as few changes to `now` as fairness allows.

    `now` is the plan of the meetings still to come; it may name people who left, or be shorter or longer.
    """
    _check(programme)
    from kring.rota.rules.solving import shared  # noqa: PLC0415 -- numpy takes a moment to load; a page without it must not wait

    return polished(programme, shared(programme, now), now[: programme.meetings])


def changes(before: Plan, after: Plan) -> list[Change]:
    """What is to be said, and to whom: every turn whose holder is another."""
    told: list[Change] = []
    for meeting in range(max(len(before), len(after))):
        old = before[meeting] if meeting < len(before) else {}
        new = after[meeting] if meeting < len(after) else {}
        told += [Change(meeting, r, old.get(r), new.get(r)) for r in {**old, **new} if old.get(r) != new.get(r)]
    return told


def _check(programme: Programme) -> None:
    if len(programme.people) < len(programme.roles):
        raise ValueError("fewer people than roles")
