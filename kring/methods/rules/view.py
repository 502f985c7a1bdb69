"""What people may see of a run, and what they are told when it changes. The shapes are in docs/live.md.

A key without a value is left out, so that a JSON merge patch (RFC 7386) can say every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kring.methods.rules import event as e
from kring.methods.rules.head import head
from kring.methods.rules.method import FACILITATOR, Method
from kring.methods.rules.run import Run, Visit, Written, as_revealed


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
    return {**head(run), "contributions": contributions}


def own(_: Method, run: Run, member: str) -> dict[str, Any]:
    """What only this member may see."""
    hidden = {
        item: _hidden(one, phase, visit)
        for (phase, visit), written in run.visits.items()
        for item, one in written.hidden.items()
        if one.author == member
    }
    parked = {
        item: {"phase": one.phase, "visit": one.visit, "revision": one.revision}
        for item, one in run.parked.items()
        if one.by == member
    }
    mine: dict[str, Any] = {"hidden": hidden, "parked": parked}
    if run.holds(FACILITATOR, member):
        mine.update(_for_the_facilitator(run))
    return mine


def _for_the_facilitator(run: Run) -> dict[str, Any]:
    mine: dict[str, Any] = {"parked_by": _parked_by(run), "heard": sorted(run.heard)}
    if run.signs.unsafe:
        mine["unsafe"] = _unsafe(run)
    return mine


def told(method: Method, before: Run, event: e.Event, after: Run) -> Told:
    """What changed for whom. `merge(shown(before), change) == shown(after)`, and likewise for everybody's `own`."""
    said = _told_of(method, before, event, after)
    facilitator = after.roles.get(FACILITATOR)
    if facilitator is None:
        return said
    if before.roles.get(FACILITATOR) != facilitator:
        return said if isinstance(event, _COMPARED) else _with_new_facilitator(said, method, before, after)
    if after.heard is not before.heard:
        said.mine.setdefault(facilitator, {})["heard"] = sorted(after.heard)
    return said


_COMPARED = (e.RoleAssigned, e.Seated)  # the roles of these events are told with them


def _told_of(  # noqa: PLR0911 -- one case per kind
    method: Method, before: Run, event: e.Event, after: Run
) -> Told:
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
        case e.FeltUnsafe():
            return Told(None, {after.roles[FACILITATOR]: {"unsafe": _unsafe(after)}})
        case e.Withdrawn() if event.item in before.visits[event.phase, event.visit].shown:
            return Told({"contributions": {event.item: None}})
        case e.Revealed():
            return _told_of_reveal(before, after)
        case e.Withdrawn() | e.AdviceParked() | e.AdviceBrought() | e.AdviceDropped() | e.RoleAssigned() | e.Seated():
            return _told_by_comparing(method, before, event, after)
        case _:
            return Told(patch_between(head(before), head(after)))


def _with_new_facilitator(said: Told, method: Method, before: Run, after: Run) -> Told:
    """The role went on as the group went round, or came back with an undo: two people know other things now."""
    mine = dict(said.mine)
    for member in {before.roles.get(FACILITATOR), after.roles[FACILITATOR]} - {None}:
        if member is not None and (patch := patch_between(own(method, before, member), own(method, after, member))):
            mine[member] = patch
    return Told(said.change, mine, said.opened, said.author_only)


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
    return Told(None, {hidden.author: {"hidden": {item: _hidden(hidden, phase, visit)}}}, author_only=(item,))


def _told_of_reveal(before: Run, after: Run) -> Told:
    was: Visit = before.visit
    phase, visit = before.step.place
    change = patch_between(head(before), head(after))
    revealed = as_revealed(was.hidden)
    change["contributions"] = {item: _contribution(one, phase, visit) for item, one in revealed.items()}
    mine: dict[str, dict[str, Any]] = {}
    for item, one in was.hidden.items():
        mine.setdefault(one.author, {"hidden": {}})["hidden"][item] = None
    _tell_the_facilitator(mine, before, after)
    return Told(change, mine, opened=tuple(revealed))


def _told_by_comparing(method: Method, before: Run, event: e.Event, after: Run) -> Told:
    """For rarer events: whatever differs, for the author and for whoever is or was the facilitator."""
    mine: dict[str, dict[str, Any]] = {}
    concerned = {event.by, before.roles.get(FACILITATOR), after.roles.get(FACILITATOR)} - {None}
    for member in sorted(person for person in concerned if person is not None):
        patch = patch_between(own(method, before, member), own(method, after, member))
        if patch:
            mine[member] = patch
    change = patch_between(head(before), head(after))
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


def _unsafe(run: Run) -> list[dict[str, str]]:
    return [{"at": e.written_instant(at)} for at in run.signs.unsafe]


def _contribution(one: Written, phase: int, visit: int) -> dict[str, Any]:
    contribution: dict[str, Any] = {"phase": phase, "visit": visit, "revision": one.revision}
    if one.anonymous:
        return contribution  # the seal tells its readers who wrote it; the room tells nobody
    contribution["by"] = one.by
    if one.scribe is not None:
        contribution["scribe"] = one.scribe
    return contribution


def _hidden(one: Written, phase: int, visit: int) -> dict[str, Any]:
    hidden: dict[str, Any] = {"phase": phase, "visit": visit, "revision": one.revision}
    if one.scribe is not None:
        hidden["for"] = one.by
    return hidden
