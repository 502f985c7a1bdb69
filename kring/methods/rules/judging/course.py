"""Which way the meeting goes: a module that is chosen, a loop that is followed."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, require_leader, require_open
from kring.methods.rules.judging.moves import require_leavable
from kring.methods.rules.judging.opening import phase_opened
from kring.methods.rules.method import FACILITATOR, PRESENTER, Form, Loop


def judge_choose(asked: Asked, command: c.Choose) -> e.ModuleChosen:
    require_open(asked)
    if asked.phase.form is not Form.MODULE:
        raise NotAllowedNow(say.NOTHING_TO_CHOOSE)
    if not may_choose(asked):
        raise NotPermitted(say.ONLY_WHO_CHOOSES)
    if all(module.key != command.module for module in asked.phase.modules):
        raise NotFound(say.NO_SUCH_MODULE)
    if asked.run.course.modules.get(asked.phase.key) == command.module:
        raise NotAllowedNow(say.ALREADY_CHOSEN)
    return e.ModuleChosen(asked.by, asked.now, asked.run.step.phase, command.module)


def may_choose(asked: Asked) -> bool:
    """The facilitator and the presenter; where the room leads and no presenter is here, anybody."""
    run = asked.run
    if run.holds(FACILITATOR, asked.by) or run.holds(PRESENTER, asked.by):
        return True
    return run.guided != "" and run.roles.get(PRESENTER) not in asked.here


def judge_again(asked: Asked, _: c.Again) -> e.PhaseOpened:
    require_leader(asked)
    require_open(asked)
    loop = asked.phase.loop
    if loop is None:
        raise NotAllowedNow(say.NO_LOOP)
    require_leavable(asked)
    if not goes_on(asked, loop):
        raise NotAllowedNow(say.ROUND_OFTEN_ENOUGH)
    presenter = next_presenter(asked) if loop.passes is not None else None
    if loop.passes is not None and presenter is None:
        raise NotAllowedNow(say.EVERYBODY_PRESENTED)
    return phase_opened(asked, "again", asked.method.index(loop.to), presenter)


def goes_on(asked: Asked, loop: Loop) -> bool:
    times = asked.run.course.loops.get(asked.phase.key, 0)
    if loop.most is None:
        return loop.passes is not None or times + 1 < len(asked.here)
    return times < loop.most


def next_presenter(asked: Asked) -> str | None:
    """Who is next around the circle, is here, and has not presented. Who facilitates can trade with a presenter."""
    run, here = asked.run, asked.here
    present = run.roles.get(PRESENTER)
    at = run.seats.index(present) + 1 if present in run.seats else 0
    for person in run.seats[at:] + run.seats[:at]:
        had = person == present or person in run.course.presented
        if person in here and not had and not (present is None and run.holds(FACILITATOR, person)):
            return person
    return None
