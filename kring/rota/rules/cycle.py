"""The closed form: the circle turns.

In each lap of n meetings every seat is presenter once, in order, and each other role sits a fixed offset further on.
The offset changes with every lap, so that other people meet as presenter and facilitator. Each lap shares each role
exactly; in the last, unfinished lap the offsets are chosen so that the duties are shared as evenly, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kring.rota.rules.programme import Plan, Programme

Offsets = tuple[int, ...]  # of each role but the first


def turned(programme: Programme) -> Plan:
    """A fair plan for people of whom nothing else is known. Needs at least as many people as roles."""
    people, meetings = programme.people, programme.meetings
    n = len(people)
    laps, rest = divmod(meetings, n)
    chosen = _laps(programme, laps, rest)
    plan = []
    for meeting in range(meetings):
        offsets = (0, *chosen[meeting // n])
        plan.append({role: people[(meeting + off) % n] for role, off in zip(programme.roles, offsets, strict=True)})
    return tuple(plan)


def _laps(programme: Programme, laps: int, rest: int) -> list[Offsets]:
    """Offsets per lap; the unfinished lap chooses first, because it has the least choice."""
    n, others = len(programme.people), len(programme.roles) - 1
    used: dict[int, int] = {}
    last: list[Offsets] = []
    if rest:
        last = [_least_used(_sharing(n, rest, others), used, n)]
        _count(last[0], used)
    whole = []
    for _ in range(laps):
        offsets = _least_used(permutations(range(1, n), others), used, n)
        _count(offsets, used)
        whole.append(offsets)
    return whole + last


def _sharing(n: int, rest: int, others: int) -> Iterator[Offsets]:
    """Offsets by which an unfinished lap of `rest` meetings gives everybody as many duties, but for one at most."""
    for offsets in permutations(range(1, n), others):
        load = [0] * n
        for meeting in range(rest):
            for off in (0, *offsets):
                load[(meeting + off) % n] += 1
        if max(load) - min(load) <= 1:
            yield offsets


def _least_used(choices: Iterator[Offsets], used: dict[int, int], n: int) -> Offsets:
    """Where the facilitator's offset was used least; then where few have duties in two meetings in a row."""
    return min(choices, key=lambda offsets: (used.get(offsets[0], 0) if offsets else 0, _close(offsets, n), offsets))


def _close(offsets: Offsets, n: int) -> int:
    """How many pairs of roles come to the same person in two meetings in a row."""
    places = (0, *offsets)
    return sum((one - other) % n == 1 for one in places for other in places)


def _count(offsets: Offsets, used: dict[int, int]) -> None:
    if offsets:
        used[offsets[0]] = used.get(offsets[0], 0) + 1
