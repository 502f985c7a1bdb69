"""Two meetings that differ only in what Bram did unseen: nobody who may not know can tell them apart.

Compared is everything that others get: state, what is their own, what every event of theirs says, and every refusal.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from kring.kernel.errors import Refusal
from kring.methods.library import method
from kring.methods.rules import command as c
from kring.methods.rules.event import event_to_json
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, GROUP, SECOND, Room
from kring.methods.tests.walk import EXAMPLES, HABITS, some_fields

SECRET = "00000000-0000-0000-0000-00000000beef"
OTHERS = tuple(person for person in GROUP if person != BRAM)
AT_ONCE = 0 * SECOND


def writes(room: Room) -> None:
    room.does(BRAM, c.Contribute, id=SECRET, after=AT_ONCE)
    room.does(BRAM, c.Revise, item=SECRET, after=AT_ONCE)


def brings(room: Room) -> None:
    room.does(BRAM, c.Bring, item=next(iter(room.own(BRAM)["parked"])), after=AT_ONCE)


def signals(room: Room) -> None:
    room.does(BRAM, c.Unsafe, after=AT_ONCE)


INCIDENT = method("incident")
UNSEEN: tuple[tuple[str, str, Callable[[Room], None]], ...] = (
    ("incident", "questions", writes),  # hidden
    ("incident", "suggestions", brings),  # parked, then hidden
    ("examples", "vote", writes),  # unseen
    ("examples", "tables", writes),  # at a table, without a name
    ("examples", "advice", writes),  # hidden, without a name
)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("key", "phase", "secretly"), UNSEEN)
def test_nobody_can_tell_whether_somebody_else_wrote(key, phase, secretly, seed):
    with_text, without = meeting(key, phase), meeting(key, phase)
    secretly(with_text)
    with_text.asked = without.asked
    for_others_the_same(with_text, without, OTHERS, seed, but=c.Reveal)
    assert with_text.own(BRAM) != without.own(BRAM)


@pytest.mark.parametrize("seed", range(8))
def test_nobody_but_the_facilitator_can_tell_that_something_feels_unsafe(seed):
    """Not even who gave the signal is told anything: a neighbour may be looking at their screen."""
    with_signal, without = meeting("incident", "checkin"), meeting("incident", "checkin")
    signals(with_signal)
    with_signal.asked = without.asked
    assert "unsafe" in with_signal.own(CHAIMA)
    told = tuple(person for person in GROUP if person != CHAIMA)
    for_others_the_same(with_signal, without, told, seed, but=c.Unsafe)
    assert all(event.by != BRAM for event in with_signal.log if event.kind == "felt-unsafe")


@pytest.mark.parametrize("phase", ["tables", "advice"])
def test_whoever_wrote_without_a_name_the_reveal_is_the_same_for_all_others(phase):
    """Which of the two it was, nobody else can tell: not by state, counts, order or what the facilitator gets."""
    said = []
    for author in (BRAM, DAAN):
        room = meeting("examples", phase)
        room.does(author, c.Contribute, id=SECRET, after=AT_ONCE)
        room.does(CHAIMA, c.Reveal)
        room.does(CHAIMA, c.Next)
        others = [person for person in GROUP if person not in {BRAM, DAAN}]
        said.append((room.shown(), [room.own(person) for person in others], event_to_json(room.log[-2]), room.told))
    assert said[0] == said[1]


def for_others_the_same(one: Room, other: Room, people: tuple[str, ...], seed: int, but: type[c.Command]) -> None:
    """60 commands of these people have the same effect in both, as far as they can see."""
    chance = random.Random(seed)  # noqa: S311 -- it must be repeatable
    kinds = [kind for kind, weight in HABITS.items() for _ in range(weight) if kind is not but]
    doers = (*(person for person in people if person != BRAM), CHAIMA, CHAIMA)
    for _ in range(60):
        command, by = chance.choice(kinds), chance.choice(doers)
        given = some_fields(other, command, chance)
        if "item" in given and chance.random() < 0.3:
            given["item"] = SECRET
        assert outcome(one, by, command, given) == outcome(other, by, command, given)
        assert one.shown() == other.shown()
        for person in people:
            assert one.own(person) == other.own(person)


def meeting(key: str, phase: str) -> Room:
    room = Room({"incident": INCIDENT, "examples": EXAMPLES}[key], roles=dict(ROLES))
    if key == "incident" and phase != "checkin":
        room.goes_to("questions").parks(BRAM)
    return room.goes_to(phase)


ROLES = {"presenter": ANNA, "facilitator": CHAIMA, "timekeeper": DAAN}


def outcome(room: Room, by: str, command: type[c.Command], given: dict[str, object]) -> object:
    """What this person gets to see of their command."""
    try:
        return event_to_json(room.does(by, command, **given))  # type: ignore[arg-type]
    except Refusal as refusal:
        return refusal.sentence
