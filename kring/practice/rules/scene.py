"""What a companion can see when it thinks about what to do: the run, who is who, and what was written so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kring.methods.rules.method import ADVICE_KINDS, FACILITATOR, PRESENTER, Form, Method, Phase, Writing
from kring.methods.rules.run import Run
from kring.practice.rules.sayings import Sayings
from kring.practice.rules.setting import ME, Setting


@dataclass(frozen=True, slots=True)
class Body:
    """What is inside a contribution. Of mine only the kind is known: its text never leaves my browser."""

    kind: str
    by: str
    parent: str | None = None
    text: str = ""
    answer: str = ""  # of a question: what the presenter of the case will say to it
    chosen: tuple[str, ...] = ()  # of a choice: the items


@dataclass(frozen=True, slots=True)
class Scene:
    """`habits` are what companions did once and do not do again. `released`: nobody waits for me in this step."""

    method: Method
    run: Run
    setting: Setting
    sayings: Sayings
    bodies: Mapping[str, Body] = field(default_factory=dict)
    habits: frozenset[str] = frozenset()
    released: bool = False

    @property
    def phase(self) -> Phase:
        return self.method.phases[self.run.step.phase]

    @property
    def companions(self) -> tuple[str, ...]:
        """Who presents thinks first; the others in an order that differs per step."""
        place = self.run.step.place
        rank = {one: self.setting.chance("order", *place, one) for one in self.setting.companions}
        return tuple(sorted(rank, key=lambda one: (not self.run.holds(PRESENTER, one), rank[one])))

    @property
    def leader(self) -> str | None:
        """The companion who facilitates; None when I do."""
        holder = self.run.roles.get(FACILITATOR)
        return holder if holder != ME else None

    @property
    def planned_presenter(self) -> str:
        """Who presents, also in a method that says so only on the way."""
        return self.setting.roles(self.method)[PRESENTER]

    @property
    def lacks_module(self) -> bool:
        """The group must choose how to go on."""
        return self.phase.form is Form.MODULE and self.phase.key not in self.run.course.modules

    @property
    def lacks_presenter(self) -> bool:
        return self.phase.key == self.method.presenter_after and PRESENTER not in self.run.roles

    def role_of(self, person: str) -> str:
        return self.run.role_of(person)

    def writing_of(self, person: str) -> Writing | None:
        return self.phase.writing_for(self.role_of(person))

    def speaks(self, person: str) -> bool:
        return self.phase.may_speak(self.role_of(person))

    def count(self, person: str) -> int:
        """How much this person wrote in the present visit."""
        return self.run.visit.counts.get(person, 0)

    def written_by_companions(self, kind: str) -> int:
        return sum(body.kind == kind and body.by != ME for body in self.bodies.values())

    def unanswered(self) -> list[str]:
        """Those that nobody answered yet."""
        answered = {body.parent for body in self.bodies.values() if body.kind == "answer"}
        return [item for item in self.questions() if item not in answered]

    def questions(self) -> list[str]:
        """Those of this visit that all can see."""
        return [item for item in self.run.visit.shown if self.kind_of(item) == "question"]

    def kind_of(self, item: str) -> str:
        body = self.bodies.get(item)
        return body.kind if body else ""

    def candidates(self, writing: Writing) -> list[str]:
        """What may be chosen, ranked or rated here; a ranking begins with what was chosen."""
        kinds = writing.of or ADVICE_KINDS
        shown = self._shown_earlier()
        offered = [item for item in shown if self.kind_of(item) in kinds]
        chosen = [item for choice in shown for item in self._chosen_in(choice) if item in offered]
        return list(dict.fromkeys(chosen)) if writing.kind == "ranking" and chosen else offered

    def _chosen_in(self, item: str) -> tuple[str, ...]:
        body = self.bodies.get(item)
        return body.chosen if body else ()

    def _shown_earlier(self) -> list[str]:
        from_phases = {index for index, phase in enumerate(self.method.phases) if phase.key in self.phase.shows}
        visits: list[Any] = [visit for (phase, _), visit in self.run.visits.items() if phase in from_phases]
        return [item for visit in visits for item in visit.shown]
