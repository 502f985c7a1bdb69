"""Two meetings that differ only in what Bram wrote unseen: until the reveal nobody else can tell them apart."""

from __future__ import annotations

import random

import pytest

from kring.kernel.errors import Refusal
from kring.methods.library import method
from kring.methods.rules import command as c
from kring.methods.rules.event import event_to_json
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, GROUP, SECOND, Room
from kring.methods.tests.walk import HABITS, some_fields

SECRET = "00000000-0000-0000-0000-00000000beef"
OTHERS = tuple(person for person in GROUP if person != BRAM)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("phase", ["questions", "suggestions"])
def test_nobody_can_tell_whether_somebody_else_wrote(phase, seed):
    with_text, without = meeting(phase), meeting(phase)
    if phase == "questions":
        with_text.does(BRAM, c.Contribute, id=SECRET, after=0 * SECOND)
        with_text.does(BRAM, c.Revise, item=SECRET, after=0 * SECOND)
    else:
        with_text.does(BRAM, c.Bring, item=parked_by_bram(with_text), after=0 * SECOND)
    with_text.asked = without.asked
    chance = random.Random(seed)  # noqa: S311 -- it must be repeatable
    kinds = [kind for kind, weight in HABITS.items() for _ in range(weight) if kind is not c.Reveal]
    for _ in range(60):
        command, by = chance.choice(kinds), chance.choice((*OTHERS, CHAIMA, CHAIMA))
        given = some_fields(without, command, chance)
        if "item" in given and chance.random() < 0.3:
            given["item"] = SECRET
        assert outcome(with_text, by, command, given) == outcome(without, by, command, given)
        assert with_text.shown() == without.shown()
        for person in OTHERS:
            assert with_text.own(person) == without.own(person)
    assert with_text.own(BRAM) != without.own(BRAM)


def meeting(phase: str) -> Room:
    room = Room(method("incident"), roles={"presenter": ANNA, "facilitator": CHAIMA, "timekeeper": DAAN})
    room.goes_to("questions").parks(BRAM)
    return room.goes_to(phase)


def parked_by_bram(room: Room) -> str:
    item: str = next(iter(room.own(BRAM)["parked"]))
    return item


def outcome(room: Room, by: str, command: type[c.Command], given: dict[str, object]) -> object:
    """What this person gets to see of their command."""
    try:
        return event_to_json(room.does(by, command, **given))  # type: ignore[arg-type]
    except Refusal as refusal:
        return refusal.sentence
