"""What an event changes. One function per event: pure, total, and never asking whether it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kring.methods.rules import event as e
from kring.methods.rules.method import OTHER_MAIN_ROLE, Form, Method
from kring.methods.rules.run import (
    LATE_WITHIN,
    NOTHING_WRITTEN,
    UNDO_WITHIN,
    Left,
    Parked,
    Place,
    Run,
    Stage,
    Step,
    Timer,
    Turn,
    Undo,
    Visit,
    Written,
)


def apply_phase_opened(method: Method, run: Run, event: e.PhaseOpened) -> Run:
    phase, place = method.phases[event.phase], (event.phase, event.visit)
    visits = list(run.step.visits or (0,) * len(method.phases))
    visits[event.phase] = event.visit
    step = Step(
        stage=Stage.OPEN,
        phase=event.phase,
        visit=event.visit,
        visits=tuple(visits),
        timer=Timer(ends_at=event.at + timedelta(minutes=phase.minutes)),
        turn=Turn(event.order, event.turn) if phase.form is Form.ROUND else None,
    )
    return replace(
        run,
        step=step,
        visits=run.visits if place in run.visits else {**run.visits, place: NOTHING_WRITTEN},
        undo=Undo(event.at + UNDO_WITHIN, run.step),
        left=left_behind(run, event),
    )


def apply_undone(method: Method, run: Run, event: e.Undone) -> Run:
    """The step as it was. What was contributed meanwhile stays, and waits in the visit it was written for."""
    assert run.undo is not None  # noqa: S101 -- the log holds no undo without something to undo
    return replace(run, step=fitted(run.undo.step, run, method), undo=None, left=left_behind(run, event))


def apply_closed(_: Method, run: Run, event: e.Closed) -> Run:
    step = replace(run.step, stage=Stage.CLOSED, timer=None, turn=None, floor=None, hands=(), ready=())
    return replace(run, step=step, undo=Undo(event.at + UNDO_WITHIN, run.step), left=left_behind(run, event))


def left_behind(run: Run, event: e.Event) -> Left | None:
    if run.step.stage is not Stage.OPEN:
        return run.left
    return Left(run.step.place, event.at + LATE_WITHIN)


# --- time


def apply_extended(_: Method, run: Run, event: e.Extended) -> Run:
    return timed(run, the_timer(run).extended(timedelta(minutes=event.minutes), event.at))


def apply_paused(_: Method, run: Run, event: e.Paused) -> Run:
    return timed(run, the_timer(run).paused(event.at))


def apply_resumed(_: Method, run: Run, event: e.Resumed) -> Run:
    return timed(run, the_timer(run).resumed(event.at))


def the_timer(run: Run) -> Timer:
    return run.step.timer or Timer()


def timed(run: Run, timer: Timer) -> Run:
    return replace(run, step=replace(run.step, timer=timer))


# --- writing


def apply_contributed(_: Method, run: Run, event: e.Contributed) -> Run:
    place = (event.phase, event.visit)
    return with_visit(run, place, with_item(run.visits[place], event.item, Written(event.by), hidden=event.hidden))


def apply_revised(_: Method, run: Run, event: e.Revised) -> Run:
    if event.phase is None or event.visit is None:
        parked = replace(run.parked[event.item], revision=event.revision)
        return replace(run, parked={**run.parked, event.item: parked})
    place = (event.phase, event.visit)
    visit = run.visits[place]
    if event.item in visit.hidden:
        revised = replace(visit.hidden[event.item], revision=event.revision)
        return with_visit(run, place, replace(visit, hidden={**visit.hidden, event.item: revised}))
    revised = replace(visit.shown[event.item], revision=event.revision)
    return with_visit(run, place, replace(visit, shown={**visit.shown, event.item: revised}))


def apply_withdrawn(_: Method, run: Run, event: e.Withdrawn) -> Run:
    place = (event.phase, event.visit)
    visit = run.visits[place]
    left = Visit(
        visit.revealed,
        {item: written for item, written in visit.shown.items() if item != event.item},
        {item: written for item, written in visit.hidden.items() if item != event.item},
        {**visit.counts, event.by: visit.counts[event.by] - 1},
    )
    return with_visit(run, place, left)


def apply_revealed(_: Method, run: Run, __: e.Revealed) -> Run:
    """All at once, and readiness begins anew: being ready with writing is not being ready to go on."""
    visit = run.visit
    revealed = Visit(revealed=True, shown={**visit.shown, **visit.hidden}, counts=visit.counts)
    return replace(with_visit(run, run.step.place, revealed), step=replace(run.step, ready=()))


def apply_parked(_: Method, run: Run, event: e.AdviceParked) -> Run:
    return replace(run, parked={**run.parked, event.item: Parked(event.by, event.phase, event.visit)})


def apply_brought(_: Method, run: Run, event: e.AdviceBrought) -> Run:
    place = (event.phase, event.visit)
    written = Written(event.by, run.parked[event.item].revision, brought=True)
    brought = with_visit(run, place, with_item(run.visits[place], event.item, written, hidden=event.hidden))
    return replace(brought, parked=without(run, event.item))


def apply_dropped(_: Method, run: Run, event: e.AdviceDropped) -> Run:
    return replace(run, parked=without(run, event.item))


def without(run: Run, item: str) -> dict[str, Parked]:
    return {other: parked for other, parked in run.parked.items() if other != item}


def with_item(visit: Visit, item: str, written: Written, *, hidden: bool) -> Visit:
    counts = {**visit.counts, written.by: visit.counts.get(written.by, 0) + 1}
    if hidden:
        return Visit(visit.revealed, visit.shown, {**visit.hidden, item: written}, counts)
    return Visit(visit.revealed, {**visit.shown, item: written}, visit.hidden, counts)


def with_visit(run: Run, place: Place, visit: Visit) -> Run:
    # Spelled out: this is the hot path, and `replace` costs three times as much.
    visits = {**run.visits, place: visit}
    return Run(run.seats, run.roles, run.step, visits, run.parked, run.undo, run.left, run.guided, run.way)


# --- speaking


def apply_raised(_: Method, run: Run, event: e.HandRaised) -> Run:
    return replace(run, step=replace(run.step, hands=(*run.step.hands, event.by)))


def apply_lowered(_: Method, run: Run, event: e.HandLowered) -> Run:
    return replace(run, step=replace(run.step, hands=others(run.step.hands, event.by)))


def apply_floor_given(_: Method, run: Run, event: e.FloorGiven) -> Run:
    """In a round, who has not spoken yet gets the turn; the one interrupted keeps the right to a turn later."""
    step, turn = run.step, run.step.turn
    hands = others(step.hands, event.to)
    if turn is not None and event.to in turn.order and event.to not in turn.taken:
        return replace(run, step=replace(step, turn=replace(turn, now=event.to), hands=hands))
    return replace(run, step=replace(step, floor=event.to, hands=hands))


def apply_turn_passed(_: Method, run: Run, event: e.TurnPassed) -> Run:
    turn = run.step.turn
    assert turn is not None  # noqa: S101 -- turns pass only in a round
    taken = (*turn.taken, event.person) if event.taken else turn.taken
    passed = Turn(turn.order, event.turn, taken)
    return replace(run, step=replace(run.step, turn=passed, hands=others(run.step.hands, event.turn)))


def apply_readied(_: Method, run: Run, event: e.Readied) -> Run:
    return replace(run, step=replace(run.step, ready=(*run.step.ready, event.by)))


def apply_unreadied(_: Method, run: Run, event: e.Unreadied) -> Run:
    return replace(run, step=replace(run.step, ready=others(run.step.ready, event.by)))


def others(people: tuple[str, ...], gone: str | None) -> tuple[str, ...]:
    return tuple(person for person in people if person != gone)


# --- who is who


def apply_role_assigned(method: Method, run: Run, event: e.RoleAssigned) -> Run:
    roles = {**run.roles, event.role: event.to}
    if event.swapped:
        roles[OTHER_MAIN_ROLE[event.role]] = run.roles[event.role]
    changed = replace(run, roles=roles)
    return replace(changed, step=fitted(run.step, changed, method))


def apply_seated(method: Method, run: Run, event: e.Seated) -> Run:
    roles = {role: person for role, person in run.roles.items() if person in event.seats}
    changed = replace(run, seats=event.seats, roles=roles)
    return replace(changed, step=fitted(run.step, changed, method))


def fitted(step: Step, run: Run, method: Method) -> Step:
    """The step for the people and roles of `run`: nobody without a seat, and no turn or floor for who must listen."""
    phase = method.phases[step.phase]
    speakers = [person for person in run.seats if phase.may_speak(run.role_of(person))]
    busy = [person for person in run.seats if person in speakers or phase.writing_for(run.role_of(person))]
    turn = fitted_turn(step.turn, speakers) if step.turn is not None else None
    floor = step.floor if step.floor in speakers else None
    speaking = {floor, turn.now if turn is not None else None}
    return replace(
        step,
        turn=turn,
        floor=floor,
        hands=tuple(person for person in step.hands if person in run.seats and person not in speaking),
        ready=tuple(person for person in step.ready if person in busy),
    )


def fitted_turn(turn: Turn, speakers: list[str]) -> Turn:
    """Who comes in late is last in the order; when the speaker falls away, the next who waits has the turn."""
    order = tuple(person for person in turn.order if person in speakers)
    order += tuple(person for person in speakers if person not in order)
    taken = tuple(person for person in turn.taken if person in speakers)
    waiting = (person for person in order if person not in taken)
    now = turn.now if turn.now is None or turn.now in order else next(waiting, None)
    return Turn(order, now, taken)
