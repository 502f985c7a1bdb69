"""The interpreter that carries any method. Pure: it knows phases, roles, turns and writing, never a method's name.

`judge` decides on a command and gives the event; `apply` gives the run that follows. A log of events, applied in
order to what `start` gives, rebuilds a run exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kring.kernel.errors import NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.applying import people, signs, steps
from kring.methods.rules.applying import talk as talked
from kring.methods.rules.applying import writing as written
from kring.methods.rules.judging import clock, course, moves, places, roles, talk, writing
from kring.methods.rules.judging import signs as signals
from kring.methods.rules.judging.asked import Asked
from kring.methods.rules.method import Method
from kring.methods.rules.run import PHONES, Run

JUDGES: dict[type[c.Command], Callable[[Asked, Any], e.Event]] = {
    c.Open: moves.judge_open,
    c.Next: moves.judge_next,
    c.Back: moves.judge_back,
    c.Repeat: moves.judge_repeat,
    c.UndoMove: moves.judge_undo,
    c.Extend: clock.judge_extend,
    c.Pause: clock.judge_pause,
    c.Resume: clock.judge_resume,
    c.Reveal: moves.judge_reveal,
    c.Close: moves.judge_close,
    c.Contribute: writing.judge_contribute,
    c.Revise: writing.judge_revise,
    c.Withdraw: writing.judge_withdraw,
    c.Park: writing.judge_park,
    c.Bring: writing.judge_bring,
    c.Drop: writing.judge_drop,
    c.RaiseHand: talk.judge_raise,
    c.LowerHand: talk.judge_lower,
    c.GiveFloor: talk.judge_floor,
    c.Done: talk.judge_done,
    c.Ready: talk.judge_ready,
    c.Unready: talk.judge_unready,
    c.Assign: roles.judge_assign,
    c.TakeOver: roles.judge_take_over,
    c.Consent: roles.judge_consent,
    c.Choose: course.judge_choose,
    c.Again: course.judge_again,
    c.Sit: places.judge_sit,
    c.Disturb: signals.judge_disturb,
    c.Settle: signals.judge_settle,
    c.Unsafe: signals.judge_unsafe,
    c.Attest: signals.judge_attest,
}
APPLIERS: dict[type[e.Event], Callable[[Method, Run, Any], Run]] = {
    e.PhaseOpened: steps.apply_phase_opened,
    e.Undone: steps.apply_undone,
    e.Extended: steps.apply_extended,
    e.Paused: steps.apply_paused,
    e.Resumed: steps.apply_resumed,
    e.Revealed: written.apply_revealed,
    e.Closed: steps.apply_closed,
    e.Contributed: written.apply_contributed,
    e.Revised: written.apply_revised,
    e.Withdrawn: written.apply_withdrawn,
    e.AdviceParked: written.apply_parked,
    e.AdviceBrought: written.apply_brought,
    e.AdviceDropped: written.apply_dropped,
    e.HandRaised: talked.apply_raised,
    e.HandLowered: talked.apply_lowered,
    e.FloorGiven: talked.apply_floor_given,
    e.TurnPassed: talked.apply_turn_passed,
    e.Readied: talked.apply_readied,
    e.Unreadied: talked.apply_unreadied,
    e.RoleAssigned: people.apply_role_assigned,
    e.Seated: people.apply_seated,
    e.RoleOffered: people.apply_role_offered,
    e.Consented: people.apply_consented,
    e.Sat: people.apply_sat,
    e.ModuleChosen: steps.apply_module_chosen,
    e.Disturbed: signs.apply_disturbed,
    e.Settled: signs.apply_settled,
    e.FeltUnsafe: signs.apply_felt_unsafe,
    e.Attested: signs.apply_attested,
}


def start(
    method: Method, *, seats: Sequence[str], roles: Mapping[str, str], guided: str = "", way: str = PHONES
) -> Run:
    """A meeting that waits to be opened. `seats` are persons in the order of the circle; unknown roles are left out.

    `guided` is how many must be ready where the room leads instead of a facilitator: half, all, or "" for not guided.
    `way` is phones, distance, projector or paper.
    """
    held = {role: person for role, person in roles.items() if role in method.assignable and person in seats}
    if method.presenter_after:
        held.pop("presenter", None)
    if guided or held.get("presenter") == held.get("facilitator"):
        held.pop("facilitator", None)
    return Run(seats=tuple(seats), roles=held, guided=guided, way=way)


def judge(method: Method, run: Run, command: c.Command, *, by: str, now: datetime, present: frozenset[str]) -> e.Event:
    """The event that this command becomes. Raises a Refusal whose sentence is a Text."""
    if by not in run.seats:
        raise NotPermitted(say.NOT_IN_THE_GROUP)
    asked = Asked(method, run, by, e.whole_milliseconds(now), present)
    return JUDGES[type(command)](asked, command)


def apply(method: Method, run: Run, event: e.Event) -> Run:
    """The run after the event."""
    return APPLIERS[type(event)](method, run, event)


def seat(run: Run, *, seats: Sequence[str], by: str, now: datetime) -> e.Event | None:
    """The event for a group that has other members than the run, or None. Newcomers sit down at the end."""
    kept = tuple(person for person in run.seats if person in seats)
    added = tuple(person for person in seats if person not in run.seats)
    if kept + added == run.seats:
        return None
    return e.Seated(by, e.whole_milliseconds(now), kept + added)
