"""From step to step, and the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from kring.methods.rules import event as e
from kring.methods.rules.applying.people import fitted, passed_on, signs_for
from kring.methods.rules.method import Form, Method, Phase
from kring.methods.rules.run import (
    LATE_WITHIN,
    NOTHING_WRITTEN,
    UNDO_WITHIN,
    Course,
    Left,
    Run,
    Stage,
    Step,
    Timer,
    Turn,
    Undo,
)


def apply_phase_opened(method: Method, run: Run, event: e.PhaseOpened) -> Run:
    phase, place = method.phases[event.phase], (event.phase, event.visit)
    visits = list(run.step.visits or (0,) * len(method.phases))
    visits[event.phase] = event.visit
    roles = passed_on(run, event.presenter) if event.presenter is not None else run.roles
    return replace(
        run,
        roles=roles,
        step=opened(phase, event, tuple(visits)),
        visits=run.visits if place in run.visits else {**run.visits, place: NOTHING_WRITTEN},
        undo=Undo(event.at + UNDO_WITHIN, run.step, run.course, (run.roles, roles) if roles is not run.roles else None),
        left=left_behind(run, event),
        course=went_round(method, run, event) if event.how == "again" else run.course,
        signs=replace(signs_for(run, roles), offer=None),
    )


def opened(phase: Phase, event: e.PhaseOpened, visits: tuple[int, ...]) -> Step:
    since = event.at if event.turn is not None else None
    return Step(
        stage=Stage.OPEN,
        phase=event.phase,
        visit=event.visit,
        visits=visits,
        timer=Timer(ends_at=event.at + timedelta(minutes=phase.minutes_for(event.people))),
        turn=Turn(event.order, event.turn, since=since) if phase.form is Form.ROUND else None,
        tables=event.tables,
    )


def went_round(method: Method, run: Run, event: e.PhaseOpened) -> Course:
    """The loop is counted; choices made within it are made anew."""
    key, course = method.phases[run.step.phase].key, run.course
    was = run.roles.get("presenter")
    return Course(
        modules={at: module for at, module in course.modules.items() if method.index(at) < event.phase},
        loops={**course.loops, key: course.loops.get(key, 0) + 1},
        presented=(*course.presented, was) if event.presenter is not None and was is not None else course.presented,
    )


def apply_undone(method: Method, run: Run, event: e.Undone) -> Run:
    """The step as it was. What was contributed meanwhile stays, and waits in the visit it was written for."""
    undo = run.undo
    assert undo is not None  # noqa: S101 -- the log holds no undo without something to undo
    restores = undo.passed is not None and undo.passed[1] == run.roles
    roles = undo.passed[0] if restores and undo.passed is not None else run.roles
    back = replace(run, roles=roles, signs=signs_for(run, roles))
    step = fitted(undo.step, back, method, event.at)
    back = replace(back, step=step, undo=None, left=left_behind(run, event), course=undo.course)
    if run.signs.disturbance is None:
        return back
    if step.stage is Stage.OPEN:
        return stopped(back, event.at)  # what disturbs still goes first
    return replace(back, signs=replace(back.signs, disturbance=None))


def apply_closed(_: Method, run: Run, event: e.Closed) -> Run:
    step = replace(
        run.step, stage=Stage.CLOSED, timer=None, turn=None, floor=None, hands=(), ready=(), chairs={}, tables=()
    )
    undo = Undo(event.at + UNDO_WITHIN, run.step, run.course)
    signs = replace(run.signs, offer=None, disturbance=None)
    return replace(run, step=step, undo=undo, left=left_behind(run, event), signs=signs)


def left_behind(run: Run, event: e.Event) -> Left | None:
    if run.step.stage is not Stage.OPEN:
        return run.left
    return Left(run.step.place, event.at + LATE_WITHIN)


def apply_module_chosen(method: Method, run: Run, event: e.ModuleChosen) -> Run:
    modules = {**run.course.modules, method.phases[event.phase].key: event.module}
    return replace(run, course=replace(run.course, modules=modules))


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


def stopped(run: Run, at: datetime) -> Run:
    """The clock stands still, if it ran."""
    timer = run.step.timer
    return timed(run, timer.paused(at)) if timer is not None and timer.ends_at is not None else run
