"""The life of a programme as one table: which step leads from where to where, and who may take it.

A step that leads nowhere (`to` is None) leaves a row and changes no state. What is not in the table is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kring.kernel.text import Text


class State(StrEnum):
    """Where a programme stands."""

    ASKED = "asked"  # by a team; its manager decides
    APPROVED = "approved"
    QUOTED = "quoted"
    AGREED = "agreed"  # on the price, or that there is none
    FORMING = "forming"  # people sign up, a group is made
    ALIGNING = "aligning"  # group, commissioner and intervisor fix the facilities
    RUNNING = "running"
    CLOSING = "closing"  # evaluation and closing talks
    CLOSED = "closed"
    INDEPENDENT = "independent"  # the group goes on by itself
    DECLINED = "declined"
    STOPPED = "stopped"
    ENDED = "ended"  # what was kept has been put away


class Role(StrEnum):
    """What somebody is to a programme. CLOCK is Kring itself, when a date has passed."""

    CLOCK = "clock"
    COMMISSIONER = "commissioner"
    COORDINATOR = "coordinator"
    INTERVISOR = "intervisor"
    MANAGER = "manager"
    PARTICIPANT = "participant"
    REQUESTER = "requester"


class StepName(StrEnum):
    """Every step. The first three begin a programme."""

    ASK = "ask"
    ASK_AS_MANAGER = "ask-as-manager"
    GATHER = "gather"
    APPROVE = "approve"
    DECLINE = "decline"
    TURN_DOWN = "turn-down"
    WITHDRAW = "withdraw"
    SEND_QUOTE = "send-quote"
    ACCEPT_QUOTE = "accept-quote"
    REFUSE_QUOTE = "refuse-quote"
    QUOTE_EXPIRES = "quote-expires"
    WAIVE_QUOTE = "waive-quote"
    HOLD_INTAKE = "hold-intake"
    MAKE_GROUP = "make-group"
    START = "start"
    REGROUP = "regroup"
    CONCLUDE = "conclude"
    CLOSE = "close"
    GO_ON = "go-on"
    STOP = "stop"
    PUT_AWAY = "put-away"
    # These change no state.
    ANSWER_GROUP = "answer-for-group"
    ASK_GROUP = "ask-group"
    APPOINT = "appoint"
    FIX_FACILITIES = "fix-facilities"
    HAND_OVER = "hand-over"
    HOLD_TALK = "hold-talk"
    JOIN = "join"
    LEAVE = "leave"
    PLAN_TALK = "plan-talk"
    REFUSE_TO_SIGN = "refuse-to-sign"
    REPLACE = "replace"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table."""

    step: StepName
    since: frozenset[State]  # empty: the step begins a programme
    to: State | None
    by: frozenset[Role]
    needs_reason: bool = False
    # Rows about one person are read by that person, the coordinators and the intervisors alone.
    about_a_person: bool = False
    # Who hears of it by mail, apart from those whose turn it is in a new state.
    tells: frozenset[Role] = frozenset()


S, R, N = State, Role, StepName
MEETING = frozenset({S.RUNNING, S.CLOSING, S.CLOSED, S.INDEPENDENT})
BEGUN = frozenset({S.ASKED, S.APPROVED, S.QUOTED, S.AGREED, S.FORMING, S.ALIGNING, S.RUNNING, S.CLOSING})
PREPARING = frozenset({S.AGREED, S.FORMING, S.ALIGNING})
WITH_PEOPLE = frozenset({S.FORMING, S.ALIGNING, S.RUNNING, S.CLOSING})
LIVING = BEGUN | {S.CLOSED, S.INDEPENDENT}
LAST = frozenset({S.ENDED})


def _move(  # one row, as short as the table wants it
    step: StepName,
    since: Collection[State],
    to: State | None,
    *by: Role,
    needs_reason: bool = False,
    about_a_person: bool = False,
    tells: Collection[Role] = (),
) -> Move:
    return Move(step, frozenset(since), to, frozenset(by), needs_reason, about_a_person, frozenset(tells))


TABLE: tuple[Move, ...] = (
    _move(N.ASK, (), S.ASKED, R.REQUESTER),
    _move(N.ASK_AS_MANAGER, (), S.APPROVED, R.MANAGER),
    _move(N.GATHER, (), S.FORMING, R.COORDINATOR),
    _move(N.APPROVE, {S.ASKED}, S.APPROVED, R.MANAGER, tells={R.REQUESTER}),
    _move(N.DECLINE, {S.ASKED}, S.DECLINED, R.MANAGER, needs_reason=True, tells={R.REQUESTER}),
    _move(N.TURN_DOWN, {S.APPROVED}, S.DECLINED, R.COORDINATOR, needs_reason=True, tells={R.MANAGER, R.REQUESTER}),
    _move(N.WITHDRAW, {S.ASKED, S.APPROVED, S.QUOTED}, S.STOPPED, R.REQUESTER, R.MANAGER, needs_reason=True),
    _move(N.SEND_QUOTE, {S.APPROVED, S.QUOTED}, S.QUOTED, R.COORDINATOR),
    _move(N.ACCEPT_QUOTE, {S.QUOTED}, S.AGREED, R.COMMISSIONER),
    _move(N.REFUSE_QUOTE, {S.QUOTED}, S.APPROVED, R.COMMISSIONER, needs_reason=True),
    _move(N.QUOTE_EXPIRES, {S.QUOTED}, S.APPROVED, R.CLOCK),
    _move(N.WAIVE_QUOTE, {S.APPROVED}, S.AGREED, R.COORDINATOR),
    _move(N.HOLD_INTAKE, {S.AGREED}, S.FORMING, R.COORDINATOR, R.INTERVISOR),
    _move(N.MAKE_GROUP, {S.FORMING}, S.ALIGNING, R.COORDINATOR),
    _move(N.START, {S.ALIGNING}, S.RUNNING, R.COORDINATOR, R.INTERVISOR),
    _move(N.REGROUP, {S.ALIGNING, S.RUNNING}, S.FORMING, R.COORDINATOR, needs_reason=True),
    _move(N.CONCLUDE, {S.RUNNING}, S.CLOSING, R.COORDINATOR, R.INTERVISOR),
    _move(N.CLOSE, {S.CLOSING}, S.CLOSED, R.COORDINATOR),
    _move(N.GO_ON, {S.CLOSED}, S.INDEPENDENT, R.PARTICIPANT),
    _move(N.STOP, BEGUN, S.STOPPED, R.COORDINATOR, R.COMMISSIONER, needs_reason=True),
    _move(N.PUT_AWAY, {S.CLOSED, S.INDEPENDENT, S.DECLINED, S.STOPPED}, S.ENDED, R.COORDINATOR, R.CLOCK),
    # The only way from who pays to the group: a question that all may read, and a talk with all of them.
    _move(N.ANSWER_GROUP, MEETING, None, R.INTERVISOR, R.PARTICIPANT, needs_reason=True, tells={R.COMMISSIONER}),
    _move(N.ASK_GROUP, MEETING, None, R.COMMISSIONER, needs_reason=True, tells={R.INTERVISOR, R.PARTICIPANT}),
    _move(N.APPOINT, LIVING, None, R.COORDINATOR),
    _move(N.FIX_FACILITIES, PREPARING | {S.RUNNING}, None, R.COORDINATOR, R.INTERVISOR),
    _move(
        N.HAND_OVER,
        {S.ALIGNING, S.RUNNING, S.INDEPENDENT},
        None,
        R.INTERVISOR,
        R.PARTICIPANT,
        tells={R.INTERVISOR, R.PARTICIPANT},
    ),
    _move(N.HOLD_TALK, BEGUN | {S.CLOSED}, None, R.COORDINATOR, R.INTERVISOR, about_a_person=True),
    _move(N.JOIN, WITH_PEOPLE, None, R.COORDINATOR, R.PARTICIPANT, about_a_person=True),
    _move(N.LEAVE, WITH_PEOPLE, None, R.COORDINATOR, R.PARTICIPANT, about_a_person=True),
    _move(N.PLAN_TALK, BEGUN | {S.CLOSED}, None, R.COORDINATOR, R.INTERVISOR, about_a_person=True),
    _move(
        N.REFUSE_TO_SIGN,
        PREPARING | {S.RUNNING},
        None,
        R.COMMISSIONER,
        R.COORDINATOR,
        R.INTERVISOR,
        needs_reason=True,
        tells={R.COMMISSIONER, R.COORDINATOR, R.INTERVISOR},
    ),
    _move(N.REPLACE, LIVING, None, R.COORDINATOR, needs_reason=True, about_a_person=True),
    _move(N.SIGN, PREPARING | {S.RUNNING}, None, R.COMMISSIONER, R.COORDINATOR, R.INTERVISOR),
)
MOVES: dict[StepName, Move] = {move.step: move for move in TABLE}

# Whose turn it is. Nobody waits in a state that is not here.
ACTS_NEXT: dict[State, frozenset[Role]] = {
    S.ASKED: frozenset({R.MANAGER}),
    S.APPROVED: frozenset({R.COORDINATOR}),
    S.QUOTED: frozenset({R.COMMISSIONER}),
    S.AGREED: frozenset({R.COORDINATOR, R.INTERVISOR}),
    S.FORMING: frozenset({R.COORDINATOR}),
    S.ALIGNING: frozenset({R.INTERVISOR, R.COORDINATOR}),
    S.CLOSING: frozenset({R.COORDINATOR, R.INTERVISOR}),
}

STATES: dict[State, Text] = {
    S.ASKED: Text("aangevraagd", "asked for"),
    S.APPROVED: Text("goedgekeurd", "approved"),
    S.QUOTED: Text("offerte verstuurd", "quote sent"),
    S.AGREED: Text("akkoord", "agreed"),
    S.FORMING: Text("groep vormen", "forming a group"),
    S.ALIGNING: Text("afstemmen", "aligning"),
    S.RUNNING: Text("loopt", "running"),
    S.CLOSING: Text("afronden", "closing"),
    S.CLOSED: Text("afgerond", "closed"),
    S.INDEPENDENT: Text("gaat zelf verder", "goes on by itself"),
    S.DECLINED: Text("afgewezen", "declined"),
    S.STOPPED: Text("gestopt", "stopped"),
    S.ENDED: Text("opgeruimd", "put away"),
}


def steps_from(state: State, roles: Collection[Role]) -> tuple[Move, ...]:
    """What somebody with these roles may do now, in the order of the table."""
    return tuple(move for move in TABLE if state in move.since and not move.by.isdisjoint(roles))


def refusal(move: Move, state: State, roles: Collection[Role], why: str) -> Text | None:
    """Why this step cannot be taken now by somebody with these roles, or None. Rights come first."""
    if move.by.isdisjoint(roles):
        return Text("Deze stap is niet aan jou.", "This step is not yours to take.")
    if state not in move.since:
        now = STATES[state]
        return Text(
            f"Dat kan nu niet: dit traject staat op ‘{now.nl}’. Laad de pagina opnieuw.",
            f"That cannot be done now: this programme stands at ‘{now.en}’. Load the page again.",
        )
    if move.needs_reason and not why.strip():
        return Text("Schrijf waarom. De anderen lezen dat.", "Write why. The others read it.")
    return None
