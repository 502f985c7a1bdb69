"""A fair plan made pleasant: exchanges that keep what each has to do, and take away what is tiresome.

Deterministic: of all exchanges the best is made, until none helps.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from kring.rota.rules import fairness
from kring.rota.rules.programme import Duties, Person, Plan, Programme

Cost = tuple[int, ...]


def polished(programme: Programme, plan: Plan, now: Plan = ()) -> Plan:
    """The plan without the repetitions that exchanges can take away. Never less fair, never further from `now`."""
    cost = _cost(programme, plan, now)
    while True:
        for step in (_exchanges, _swapped_meetings, _rotations):  # the wider steps only where the narrow ones stop
            tried = [(_cost(programme, other, now), nth, other) for nth, other in enumerate(step(programme, plan))]
            best, _, other = min(tried, key=lambda one: one[:2], default=(cost, 0, plan))
            if best < cost:
                cost, plan = best, other
                break
        else:
            return plan


def _cost(programme: Programme, plan: Plan, now: Plan) -> Cost:
    """In order of weight. The first three never grow: fairness and nearness come first."""
    said = fairness.reached(programme, plan)
    pairs = fairness.pairs_of(plan)
    return (
        sum(fairness.uneven(fairness.turns_by_person(programme, plan, role)) for role in programme.roles),
        fairness.uneven(fairness.load_by_person(programme, plan)),
        changed_turns(now, plan),
        sum((pairs.count(pair) - 1) ** 2 for pair in set(pairs)),
        said["same_role_running"],
        fairness.early_repeats(programme, plan),
        said["back_to_back"],
    )


def changed_turns(before: Plan, after: Plan) -> int:
    """How many turns of `before` have another holder in `after`."""
    return sum(new.get(role) != person for old, new in zip(before, after, strict=False) for role, person in old.items())


def _exchanges(programme: Programme, plan: Plan) -> Iterator[Plan]:
    """Every plan in which two turns have exchanged their holders and all may still be."""
    turns = [(m, role, person) for m, duties in enumerate(plan) for role, person in duties.items()]
    for (one_meeting, one_role, one), (other_meeting, other_role, other) in combinations(turns, 2):
        if one == other:
            continue
        exchanged = list(plan)
        exchanged[one_meeting] = {**exchanged[one_meeting], one_role: other}
        exchanged[other_meeting] = {**exchanged[other_meeting], other_role: one}
        if _stands(programme, exchanged, one_meeting, one_role, other) and _stands(
            programme, exchanged, other_meeting, other_role, one
        ):
            yield tuple(exchanged)


def _swapped_meetings(programme: Programme, plan: Plan) -> Iterator[Plan]:
    """Every plan in which two meetings have exchanged all their duties."""
    for one, other in combinations(range(len(plan)), 2):
        swapped = list(plan)
        swapped[one], swapped[other] = plan[other], plan[one]
        if all(programme.may(m, role, person) for m in (one, other) for role, person in swapped[m].items()):
            yield tuple(swapped)


def _rotations(programme: Programme, plan: Plan) -> Iterator[Plan]:
    """Every plan in which three turns of one role have gone round."""
    for role in programme.roles:
        for first, second, third in permutations(range(len(plan)), 3):
            if first > min(second, third) or any(role not in plan[m] for m in (first, second, third)):
                continue
            turned = list(plan)
            for meeting, other in ((first, second), (second, third), (third, first)):
                turned[meeting] = {**plan[meeting], role: plan[other][role]}
            if all(_stands(programme, turned, m, role, turned[m][role]) for m in (first, second, third)):
                yield tuple(turned)


def _stands(programme: Programme, plan: list[Duties], meeting: int, role: str, person: Person) -> bool:
    held = list(plan[meeting].values())
    return programme.may(meeting, role, person) and held.count(person) == 1
