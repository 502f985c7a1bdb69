"""What people may see of a run, and what they are told when it changes. The shapes are in docs/live.md.

A key without a value is left out, so that a JSON merge patch (RFC 7386) can say every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kring.methods.rules import event as e
from kring.methods.rules.method import FACILITATOR, Method
from kring.methods.rules.run import Run, Timer, Visit, Written


@dataclass(frozen=True, slots=True)
class Told:
    """What to say after an event.

    `change` patches `shown`; None when nobody else may know that anything happened. `mine` patches `own`, per person.
    `opened` are the items whose sealed text everybody may now have; `author_only` those for their author alone.
    """

    change: dict[str, Any] | None
    mine: dict[str, dict[str, Any]] = field(default_factory=dict)
    opened: tuple[str, ...] = ()
    author_only: tuple[str, ...] = ()


def shown(_: Method, run: Run) -> dict[str, Any]:
    """What everybody in the room may see."""
    contributions = {}
    for (phase, visit), written in run.visits.items():
        for item, one in written.shown.items():
            contributions[item] = _contribution(one, phase, visit)
    return {**_head(run), "contributions": contributions}


def own(_: Method, run: Run, member: str) -> dict[str, Any]:
    """What only this member may see."""
    hidden = {
        item: _hidden(one, phase, visit)
        for (phase, visit), written in run.visits.items()
        for item, one in written.hidden.items()
        if one.by == member
    }
    parked = {
        item: {"phase": one.phase, "visit": one.visit, "revision": one.revision}
        for item, one in run.parked.items()
        if one.by == member
    }
    mine: dict[str, Any] = {"hidden": hidden, "parked": parked}
    if run.holds(FACILITATOR, member):
        mine["parked_by"] = _parked_by(run)
    return mine


def told(method: Method, before: Run, event: e.Event, after: Run) -> Told:  # noqa: PLR0911 -- one case per kind
    """What changed for whom. `merge(shown(before), change) == shown(after)`, and likewise for everybody's `own`."""
    match event:
        case e.HandRaised() | e.HandLowered():
            return Told({"hands": list(after.step.hands)})
        case e.Readied() | e.Unreadied():
            return Told({"ready": list(after.step.ready)})
        case e.Contributed():
            return _told_of_item(after, event.item, event.phase, event.visit)
        case e.Revised(phase=int() as phase, visit=int() as visit):
            return _told_of_item(after, event.item, phase, visit)
        case e.Revised():
            parked = after.parked[event.item]
            patch = {event.item: {"phase": parked.phase, "visit": parked.visit, "revision": parked.revision}}
            return Told(None, {parked.by: {"parked": patch}}, author_only=(event.item,))
        case e.Withdrawn() if event.item in before.visits[event.phase, event.visit].shown:
            return Told({"contributions": {event.item: None}})
        case e.Revealed():
            return _told_of_reveal(before, after)
        case e.Withdrawn() | e.AdviceParked() | e.AdviceBrought() | e.AdviceDropped() | e.RoleAssigned() | e.Seated():
            return _told_by_comparing(method, before, event, after)
        case _:
            return Told(patch_between(_head(before), _head(after)))


def patch_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON merge patch that makes `after` of `before`."""
    patch: dict[str, Any] = {key: None for key in before if key not in after}
    for key, value in after.items():
        old = before.get(key)
        if old == value and key in before:
            continue
        patch[key] = patch_between(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return patch


def merge(target: Any, patch: Any) -> Any:
    """`target` with a JSON merge patch applied (RFC 7386)."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


def _told_of_item(after: Run, item: str, phase: int, visit: int) -> Told:
    place = after.visits[phase, visit]
    written = place.shown.get(item)
    if written is not None:
        return Told({"contributions": {item: _contribution(written, phase, visit)}}, opened=(item,))
    hidden = place.hidden[item]
    return Told(None, {hidden.by: {"hidden": {item: _hidden(hidden, phase, visit)}}}, author_only=(item,))


def _told_of_reveal(before: Run, after: Run) -> Told:
    was: Visit = before.visit
    phase, visit = before.step.place
    change = patch_between(_head(before), _head(after))
    change["contributions"] = {item: _contribution(one, phase, visit) for item, one in was.hidden.items()}
    mine: dict[str, dict[str, Any]] = {}
    for item, one in was.hidden.items():
        mine.setdefault(one.by, {"hidden": {}})["hidden"][item] = None
    _tell_the_facilitator(mine, before, after)
    return Told(change, mine, opened=tuple(was.hidden))


def _told_by_comparing(method: Method, before: Run, event: e.Event, after: Run) -> Told:
    """For rarer events: whatever differs, for the author and for whoever is or was the facilitator."""
    mine: dict[str, dict[str, Any]] = {}
    concerned = {event.by, before.roles.get(FACILITATOR), after.roles.get(FACILITATOR)} - {None}
    for member in sorted(person for person in concerned if person is not None):
        patch = patch_between(own(method, before, member), own(method, after, member))
        if patch:
            mine[member] = patch
    change = patch_between(_head(before), _head(after))
    item = getattr(event, "item", None)
    if isinstance(event, e.AdviceBrought) and not event.hidden:
        one = after.visits[event.phase, event.visit].shown[event.item]
        change["contributions"] = {event.item: _contribution(one, event.phase, event.visit)}
        return Told(change, mine, opened=(event.item,))
    if isinstance(event, e.RoleAssigned | e.Seated):
        return Told(change, mine)
    return Told(None, mine, author_only=(item,) if isinstance(event, e.AdviceParked) and item else ())


def _tell_the_facilitator(mine: dict[str, dict[str, Any]], before: Run, after: Run) -> None:
    patch = patch_between(_parked_by(before), _parked_by(after))
    if patch:
        mine.setdefault(after.roles[FACILITATOR], {})["parked_by"] = patch


def _parked_by(run: Run) -> dict[str, int]:
    """How much advice each has parked, for the facilitator.

    Advice brought into hidden writing still counts until the reveal: a count that drops would tell who wrote.
    """
    counts: dict[str, int] = {}
    for parked in run.parked.values():
        counts[parked.by] = counts.get(parked.by, 0) + 1
    for visit in run.visits.values():
        for one in visit.hidden.values():
            if one.brought:
                counts[one.by] = counts.get(one.by, 0) + 1
    return counts


def _contribution(one: Written, phase: int, visit: int) -> dict[str, Any]:
    return {"by": one.by, "phase": phase, "visit": visit, "revision": one.revision}


def _hidden(one: Written, phase: int, visit: int) -> dict[str, Any]:
    return {"phase": phase, "visit": visit, "revision": one.revision}


def _head(run: Run) -> dict[str, Any]:
    """All that everybody may see except the contributions."""
    step = run.step
    head: dict[str, Any] = {
        "stage": step.stage.value,
        "phase": step.phase,
        "visit": step.visit,
        "seats": list(run.seats),
        "roles": dict(run.roles),
        "hands": list(step.hands),
        "ready": list(step.ready),
        "revealed": run.visit.revealed,
    }
    if step.timer is not None:
        head.update(_timer(step.timer))
    if step.turn is not None:
        head["turn"] = {"order": list(step.turn.order), "taken": list(step.turn.taken)}
        if step.turn.now is not None:
            head["turn"]["now"] = step.turn.now
    if step.floor is not None:
        head["floor"] = step.floor
    if run.undo is not None:
        head["undo_until"] = e.written_instant(run.undo.until)
    return head


def _timer(timer: Timer) -> dict[str, Any]:
    if timer.ends_at is not None:
        return {"timer": {"ends_at": e.written_instant(timer.ends_at)}}
    left = timer.left.total_seconds() if timer.left is not None else 0.0
    written: dict[str, Any] = {"timer": {"left": round(left, 3)}}
    if timer.paused_at is not None:
        written["paused"] = e.written_instant(timer.paused_at)
    return written
