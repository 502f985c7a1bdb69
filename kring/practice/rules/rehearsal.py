"""A practice round from its beginning: what I asked for, in order, with what companions do in between.

Nothing is kept anywhere: the same settings and the same list give the same round, so a browser holds all there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from kring.kernel.errors import NotAllowedNow, Refusal
from kring.kernel.text import Text
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules.engine import apply, judge, start
from kring.methods.rules.method import Method, Writing
from kring.methods.rules.run import Run, Stage
from kring.methods.rules.view import Told, told
from kring.practice.rules.bodies import body_for
from kring.practice.rules.companions import Move, next_move
from kring.practice.rules.sayings import Sayings
from kring.practice.rules.scene import Body, Scene
from kring.practice.rules.setting import ME, Setting

BEGAN = datetime(2026, 1, 1, 10, tzinfo=UTC)  # practice has a clock of its own
TO_UNDO = 11  # seconds; a move can be undone for ten
AHEAD = 40  # what companions do in one answer, at most
LONGEST = timedelta(days=2)
MOST_HAPPENED = 2000  # no method comes near it; a list made to cost much does

NOT_THIS_ROUND = Text(
    "Deze oefenronde klopt niet meer. Begin opnieuw.", "This practice round no longer fits. Begin again."
)


LONG_ENOUGH = Text(
    "Deze oefenronde is lang genoeg geweest. Begin opnieuw.", "This practice round was long enough. Begin again."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What I did, and when: milliseconds after the beginning. Without a command: go on, do not wait for me."""

    at: int
    command: c.Command | None


@dataclass(frozen=True, slots=True)
class Happened:
    """`body` belongs to the event's item; it is shown only once `told` opens that item."""

    at: int
    event: e.Event
    command: str
    told: Told
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """What I could write now."""

    kind: str
    text: str


@dataclass(slots=True)
class Rehearsal:
    """A round being played. Only `play` uses it; outside it nothing changes."""

    scene: Scene
    happened: list[Happened]
    at: int = 0
    let_go: tuple[object, ...] | None = None

    @property
    def run(self) -> Run:
        return self.scene.run

    @property
    def moment(self) -> tuple[object, ...]:
        step = self.run.step
        return (*step.place, self.run.visit.revealed, step.turn.now if step.turn else None, step.floor)

    def upcoming(self) -> Move | None:
        step = self.run.step
        speaks = ME in {step.floor, step.turn.now if step.turn else None}
        ready = ME in step.ready and not speaks
        self.scene = replace(self.scene, released=ready or self.let_go == self.moment)
        move = next_move(self.scene, self.scene.setting.item(len(self.happened)))
        return replace(move, takes=max(move.takes, TO_UNDO)) if move and self.just_moved else move

    @property
    def just_moved(self) -> bool:
        """I led on a moment ago: companions read, and an undo is still possible."""
        last = self.happened[-1].event if self.happened else None
        return last is not None and last.by == ME and isinstance(last, e.PhaseOpened | e.Closed)

    def waits_until(self, at: int) -> None:
        """Companions do what they would have done by then."""
        while (move := self.upcoming()) is not None and self.at + 1000 * move.takes <= at:
            self.goes(move)

    def takes(self, one: Asked) -> None:
        """What I do, at its moment."""
        self.waits_until(one.at)
        if one.command is None:
            self.let_go = self.moment
        else:
            self.does(ME, one.command, max(one.at, self.at))

    def runs_on(self, ahead: int = AHEAD) -> None:
        """Until it is my move, or for so many moves."""
        for _ in range(ahead):
            move = self.upcoming()
            if move is None:
                return
            self.goes(move)

    def goes(self, move: Move) -> None:
        self.scene = replace(self.scene, habits=self.scene.habits | {move.habit})
        self.does(move.by, move.command, self.at + 1000 * move.takes, body=move.body, heard=move.heard)

    def does(self, by: str, command: c.Command, at: int, *, body: Body | None = None, heard: str = "") -> None:
        if len(self.happened) >= MOST_HAPPENED:
            raise NotAllowedNow(LONG_ENOUGH)
        scene, before = self.scene, self.run
        now = BEGAN + timedelta(milliseconds=at)
        event = judge(scene.method, before, command, by=by, now=now, present=frozenset(before.seats))
        after = apply(scene.method, before, event)
        bodies = scene.bodies
        if isinstance(event, e.Contributed | e.AdviceParked):
            bodies = {**bodies, event.item: body or mine_of(scene, event)}
        self.scene = replace(scene, run=after, bodies=bodies)
        self.happened.append(Happened(at, event, command.id, told(scene.method, before, event, after), heard))
        self.at = at


def mine_of(scene: Scene, event: e.Contributed | e.AdviceParked) -> Body:
    """What is known of something I wrote: its kind, and which question an answer of mine most likely answers."""
    if isinstance(event, e.AdviceParked):
        return Body("advice", ME)
    writing = scene.method.phases[event.phase].writing_for(scene.role_of(ME))
    kind = writing.kind if writing else ""
    waiting = scene.unanswered() if kind == "answer" else []
    return Body(kind, ME, parent=waiting[0] if waiting else None)


def play(
    method: Method, setting: Setting, sayings: Sayings, asked: Sequence[Asked], *, ahead: int = AHEAD
) -> Rehearsal:
    """The round after all I asked for, and up to `ahead` moves further. Raises what the last was refused with."""
    rehearsal = begun(method, setting, sayings)
    for number, one in enumerate(asked, start=1):
        try:
            rehearsal.takes(one)
        except Refusal as refusal:
            if number == len(asked):
                raise
            raise NotAllowedNow(NOT_THIS_ROUND) from refusal
    rehearsal.runs_on(ahead)
    return rehearsal


def begun(method: Method, setting: Setting, sayings: Sayings) -> Rehearsal:
    """A round in which nothing happened yet."""
    run = start(method, seats=setting.seats, roles=setting.roles(method))
    return Rehearsal(Scene(method, run, setting, sayings), [])


def example_for_me(scene: Scene) -> Example | None:
    """What I could write now, for who does not know how to begin; None where there is nothing, or only a choice."""
    if scene.run.step.stage is not Stage.OPEN:
        return None
    writing = scene.writing_of(ME)
    if writing is None or writing.kind in {"choice", "ranking", "rating"} or not _may_write(scene, writing):
        return None
    return Example(writing.kind, body_for(scene, ME, writing).text)


def answers_for_me(scene: Scene) -> dict[str, str]:
    """What the presenter of this case would answer to each question that all can see now."""
    writing = scene.writing_of(ME) if scene.run.step.stage is Stage.OPEN else None
    if writing is None or writing.kind != "answer":
        return {}
    return {item: scene.bodies[item].answer for item in scene.questions() if scene.bodies[item].answer}


def _may_write(scene: Scene, writing: Writing) -> bool:
    revealed = scene.run.visit.revealed
    return scene.count(ME) < writing.maximum and (revealed or not writing.after_reveal)
