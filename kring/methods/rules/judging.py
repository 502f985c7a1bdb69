"""May this be, now, by this person? One function per command: it returns the event, or raises a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kring.kernel.errors import Invalid, NotAllowedNow, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.rules.method import FACILITATOR, Method, Phase
from kring.methods.rules.run import Place, Run, Stage, Timer


@dataclass(slots=True)
class Asked:
    """Who asks what is judged, when, and who is here. `now` is in whole milliseconds."""

    method: Method
    run: Run
    by: str
    now: datetime
    present: frozenset[str]

    @property
    def phase(self) -> Phase:
        return self.method.phases[self.run.step.phase]

    @property
    def role(self) -> str:
        return self.run.role_of(self.by)


# --- moving between phases


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


def judge_close(asked: Asked, command: c.Close) -> e.Closed:
    require_facilitator(asked)
    require_open(asked)
    early = asked.run.step.phase < len(asked.method.phases) - 1
    if early and not command.early:
        raise NotAllowedNow(say.MORE_TO_COME)
    if not command.early:
        require_revealed(asked)
    return e.Closed(asked.by, asked.now, early)


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


# --- time


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


# --- writing


def judge_contribute(asked: Asked, command: c.Contribute) -> e.Contributed:
    run = asked.run
    place = written_for(asked, command)
    visit = run.visits[place]
    phase = asked.method.phases[place[0]]
    role = run.role_of(asked.by)
    writing = phase.writing_for(role)
    if writing is None:
        raise NotAllowedNow(say.LISTEN)
    if writing.after_reveal and not visit.revealed:
        raise NotAllowedNow(say.ANSWER_AFTER_REVEAL)
    if place == run.step.place and awaits_turn(run, asked.by):
        raise NotAllowedNow(say.WAIT_FOR_YOUR_TURN)
    if visit.counts.get(asked.by, 0) >= writing.maximum:
        raise NotAllowedNow(say.ENOUGH)
    require_new(run, command.id)
    return e.Contributed(asked.by, asked.now, command.id, place[0], place[1], phase.is_hidden and not visit.revealed)


def judge_revise(asked: Asked, command: c.Revise) -> e.Revised:
    parked = asked.run.parked.get(command.item)
    if parked is not None:
        require_author(asked, parked.by)
        require_open(asked)
        return e.Revised(asked.by, asked.now, command.item, parked.revision + 1)
    phase, visit = own_place(asked, command.item)
    written = asked.run.visits[phase, visit]
    revision = (written.shown.get(command.item) or written.hidden[command.item]).revision + 1
    return e.Revised(asked.by, asked.now, command.item, revision, phase, visit)


def judge_withdraw(asked: Asked, command: c.Withdraw) -> e.Withdrawn:
    if command.item in asked.run.parked:
        require_author(asked, asked.run.parked[command.item].by)
        raise NotAllowedNow(say.IS_PARKED)
    phase, visit = own_place(asked, command.item)
    return e.Withdrawn(asked.by, asked.now, command.item, phase, visit)


# --- advice that comes too early

MOST_PARKED = 20  # per person: enough for any meeting, and a bound on what a room must hold


def judge_park(asked: Asked, command: c.Park) -> e.AdviceParked:
    require_open(asked)
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


def judge_reveal(asked: Asked, _: c.Reveal) -> e.Revealed:
    require_facilitator(asked)
    require_open(asked)
    if not asked.phase.is_hidden:
        raise NotAllowedNow(say.NOTHING_HIDDEN_HERE)
    if asked.run.visit.revealed:
        raise NotAllowedNow(say.ALREADY_REVEALED)
    return e.Revealed(asked.by, asked.now)


# --- speaking


def judge_raise(asked: Asked, _: c.RaiseHand) -> e.HandRaised:
    require_open(asked)
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
    here = speaker in asked.present or speaker == asked.by
    waiting = waiting_after(step.turn.order, speaker, (*step.turn.taken, speaker))
    return e.TurnPassed(asked.by, asked.now, speaker, here, first_present(waiting, asked.present))


def judge_ready(asked: Asked, _: c.Ready) -> e.Readied:
    require_open(asked)
    if not (asked.phase.may_speak(asked.role) or asked.phase.writing_for(asked.role)):
        raise NotAllowedNow(say.NOTHING_TO_DO)
    if asked.by in asked.run.step.ready:
        raise NotAllowedNow(say.ALREADY_READY)
    return e.Readied(asked.by, asked.now)


def judge_unready(asked: Asked, _: c.Unready) -> e.Unreadied:
    require_open(asked)
    if asked.by not in asked.run.step.ready:
        raise NotAllowedNow(say.NOT_READY)
    return e.Unreadied(asked.by, asked.now)


# --- roles


def judge_assign(asked: Asked, command: c.Assign) -> e.RoleAssigned:
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)
    if command.role not in asked.method.assignable:
        raise NotFound(say.NO_SUCH_ROLE)
    if command.to not in asked.run.seats:
        raise NotFound(say.NOT_A_SEAT)
    holder = asked.run.roles.get(command.role)
    if holder == command.to:
        raise NotAllowedNow(say.ALREADY_HAS_ROLE)
    if asked.by != holder and not asked.run.holds(FACILITATOR, asked.by):
        if holder is not None and holder in asked.present:
            raise NotPermitted(say.ROLE_IS_TAKEN)
        if command.to != asked.by:
            raise NotPermitted(say.TAKE_IT_YOURSELF)
    if any(role != command.role for role in main_roles_of(asked.run, command.to)) and command.role in MAIN_ROLES:
        raise NotAllowedNow(say.NOT_BOTH_ROLES)
    return e.RoleAssigned(asked.by, asked.now, command.role, command.to)


MAIN_ROLES = ("presenter", "facilitator")


def main_roles_of(run: Run, person: str) -> list[str]:
    return [role for role in MAIN_ROLES if run.roles.get(role) == person]


# --- what the judging above rests on


def require_open(asked: Asked) -> None:
    if asked.run.step.stage is Stage.WAITING:
        raise NotAllowedNow(say.NOT_BEGUN)
    if asked.run.step.stage is Stage.CLOSED:
        raise NotAllowedNow(say.OVER)


def require_facilitator(asked: Asked) -> None:
    if FACILITATOR not in asked.run.roles:
        raise NotAllowedNow(say.NO_FACILITATOR)
    if not asked.run.holds(FACILITATOR, asked.by):
        raise NotPermitted(say.ONLY_THE_FACILITATOR)


def require_timer(asked: Asked) -> Timer:
    """The timer, for who may set it."""
    if not (asked.run.holds(FACILITATOR, asked.by) or asked.run.holds("timekeeper", asked.by)):
        raise NotPermitted(say.ONLY_WHO_KEEPS_TIME)
    timer = asked.run.step.timer
    if asked.run.step.stage is not Stage.OPEN or timer is None:
        raise NotAllowedNow(say.NO_TIMER)
    return timer


def require_revealed(asked: Asked) -> None:
    """Nobody can know whether something hidden waits, so a phase of hidden writing always ends with a reveal."""
    if asked.phase.is_hidden and not asked.run.visit.revealed:
        raise NotAllowedNow(say.REVEAL_FIRST)


def require_author(asked: Asked, author: str) -> None:
    if asked.by != author:
        raise NotPermitted(say.NOT_YOURS)


def require_new(run: Run, item: str) -> None:
    if item in run.parked:
        raise Invalid(say.ALREADY_THERE)
    for visit in run.visits.values():
        if item in visit.shown or item in visit.hidden:
            raise Invalid(say.ALREADY_THERE)


def require_parked(asked: Asked, item: str) -> None:
    """Somebody else's parked advice does not exist for you: it is theirs alone."""
    parked = asked.run.parked.get(item)
    if parked is None or parked.by != asked.by:
        raise NotFound(say.NO_SUCH_ITEM)


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


def is_writable(asked: Asked, place: Place) -> bool:
    run = asked.run
    if place == run.step.place and run.step.stage is Stage.OPEN:
        return True
    return run.left is not None and run.left.place == place and asked.now <= run.left.until


def own_place(asked: Asked, item: str) -> Place:
    """Where this person's contribution stands, if it may still be changed there."""
    for place, visit in asked.run.visits.items():
        hidden = visit.hidden.get(item)
        written = visit.shown.get(item) or hidden
        if written is None:
            continue
        if written.by != asked.by:
            # Somebody else's hidden contribution does not exist for you.
            raise NotPermitted(say.NOT_YOURS) if hidden is None else NotFound(say.NO_SUCH_ITEM)
        if not is_writable(asked, place):
            raise NotAllowedNow(say.STEP_OVER)
        return place
    raise NotFound(say.NO_SUCH_ITEM)


def gives_advice(phase: Phase, role: str) -> bool:
    return phase.asks_advice and phase.writing_for(role) is not None


def may_end(asked: Asked, speaker: str) -> bool:
    return asked.by == speaker or asked.run.holds(FACILITATOR, asked.by)


def awaits_turn(run: Run, person: str) -> bool:
    """In a round one writes in one's turn, or after it: who waits, listens."""
    turn = run.step.turn
    return turn is not None and turn.now not in {None, person} and person not in turn.taken


def turn_order(asked: Asked, phase: Phase) -> tuple[str, ...]:
    """Everybody who speaks in this round, beginning left of the facilitator (or of whom the method names)."""
    if phase.form.value != "round":
        return ()
    run = asked.run
    anchor = run.roles.get(phase.starts_left_of)
    seat = run.seats.index(anchor) + 1 if anchor in run.seats else 0
    around = run.seats[seat:] + run.seats[:seat]
    return tuple(person for person in around if phase.may_speak(run.role_of(person)))


def waiting_after(order: tuple[str, ...], speaker: str, had: tuple[str, ...]) -> tuple[str, ...]:
    """Who has not spoken, from the speaker on and around: whoever came late gets a turn at the end."""
    at = order.index(speaker) + 1
    return tuple(person for person in order[at:] + order[:at] if person not in had)


def first_present(order: tuple[str, ...], present: frozenset[str]) -> str | None:
    return next((person for person in order if person in present), None)
