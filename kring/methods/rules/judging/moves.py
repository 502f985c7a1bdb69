"""From phase to phase, and the clock."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, first_present, require_facilitator, require_open, require_revealed
from kring.methods.rules.method import FACILITATOR, Form, Phase
from kring.methods.rules.run import Stage, Timer


def judge_open(asked: Asked, _: c.Open) -> e.PhaseOpened:
    require_facilitator(asked)
    if asked.run.step.stage is not Stage.WAITING:
        raise NotAllowedNow(say.BEGUN)
    if any(role not in asked.run.roles for role in asked.method.roles):
        raise NotAllowedNow(say.A_ROLE_IS_OPEN)
    return phase_opened(asked, "open", 0)


def judge_next(asked: Asked, command: c.Next) -> e.PhaseOpened:
    require_facilitator(asked)
    require_open(asked)
    require_revealed(asked)
    present, last = asked.run.step.phase, len(asked.method.phases) - 1
    if present == last:
        raise NotAllowedNow(say.NO_NEXT_PHASE)
    wanted = present + 1 if command.phase is None else command.phase
    if not present < wanted <= last:
        raise NotAllowedNow(say.NOT_A_LATER_PHASE)
    if not all(phase.may_skip for phase in asked.method.phases[present + 1 : wanted]):
        raise NotAllowedNow(say.CANNOT_SKIP)
    return phase_opened(asked, "next", wanted)


def judge_back(asked: Asked, command: c.Back) -> e.PhaseOpened:
    require_facilitator(asked)
    require_open(asked)
    if command.phase >= asked.run.step.phase:
        raise NotAllowedNow(say.NOT_AN_EARLIER_PHASE)
    return phase_opened(asked, "back", command.phase)


def judge_repeat(asked: Asked, _: c.Repeat) -> e.PhaseOpened:
    require_facilitator(asked)
    require_open(asked)
    if not asked.phase.may_repeat:
        raise NotAllowedNow(say.CANNOT_REPEAT)
    require_revealed(asked)
    return phase_opened(asked, "repeat", asked.run.step.phase)


def judge_undo(asked: Asked, _: c.UndoMove) -> e.Undone:
    require_facilitator(asked)
    undo = asked.run.undo
    if undo is None or asked.now > undo.until:
        raise NotAllowedNow(say.NOTHING_TO_UNDO)
    return e.Undone(asked.by, asked.now)


def judge_reveal(asked: Asked, _: c.Reveal) -> e.Revealed:
    require_facilitator(asked)
    require_open(asked)
    if not asked.phase.is_hidden:
        raise NotAllowedNow(say.NOTHING_HIDDEN_HERE)
    if asked.run.visit.revealed:
        raise NotAllowedNow(say.ALREADY_REVEALED)
    return e.Revealed(asked.by, asked.now)


def judge_close(asked: Asked, command: c.Close) -> e.Closed:
    require_facilitator(asked)
    require_open(asked)
    early = asked.run.step.phase < len(asked.method.phases) - 1
    if early and not command.early:
        raise NotAllowedNow(say.MORE_TO_COME)
    if not command.early:
        require_revealed(asked)
    return e.Closed(asked.by, asked.now, early)


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
    return e.Resumed(asked.by, asked.now)


def phase_opened(asked: Asked, how: str, phase: int) -> e.PhaseOpened:
    order = turn_order(asked, asked.method.phases[phase])
    turn = first_present(order, asked.present)
    return e.PhaseOpened(asked.by, asked.now, how, phase, next_visit(asked, phase), order, turn)


def next_visit(asked: Asked, phase: int) -> int:
    """A new visit; or the last one again when what was hidden there has not been revealed, so that it is not lost."""
    times = asked.run.step.visits[phase] if asked.run.step.visits else 0
    left_hidden = asked.run.visits.get((phase, times))
    if times and asked.method.phases[phase].is_hidden and left_hidden is not None and not left_hidden.revealed:
        return times
    return times + 1


def turn_order(asked: Asked, phase: Phase) -> tuple[str, ...]:
    """Everybody who speaks in this round, beginning left of the facilitator (or of whom the method names)."""
    if phase.form is not Form.ROUND:
        return ()
    run = asked.run
    anchor = run.roles.get(phase.starts_left_of)
    seat = run.seats.index(anchor) + 1 if anchor in run.seats else 0
    around = run.seats[seat:] + run.seats[:seat]
    return tuple(person for person in around if phase.may_speak(run.role_of(person)))


def require_timer(asked: Asked) -> Timer:
    """The timer, for who may set it."""
    if not (asked.run.holds(FACILITATOR, asked.by) or asked.run.holds("timekeeper", asked.by)):
        raise NotPermitted(say.ONLY_WHO_KEEPS_TIME)
    timer = asked.run.step.timer
    if asked.run.step.stage is not Stage.OPEN or timer is None:
        raise NotAllowedNow(say.NO_TIMER)
    return timer
