"""A room for tests: it does what the live room does with the engine, and checks every promise at every step."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules.engine import apply, judge, seat, start
from kring.methods.rules.method import FACILITATOR, PRESENTER, Form, Method, Phase
from kring.methods.rules.run import Run, Stage
from kring.methods.rules.view import Told, merge, own, shown, told

ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, HUGO = (str(UUID(int=n)) for n in range(1, 8))
GROUP = (ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS)
TEN = datetime(2026, 12, 2, 10, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass
class Room:
    """Anna presents and Chaima facilitates, unless said otherwise. Everybody is there."""

    method: Method
    seats: Sequence[str] = GROUP
    roles: dict[str, str] = field(default_factory=lambda: {PRESENTER: ANNA, FACILITATOR: CHAIMA})
    now: datetime = TEN
    guided: str = ""
    way: str = "phones"

    def __post_init__(self) -> None:
        self.present = set(self.seats)
        self.run = self.first = start(self.method, seats=self.seats, roles=self.roles, guided=self.guided, way=self.way)
        self.asked = 0
        self.log: list[e.Event] = []
        self.opened: set[str] = set()
        self.visible: set[str] = set()

    # --- what tests say

    def does(self, by: str, command: type[c.Command], *, after: timedelta = SECOND, **given: Any) -> e.Event:
        """`by` asks for the command, a second later by default. Gives the event, or raises the refusal."""
        self.now += after
        self.asked += 1
        asked = command(given.pop("id", None) or str(UUID(int=1000 + self.asked)), **given)
        event = judge(self.method, self.run, asked, by=by, now=self.now, present=frozenset(self.present))
        self.take(event)
        return event

    def writes(self, by: str, **given: Any) -> str:
        event = self.does(by, c.Contribute, **given)
        assert isinstance(event, e.Contributed)
        return event.item

    def parks(self, by: str) -> str:
        event = self.does(by, c.Park)
        assert isinstance(event, e.AdviceParked)
        return event.item

    def goes_to(self, key: str) -> Room:
        """The facilitator walks on until the phase with this key, revealing and choosing what must be."""
        if self.run.step.stage is Stage.WAITING:
            self.does(self.run.roles[FACILITATOR], c.Open)
        while self.phase.key != key:
            self.walks_on()
        return self

    @property
    def phase(self) -> Phase:
        return self.method.phases[self.run.step.phase]

    def walks_on(self) -> None:
        facilitator = self.run.roles[FACILITATOR]
        if self.phase.is_hidden and not self.run.visit.revealed:
            self.does(facilitator, c.Reveal)
        self.chooses(facilitator)
        self.does(facilitator, c.Next)

    def chooses(self, by: str) -> None:
        """What must be chosen before this phase can be left: its first module, and Anna or the first as presenter."""
        if self.phase.modules and self.phase.key not in self.run.course.modules:
            self.does(by, c.Choose, module=self.phase.modules[0].key)
        if self.phase.key == self.method.presenter_after and PRESENTER not in self.run.roles:
            free = [person for person in self.run.seats if not self.run.holds(FACILITATOR, person)]
            self.does(by, c.Assign, role=PRESENTER, to=free[0])

    def shown(self) -> dict[str, Any]:
        return shown(self.method, self.run)

    def own(self, person: str) -> dict[str, Any]:
        return own(self.method, self.run, person)

    def reseats(self, seats: Sequence[str]) -> None:
        event = seat(self.run, seats=seats, by=seats[0], now=self.now)
        if event is not None:
            self.take(event)

    # --- what is promised

    def take(self, event: e.Event) -> None:
        assert e.event_from_json(json.loads(json.dumps(e.event_to_json(event)))) == event
        before, self.run = self.run, apply(self.method, self.run, event)
        self.log.append(event)
        self.told = told(self.method, before, event, self.run)
        self.everybody_is_told_what_changed(before, self.told)
        self.hidden_writing_touches_nobody_else(before, event)
        self.a_signal_of_unsafety_reaches_the_facilitator_alone(event)
        self.nobody_is_told_who_wrote_without_a_name(event)
        self.texts_open_with_their_contributions(event)
        self.undo_brings_the_step_back(before, event)
        self.the_run_makes_sense()

    def everybody_is_told_what_changed(self, before: Run, said: Told) -> None:
        if said.change is None:
            assert shown(self.method, before) == self.shown()
        assert merge(shown(self.method, before), said.change or {}) == self.shown()
        for person in {*before.seats, *self.run.seats}:
            was = own(self.method, before, person)
            assert merge(was, said.mine.get(person, {})) == self.own(person)
        json.dumps([said.change, said.mine])

    def hidden_writing_touches_nobody_else(self, before: Run, event: e.Event) -> None:
        """Not a text, not a count, not a position: nothing differs for anybody but the author."""
        item = getattr(event, "item", None)
        hidden = any(item in visit.hidden for run in (before, self.run) for visit in run.visits.values())
        if not hidden:
            return
        assert self.told.change is None
        assert self.told.opened == ()
        if not isinstance(event, e.Withdrawn):
            assert set(self.told.mine) == {event.by}
        for person in set(self.run.seats) - {event.by}:
            # A withdrawal may show the facilitator that parked advice is gone, exactly as dropping it does.
            if not isinstance(event, e.Withdrawn):
                assert own(self.method, before, person) == self.own(person)

    def a_signal_of_unsafety_reaches_the_facilitator_alone(self, event: e.Event) -> None:
        if isinstance(event, e.FeltUnsafe):
            assert event.by == e.UNNAMED
            assert self.told.change is None
            assert set(self.told.mine) == {self.run.roles[FACILITATOR]}

    def nobody_is_told_who_wrote_without_a_name(self, event: e.Event) -> None:
        """Neither by what is shown, nor by an event that everybody hears."""
        nameless = {item for visit in self.run.visits.values() for item, one in visit.shown.items() if one.anonymous}
        assert nameless == {item for item, one in self.shown()["contributions"].items() if "by" not in one}
        if self.told.change is not None:
            assert getattr(event, "item", None) not in nameless

    def texts_open_with_their_contributions(self, event: e.Event) -> None:
        self.opened |= set(self.told.opened)
        self.visible |= set(self.shown()["contributions"])
        assert self.opened == self.visible
        if self.told.author_only:
            assert self.told.author_only == (event.item,)  # type: ignore[attr-defined]
            assert not set(self.told.author_only) & self.opened

    def undo_brings_the_step_back(self, before: Run, event: e.Event) -> None:
        if isinstance(event, e.PhaseOpened):
            self.moved_from = before
        if isinstance(event, e.Undone):
            assert before.undo is not None
            same_people = all(not isinstance(one, e.RoleAssigned | e.Seated) for one in self.log)
            if same_people and before.signs.disturbance is None:
                assert self.run.step == before.undo.step
            assert self.run.course == before.undo.course
            for place, visit in before.visits.items():
                assert self.run.visits[place] == visit  # whatever was written is kept

    def the_run_makes_sense(self) -> None:
        run, step = self.run, self.run.step
        phase = self.method.phases[step.phase]
        assert (step.timer is not None) == (step.stage is Stage.OPEN)
        if step.timer is not None:
            assert (step.timer.ends_at is None) != (step.timer.left is None)
            assert step.timer.remaining(self.now) >= timedelta(0)
        assert (step.stage is Stage.WAITING) == (step.visit == 0)
        assert set(run.roles.values()) <= set(run.seats)
        assert run.roles.get(PRESENTER) is None or run.roles.get(PRESENTER) != run.roles.get(FACILITATOR)
        assert (step.turn is not None) == (step.stage is Stage.OPEN and phase.form is Form.ROUND)
        if step.turn is not None:
            assert set(step.turn.taken) <= set(step.turn.order) <= set(run.seats)
            assert step.turn.now is None or step.turn.now in set(step.turn.order) - set(step.turn.taken)
        assert set(step.chairs.values()) | {person for table in step.tables for person in table} <= set(run.seats)
        assert len(set(step.chairs.values())) == len(step.chairs)
        if run.signs.disturbance is not None:
            assert step.timer is not None
            assert step.timer.ends_at is None  # the clock waits
        for person in (step.floor, step.turn.now if step.turn else None):
            assert person is None or phase.may_speak(run.role_of(person))
            assert person not in step.hands or person is None
        for person in step.hands:
            assert run.role_of(person) not in phase.outside
        for people in (step.hands, step.ready):
            assert len(set(people)) == len(people)
            assert set(people) <= set(run.seats)
        for (number, _), visit in run.visits.items():
            assert not (visit.hidden and (visit.revealed or not self.method.phases[number].is_hidden))
            written = [*visit.shown.values(), *visit.hidden.values()]
            assert {who: n for who, n in visit.counts.items() if n} == {
                who: sum(one.by == who for one in written) for who in {one.by for one in written}
            }
        everything = [item for visit in run.visits.values() for item in (*visit.shown, *visit.hidden)]
        assert len(everything) == len(set(everything))
        stands = {item: place for place, visit in run.visits.items() for item in (*visit.shown, *visit.hidden)}
        assert {item: run.places.get(item) for item in everything} == stands
        assert sum(map(len, run.places.parts)) == len(everything)
        assert not set(everything) & set(run.parked)

    def is_rebuilt_from_its_log(self) -> None:
        run = self.first
        for event in self.log:
            run = apply(self.method, run, e.event_from_json(e.event_to_json(event)))
        assert run == self.run
