"""The clock: more time, a pause."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, require_settled
from kring.methods.rules.method import FACILITATOR
from kring.methods.rules.run import Stage, Timer


def judge_extend(asked: Asked, command: c.Extend) -> e.Extended:
    require_timer(asked)
    return e.Extended(asked.by, asked.now, command.minutes)


def judge_pause(asked: Asked, _: c.Pause) -> e.Paused:
    if require_timer(asked).ends_at is None:
        raise NotAllowedNow(say.ALREADY_PAUSED)
    return e.Paused(asked.by, asked.now)


def judge_resume(asked: Asked, _: c.Resume) -> e.Resumed:
    if require_timer(asked).ends_at is not None:
        raise NotAllowedNow(say.NOT_PAUSED)
    require_settled(asked)
    return e.Resumed(asked.by, asked.now)


def require_timer(asked: Asked) -> Timer:
    """The timer, for who may set it: where the room leads, that is anybody."""
    keeps = asked.run.holds(FACILITATOR, asked.by) or asked.run.holds("timekeeper", asked.by)
    if not (keeps or asked.run.guided):
        raise NotPermitted(say.ONLY_WHO_KEEPS_TIME)
    timer = asked.run.step.timer
    if asked.run.step.stage is not Stage.OPEN or timer is None:
        raise NotAllowedNow(say.NO_TIMER)
    return timer
