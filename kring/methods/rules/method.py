"""A method as a value: its phases, who speaks and writes in each, and what everybody is told to do.

Pure data. `parsing.py` makes a Method from a document (TOML or JSON), or says everything that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kring.kernel.text import Text

PRESENTER = "presenter"
FACILITATOR = "facilitator"
ADVISER = "adviser"  # who has neither of the two roles: nobody is assigned to be one
OTHER_MAIN_ROLE = {PRESENTER: FACILITATOR, FACILITATOR: PRESENTER}  # nobody has both
EVERYONE = "everyone"
NOBODY = "nobody"
DUTIES = ("timekeeper", "note-taker", "observer")  # optional beside what the method asks; they change no right to write

ADVICE_KINDS = ("suggestion", "advice")
KINDS = (
    "question",
    "answer",
    "analysis",
    *ADVICE_KINDS,
    "choice",
    "ranking",
    "resolution",
    "checkin",
    "lookback",
    "case",
    "evaluation",
    "note",
)


class Form(StrEnum):
    """How a phase is held."""

    TALK = "talk"  # free talk, with hands
    ROUND = "round"  # one turn each, in the order of the seats
    OPEN = "open"  # each writes, and all read it at once
    HIDDEN = "hidden"  # each writes unseen, until the facilitator reveals everything together
    CHOICE = "choice"  # choose from what an earlier phase gave, with a reason
    RANKING = "ranking"  # put what an earlier phase gave in order
    LIST = "list"  # gather points in one list


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the angles from which a contribution is written, such as feelings."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes what in a phase. `minimum` informs and never forces; `maximum` is per person and is kept."""

    who: tuple[str, ...]
    kind: str
    minimum: int = 0
    maximum: int = 20
    aspects: tuple[Aspect, ...] = ()
    after_reveal: bool = False  # the presenter answers what was revealed

    def is_for(self, role: str) -> bool:
        return covers(self.who, role)


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a method."""

    key: str
    title: Text
    minutes: int
    form: Form
    speaks: tuple[str, ...]
    writes: tuple[Writing, ...] = ()
    forbidden: tuple[str, ...] = ()
    starts_left_of: str = FACILITATOR  # whose left neighbour has the first turn of a round
    may_repeat: bool = False
    may_skip: bool = False
    output: str | None = None  # "resolution" is looked back on in the next meeting; "list" is kept as the outcome
    shows: tuple[str, ...] = ()  # keys of earlier phases to keep in view, or "last-resolutions"
    rule: Text | None = None
    instruction: Mapping[str, Text] = field(default_factory=dict)  # per role; "everyone" for who has none of their own

    def may_speak(self, role: str) -> bool:
        return covers(self.speaks, role)

    def writing_for(self, role: str) -> Writing | None:
        """What this role writes here; a role has at most one line in a phase."""
        for writing in self.writes:
            if covers(writing.who, role):
                return writing
        return None

    @property
    def is_hidden(self) -> bool:
        return self.form is Form.HIDDEN

    @property
    def asks_advice(self) -> bool:
        return any(writing.kind in ADVICE_KINDS for writing in self.writes)

    @property
    def forbids_advice(self) -> bool:
        return "advice" in self.forbidden


@dataclass(frozen=True, slots=True)
class Method:
    """The script of a meeting."""

    key: str
    name: Text
    purpose: Text
    when: Text
    when_not: Text
    source: Text
    literature: tuple[str, ...]
    smallest_group: int
    largest_group: int
    roles: tuple[str, ...]
    phases: tuple[Phase, ...]

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)

    @property
    def assignable(self) -> tuple[str, ...]:
        """Every role that somebody can hold in a meeting by this method."""
        return self.roles + tuple(duty for duty in DUTIES if duty not in self.roles)

    def script(self) -> dict[str, Any]:
        """The method as JSON, for the page and for a room to keep. `parse(method.script()) == method`."""
        return {
            "key": self.key,
            "name": _said(self.name),
            "purpose": _said(self.purpose),
            "when": _said(self.when),
            "when_not": _said(self.when_not),
            "source": _said(self.source),
            "literature": list(self.literature),
            "group": {"minimum": self.smallest_group, "maximum": self.largest_group},
            "roles": list(self.roles),
            "phase": [_phase_script(phase) for phase in self.phases],
        }


def covers(who: tuple[str, ...], role: str) -> bool:
    """Is somebody with this role among `who`?"""
    return role in who or EVERYONE in who


def _said(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def _phase_script(phase: Phase) -> dict[str, Any]:
    script: dict[str, Any] = {
        "key": phase.key,
        "title": _said(phase.title),
        "minutes": phase.minutes,
        "form": phase.form.value,
        "speaks": list(phase.speaks),
        "writes": [_writing_script(writing) for writing in phase.writes],
        "forbidden": list(phase.forbidden),
        "starts_left_of": phase.starts_left_of,
        "may_repeat": phase.may_repeat,
        "may_skip": phase.may_skip,
        "shows": list(phase.shows),
        "instruction": {role: _said(text) for role, text in phase.instruction.items()},
    }
    if phase.output is not None:
        script["output"] = phase.output
    if phase.rule is not None:
        script["rule"] = _said(phase.rule)
    return script


def _writing_script(writing: Writing) -> dict[str, Any]:
    return {
        "who": list(writing.who),
        "kind": writing.kind,
        "minimum": writing.minimum,
        "maximum": writing.maximum,
        "aspects": [{"key": aspect.key, **_said(aspect.label)} for aspect in writing.aspects],
        "after_reveal": writing.after_reveal,
    }
