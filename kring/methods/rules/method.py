"""A method as a value: its phases, who speaks and writes in each, and what everybody is told to do.

Pure data. `parsing.py` makes a Method from a document (TOML or JSON), or says everything that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kring.kernel.text import Text
from kring.methods.rules import scripting

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
    "rating",
    "resolution",
    "checkin",
    "lookback",
    "case",
    "image",
    "insight",
    "evaluation",
    "note",
)
WEIGHED = ("choice", "ranking", "rating")  # kinds that value or choose from what earlier phases gave
EVERYBODY_ONCE = "everyone"  # in a loop: until each has been presenter


class Form(StrEnum):
    """How a phase is held."""

    TALK = "talk"  # free talk, with hands
    ROUND = "round"  # one turn each, in the order of the seats
    OPEN = "open"  # each writes, and all read it at once
    HIDDEN = "hidden"  # each writes unseen, until the facilitator reveals everything together
    CHOICE = "choice"  # choose from what an earlier phase gave, with a reason
    RANKING = "ranking"  # put what an earlier phase gave in order
    RATING = "rating"  # value what an earlier phase gave on a scale
    LIST = "list"  # gather points in one list, in a column per aspect
    SILENCE = "silence"  # nobody speaks
    GROUPS = "groups"  # talk at small tables
    MODULE = "module"  # choose how to go on


@dataclass(frozen=True, slots=True)
class Aspect:
    """A key with a label: an angle from which one writes, such as feelings, or a level of a scale, such as warm."""

    key: str
    label: Text


@dataclass(frozen=True, slots=True)
class Chair:
    """A place apart where somebody speaks as somebody else, such as the other party in a conversation."""

    key: str
    label: Text
    who: tuple[str, ...]  # roles that may sit down on it


@dataclass(frozen=True, slots=True)
class Module:
    """One way to go on. Later phases that name it are held when it was chosen."""

    key: str
    title: Text
    purpose: Text


@dataclass(frozen=True, slots=True)
class Loop:
    """After this phase the group may go round again from phase `to`."""

    to: str
    most: int | None  # times; None until everybody has been presenter
    passes: str | None = None  # the role that goes on to the next seat


@dataclass(frozen=True, slots=True)
class Fit:
    """What the method fits, for the advisor."""

    questions: tuple[str, ...] = ()
    experience: str = "new"
    safety: str = "any"
    preparation: str = "none"


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes what in a phase. `minimum` informs and never forces; `maximum` is per person and is kept."""

    who: tuple[str, ...]
    kind: str
    minimum: int = 0
    maximum: int = 20
    aspects: tuple[Aspect, ...] = ()
    after_reveal: bool = False  # the presenter answers what was revealed
    sentences: int = 0  # how long it may be; 0 is as long as one likes. The browser counts: the text is sealed
    words: int = 0
    anonymous: bool = False  # nobody is told who wrote it
    private: bool = False  # a note that stays with its author and is never contributed
    scale: tuple[Aspect, ...] = ()  # levels of a rating
    of: tuple[str, ...] = ()  # kinds that can be chosen, ordered or rated

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
    minutes_each: int = 0  # added for each person who has a turn
    unseen: bool = False  # what is chosen, ordered, rated or listed is hidden until the reveal
    outside: tuple[str, ...] = ()  # roles that sit out of the circle: they read along
    chairs: tuple[Chair, ...] = ()
    size: int = 0  # people at a table, in the form "groups"
    modules: tuple[Module, ...] = ()  # the ways to go on, in the form "module"
    module: str = ""  # held only when this module was chosen
    loop: Loop | None = None

    def may_speak(self, role: str) -> bool:
        return role not in self.outside and covers(self.speaks, role)

    def writing_for(self, role: str) -> Writing | None:
        """What this role writes here, a private note too; a role has at most one line in a phase."""
        for writing in self.writes:
            if covers(writing.who, role):
                return writing if writing.private or role not in self.outside else None
        return None

    def has_part(self, role: str) -> bool:
        """Has this role something to do here, or do they listen?"""
        return self.may_speak(role) or self.writing_for(role) is not None

    def minutes_for(self, people: int) -> int:
        """How long it takes when this many people have a turn."""
        return self.minutes + self.minutes_each * people

    @property
    def is_hidden(self) -> bool:
        """Is what is written here hidden until the reveal?"""
        if self.form is Form.GROUPS:
            return any(not writing.private for writing in self.writes)
        return self.unseen or self.form is Form.HIDDEN

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
    asks: Text | None = None  # of the facilitator, and of safety in the group
    fit: Fit | None = None
    presenter_after: str = ""  # key of the phase in which the presenter is chosen

    @property
    def minutes(self) -> int:
        """The minutes of every phase together, without what is added per person."""
        return sum(phase.minutes for phase in self.phases)

    def minutes_for(self, people: int) -> int:
        """How long a group of this size needs: once through the longest of its modules, and each loop until everybody
        has been presenter where the method asks that.
        """
        always = sum(self._minutes_of(phase, people) for phase in self.phases if not phase.module)
        return always + sum(max(chosen) for chosen in self._minutes_of_modules(people) if chosen)

    def index(self, key: str) -> int:
        """The place of the phase with this key; -1 when there is none."""
        return next((n for n, phase in enumerate(self.phases) if phase.key == key), -1)

    def _minutes_of(self, phase: Phase, people: int) -> int:
        at = self.index(phase.key)
        goes_round = (other.loop for other in self.phases[at:] if other.loop is not None and other.loop.most is None)
        times = people if any(self.index(loop.to) <= at for loop in goes_round) else 1
        return self.minutes_in(phase, people) * max(times, 1)

    def minutes_in(self, phase: Phase, people: int) -> int:
        """How long a group of this size needs to hold the phase once."""
        return phase.minutes_for(self.turns_in(phase, people))

    def turns_in(self, phase: Phase, people: int) -> int:
        """How many of a group of this size have a turn in the phase: who only listens takes no time."""
        chosen = self.index(self.presenter_after) < self.index(phase.key)
        main = [role for role in (PRESENTER, FACILITATOR) if role in self.roles and (role == FACILITATOR or chosen)]
        acts = phase.may_speak if phase.form is Form.ROUND else phase.has_part
        return sum(acts(role) for role in main) + (people - len(main)) * acts(ADVISER)

    def _minutes_of_modules(self, people: int) -> Iterator[list[int]]:
        for choice in self.phases:
            yield [
                sum(self._minutes_of(phase, people) for phase in self.phases if phase.module == module.key)
                for module in choice.modules
            ]

    @property
    def assignable(self) -> tuple[str, ...]:
        """Every role that somebody can hold in a meeting by this method."""
        return self.roles + tuple(duty for duty in DUTIES if duty not in self.roles)

    def script(self) -> dict[str, Any]:
        """The method as JSON, for the page and for a room to keep. `parse(method.script()) == method`."""
        return scripting.script_of(self)


def covers(who: tuple[str, ...], role: str) -> bool:
    """Is somebody with this role among `who`?"""
    return role in who or EVERYONE in who
