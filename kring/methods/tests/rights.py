"""What each person may do in many moments, as the engine judges it: `python -m kring.methods.tests.rights`.

The browser works out the same from script, state and role, to show or hide buttons (frontend/room/part.ts). Its tests
read this file, so that the screen never offers what the server refuses, nor hides what it allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kring.kernel.errors import Refusal
from kring.methods.rules import command as c
from kring.methods.rules.engine import judge
from kring.methods.rules.method import Method
from kring.methods.rules.run import Stage
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, Room
from kring.methods.tests.walk import EXAMPLES, WORKSHOP, busy_meeting

PAGE = Path(__file__).parent / "rights.json"
SCRIPTS = (WORKSHOP, EXAMPLES)  # every form, and nothing that changes when somebody edits a shipped method
NEW = "00000000-0000-0000-0000-0000000fffff"


def rights() -> dict[str, Any]:
    """Scripts, and moments: who I am, what I know, and what I may do."""
    moments = [moment(room, person) for room in rounds() for person in (CHAIMA, DAAN, ELIF)]
    for seed in range(48):
        moments.extend(moments_of(SCRIPTS, seed, "half" if seed % 4 == 3 else ""))
    return {"scripts": {one.key: one.script() for one in SCRIPTS}, "moments": moments}


def moments_of(methods: Sequence[Method], seed: int, guided: str) -> Iterator[dict[str, Any]]:
    """Three moments of one meeting, each of somebody else."""
    for number, room in enumerate(busy_meeting(methods, seed, 50, guided=guided)):
        if number in {7, 23, 49} and room.run.step.stage is Stage.OPEN:
            seats = room.run.seats
            yield moment(room, seats[(seed + number) % len(seats)])


def rounds() -> Iterator[Room]:
    """A round that is over while Daan came late, and one in which the floor went to who had spoken."""
    over = Room(EXAMPLES)
    over.present -= {DAAN}
    over.goes_to("pitch")
    for person in (ELIF, FONS, ANNA, BRAM, CHAIMA):
        over.does(person, c.Done)
    yield over
    lent = Room(EXAMPLES).goes_to("pitch")
    lent.does(DAAN, c.Done)
    lent.does(CHAIMA, c.GiveFloor, to=DAAN)
    yield lent


def moment(room: Room, me: str) -> dict[str, Any]:
    mine = room.own(me)
    may: dict[str, Any] = {
        "write": is_allowed(room, me, c.Contribute(NEW)),
        "park": is_allowed(room, me, c.Park(NEW)),
        # Where the room leads, who makes it enough may hear what must be chosen first: that is no lack of right.
        "ready": room.run.guided != "" or is_allowed(room, me, c.Ready(NEW)) or is_allowed(room, me, c.Unready(NEW)),
        "end_turn": is_allowed(room, me, c.Done(NEW)),
        "keep_time": is_allowed(room, me, c.Extend(NEW, 1)),
        "take_over": [role for role in room.method.assignable if is_allowed(room, me, c.Assign(NEW, role, me))],
        "go_to": [n for n in range(len(room.method.phases)) if is_allowed(room, me, c.Next(NEW, n))],
    }
    if mine["parked"]:
        may["bring"] = is_allowed(room, me, c.Bring(NEW, next(iter(mine["parked"]))))
    return {
        "script": room.method.key,
        "state": room.shown(),
        "mine": mine,
        "me": me,
        "here": sorted(room.present),
        "may": may,
    }


def is_allowed(room: Room, by: str, command: c.Command) -> bool:
    try:
        judge(room.method, room.run, command, by=by, now=room.now, present=frozenset(room.present))
    except Refusal:
        return False
    return True


def written() -> str:
    said = rights()
    moments = ",\n".join(json.dumps(one, separators=(",", ":")) for one in said["moments"])
    scripts = json.dumps(said["scripts"], separators=(",", ":"), ensure_ascii=False)
    return f'{{"scripts":{scripts},\n"moments":[\n{moments}\n]}}\n'


if __name__ == "__main__":
    PAGE.write_text(written(), "utf-8")
