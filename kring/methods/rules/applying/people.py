"""Who is who: roles, seats, and what must fit them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from kring.methods.rules import event as e
from kring.methods.rules.method import FACILITATOR, OTHER_MAIN_ROLE, PRESENTER, Method, Phase, covers
from kring.methods.rules.run import Offer, Run, Signs, Step, Turn

Tables = tuple[tuple[str, ...], ...]


def apply_role_assigned(method: Method, run: Run, event: e.RoleAssigned) -> Run:
    roles = {**run.roles, event.role: event.to}
    if event.swapped:
        roles[OTHER_MAIN_ROLE[event.role]] = run.roles[event.role]
    changed = replace(run, roles=roles, signs=signs_for(run, roles))
    return replace(changed, step=fitted(run.step, changed, method, event.at))


def apply_seated(method: Method, run: Run, event: e.Seated) -> Run:
    roles = {role: person for role, person in run.roles.items() if person in event.seats}
    changed = replace(
        run,
        seats=event.seats,
        roles=roles,
        signs=signs_of(signs_for(run, roles), event.seats),
        heard=run.heard.intersection(event.seats),
    )
    return replace(changed, step=fitted(run.step, changed, method, event.at))


def passed_on(run: Run, presenter: str) -> Mapping[str, str]:
    """The roles once the presenter's went on. Who facilitated until now leaves that to who presented."""
    roles = {**run.roles, PRESENTER: presenter}
    if run.holds(FACILITATOR, presenter):
        roles[FACILITATOR] = run.roles[PRESENTER]
    return roles


def signs_for(run: Run, roles: Mapping[str, str]) -> Signs:
    """A signal was for who facilitated then. An offer is over when its role changed hands."""
    signs = run.signs
    if signs.unsafe and roles.get(FACILITATOR) != run.roles.get(FACILITATOR):
        signs = replace(signs, unsafe=())
    if signs.offer is not None and roles.get(signs.offer.role) != run.roles.get(signs.offer.role):
        signs = replace(signs, offer=None)
    return signs


def signs_of(signs: Signs, seats: Collection[str]) -> Signs:
    """Only those of who still has a seat."""
    offer, disturbance = signs.offer, signs.disturbance
    if offer is not None:
        offer = Offer(offer.role, offer.to, kept(offer.agreed, seats)) if offer.to in seats else None
    if disturbance is not None and disturbance.by not in seats:
        disturbance = None
    return replace(signs, offer=offer, disturbance=disturbance, attested=kept(signs.attested, seats))


def apply_role_offered(_: Method, run: Run, event: e.RoleOffered) -> Run:
    return replace(run, signs=replace(run.signs, offer=Offer(event.role, event.to, (event.by,))))


def apply_consented(_: Method, run: Run, event: e.Consented) -> Run:
    offer = run.signs.offer
    assert offer is not None  # noqa: S101 -- one agrees only to an offer
    agreed = replace(offer, agreed=(*offer.agreed, event.by))
    return replace(run, signs=replace(run.signs, offer=agreed))


def apply_sat(_: Method, run: Run, event: e.Sat) -> Run:
    step = run.step
    if event.table is not None:
        return replace(run, step=replace(step, tables=joined(step.tables, event.person, event.table)))
    chairs = {chair: who for chair, who in step.chairs.items() if who != event.person and chair != event.chair}
    if event.chair is not None:
        chairs[event.chair] = event.person
    return replace(run, step=replace(step, chairs=chairs))


def joined(tables: Tables, person: str, at: int) -> Tables:
    left = [tuple(who for who in table if who != person) for table in tables]
    left[at] = (*left[at], person)
    return tuple(left)


def fitted(step: Step, run: Run, method: Method, at: datetime) -> Step:
    """The step for the people and roles of `run`: nobody without a seat, and no turn or floor for who must listen."""
    phase = method.phases[step.phase]
    roles = {person: run.role_of(person) for person in run.seats}
    speakers = [person for person in run.seats if phase.may_speak(roles[person])]
    turn = fitted_turn(step.turn, speakers, at) if step.turn is not None else None
    floor = step.floor if step.floor in speakers else None
    quiet = {floor, turn.now if turn is not None else None}
    quiet |= {person for person in run.seats if roles[person] in phase.outside}
    busy = run.seats if run.guided else [person for person in run.seats if phase.has_part(roles[person])]
    return replace(
        step,
        turn=turn,
        floor=floor,
        hands=tuple(person for person in step.hands if person in run.seats and person not in quiet),
        ready=kept(step.ready, busy),
        chairs=fitted_chairs(step.chairs, phase, roles),
        tables=fitted_tables(step.tables, speakers),
    )


def fitted_turn(turn: Turn, speakers: list[str], at: datetime) -> Turn:
    """Who comes in late is last in the order; when the speaker falls away, the next who waits has the turn."""
    order = tuple(person for person in turn.order if person in speakers)
    order += tuple(person for person in speakers if person not in order)
    taken = kept(turn.taken, speakers)
    if turn.now is None or turn.now in order:
        return Turn(order, turn.now, taken, turn.since)
    now = next((person for person in order if person not in taken), None)
    return Turn(order, now, taken, at if now is not None else None)


def fitted_chairs(chairs: Mapping[str, str], phase: Phase, roles: Mapping[str, str]) -> dict[str, str]:
    who = {chair.key: chair.who for chair in phase.chairs}
    return {key: person for key, person in chairs.items() if person in roles and covers(who[key], roles[person])}


def fitted_tables(tables: Tables, speakers: list[str]) -> Tables:
    """Who left is gone from their table; tables stay where they are."""
    return tuple(kept(table, speakers) for table in tables)


def kept(people: tuple[str, ...], among: Collection[str]) -> tuple[str, ...]:
    return tuple(person for person in people if person in among)
