"""Methods from outside the shelf, written in TOML from a description alone: they are held to their end as they are."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from kring.kernel.errors import Refusal
from kring.methods import checking, library
from kring.methods.rules import command as c
from kring.methods.rules.method import ADVISER, FACILITATOR, PRESENTER
from kring.methods.rules.parsing import parse
from kring.methods.rules.run import Stage
from kring.methods.tests.holding import Held, gather

FILES = sorted((Path(__file__).parent / "outside").glob("*.toml"))
OUTSIDE = {path.stem: parse(tomllib.loads(path.read_text("utf-8"))) for path in FILES}
CODE = Path(library.__file__).parents[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_sound_and_nothing_but_data(path):
    assert checking.check(path) == []
    assert path.stem not in library.methods()
    knowing = [
        code for code in CODE.rglob("*.py") if path.stem in code.read_text("utf-8") and "tests" not in code.parts
    ]
    assert knowing == []


@pytest.mark.parametrize("name", sorted(OUTSIDE))
@pytest.mark.parametrize("seed", range(4))
def test_it_is_held_to_its_end_by_any_group_it_allows(name, seed):
    method, chance = OUTSIDE[name], random.Random(seed)  # noqa: S311 -- it must be repeatable
    for number in {method.smallest_group, 6, method.largest_group}:
        held = Held(gather(method, number, chance), chance)
        assert held.room.run.step.stage is Stage.CLOSED
        assert held.course == [phase.key for phase in method.phases]
        held.room.is_rebuilt_from_its_log()


@pytest.mark.parametrize("key", sorted(library.methods()))
@pytest.mark.parametrize("seed", range(3))
def test_a_shipped_method_is_held_with_all_its_choices_and_rounds(key, seed):
    method, chance = library.method(key), random.Random(seed)  # noqa: S311 -- it must be repeatable
    held = Held(gather(method, chance.randint(method.smallest_group, method.largest_group), chance), chance)
    assert held.room.run.step.stage is Stage.CLOSED
    assert [phase.key for phase in method.phases if not phase.module and phase.key not in held.course] == []
    held.room.is_rebuilt_from_its_log()


def walk_to(name: str, key: str, number: int = 6):
    room = gather(OUTSIDE[name], number, random.Random(1))  # noqa: S311
    return room.goes_to(key)


def test_after_an_incident_the_presenter_is_chosen_in_the_meeting():
    room = walk_to("incidents-imi", "choosing")
    assert PRESENTER not in room.run.roles
    room.does(room.run.roles[FACILITATOR], c.Reveal)
    with pytest.raises(Refusal):
        room.does(room.run.roles[FACILITATOR], c.Next)
    assert room.goes_to("sentence").run.roles[PRESENTER]


def test_questions_with_two_sides_need_no_presenter_and_keep_notes_to_oneself():
    room = walk_to("wicked-questions", "alone")
    person = room.run.seats[2]
    with pytest.raises(Refusal):
        room.does(person, c.Contribute)
    room.goes_to("tables")
    assert PRESENTER not in room.run.roles
    assert sorted(len(table) for table in room.shown()["tables"]) == [3, 3]
    item = room.writes(person)
    assert item not in room.shown()["contributions"]
    room.does(room.run.roles[FACILITATOR], c.Reveal)
    assert item in room.shown()["contributions"]


@pytest.mark.parametrize("key", ["participation", "hypotheses"])
def test_with_feeling_first_the_presenter_sits_outside_and_only_reads(key):
    room = walk_to("inner-participation", key)
    presenter = room.run.roles[PRESENTER]
    adviser = next(person for person in room.run.seats if room.run.role_of(person) == ADVISER)
    for refused in (c.Contribute, c.RaiseHand, c.Park):
        with pytest.raises(Refusal):
            room.does(presenter, refused)
    while room.run.step.turn is not None and room.run.step.turn.now != adviser:
        room.does(room.run.roles[FACILITATOR], c.Done)
    assert room.writes(adviser) in room.shown()["contributions"]


def test_in_troika_everybody_presents_once():
    method = library.method("troika")
    for number in range(method.smallest_group, method.largest_group + 1):
        chance = random.Random(number)  # noqa: S311
        held = Held(gather(method, number, chance), chance)
        assert set(held.presented) == set(held.room.run.seats)
        assert held.course.count("thinking") == number


def test_after_finding_the_question_the_group_chooses_a_module_again():
    room = gather(library.method("six-phases"), 6, random.Random(1))  # noqa: S311
    leader = room.run.roles[FACILITATOR]
    room.goes_to("module")
    room.does(leader, c.Choose, module="finding")
    room.does(leader, c.Next)
    assert room.phase.key == "finding"
    room.does(leader, c.Reveal)
    room.does(leader, c.Again)
    assert room.phase.key == "key-question"
    room.does(leader, c.Next)
    with pytest.raises(Refusal):
        room.does(leader, c.Next)
    room.does(leader, c.Choose, module="reverse")
    room.does(leader, c.Next)
    assert room.phase.key == "reverse"
    room.does(leader, c.Next)
    assert room.phase.key == "closing"
