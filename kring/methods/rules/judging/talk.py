"""Hands, the floor, turns and readiness."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotFound
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import (
    Asked,
    first_present,
    may_end,
    require_facilitator,
    require_inside,
    require_open,
)
from kring.methods.rules.judging.guided import judge_ready_together


def judge_raise(asked: Asked, _: c.RaiseHand) -> e.HandRaised:
    require_open(asked)
    require_inside(asked)
    step = asked.run.step
    if asked.by in step.hands:
        raise NotAllowedNow(say.HAND_IS_UP)
    if asked.by == step.floor or (step.turn is not None and asked.by == step.turn.now):
        raise NotAllowedNow(say.YOU_HAVE_THE_FLOOR)
    return e.HandRaised(asked.by, asked.now)


def judge_lower(asked: Asked, _: c.LowerHand) -> e.HandLowered:
    require_open(asked)
    if asked.by not in asked.run.step.hands:
        raise NotAllowedNow(say.HAND_IS_DOWN)
    return e.HandLowered(asked.by, asked.now)


def judge_floor(asked: Asked, command: c.GiveFloor) -> e.Event:
    require_facilitator(asked)
    require_open(asked)
    step = asked.run.step
    if command.to is None:
        if step.floor is None:
            raise NotAllowedNow(say.FLOOR_IS_FREE)
        return e.FloorGiven(asked.by, asked.now, None)
    if command.to not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    if not asked.phase.may_speak(asked.run.role_of(command.to)):
        raise NotAllowedNow(say.THEY_LISTEN)
    if command.to == step.floor or (step.turn is not None and step.turn.now == command.to):
        raise NotAllowedNow(say.HAS_THE_FLOOR)
    return e.FloorGiven(asked.by, asked.now, command.to)


def judge_done(asked: Asked, _: c.Done) -> e.Event:
    """Who has the floor gives it back; else the turn in the round passes on."""
    require_open(asked)
    step = asked.run.step
    if step.floor is not None and may_end(asked, step.floor):
        return e.FloorGiven(asked.by, asked.now, None)
    if step.turn is None or step.turn.now is None or not may_end(asked, step.turn.now):
        raise NotAllowedNow(say.NOT_YOUR_TURN)
    speaker = step.turn.now
    here = asked.here
    waiting = waiting_after(step.turn.order, speaker, (*step.turn.taken, speaker))
    return e.TurnPassed(asked.by, asked.now, speaker, speaker in here, first_present(waiting, here))


def judge_ready(asked: Asked, command: c.Ready) -> e.Event:
    if asked.run.guided:
        return judge_ready_together(asked, command)
    require_open(asked)
    if not asked.phase.has_part(asked.role):
        raise NotAllowedNow(say.NOTHING_TO_DO)
    if asked.by in asked.run.step.ready:
        raise NotAllowedNow(say.ALREADY_READY)
    return e.Readied(asked.by, asked.now)


def judge_unready(asked: Asked, _: c.Unready) -> e.Unreadied:
    require_open(asked)
    if asked.by not in asked.run.step.ready:
        raise NotAllowedNow(say.NOT_READY)
    return e.Unreadied(asked.by, asked.now)


def waiting_after(order: tuple[str, ...], speaker: str, had: tuple[str, ...]) -> tuple[str, ...]:
    """Who has not spoken, from the speaker on and around: whoever came late gets a turn at the end."""
    at = order.index(speaker) + 1
    return tuple(person for person in order[at:] + order[:at] if person not in had)
