"""What may be written, changed and parked."""

from __future__ import annotations

from kring.kernel.errors import Invalid, NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.asked import Asked, awaits_turn, is_writable, require_inside, require_open
from kring.methods.rules.method import FACILITATOR, Phase
from kring.methods.rules.places import Place
from kring.methods.rules.run import SHARED, Parked, Run

MOST_PARKED = 20  # per person: enough for any meeting, and a bound on what a room must hold


def judge_contribute(asked: Asked, command: c.Contribute) -> e.Contributed:
    run = asked.run
    place = written_for(asked, command)
    author = asked.by if command.whom is None else typed_for(asked, command.whom)
    visit = run.visits[place]
    phase = asked.method.phases[place[0]]
    writing = phase.writing_for(run.role_of(author))
    if writing is None:
        raise NotAllowedNow(say.LISTEN)
    if writing.private:
        raise NotAllowedNow(say.STAYS_YOURS)
    if writing.after_reveal and not visit.revealed:
        raise NotAllowedNow(say.ANSWER_AFTER_REVEAL)
    if writing.anonymous and visit.revealed:
        raise NotAllowedNow(say.NAMELESS_STANDS)
    if author == asked.by and place == run.step.place and awaits_turn(run, author):
        raise NotAllowedNow(say.WAIT_FOR_YOUR_TURN)
    if visit.counts.get(author, 0) >= writing.maximum:
        raise NotAllowedNow(say.ENOUGH)
    require_new(run, command.id)
    hidden = phase.is_hidden and not visit.revealed
    whom = author if author != asked.by else None
    return e.Contributed(asked.by, asked.now, command.id, *place, hidden, writing.anonymous, whom)


def judge_revise(asked: Asked, command: c.Revise) -> e.Revised:
    if command.item in asked.run.parked:
        parked = require_parked(asked, command.item)
        require_open(asked)
        return e.Revised(asked.by, asked.now, command.item, parked.revision + 1)
    phase, visit = own_place(asked, command.item)
    written = asked.run.visits[phase, visit]
    revision = (written.shown.get(command.item) or written.hidden[command.item]).revision + 1
    return e.Revised(asked.by, asked.now, command.item, revision, phase, visit)


def judge_withdraw(asked: Asked, command: c.Withdraw) -> e.Withdrawn:
    if command.item in asked.run.parked:
        require_parked(asked, command.item)
        raise NotAllowedNow(say.IS_PARKED)
    phase, visit = own_place(asked, command.item)
    return e.Withdrawn(asked.by, asked.now, command.item, phase, visit)


def judge_park(asked: Asked, command: c.Park) -> e.AdviceParked:
    require_open(asked)
    require_inside(asked)
    if not asked.phase.forbids_advice:
        raise NotAllowedNow(say.ADVICE_IS_WELCOME)
    if not any(gives_advice(phase, asked.role) for phase in asked.method.phases):
        raise NotAllowedNow(say.NO_PLACE_FOR_ADVICE)
    if sum(parked.by == asked.by for parked in asked.run.parked.values()) >= MOST_PARKED:
        raise NotAllowedNow(say.ENOUGH_PARKED)
    require_new(asked.run, command.id)
    return e.AdviceParked(asked.by, asked.now, command.id, asked.run.step.phase, asked.run.step.visit)


def judge_bring(asked: Asked, command: c.Bring) -> e.AdviceBrought:
    require_open(asked)
    require_parked(asked, command.item)
    writing = asked.phase.writing_for(asked.role)
    if writing is None or not gives_advice(asked.phase, asked.role):
        raise NotAllowedNow(say.ADVICE_LATER)
    if writing.anonymous:
        raise NotAllowedNow(say.BRING_BY_HAND)
    if awaits_turn(asked.run, asked.by):
        raise NotAllowedNow(say.WAIT_FOR_YOUR_TURN)
    visit = asked.run.visit
    if visit.counts.get(asked.by, 0) >= writing.maximum:
        raise NotAllowedNow(say.ENOUGH)
    hidden = asked.phase.is_hidden and not visit.revealed
    return e.AdviceBrought(asked.by, asked.now, command.item, *asked.run.step.place, hidden)


def judge_drop(asked: Asked, command: c.Drop) -> e.AdviceDropped:
    require_parked(asked, command.item)
    return e.AdviceDropped(asked.by, asked.now, command.item)


def written_for(asked: Asked, command: c.Contribute) -> Place:
    """The place a contribution is for: the present one, or the one just left when it comes a little late."""
    run, step = asked.run, asked.run.step
    if command.phase is None or command.visit is None:
        require_open(asked)
        return step.place
    place = (command.phase, command.visit)
    if is_writable(asked, place):
        return place
    raise NotAllowedNow(say.STEP_OVER if place in run.visits else say.NOT_THIS_STEP)


def own_place(asked: Asked, item: str) -> Place:
    """Where this person's contribution stands, if it may still be changed there."""
    place = asked.run.places.get(item)
    if place is None:
        raise NotFound(say.NO_SUCH_ITEM)
    visit = asked.run.visits[place]
    hidden = visit.hidden.get(item)
    written = hidden or visit.shown[item]
    if written.author != asked.by:
        # Somebody else's hidden contribution does not exist for you.
        raise NotPermitted(say.NOT_YOURS) if hidden is None else NotFound(say.NO_SUCH_ITEM)
    if written.anonymous and hidden is None:
        raise NotAllowedNow(say.NAMELESS_STANDS)
    if not is_writable(asked, place):
        raise NotAllowedNow(say.STEP_OVER)
    return place


def typed_for(asked: Asked, whom: str) -> str:
    """Whose words these are: with one screen or on paper, the facilitator types for others."""
    if asked.run.way not in SHARED:
        raise NotAllowedNow(say.EACH_WRITES)
    if not asked.run.holds(FACILITATOR, asked.by):
        raise NotPermitted(say.ONLY_THE_FACILITATOR)
    if whom not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    return whom


def gives_advice(phase: Phase, role: str) -> bool:
    return phase.asks_advice and phase.writing_for(role) is not None


def require_new(run: Run, item: str) -> None:
    if item in run.parked or run.places.get(item) is not None:
        raise Invalid(say.ALREADY_THERE)


def require_parked(asked: Asked, item: str) -> Parked:
    """Somebody else's parked advice does not exist for you: it is theirs alone."""
    parked = asked.run.parked.get(item)
    if parked is None or parked.by != asked.by:
        raise NotFound(say.NO_SUCH_ITEM)
    return parked
