"""What everybody may see of a meeting, apart from the contributions. The shape is in docs/live.md."""

from __future__ import annotations

from typing import Any

from kring.methods.rules.event import written_instant
from kring.methods.rules.run import Run, Signs, Step, Timer, Turn


def head(run: Run) -> dict[str, Any]:
    """A key without a value is left out."""
    step = run.step
    said: dict[str, Any] = {
        "stage": step.stage.value,
        "phase": step.phase,
        "visit": step.visit,
        "seats": list(run.seats),
        "roles": dict(run.roles),
        "hands": list(step.hands),
        "ready": list(step.ready),
        "revealed": run.visit.revealed,
        "way": run.way,
    }
    if step.timer is not None:
        said.update(_timer(step.timer))
    if step.turn is not None:
        said["turn"] = _turn(step.turn)
    if step.floor is not None:
        said["floor"] = step.floor
    if run.undo is not None:
        said["undo_until"] = written_instant(run.undo.until)
    if run.guided:
        said["guided"] = run.guided
    _add_places(said, step)
    _add_course(said, run)
    _add_signs(said, run.signs)
    return said


def _turn(turn: Turn) -> dict[str, Any]:
    said: dict[str, Any] = {"order": list(turn.order), "taken": list(turn.taken)}
    if turn.now is not None:
        said["now"] = turn.now
    if turn.since is not None:
        said["since"] = written_instant(turn.since)
    return said


def _add_places(said: dict[str, Any], step: Step) -> None:
    if step.chairs:
        said["chairs"] = dict(step.chairs)
    if step.tables:
        said["tables"] = [list(table) for table in step.tables]


def _add_course(said: dict[str, Any], run: Run) -> None:
    if run.course.modules:
        said["modules"] = dict(run.course.modules)
    if run.course.loops:
        said["loops"] = dict(run.course.loops)


def _add_signs(said: dict[str, Any], signs: Signs) -> None:
    if signs.offer is not None:
        said["offer"] = {"role": signs.offer.role, "to": signs.offer.to, "agreed": list(signs.offer.agreed)}
    if signs.disturbance is not None:
        said["disturbance"] = {"by": signs.disturbance.by, "since": written_instant(signs.disturbance.since)}
    if signs.attested:
        said["attested"] = list(signs.attested)


def _timer(timer: Timer) -> dict[str, Any]:
    if timer.ends_at is not None:
        return {"timer": {"ends_at": written_instant(timer.ends_at)}}
    left = timer.left.total_seconds() if timer.left is not None else 0.0
    written: dict[str, Any] = {"timer": {"left": round(left, 3)}}
    if timer.paused_at is not None:
        written["paused"] = written_instant(timer.paused_at)
    return written
