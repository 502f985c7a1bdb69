"""Every shipped method is held to its end by random groups, led by a facilitator and led by the room."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.methods.library import methods
from kring.methods.rules import command as c
from kring.methods.rules.judging.asked import awaits_turn
from kring.methods.rules.method import FACILITATOR, PRESENTER
from kring.methods.rules.run import Stage
from kring.methods.tests.room import Room
from kring.methods.tests.walk import EXAMPLES

METHODS = {method.key: method for method in (EXAMPLES, *methods().values())}
MOST_STEPS = 200  # more than any method with its loops: a walk that does not end fails


@pytest.mark.parametrize("name", sorted(METHODS))
@given(data=st.data(), size=st.integers(3, 10), guided=st.sampled_from(("", "half", "all")))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_method_can_be_held_to_its_end_by_3_to_10_people(name, data, size, guided):
    method = METHODS[name]
    size = min(max(size, method.smallest_group), method.largest_group)
    seats = [f"00000000-0000-0000-0000-{n:012d}" for n in range(1, size + 1)]
    roles = dict(zip(method.roles, data.draw(st.permutations(seats)), strict=False))
    room = Room(method, seats=seats, roles=roles, guided=guided)
    if size > method.smallest_group:  # one may stay away
        room.present -= data.draw(st.sets(st.sampled_from(seats), max_size=1)) - set(roles.values())
    room.does(roles[FACILITATOR], c.Open)
    modules = data.draw(st.integers(0, 9))
    rounds = data.draw(st.integers(0, 3))
    for _ in range(MOST_STEPS):
        if room.run.step.stage is Stage.CLOSED:
            break
        hold(room)
        choose(room, modules)
        rounds -= goes_round(room) if rounds else 0
        leave(room)
    assert room.run.step.stage is Stage.CLOSED
    room.is_rebuilt_from_its_log()


def hold(room: Room) -> None:
    """Everybody has their turn and writes what is asked."""
    while room.run.step.turn is not None and room.run.step.turn.now is not None:
        speaker = room.run.step.turn.now
        write(room, speaker, after_reveal=False)
        room.does(speaker, c.Done)
    for person in sorted(room.present):
        write(room, person, after_reveal=False)
    if room.phase.is_hidden:
        reveal(room)
        for person in sorted(room.present):
            write(room, person, after_reveal=True)


def write(room: Room, person: str, *, after_reveal: bool) -> None:
    writing = room.phase.writing_for(room.run.role_of(person))
    if writing is None or writing.private or writing.after_reveal != after_reveal or awaits_turn(room.run, person):
        return
    for _ in range(min(max(writing.minimum, 1), writing.maximum) - room.run.visit.counts.get(person, 0)):
        room.writes(person)


def leader(room: Room) -> str:
    return room.run.roles.get(FACILITATOR, min(room.present))


def reveal(room: Room) -> None:
    if not room.run.guided:
        room.does(leader(room), c.Reveal)
    for person in sorted(room.present):
        if not room.run.visit.revealed:
            room.does(person, c.Ready)


def choose(room: Room, modules: int) -> None:
    by = room.run.roles.get(PRESENTER, leader(room)) if room.run.guided else leader(room)
    if room.phase.modules:
        room.does(by, c.Choose, module=room.phase.modules[modules % len(room.phase.modules)].key)
    room.chooses(by)


def goes_round(room: Room) -> int:
    loop = room.phase.loop
    if loop is None or room.run.course.loops.get(room.phase.key, 0) >= (loop.most or 1):
        return 0
    room.does(leader(room), c.Again)
    hold(room)
    return 1


def leave(room: Room) -> None:
    was, last = room.run.step, len(room.method.phases) - 1
    if room.run.guided:
        for person in sorted(room.present):
            if room.run.step.visits == was.visits and room.run.step.stage is Stage.OPEN:
                room.does(person, c.Ready)
        return
    room.does(leader(room), c.Close if was.phase == last else c.Next)
    assert room.run.step.stage is Stage.CLOSED or room.phase.module in {"", *room.run.course.modules.values()}
