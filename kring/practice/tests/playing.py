"""A practice round for tests: I do sensible things, one after another, until it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from kring.methods.rules import command as c
from kring.methods.rules.method import Method
from kring.methods.rules.run import Stage
from kring.practice.library import sayings
from kring.practice.rules.rehearsal import Asked, Rehearsal, begun, play
from kring.practice.rules.scene import Scene
from kring.practice.rules.setting import ME, Setting

MOST_STEPS = 300
MUCH = 1000  # moves in a row, more than any step has
Choose = Callable[[list[type[c.Command] | None]], type[c.Command] | None]


@dataclass
class Round:
    method: Method
    setting: Setting
    case: str = "nurse"
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.played = begun(self.method, self.setting, sayings(self.case, self.method))
        self.played.runs_on(MUCH)

    @property
    def scene(self) -> Scene:
        return self.played.scene

    @property
    def phase(self) -> str:
        return self.scene.phase.key

    def replay(self) -> Rehearsal:
        """The same round, from its beginning, as the server plays it."""
        return play(self.method, self.setting, sayings(self.case, self.method), self.asked, ahead=MUCH)

    def does(self, command: type[c.Command] | None, *, after: int = 1000, **given: object) -> Round:
        given = {**self.fields_of(command), **given}
        made = command(str(UUID(int=len(self.asked) + 1)), **given) if command else None
        self.asked.append(Asked(self.played.at + after, made))
        self.played.takes(self.asked[-1])
        self.played.runs_on(MUCH)
        return self

    def fields_of(self, command: type[c.Command] | None) -> dict[str, object]:
        if command is c.Choose:
            return {"module": self.scene.phase.modules[-1].key}
        return {"role": "presenter", "to": self.scene.planned_presenter} if command is c.Assign else {}

    def goes_on(self) -> Round:
        return self.does(None)

    def goes_to(self, key: str) -> Round:
        """On and on, doing no more than must be, until the phase with this key is open."""
        while self.scene.run.step.stage is Stage.WAITING or self.phase != key:
            self.does(must(self.scene))
        return self

    def ends(self, choose: Choose) -> bool:
        """Does it end, when I choose among what makes sense?"""
        for _ in range(MOST_STEPS):
            if self.scene.run.step.stage is Stage.CLOSED:
                return True
            self.does(choose(sensible(self.scene)))
        return False


def sensible(scene: Scene) -> list[type[c.Command] | None]:
    """What somebody who means well may do now; the first keeps the meeting going."""
    found: list[type[c.Command] | None] = [must(scene)]
    step, writing = scene.run.step, scene.writing_of(ME)
    if step.stage is not Stage.OPEN:
        return found
    waits = step.turn is not None and step.turn.now not in {None, ME} and ME not in step.turn.taken
    shut = writing is None or scene.count(ME) >= writing.maximum or writing.private
    shut = shut or (writing is not None and writing.anonymous and scene.run.visit.revealed)
    if writing is not None and not shut and not waits and (scene.run.visit.revealed or not writing.after_reveal):
        found.append(c.Contribute)
    if ME not in step.ready and (scene.speaks(ME) or writing is not None):
        found.append(c.Ready)
    if ME not in step.hands and ME not in {step.floor, step.turn.now if step.turn else None} and scene.speaks(ME):
        found.append(c.RaiseHand)
    if ME in {step.floor, step.turn.now if step.turn else None}:
        found.append(c.Done)
    if scene.run.signs.disturbance is None:
        found.append(c.Disturb)
    if scene.leader is not None:
        found.append(c.Unsafe)
    return found


def must(scene: Scene) -> type[c.Command] | None:
    """What moves everybody on when I facilitate; otherwise that nobody waits for me."""
    step = scene.run.step
    needed: dict[type[c.Command] | None, bool] = {
        None: scene.leader is not None,
        c.Open: step.stage is Stage.WAITING,
        c.Done: ME in {step.floor, step.turn.now if step.turn else None},
        c.Settle: scene.run.signs.disturbance is not None,
        c.Reveal: scene.phase.is_hidden and not scene.run.visit.revealed,
        c.Choose: scene.lacks_module,
        c.Assign: scene.lacks_presenter,
        c.Close: step.phase == len(scene.method.phases) - 1,
        c.Next: True,
    }
    return next(command for command, is_needed in needed.items() if is_needed)
