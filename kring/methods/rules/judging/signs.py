"""What people let each other know beside the steps: something disturbs, something feels unsafe, it is me."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, require_open
from kring.methods.rules.method import FACILITATOR
from kring.methods.rules.run import DISTANCE, Stage


def judge_disturb(asked: Asked, _: c.Disturb) -> e.Disturbed:
    require_open(asked)
    if asked.run.signs.disturbance is not None:
        raise NotAllowedNow(say.ALREADY_DISTURBED)
    return e.Disturbed(asked.by, asked.now)


def judge_settle(asked: Asked, _: c.Settle) -> e.Settled:
    """Who said it, or the facilitator; where the room leads and who said it is away, anybody."""
    require_open(asked)
    disturbance = asked.run.signs.disturbance
    if disturbance is None:
        raise NotAllowedNow(say.NOTHING_DISTURBS)
    gone = asked.run.guided != "" and disturbance.by not in asked.here
    if not (asked.by == disturbance.by or asked.run.holds(FACILITATOR, asked.by) or gone):
        raise NotPermitted(say.NOT_YOURS_TO_SETTLE)
    return e.Settled(asked.by, asked.now)


def judge_unsafe(asked: Asked, _: c.Unsafe) -> e.FeltUnsafe:
    """The event names nobody, so that not even the log can tell."""
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)
    if FACILITATOR not in asked.run.roles:
        raise NotAllowedNow(say.NOBODY_TO_HEAR)
    if asked.run.holds(FACILITATOR, asked.by):
        raise NotAllowedNow(say.YOU_FACILITATE)
    return e.FeltUnsafe(e.UNNAMED, asked.now)


def judge_attest(asked: Asked, _: c.Attest) -> e.Attested:
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)
    if asked.run.way != DISTANCE:
        raise NotAllowedNow(say.ONLY_AT_A_DISTANCE)
    if asked.by in asked.run.signs.attested:
        raise NotAllowedNow(say.ALREADY_ATTESTED)
    return e.Attested(asked.by, asked.now)
