"""A phase opens: whose turn it is, who sits together, and which visit it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kring.methods.rules import event as e
from kring.methods.rules.applying.people import passed_on
from kring.methods.rules.judging.asked import Asked, first_present
from kring.methods.rules.method import Form, Phase


def phase_opened(asked: Asked, how: str, number: int, presenter: str | None = None) -> e.PhaseOpened:
    if presenter is not None:
        asked = replace(asked, run=replace(asked.run, roles=passed_on(asked.run, presenter)))
    phase, here = asked.method.phases[number], asked.here
    order = turn_order(asked, phase) if phase.form is Form.ROUND else ()
    return e.PhaseOpened(
        asked.by,
        asked.now,
        how,
        number,
        next_visit(asked, number),
        order,
        first_present(order, here),
        people=with_a_turn(asked, phase, order) if phase.minutes_each else 0,
        tables=tables(speakers(asked, phase), phase.size) if phase.form is Form.GROUPS else (),
        presenter=presenter,
    )


def next_visit(asked: Asked, phase: int) -> int:
    """A new visit; or the last one again when what was hidden there has not been revealed, so that it is not lost."""
    times = asked.run.step.visits[phase] if asked.run.step.visits else 0
    left_hidden = asked.run.visits.get((phase, times))
    if times and asked.method.phases[phase].is_hidden and left_hidden is not None and not left_hidden.revealed:
        return times
    return times + 1


def turn_order(asked: Asked, phase: Phase) -> tuple[str, ...]:
    """Everybody who speaks in this round, beginning left of the facilitator (or of whom the method names)."""
    run = asked.run
    anchor = run.roles.get(phase.starts_left_of)
    seat = run.seats.index(anchor) + 1 if anchor in run.seats else 0
    around = run.seats[seat:] + run.seats[:seat]
    return tuple(person for person in around if phase.may_speak(run.role_of(person)))


def speakers(asked: Asked, phase: Phase) -> list[str]:
    """Who is here and may speak, in the order of the seats."""
    run, here = asked.run, asked.here
    return [person for person in run.seats if person in here and phase.may_speak(run.role_of(person))]


def with_a_turn(asked: Asked, phase: Phase, order: tuple[str, ...]) -> int:
    """How many of those here have a turn; where there are no turns, how many have something to do."""
    run, here = asked.run, asked.here
    if phase.form is Form.ROUND:
        return len(here.intersection(order))
    return sum(person in here and phase.has_part(run.role_of(person)) for person in run.seats)


def tables(people: list[str], size: int) -> tuple[tuple[str, ...], ...]:
    """As few tables as fit, as even as possible, neighbours together. Nobody sits alone: then three share a table."""
    count = max(1, min(-(-len(people) // size), len(people) // 2))
    ends = [round(len(people) * n / count) for n in range(count + 1)]
    return tuple(tuple(people[start:end]) for start, end in pairwise(ends))
