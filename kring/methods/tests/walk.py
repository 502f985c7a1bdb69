"""Long meetings by a repeatable chance, in which people mostly do what makes sense, and sometimes what does not."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kring.kernel.errors import Refusal
from kring.methods.reference import EXAMPLES as PAGE
from kring.methods.rules import command as c
from kring.methods.rules.method import FACILITATOR, Method
from kring.methods.rules.parsing import parse
from kring.methods.tests.room import ANNA, CHAIMA, DAAN, GROUP, HUGO, SECOND, Room

EXAMPLES = parse(tomllib.loads(PAGE.read_text("utf-8")))
WORKSHOP = parse(tomllib.loads((Path(__file__).parent / "workshop.toml").read_text("utf-8")))
STRANGER = "ffffffff-ffff-ffff-ffff-ffffffffffff"


def busy_meeting(
    methods: Sequence[Method], seed: int, commands: int = 250, *, guided: str = "", way: str = "phones"
) -> Iterator[Room]:
    """The same room again and again, after each command."""
    chance = random.Random(seed)  # noqa: S311 -- it must be repeatable
    roles = {**ROLES, "timekeeper": DAAN}
    room = Room(chance.choice(methods), roles=roles, way=way, guided=guided)
    if guided:
        room.does(ANNA, c.Open)
    else:
        first = {phase.modules[0].key for phase in room.method.phases if phase.modules}
        held = [phase.key for phase in room.method.phases[:-1] if phase.module in {"", *first}]
        room.goes_to(chance.choice(held))
    kinds = [kind for kind, weight in HABITS.items() for _ in range(weight)]
    for _ in range(commands):
        command = chance.choice(kinds)
        by = chance.choice(GROUP)
        if command in LEADING and not guided and chance.random() < 0.9:
            by = room.run.roles.get(FACILITATOR, by)
        given = some_fields(room, command, chance)
        if "item" in given and chance.random() < 0.9:
            by = author_of(room, str(given["item"])) or by
        with suppress(Refusal):
            room.does(by, command, after=chance.choice((SECOND, SECOND, 15 * SECOND)), **given)
        if chance.random() < 0.05:
            room.present ^= {chance.choice(GROUP)}
        if chance.random() < 0.02:
            room.reseats([person for person in (*GROUP, HUGO) if chance.random() < 0.95])
        yield room


ROLES = {"presenter": ANNA, "facilitator": CHAIMA}
LEADING = {c.Open, c.Next, c.Back, c.Repeat, c.UndoMove, c.Reveal, c.Close, c.Extend, c.Pause, c.Resume, c.GiveFloor}
LEADING |= {c.Choose, c.Again, c.Settle}
HABITS = {
    **dict.fromkeys(c.COMMANDS.values(), 2),
    c.Open: 4,
    c.Next: 5,
    c.Contribute: 25,
    c.Park: 6,
    c.Bring: 6,
    c.Done: 8,
    c.Revise: 6,
    c.Close: 1,
    c.Disturb: 1,
    c.Settle: 3,
}


def author_of(room: Room, item: str) -> str | None:
    for visit in room.run.visits.values():
        if item in visit.shown or item in visit.hidden:
            return (visit.shown.get(item) or visit.hidden[item]).by
    return room.run.parked[item].by if item in room.run.parked else None


def some_fields(room: Room, command: type[c.Command], chance: random.Random) -> dict[str, Any]:
    run = room.run
    items = [item for visit in run.visits.values() for item in (*visit.shown, *visit.hidden)]
    choices: dict[str, Any] = {
        "item": chance.choice([*run.parked, *([] if command in {c.Bring, c.Drop} else items[-6:]), STRANGER]),
        "to": chance.choice((*GROUP, HUGO)),
        "role": chance.choice(("presenter", "facilitator", "timekeeper", "king")),
        "minutes": chance.choice((1, 2)),
        "early": chance.random() < 0.02,
        "swap": chance.random() < 0.5,
        "module": chance.choice(("gossip", "practise", "nothing")),
        "chair": chance.choice(("self", "other", None)),
        "table": chance.choice((None, None, None, 0, 1)),
        "person": chance.choice((*GROUP, HUGO, None, None)),
    }
    if command is c.Back:
        choices["phase"] = chance.randrange(max(run.step.phase, 1))
    if command is c.Next and chance.random() < 0.3:
        choices["phase"] = run.step.phase + chance.randrange(4)
    if command is c.Contribute and run.way in {"projector", "paper"}:
        choices["whom"] = chance.choice((*GROUP, None))
    if command is c.Contribute and run.left is not None and chance.random() < 0.2:
        choices["phase"], choices["visit"] = run.left.place
    return {name: value for name, value in choices.items() if name in command.__dataclass_fields__}
