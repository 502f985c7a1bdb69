"""What an event costs does not grow with the phases or with what happened before: counted, not timed."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from types import FrameType
from typing import Any
from uuid import UUID

import pytest

from kring.methods.rules import command as c
from kring.methods.rules.engine import apply, judge
from kring.methods.rules.event import Contributed, event_to_json
from kring.methods.rules.method import Method
from kring.methods.rules.view import Told, told
from kring.methods.tests.room import BRAM, CHAIMA, GROUP, Room
from kring.methods.tests.walk import EXAMPLES

OWN = str(UUID(int=1))
COMMANDS: dict[str, c.Command] = {
    "contribute": c.Contribute(str(UUID(int=2))),
    "revise": c.Revise(str(UUID(int=3)), OWN),
    "raise": c.RaiseHand(str(UUID(int=4))),
    "ready": c.Ready(str(UUID(int=5))),
}


def long(phases: int) -> Method:
    """The questions, held so many times over in phases of their own, and the evaluation."""
    asking = EXAMPLES.phases[EXAMPLES.index("questions")]
    many = tuple(replace(asking, key=f"questions-{n}") for n in range(phases))
    return replace(EXAMPLES, presenter_after="", phases=(*many, EXAMPLES.phases[-1]))


def held(phases: int, written: int) -> Room:
    """At the last of so many phases, with so many contributions in those before it and one of Bram in this one."""
    room = Room(long(phases)).goes_to(f"questions-{phases - 1}")
    room.does(CHAIMA, c.Reveal)
    places, authors = cycle(list(room.run.visits)[:-1]), cycle(GROUP[2:])
    for n in range(written):
        event = Contributed(next(authors), room.now, str(UUID(int=10_000 + n)), *next(places), hidden=False)
        room.run = apply(room.method, room.run, event)
    room.run = apply(room.method, room.run, Contributed(BRAM, room.now, OWN, *room.run.step.place, hidden=False))
    return room


def cost(room: Room, command: c.Command) -> tuple[int, int]:
    """Lines of Python that run for this command, and how many bytes are kept and told."""
    said: list[tuple[dict[str, Any], Told]] = []

    def work() -> None:
        event = judge(room.method, room.run, command, by=BRAM, now=room.now, present=frozenset(room.present))
        said.append((event_to_json(event), told(room.method, room.run, event, apply(room.method, room.run, event))))

    lines = lines_of(work)
    event, news = said[0]
    return lines, len(json.dumps([event, news.change, news.mine, news.opened]))


def lines_of(work: Callable[[], None]) -> int:
    count = 0

    def line(_frame: FrameType, event: str, _more: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    gc.disable()  # whoever asks to hear of collections has lines of its own
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
        gc.enable()
    return count


@pytest.mark.parametrize("name", COMMANDS)
def test_an_event_costs_the_same_after_10_100_and_1000_events(name):
    costs = {written: cost(held(3, written), COMMANDS[name]) for written in (10, 100, 1000)}
    assert len({lines for lines, _ in costs.values()}) == 1, costs
    assert len({size for _, size in costs.values()}) == 1, costs


@pytest.mark.parametrize("name", COMMANDS)
def test_an_event_costs_the_same_in_a_method_of_2_and_of_90_phases(name):
    short, far = cost(held(2, 50), COMMANDS[name]), cost(held(90, 50), COMMANDS[name])
    assert short[0] == far[0]
    assert far[1] - short[1] <= 2 * len("90")  # the number of the phase is longer
