"""From phase to phase."""

from __future__ import annotations

from kring.kernel.errors import NotAllowedNow
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import (
    Asked,
    require_facilitator,
    require_leader,
    require_open,
    require_revealed,
    require_settled,
)
from kring.methods.rules.judging.opening import phase_opened
from kring.methods.rules.method import FACILITATOR, PRESENTER, Form
from kring.methods.rules.run import PAPER, Stage


def judge_open(asked: Asked, _: c.Open) -> e.PhaseOpened:
    require_leader(asked)
    if asked.run.step.stage is not Stage.WAITING:
        raise NotAllowedNow(say.BEGUN)
    if any(role not in asked.run.roles for role in needed_to_begin(asked)):
        raise NotAllowedNow(say.A_ROLE_IS_OPEN)
    require_group(asked)
    return phase_opened(asked, "open", 0)


def needed_to_begin(asked: Asked) -> list[str]:
    """Every role of the method, but one that is given later and the one that the room takes."""
    later = {PRESENTER} if asked.method.presenter_after else set()
    return [role for role in asked.method.roles if role not in later | ({FACILITATOR} if asked.run.guided else set())]


def require_group(asked: Asked) -> None:
    """As many people as the method allows."""
    people, method = len(asked.here), asked.method
    if people < method.smallest_group:
        raise NotAllowedNow(say.too_few(method.smallest_group, method.smallest_group - people))
    if people > method.largest_group:
        raise NotAllowedNow(say.too_many(method.largest_group))


def judge_next(asked: Asked, command: c.Next) -> e.PhaseOpened:
    require_facilitator(asked)
    require_open(asked)
    if asked.run.way == PAPER:
        require_settled(asked)
        require_revealed(asked)
        return phase_opened(asked, "next", any_later(asked, command.phase))
    require_leavable(asked)
    present, last = asked.run.step.phase, len(asked.method.phases) - 1
    if present == last:
        raise NotAllowedNow(say.NO_NEXT_PHASE)
    wanted = next_held(asked) if command.phase is None else command.phase
    if not present < wanted <= last or not is_held(asked, wanted):
        raise NotAllowedNow(say.NOT_A_LATER_PHASE)
    between = range(present + 1, wanted)
    if not all(asked.method.phases[n].may_skip or not is_held(asked, n) for n in between):
        raise NotAllowedNow(say.CANNOT_SKIP)
    if any(asked.method.phases[n].key == asked.method.presenter_after for n in between):
        require_presenter(asked)
    return phase_opened(asked, "next", wanted)


def any_later(asked: Asked, wanted: int | None) -> int:
    """On paper the group holds the steps itself, and the room follows."""
    present, last = asked.run.step.phase, len(asked.method.phases) - 1
    if wanted is None and present == last:
        raise NotAllowedNow(say.NO_NEXT_PHASE)
    wanted = present + 1 if wanted is None else wanted
    if not present < wanted <= last:
        raise NotAllowedNow(say.NOT_A_LATER_PHASE)
    return wanted


def judge_back(asked: Asked, command: c.Back) -> e.PhaseOpened:
    require_leader(asked)
    require_open(asked)
    require_settled(asked)
    if command.phase >= asked.run.step.phase or not (is_held(asked, command.phase) or asked.run.way == PAPER):
        raise NotAllowedNow(say.NOT_AN_EARLIER_PHASE)
    return phase_opened(asked, "back", command.phase)


def judge_repeat(asked: Asked, _: c.Repeat) -> e.PhaseOpened:
    require_leader(asked)
    require_open(asked)
    if not asked.phase.may_repeat:
        raise NotAllowedNow(say.CANNOT_REPEAT)
    require_settled(asked)
    require_revealed(asked)
    return phase_opened(asked, "repeat", asked.run.step.phase)


def judge_undo(asked: Asked, _: c.UndoMove) -> e.Undone:
    require_leader(asked)
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
    """Where the room leads it closes by itself after the last phase; anybody may end it early, and undo that."""
    if command.early:
        require_leader(asked)
    else:
        require_facilitator(asked)
    require_open(asked)
    early = asked.run.step.phase < len(asked.method.phases) - 1
    if early and not command.early:
        raise NotAllowedNow(say.MORE_TO_COME)
    if not command.early:
        require_settled(asked)
        require_revealed(asked)
    return e.Closed(asked.by, asked.now, early)


def require_leavable(asked: Asked) -> None:
    """Nothing disturbs, nothing waits to be revealed, and what must be chosen here has been chosen."""
    require_settled(asked)
    require_revealed(asked)
    if asked.phase.form is Form.MODULE and asked.phase.key not in asked.run.course.modules:
        raise NotAllowedNow(say.CHOOSE_FIRST)
    if asked.phase.key == asked.method.presenter_after:
        require_presenter(asked)


def require_presenter(asked: Asked) -> None:
    if PRESENTER not in asked.run.roles:
        raise NotAllowedNow(say.WHO_PRESENTS)


def is_held(asked: Asked, number: int) -> bool:
    """A phase of a module is held when that module was chosen."""
    module = asked.method.phases[number].module
    return not module or module in asked.run.course.modules.values()


def next_held(asked: Asked) -> int:
    """The phase that follows; the last one is always held."""
    present, last = asked.run.step.phase, len(asked.method.phases) - 1
    return next((n for n in range(present + 1, last) if is_held(asked, n)), last)
