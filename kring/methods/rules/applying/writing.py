"""What is written, revealed, parked and brought in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kring.methods.rules import event as e
from kring.methods.rules.method import Method
from kring.methods.rules.places import Place, Places
from kring.methods.rules.run import Parked, Run, Step, Visit, Written, as_revealed


def apply_contributed(_: Method, run: Run, event: e.Contributed) -> Run:
    place = (event.phase, event.visit)
    if event.whom is not None:
        written = Written(event.whom, scribe=event.by, anonymous=event.anonymous)
    else:
        written = Written(event.by, anonymous=event.anonymous)
    visit = with_item(run.visits[place], event.item, written, hidden=event.hidden)
    return heard(with_visit(run, place, visit, run.places.put(event.item, place)), written, hidden=event.hidden)


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
    by = (visit.shown.get(event.item) or visit.hidden[event.item]).by
    left = Visit(
        visit.revealed,
        {item: written for item, written in visit.shown.items() if item != event.item},
        {item: written for item, written in visit.hidden.items() if item != event.item},
        {**visit.counts, by: visit.counts[by] - 1},
    )
    return with_visit(run, place, left, run.places.without(event.item))


def apply_revealed(_: Method, run: Run, __: e.Revealed) -> Run:
    """All at once, and readiness begins anew: being ready with writing is not being ready to go on."""
    visit = run.visit
    revealed = Visit(revealed=True, shown={**visit.shown, **as_revealed(visit.hidden)}, counts=visit.counts)
    named = frozenset(one.by for one in visit.hidden.values() if not one.anonymous)
    told = replace(run, step=replace(run.step, ready=()), heard=run.heard | named)
    return with_visit(told, run.step.place, revealed)


def apply_parked(_: Method, run: Run, event: e.AdviceParked) -> Run:
    return replace(run, parked={**run.parked, event.item: Parked(event.by, event.phase, event.visit)})


def apply_brought(_: Method, run: Run, event: e.AdviceBrought) -> Run:
    place = (event.phase, event.visit)
    written = Written(event.by, run.parked[event.item].revision, brought=True)
    visit = with_item(run.visits[place], event.item, written, hidden=event.hidden)
    brought = with_visit(run, place, visit, run.places.put(event.item, place))
    return replace(heard(brought, written, hidden=event.hidden), parked=without(run, event.item))


def apply_dropped(_: Method, run: Run, event: e.AdviceDropped) -> Run:
    return replace(run, parked=without(run, event.item))


def without(run: Run, item: str) -> dict[str, Parked]:
    return {other: parked for other, parked in run.parked.items() if other != item}


def with_item(visit: Visit, item: str, written: Written, *, hidden: bool) -> Visit:
    counts = {**visit.counts, written.by: visit.counts.get(written.by, 0) + 1}
    if hidden:
        return Visit(visit.revealed, visit.shown, {**visit.hidden, item: written}, counts)
    return Visit(visit.revealed, {**visit.shown, item: written}, visit.hidden, counts)


def with_visit(run: Run, place: Place, visit: Visit, places: Places | None = None) -> Run:
    return changed(run, run.step, {**run.visits, place: visit}, run.places if places is None else places)


def with_step(run: Run, step: Step) -> Run:
    return changed(run, step, run.visits, run.places)


def changed(run: Run, step: Step, visits: Mapping[Place, Visit], places: Places) -> Run:
    # Spelled out: this is the hot path, and `replace` costs three times as much.
    return Run(
        run.seats,
        run.roles,
        step,
        visits,
        run.parked,
        run.undo,
        run.left,
        run.guided,
        run.way,
        run.course,
        run.signs,
        run.heard,
        places,
    )


def heard(run: Run, written: Written, *, hidden: bool) -> Run:
    """Who is seen to contribute has been heard; who wrote unseen or without a name has not."""
    if hidden or written.anonymous or written.by in run.heard:
        return run
    return replace(run, heard=run.heard | {written.by})
