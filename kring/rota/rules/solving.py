"""Turns shared as evenly as the absences allow, with as few changes as can be: exact, by integer programming.

One after the other, each kept for the next: every turn taken; each role shared evenly; all duties shared evenly; as
little changed of the plan there was; nobody the same role twice running; few duties back to back.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kring.kernel.linear import INFINITE, Floats, Linear
from kring.rota.rules.programme import Duties, Person, Plan, Programme

Turn = tuple[int, str, Person]
SECONDS = 2.0  # for one aim; the best found stands, and the first aims are solved long before


class Problem(Linear):
    """Turns to take or to leave, rows of constraints, and the aims in order of weight."""

    def __init__(self) -> None:
        super().__init__(whole=True)

    def least(self, aim: dict[int, float]) -> tuple[Floats, float]:
        """The solution with the smallest aim, and that aim."""
        costs = np.zeros(self.size)
        costs[[*aim]] = [*aim.values()]
        self.cost(costs)
        found = self.cheapest(seconds=SECONDS)
        if found is None:
            raise ArithmeticError("no way to share the turns")  # there always is: every turn may stay open
        solution = np.rint(found.values)
        return solution, float(costs @ solution)


def shared(programme: Programme, now: Plan = ()) -> Plan:
    """The plan that keeps to what is given, as even as can be, and as near to `now` as that allows."""
    if not programme.turns() or not programme.people:
        return tuple({} for _ in range(programme.meetings))
    problem = Problem()
    takes = _takes(problem, programme)
    for aim in (
        _open_turns(problem, programme, takes),
        _uneven_roles(problem, programme, takes),
        _uneven_load(problem, programme, takes),
        _changes(takes, now),
        _running(problem, programme, takes),
    ):
        solution, value = problem.least(aim)
        problem.row(aim, -INFINITE, value)
    return _read(programme, takes, solution)


def _takes(problem: Problem, programme: Programme) -> dict[Turn, int]:
    """A variable for each turn that somebody may take; nobody has two roles in one meeting."""
    takes = {
        (meeting, role, person): problem.variable()
        for meeting, role in programme.turns()
        for person in programme.people
        if programme.may(meeting, role, person)
    }
    for meeting in range(programme.meetings):
        for person in programme.people:
            own = [takes[meeting, role, person] for role in programme.roles if (meeting, role, person) in takes]
            if len(own) > 1:
                problem.row(dict.fromkeys(own, 1.0), 0, 1)
    return takes


def _open_turns(problem: Problem, programme: Programme, takes: dict[Turn, int]) -> dict[int, float]:
    """What stays open costs; the earlier role in the list weighs more, since a meeting needs a presenter most."""
    aim = {}
    for meeting, role in programme.turns():
        stays_open = problem.variable()
        takers = [takes[meeting, role, p] for p in programme.people if (meeting, role, p) in takes]
        problem.row(dict.fromkeys([*takers, stays_open], 1.0), 1, 1)
        aim[stays_open] = float(2 ** (len(programme.roles) - programme.roles.index(role)))
    return aim


def _uneven_roles(problem: Problem, programme: Programme, takes: dict[Turn, int]) -> dict[int, float]:
    aim: dict[int, float] = {}
    for role in programme.roles:
        for person in programme.people:
            own = [v for (_, r, p), v in takes.items() if r == role and p == person]
            aim |= _rising(problem, own, programme.turns_had(role, person))
    return aim


def _uneven_load(problem: Problem, programme: Programme, takes: dict[Turn, int]) -> dict[int, float]:
    aim: dict[int, float] = {}
    for person in programme.people:
        own = [v for (_, _, p), v in takes.items() if p == person]
        aim |= _rising(problem, own, sum(programme.turns_had(role, person) for role in programme.roles))
    return aim


def _rising(problem: Problem, own: list[int], had: int) -> dict[int, float]:
    """The next turn costs more than the one before, so that the sum of squares is what is made small."""
    if not own:
        return {}
    steps = [problem.variable() for _ in own]
    problem.row({**dict.fromkeys(own, 1.0), **dict.fromkeys(steps, -1.0)}, 0, 0)
    return {step: float(2 * (had + nth) + 1) for nth, step in enumerate(steps)}


def _changes(takes: dict[Turn, int], now: Plan) -> dict[int, float]:
    """Every turn of the plan there was that its holder keeps is one change less."""
    held: Iterable[Turn] = ((m, role, person) for m, duties in enumerate(now) for role, person in duties.items())
    return {takes[turn]: -1.0 for turn in held if turn in takes}


def _running(problem: Problem, programme: Programme, takes: dict[Turn, int]) -> dict[int, float]:
    """The same role twice running weighs four times a duty in two meetings in a row."""
    aim: dict[int, float] = {}
    for meeting in range(programme.meetings):
        for person in programme.people:
            here = [takes[meeting, r, person] for r in programme.roles if (meeting, r, person) in takes]
            aim |= _both(problem, here, _before(programme, takes, meeting, person, programme.roles), 1.0)
            for role in programme.roles:
                now = [takes[meeting, role, person]] if (meeting, role, person) in takes else []
                aim |= _both(problem, now, _before(programme, takes, meeting, person, (role,)), 4.0)
    return aim


def _before(
    programme: Programme, takes: dict[Turn, int], meeting: int, person: Person, roles: Iterable[str]
) -> list[int] | bool:
    """The variables of the meeting before; of the first meeting, whether it was so."""
    if meeting == 0:
        return any(programme.last.get(role) == person for role in roles)
    return [takes[meeting - 1, r, person] for r in roles if (meeting - 1, r, person) in takes]


def _both(problem: Problem, here: list[int], before: list[int] | bool, weight: float) -> dict[int, float]:
    if not here or not before:
        return {}
    both = problem.variable()
    earlier: list[int] = before if isinstance(before, list) else []
    problem.row({**dict.fromkeys([*here, *earlier], 1.0), both: -1.0}, -INFINITE, 1 if earlier else 0)
    return {both: weight}


def _read(programme: Programme, takes: dict[Turn, int], solution: Floats) -> Plan:
    plan: list[dict[str, Person]] = [{} for _ in range(programme.meetings)]
    for (meeting, role, person), variable in takes.items():
        if solution[variable] > 0.5:  # noqa: PLR2004 -- rounded: 0 or 1
            plan[meeting][role] = person
    return tuple(_in_order(duties, programme.roles) for duties in plan)


def _in_order(duties: Duties, roles: tuple[str, ...]) -> Duties:
    return {role: duties[role] for role in roles if role in duties}
