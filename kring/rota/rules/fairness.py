"""How fair a plan is, and the arithmetic below which no plan can come.

The bounds are counted apart from any plan: n people, m meetings and r roles share m turns per role and m*r duties.
They are exact when nothing is given beforehand; with absences a plan may have to stay above them. How few duties can
be back to back in a small group that keeps all the others is no formula: `CLOSE` is what trying every plan finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from kring.rota.rules.programme import FACILITATOR, PRESENTER, Person, Plan, Programme

# People -> the fewest duties back to back in 3, 4, ... 14 meetings that keep every other bound.
CLOSE = {3: (2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), 4: (0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2)}


def bounds(programme: Programme) -> dict[str, Any]:
    """The least possible of each measure of `reached`, under the same names."""
    people, meetings, roles = len(programme.people), programme.meetings, len(programme.roles)
    ordered_pairs = people * (people - 1)
    return {
        "role_spread": {role: int(meetings % people != 0) for role in programme.roles},
        "load_spread": int(meetings * roles % people != 0),
        "most_same_pair": -(-meetings // ordered_pairs) if paired(programme) else 0,
        "repeated_pairs": max(0, meetings - ordered_pairs) if paired(programme) else 0,
        "same_role_running": 0,
        "back_to_back": _closest(programme),
    }


def _closest(programme: Programme) -> int:
    """Exact for presenter and facilitator and up to 14 meetings; else what must be when everybody is counted twice."""
    people, meetings, roles = len(programme.people), programme.meetings, len(programme.roles)
    known = CLOSE.get(people, ()) if set(programme.roles) == {PRESENTER, FACILITATOR} else ()
    if 3 <= meetings < 3 + len(known):  # noqa: PLR2004 -- where the rows of `CLOSE` begin
        return known[meetings - 3]
    return max(0, meetings - 1) * max(0, 2 * roles - people)


def reached(programme: Programme, plan: Plan) -> dict[str, Any]:
    """What a plan comes to, with what lies behind counted in.

    `role_spread`: most turns less fewest, per role. `load_spread`: the same over all duties. `most_same_pair`: how
    often the same two were presenter and facilitator; `repeated_pairs`: how many meetings repeat such a pair.
    `same_role_running`: the same role twice in a row. `back_to_back`: a duty in two meetings in a row.
    """
    pairs = Counter(pairs_of(plan))
    return {
        "role_spread": {role: spread(turns_by_person(programme, plan, role)) for role in programme.roles},
        "load_spread": spread(load_by_person(programme, plan)),
        "most_same_pair": max(pairs.values(), default=0),
        "repeated_pairs": sum(pairs.values()) - len(pairs),
        "same_role_running": same_role_running(programme, plan),
        "back_to_back": back_to_back(programme, plan),
    }


def evenest(had: Sequence[int], turns: int) -> list[int]:
    """The most even that so many more turns can make what each had: poured like water, lowest first. Sorted."""
    level = sorted(had)
    for _ in range(turns if level else 0):
        level[0] += 1
        level.sort()
    return level


def is_evenest(programme: Programme, plan: Plan) -> bool:
    """Whether no plan could share any role more evenly, whoever could come: counted apart from how it was made."""
    return all(
        sorted(turns_by_person(programme, plan, role).values())
        == evenest(
            [programme.turns_had(role, person) for person in programme.people],
            sum(turn == role for _, turn in programme.turns()),
        )
        for role in programme.roles
    )


def turns_by_person(programme: Programme, plan: Plan, role: str) -> dict[Person, int]:
    turns = {person: programme.turns_had(role, person) for person in programme.people}
    for duties in plan:
        if duties.get(role) in turns:
            turns[duties[role]] += 1
    return turns


def load_by_person(programme: Programme, plan: Plan) -> dict[Person, int]:
    load: Counter[Person] = Counter(dict.fromkeys(programme.people, 0))
    for role in programme.roles:
        load.update(turns_by_person(programme, plan, role))
    return dict(load)


def spread(counts: Mapping[Person, int]) -> int:
    return max(counts.values(), default=0) - min(counts.values(), default=0)


def uneven(counts: Mapping[Person, int]) -> int:
    """The sum of squares: as small as can be exactly when the turns are shared as evenly as can be."""
    return sum(count * count for count in counts.values())


def paired(programme: Programme) -> bool:
    return PRESENTER in programme.roles and FACILITATOR in programme.roles


def pairs_of(plan: Plan) -> list[tuple[Person, Person]]:
    """(presenter, facilitator) of each meeting that has both."""
    return [(d[PRESENTER], d[FACILITATOR]) for d in plan if PRESENTER in d and FACILITATOR in d]


def same_role_running(programme: Programme, plan: Plan) -> int:
    running: Sequence[Mapping[str, Person]] = (programme.last, *plan)
    return sum(
        before.get(role) is not None and before.get(role) == after.get(role)
        for before, after in pairwise(running)
        for role in programme.roles
    )


def back_to_back(programme: Programme, plan: Plan) -> int:
    running: Sequence[Mapping[str, Person]] = (programme.last, *plan)
    return sum(len(set(before.values()) & set(after.values())) for before, after in pairwise(running))


def early_repeats(programme: Programme, plan: Plan) -> int:
    """How often somebody has a role again before everybody else has had it as often, meeting by meeting."""
    early = 0
    for role in programme.roles:
        turns = {person: programme.turns_had(role, person) for person in programme.people}
        for duties in plan:
            holder = duties.get(role)
            if holder in turns:
                early += turns[holder] > min(turns.values())
                turns[holder] += 1
    return early
