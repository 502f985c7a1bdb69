"""Which way a meeting goes: who comes to present, a choice of how to go on, rounds again, tables and chairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kring.kernel.errors import NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.rules.judging.opening import tables
from kring.methods.rules.method import FACILITATOR, PRESENTER, Loop
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, GROUP, HUGO, MINUTE, SECOND, Room
from kring.methods.tests.test_moving import refused
from kring.methods.tests.walk import EXAMPLES


@pytest.fixture
def met() -> Room:
    """The method with a phase of every form: Chaima facilitates, and Anna comes to present."""
    return Room(EXAMPLES)


def test_who_presents_is_known_when_the_phase_of_that_choice_is_left(met):
    assert met.shown()["roles"] == {FACILITATOR: CHAIMA}  # the plan's presenter waits for the choice
    met.goes_to("vote").does(CHAIMA, c.Reveal)
    with refused(say.WHO_PRESENTS):
        met.does(CHAIMA, c.Next)
    met.does(CHAIMA, c.Assign, role=PRESENTER, to=DAAN)
    met.does(CHAIMA, c.Next)
    assert met.phase.key == "story"


def test_the_presenter_chooses_how_to_go_on_and_the_other_way_is_passed_over(met):
    met.goes_to("way")
    with refused(say.CHOOSE_FIRST):
        met.does(CHAIMA, c.Next)
    with refused(say.ONLY_WHO_CHOOSES, NotPermitted):
        met.does(BRAM, c.Choose, module="practise")
    with refused(say.NO_SUCH_MODULE, NotFound):
        met.does(ANNA, c.Choose, module="dance")
    met.does(ANNA, c.Choose, module="practise")
    assert met.shown()["modules"] == {"way": "practise"}
    met.does(CHAIMA, c.Next)
    assert met.phase.key == "practise"
    met.does(CHAIMA, c.Back, phase=EXAMPLES.index("way"))
    met.does(CHAIMA, c.Choose, module="gossip")
    met.does(CHAIMA, c.Next)
    met.does(CHAIMA, c.Next)
    assert met.phase.key == "advice"
    with refused(say.NOT_AN_EARLIER_PHASE):
        met.does(CHAIMA, c.Back, phase=EXAMPLES.index("practise"))


def test_an_undo_takes_back_what_was_chosen_after_it(met):
    met.goes_to("way").does(CHAIMA, c.Choose, module="gossip")
    assert met.shown()["modules"] == {"way": "gossip"}
    met.does(CHAIMA, c.UndoMove)
    assert "modules" not in met.shown()


def test_the_group_goes_round_again_with_the_next_presenter(met):
    met.goes_to("learned").does(CHAIMA, c.Again)
    assert (met.phase.key, met.run.step.visit) == ("story", 2)
    assert met.shown()["roles"] == {PRESENTER: BRAM, FACILITATOR: CHAIMA}
    assert met.shown()["loops"] == {"learned": 1}
    assert "modules" not in met.shown()  # another presenter, another way
    met.does(CHAIMA, c.UndoMove)
    assert met.shown()["roles"][PRESENTER] == ANNA
    assert "loops" not in met.shown()


def test_who_facilitates_trades_with_who_presented_and_a_loop_ends(met):
    met.goes_to("learned").does(CHAIMA, c.Again)
    met.goes_to("learned").does(CHAIMA, c.Again)
    assert met.shown()["roles"] == {PRESENTER: CHAIMA, FACILITATOR: BRAM}
    met.goes_to("learned")
    with refused(say.ROUND_OFTEN_ENOUGH):
        met.does(BRAM, c.Again)
    met.does(BRAM, c.Next)


def test_each_presents_once_and_who_is_away_is_passed_over():
    loop = Loop("story", None, PRESENTER)
    phases = [replace(one, loop=loop) if one.key == "learned" else one for one in EXAMPLES.phases]
    met = Room(replace(EXAMPLES, phases=tuple(phases)))
    met.present -= {BRAM}
    presented: list[str] = []
    while len(presented) < len(GROUP) - 1:
        presented.append(met.goes_to("learned").run.roles[PRESENTER])
        if len(presented) < len(GROUP) - 1:
            met.does(met.run.roles[FACILITATOR], c.Again)
    assert presented == [ANNA, CHAIMA, DAAN, ELIF, FONS]
    with refused(say.EVERYBODY_PRESENTED):
        met.does(met.run.roles[FACILITATOR], c.Again)


def test_time_grows_with_who_has_a_turn_and_a_turn_knows_when_it_began(met):
    met.present -= {FONS}
    met.goes_to("pitch")
    assert met.run.step.timer.remaining(met.now) == 6 * MINUTE  # one minute, and one for each of five
    began = met.shown()["turn"]["since"]
    met.does(CHAIMA, c.Done, after=90 * SECOND)
    assert met.shown()["turn"]["since"] > began


def test_tables_are_formed_of_who_is_here_and_who_comes_late_joins_one(met):
    met.present -= {ELIF}
    met.goes_to("tables")  # Anna presents, and sits at none
    assert met.shown()["tables"] == [[BRAM, CHAIMA], [DAAN, FONS]]
    met.present |= {ELIF}
    met.does(ELIF, c.Sit, table=1)
    assert met.shown()["tables"] == [[BRAM, CHAIMA], [DAAN, FONS, ELIF]]
    with refused(say.THEY_LISTEN):
        met.does(ANNA, c.Sit, table=0)
    with refused(say.NO_SUCH_TABLE, NotFound):
        met.does(ELIF, c.Sit, table=2)


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [(3, 2, [3]), (4, 2, [2, 2]), (5, 2, [2, 3]), (5, 4, [2, 3]), (7, 3, [2, 3, 2]), (10, 4, [3, 4, 3]), (1, 3, [1])],
)
def test_tables_are_as_even_as_can_be_and_nobody_sits_alone(people, size, sizes):
    assert [len(table) for table in tables([str(n) for n in range(people)], size)] == sizes


def test_one_sits_down_on_a_chair_that_is_for_them(met):
    met.goes_to("way").does(ANNA, c.Choose, module="practise")
    met.goes_to("practise").does(ANNA, c.Sit, chair="other")
    with refused(say.NOT_THEIR_CHAIR):
        met.does(BRAM, c.Sit, chair="other")
    met.does(BRAM, c.Sit, chair="self")
    with refused(say.CHAIR_IS_TAKEN):
        met.does(DAAN, c.Sit, chair="self")
    with refused(say.ONLY_THE_FACILITATOR, NotPermitted):
        met.does(DAAN, c.Sit, chair="self", person=ELIF)
    met.does(CHAIMA, c.Sit, chair="self", person=DAAN)
    assert met.shown()["chairs"] == {"other": ANNA, "self": DAAN}
    met.does(DAAN, c.Sit)
    with refused(say.NOT_SITTING):
        met.does(DAAN, c.Sit)
    met.does(CHAIMA, c.Next)
    assert "chairs" not in met.shown()


def test_who_joins_the_group_in_the_middle_sits_down_and_takes_part(met):
    met.goes_to("gossip").reseats([*GROUP, HUGO])
    met.present |= {HUGO}
    met.writes(HUGO)
    met.goes_to("evaluation")
    assert HUGO in met.shown()["turn"]["order"]
