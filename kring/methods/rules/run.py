"""Where a meeting stands. Immutable values: every event gives a new Run that shares what did not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kring.methods.rules.method import ADVISER, FACILITATOR, PRESENTER
from kring.methods.rules.places import Place, Places

UNDO_WITHIN = timedelta(seconds=10)
PHONES, DISTANCE, PROJECTOR, PAPER = "phones", "distance", "projector", "paper"
WAYS = (PHONES, DISTANCE, PROJECTOR, PAPER)  # how the group meets
SHARED = (PROJECTOR, PAPER)  # one browser for all: the facilitator types
GUIDED = ("", "half", "all")  # no facilitator: how many of those present must be ready before the room moves on
LATE_WITHIN = timedelta(minutes=2)  # a phone in a tunnel still delivers what was written in the step just left


class Stage(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Timer:
    """Either it runs and has an instant at which it ends, or it is paused and has what was left."""

    ends_at: datetime | None = None
    left: timedelta | None = None
    paused_at: datetime | None = None

    def remaining(self, now: datetime) -> timedelta:
        if self.ends_at is None:
            return self.left or timedelta(0)
        return max(self.ends_at - now, timedelta(0))

    def paused(self, now: datetime) -> Timer:
        return Timer(left=self.remaining(now), paused_at=now)

    def resumed(self, now: datetime) -> Timer:
        return Timer(ends_at=now + self.remaining(now))

    def extended(self, by: timedelta, now: datetime) -> Timer:
        """More time from now on: a timer that had run out gives the whole extension."""
        more = self.remaining(now) + by
        if self.ends_at is None:
            return Timer(left=more, paused_at=self.paused_at)
        return Timer(ends_at=now + more)


@dataclass(frozen=True, slots=True)
class Turn:
    """A round: everybody's place in it, whose turn it is (None when it is over), and who has had it."""

    order: tuple[str, ...]
    now: str | None
    taken: tuple[str, ...] = ()
    since: datetime | None = None  # when the present turn began


@dataclass(frozen=True, slots=True)
class Step:
    """All that belongs to the present step and that `undo` brings back as it was."""

    stage: Stage = Stage.WAITING
    phase: int = 0
    visit: int = 0
    visits: tuple[int, ...] = ()  # per phase, how often it was opened
    timer: Timer | None = None
    turn: Turn | None = None
    floor: str | None = None
    hands: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    chairs: Mapping[str, str] = field(default_factory=dict)  # who sits where
    tables: tuple[tuple[str, ...], ...] = ()

    @property
    def place(self) -> Place:
        return (self.phase, self.visit)


@dataclass(frozen=True, slots=True)
class Written:
    """One contribution: who wrote it and which revision is the newest. The text is sealed and elsewhere."""

    by: str
    revision: int = 1
    brought: bool = False  # it was parked in an earlier phase
    anonymous: bool = False  # nobody is told who wrote it
    scribe: str | None = None  # who typed it for them

    @property
    def author(self) -> str:
        """Who sealed it, and may change it."""
        return self.scribe or self.by


@dataclass(frozen=True, slots=True)
class Visit:
    """What was written during one visit to a phase. `hidden` is seen by its authors alone, until the reveal."""

    revealed: bool = False
    shown: Mapping[str, Written] = field(default_factory=dict)
    hidden: Mapping[str, Written] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)  # per author


@dataclass(frozen=True, slots=True)
class Parked:
    """Advice that came too early, kept for the phase that asks for it. Seen by its author alone."""

    by: str
    phase: int
    visit: int
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Course:
    """Which way the meeting went: what was chosen, and how often the group went round."""

    modules: Mapping[str, str] = field(default_factory=dict)  # key of the phase of the choice: key of the module
    loops: Mapping[str, int] = field(default_factory=dict)  # key of the phase with the loop: times
    presented: tuple[str, ...] = ()  # who was presenter in earlier rounds


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody would take over a role whose holder is away."""

    role: str
    to: str
    agreed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disturbance:
    by: str
    since: datetime
    stopped_clock: bool


@dataclass(frozen=True, slots=True)
class Signs:
    """What people let each other know beside the steps."""

    offer: Offer | None = None
    disturbance: Disturbance | None = None
    attested: tuple[str, ...] = ()
    unsafe: tuple[datetime, ...] = ()  # for the present facilitator alone


@dataclass(frozen=True, slots=True)
class Undo:
    """What `undo` brings back. `passed` are the roles before and after a loop passed one on."""

    until: datetime
    step: Step
    course: Course = field(default_factory=Course)
    passed: tuple[Mapping[str, str], Mapping[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """The place that was just left, and until when late contributions to it are still taken."""

    place: Place
    until: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """A meeting as it stands, to be read together with its method."""

    seats: tuple[str, ...]
    roles: Mapping[str, str]
    step: Step = field(default_factory=Step)
    visits: Mapping[Place, Visit] = field(default_factory=dict)
    parked: Mapping[str, Parked] = field(default_factory=dict)
    undo: Undo | None = None
    left: Left | None = None
    guided: str = ""
    way: str = PHONES
    course: Course = field(default_factory=Course)
    signs: Signs = field(default_factory=Signs)
    heard: frozenset[str] = frozenset()  # who had the floor, a turn, or a visible contribution with their name
    places: Places = field(default_factory=Places)

    def role_of(self, person: str) -> str:
        """Presenter, facilitator or adviser: what decides who may speak and write."""
        if self.roles.get(PRESENTER) == person:
            return PRESENTER
        if self.roles.get(FACILITATOR) == person:
            return FACILITATOR
        return ADVISER

    def holds(self, role: str, person: str) -> bool:
        return self.roles.get(role) == person

    @property
    def visit(self) -> Visit:
        """What is being written in the present visit; empty before the first."""
        return self.visits.get(self.step.place, NOTHING_WRITTEN)


NOTHING_WRITTEN = Visit()


def as_revealed(hidden: Mapping[str, Written]) -> dict[str, Written]:
    """Hidden writing in the order in which it is shown: by person, and each one's own as they wrote it.

    Who was first of all tells nothing about the meeting and is not told. What has no name stands by id, so that the
    order does not tell which two came from one person.
    """
    return dict(sorted(hidden.items(), key=lambda of: ("", of[0]) if of[1].anonymous else (of[1].by, "")))
