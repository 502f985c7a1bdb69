"""Whatever people ask for, in any order: refusals aside, nothing is raised and every promise holds (see room.py)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kring.kernel.errors import Invalid, Refusal
from kring.kernel.text import Text
from kring.methods.library import methods
from kring.methods.rules import command as c
from kring.methods.rules.command import command_from_json, command_to_json
from kring.methods.rules.method import FACILITATOR, Method
from kring.methods.rules.run import GUIDED, WAYS, Stage
from kring.methods.tests.room import ANNA, CHAIMA, DAAN, GROUP, HUGO, MINUTE, SECOND, Room
from kring.methods.tests.walk import EXAMPLES, STRANGER, WORKSHOP, busy_meeting

PEOPLE = st.sampled_from(GROUP)
WAITS = st.sampled_from((0 * SECOND, SECOND, 9 * SECOND, 11 * SECOND, MINUTE, 3 * MINUTE))


class Meeting(RuleBasedStateMachine):
    """Six people, and a seventh who may join, do whatever comes to mind."""

    @initialize(
        method=st.sampled_from((EXAMPLES, WORKSHOP, *methods().values())),
        guided=st.sampled_from(("", *GUIDED)),
        way=st.sampled_from(WAYS),
    )
    def begins(self, method: Method, guided: str, way: str) -> None:
        roles = {"presenter": ANNA, "facilitator": CHAIMA, "timekeeper": DAAN}
        self.room = Room(method, roles=roles, guided=guided, way=way)
        self.asks(self.facilitator, c.Open)

    @property
    def facilitator(self) -> str:
        return self.room.run.roles.get(FACILITATOR, ANNA)

    def asks(self, by: str, command: type[c.Command], **given: Any) -> None:
        try:
            self.room.does(by, command, **given)
        except Refusal as refusal:
            assert isinstance(refusal.sentence, Text)  # noqa: PT017 -- any refusal will do, if it can speak

    @rule(by=PEOPLE, times=st.integers(1, 4))
    def somebody_writes(self, by: str, times: int) -> None:
        for _ in range(times):
            self.asks(by, c.Contribute)

    @rule(by=PEOPLE, phase=st.integers(0, 4), visit=st.integers(1, 3), wait=WAITS)
    def somebody_writes_for_a_step(self, by, phase, visit, wait) -> None:
        self.asks(by, c.Contribute, phase=phase, visit=visit, after=wait)

    @precondition(lambda self: self.room.run.left is not None)
    @rule(by=PEOPLE, wait=WAITS)
    def somebody_writes_late(self, by, wait) -> None:
        assert self.room.run.left is not None
        phase, visit = self.room.run.left.place
        self.asks(by, c.Contribute, phase=phase, visit=visit, after=wait)

    @rule(by=PEOPLE, command=st.sampled_from((c.Revise, c.Withdraw, c.Bring, c.Drop)), data=st.data())
    def somebody_changes_something(self, by, command, data) -> None:
        run = self.room.run
        there = [item for visit in run.visits.values() for item in (*visit.shown, *visit.hidden)] + list(run.parked)
        self.asks(by, command, item=data.draw(st.sampled_from([*there, STRANGER])))

    @rule(command=st.sampled_from((c.Revise, c.Withdraw, c.Bring, c.Drop)), data=st.data())
    def an_author_changes_something(self, command, data) -> None:
        run = self.room.run
        there = {item: one.by for visit in run.visits.values() for item, one in {**visit.shown, **visit.hidden}.items()}
        there |= {item: parked.by for item, parked in run.parked.items()}
        if there:
            item = data.draw(st.sampled_from(sorted(there)))
            self.asks(there[item], command, item=item)

    @rule(by=st.sampled_from((HUGO, STRANGER)), command=st.sampled_from((c.Contribute, c.Ready, c.Next, c.Park)))
    def an_outsider_asks(self, by, command) -> None:
        self.asks(by, command)

    @rule()
    def the_facilitator_walks_on(self) -> None:
        if self.room.run.step.stage is Stage.OPEN and not self.room.run.visit.revealed:
            self.asks(self.facilitator, c.Reveal)
        self.asks(self.facilitator, c.Next)

    @rule(by=PEOPLE)
    def somebody_parks_and_brings_later(self, by) -> None:
        self.asks(by, c.Park)
        for item, parked in list(self.room.run.parked.items()):
            self.asks(parked.by, c.Bring, item=item)

    @rule(
        by=PEOPLE,
        command=st.sampled_from((c.Park, c.RaiseHand, c.LowerHand, c.Done, c.Ready, c.Unready, c.Pause, c.Resume)),
    )
    def somebody_acts(self, by, command) -> None:
        self.asks(by, command)

    @rule(command=st.sampled_from((c.Next, c.Next, c.Next, c.Reveal, c.Repeat, c.UndoMove, c.Pause, c.Resume, c.Done)))
    def the_facilitator_leads(self, command) -> None:
        self.asks(self.facilitator, command)

    @rule(command=st.sampled_from((c.Next, c.Back)), phase=st.integers(0, 12), wait=WAITS)
    def the_facilitator_jumps(self, command, phase, wait) -> None:
        self.asks(self.facilitator, command, phase=phase, after=wait)

    @rule(minutes=st.integers(1, 2), wait=WAITS)
    def the_facilitator_gives_time(self, minutes, wait) -> None:
        self.asks(self.facilitator, c.Extend, minutes=minutes, after=wait)

    @rule(to=st.sampled_from((*GROUP, None, HUGO)))
    def the_facilitator_gives_the_floor(self, to) -> None:
        self.asks(self.facilitator, c.GiveFloor, to=to)

    @rule(
        by=PEOPLE,
        to=st.sampled_from((*GROUP, HUGO)),
        role=st.sampled_from(("presenter", "facilitator", "timekeeper", "king")),
    )
    def somebody_assigns(self, by, to, role) -> None:
        self.asks(by, c.Assign, role=role, to=to)

    @rule(by=PEOPLE, command=st.sampled_from((c.Disturb, c.Settle, c.Unsafe, c.Attest, c.Again, c.Consent)))
    def somebody_signals(self, by, command) -> None:
        self.asks(by, command)

    @rule(command=st.sampled_from((c.Again, c.Settle, c.Next)))
    def the_facilitator_goes_on(self, command) -> None:
        self.asks(self.facilitator, command)

    @rule(by=PEOPLE, role=st.sampled_from(("presenter", "facilitator", "timekeeper")))
    def somebody_takes_over_from_who_is_away(self, by, role) -> None:
        self.room.present.discard(self.room.run.roles.get(role, ""))
        self.asks(by, c.TakeOver, role=role)
        for person in sorted(self.room.present):
            self.asks(person, c.Consent)

    @rule(by=PEOPLE, module=st.sampled_from(("gossip", "practise", "nothing")))
    def somebody_chooses(self, by, module) -> None:
        self.asks(by, c.Choose, module=module)

    @rule(by=PEOPLE, chair=st.sampled_from(("self", "other", None)), table=st.sampled_from((None, None, 0, 1)))
    def somebody_sits(self, by, chair, table) -> None:
        self.asks(by, c.Sit, chair=chair, table=table)

    @rule(whom=st.sampled_from((*GROUP, HUGO)))
    def the_facilitator_types_for_somebody(self, whom) -> None:
        self.asks(self.facilitator, c.Contribute, whom=whom)

    @rule()
    def everybody_is_ready(self) -> None:
        for person in self.room.run.seats:
            self.asks(person, c.Ready)

    @rule(person=st.sampled_from(GROUP))
    def somebody_comes_or_goes(self, person) -> None:
        self.room.present ^= {person}

    @rule(without=st.sampled_from((*GROUP, HUGO, None)))
    def the_group_changes(self, without) -> None:
        self.room.reseats([person for person in (*GROUP, HUGO) if person != without])

    @precondition(lambda self: self.room.run.step.phase > 1)
    @rule(early=st.booleans())
    def the_facilitator_closes(self, early) -> None:
        self.asks(self.facilitator, c.Close, early=early)

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.room.is_rebuilt_from_its_log()


Meeting.TestCase.settings = settings(max_examples=80, stateful_step_count=60, deadline=None)
TestMeeting = pytest.mark.timeout(300)(Meeting.TestCase)


@pytest.mark.parametrize("seed", range(24))
def test_a_long_and_busy_meeting_keeps_every_promise(seed):
    """Hypothesis finds short surprises; this walks deep, with people who mostly do what makes sense."""
    way, guided = WAYS[seed % 6 if seed % 6 < len(WAYS) else 0], GUIDED[seed % 5 if seed % 5 < len(GUIDED) else 0]
    *_, room = busy_meeting((EXAMPLES, WORKSHOP, *methods().values()), seed, guided=guided, way=way)
    room.is_rebuilt_from_its_log()
    assert len(room.log) > 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just(STRANGER),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("id", "kind", "item", "to", "for", "phase", "visit", "minutes", "role", "early", "table", "extra")
BODIES = JSON | st.dictionaries(st.sampled_from(FIELDS), JSON | st.sampled_from(sorted(c.COMMANDS)), max_size=6)


@given(BODIES)
def test_a_malformed_command_is_refused_and_nothing_else(body):
    try:
        command = command_from_json(body)
    except Invalid as refusal:
        assert isinstance(refusal.sentence, Text)  # noqa: PT017
    else:
        assert command_from_json(command_to_json(command)) == command


def any_command():
    ids = st.uuids().map(str)
    given: dict[str, st.SearchStrategy[Any]] = {
        "id": ids,
        "item": ids,
        "to": ids,
        "role": st.sampled_from(("presenter", "timekeeper", "x")),
    }
    given |= {"phase": st.integers(0, 999), "visit": st.integers(1, 999), "minutes": st.integers(1, 2)}
    given |= {"early": st.booleans(), "swap": st.booleans(), "for": ids, "person": ids, "table": st.integers(0, 9)}
    given |= dict.fromkeys(("module", "chair"), st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True))
    return st.sampled_from(sorted(c.COMMANDS)).flatmap(
        lambda kind: st.fixed_dictionaries(
            {name: given[name] for name in c._FIELDS[c.COMMANDS[kind]]} | {"kind": st.just(kind)}
        )
    )


@given(any_command())
def test_a_command_reads_back_from_json(body):
    command = command_from_json(body)
    assert command_to_json(command) == body
    assert command_from_json(command_to_json(command)) == command
