"""Simulated members: they carry any method to its end, and do nothing that the engine refuses."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.kernel.errors import NotAllowedNow
from kring.methods.library import method, methods
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules.engine import start
from kring.methods.rules.run import Stage
from kring.methods.rules.view import merge, own, shown
from kring.methods.tests.walk import WORKSHOP
from kring.practice.library import cases, sayings
from kring.practice.rules.rehearsal import Asked, play
from kring.practice.rules.setting import ME, MY_ROLES, Setting, others_for
from kring.practice.tests.playing import Round, must

CASES = [case.key for case in cases()]


METHODS = {**methods(), "workshop": WORKSHOP}  # also one that a person made, with every kind of step there is


@pytest.mark.parametrize("key", sorted(METHODS))
@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_method_ends_whatever_sensible_things_i_do(key, data):
    """A refusal of a companion's move would be raised here: `play` judges every one of them."""
    setting = Setting(
        data.draw(st.sampled_from(MY_ROLES)),
        data.draw(st.sampled_from(others_for(METHODS[key]))),
        data.draw(st.integers(0, 2**31 - 1)),
        data.draw(st.sampled_from(("nl", "en"))),
    )
    one = Round(METHODS[key], setting, data.draw(st.sampled_from(CASES)))
    assert one.ends(lambda found: data.draw(st.sampled_from([found[0], *found])))
    assert_told_is_true(one)
    assert one.replay().happened == one.played.happened


def assert_told_is_true(one: Round) -> None:
    """A browser that applies what it was told sees what there is, and never a text that is hidden from it."""
    run = start(one.method, seats=one.setting.seats, roles=one.setting.roles(one.method))
    state, mine = shown(one.method, run), own(one.method, run, ME)
    for happened in one.played.happened:
        state, mine = merge(state, happened.told.change or {}), merge(mine, happened.told.mine.get(ME, {}))
    assert state == shown(one.method, one.scene.run)
    assert mine == own(one.method, one.scene.run, ME)


@pytest.mark.parametrize("role", MY_ROLES)
def test_the_same_list_gives_the_same_round(role):
    one = Round(method("incident"), Setting(role, 4, 7)).goes_to("analysis")
    again = one.replay()
    assert again.happened == one.played.happened
    assert again.scene.bodies == one.scene.bodies


def test_what_was_played_stays_whatever_i_do_later():
    """The browser shows companions' moves one by one, and keeps those it has shown."""
    one = Round(method("incident"), Setting("adviser", 5, 7)).goes_to("questions")
    before, first = list(one.played.happened), one.asked[-1].at
    shown_so_far = [happened for happened in before if happened.at <= first + 30_000]
    one.asked.append(type(one.asked[0])(first + 30_000, c.Contribute("00000000-0000-0000-0000-0000000000aa")))
    assert one.replay().happened[: len(shown_so_far)] == shown_so_far


def test_companions_wait_for_who_practises():
    one = Round(method("five-step"), Setting("presenter", 4, 1)).goes_to("question")
    assert one.phase == "question"
    assert one.played.upcoming() is None
    assert one.does(c.Contribute).phase == "question"
    assert one.does(c.Ready).phase == "exploring"


def test_nobody_speaks_before_my_turn_has_passed():
    one = Round(method("incident"), Setting("adviser", 4, 1)).goes_to("checkin")
    turn = one.scene.run.step.turn
    assert turn is not None
    assert turn.now == ME
    assert one.played.upcoming() is None
    one.does(c.Done)
    assert one.played.upcoming() is None  # the round is over, and they wait until I have read it


def test_a_companion_has_advice_too_soon_and_parks_it_until_it_is_asked_for():
    one = Round(method("five-step"), Setting("facilitator", 5, 2)).goes_to("exploring")
    parked = [happened for happened in one.played.happened if isinstance(happened.event, e.AdviceParked)]
    assert len(parked) == 1
    assert "parkeer" in parked[0].heard
    assert parked[0].told.change is None
    one.goes_to("advice")
    while not one.scene.run.step.turn or one.scene.run.step.turn.now is not None:
        one.does(c.Done)
    events = [happened.event for happened in one.played.happened]
    brought = [event.item for event in events if isinstance(event, e.AdviceBrought)]
    assert brought == [event.item for event in events if isinstance(event, e.AdviceParked)]


def test_the_presenter_answers_each_question_and_mine_as_well():
    one = Round(method("incident"), Setting("adviser", 3, 4)).goes_to("questions")
    one.does(c.Contribute).does(c.Ready)
    answered = [body.parent for body in one.scene.bodies.values() if body.kind == "answer"]
    asked = [item for item, body in one.scene.bodies.items() if body.kind == "question"]
    assert set(answered) == set(asked)
    assert any(one.scene.bodies[item].by == ME for item in asked)


def test_hidden_writing_of_companions_is_not_in_what_i_am_told():
    one = Round(method("incident"), Setting("facilitator", 5, 4)).goes_to("questions")
    hidden = {item for item in one.scene.run.visit.hidden if one.scene.bodies[item].by != ME}
    assert hidden
    told = [happened.told for happened in one.played.happened]
    assert not hidden & {item for each in told for item in each.opened}
    one.does(c.Reveal)
    revealed = next(h for h in one.played.happened if isinstance(h.event, e.Revealed))
    assert hidden <= set(revealed.told.opened)


def test_to_me_as_facilitator_they_raise_a_hand_and_speak_once_they_have_the_floor():
    one = Round(method("incident"), Setting("facilitator", 4, 4)).does(c.Open)
    while not one.scene.run.step.hands and one.scene.run.step.stage is not Stage.CLOSED:
        one.does(must(one.scene))
    if one.scene.run.step.hands:  # only in a step where people talk and need not write
        speaker = one.scene.run.step.hands[0]
        one.does(c.GiveFloor, to=speaker)
        assert one.scene.run.step.floor is None
        assert one.played.happened[-1].heard


def test_a_list_made_to_last_for_ever_is_refused():
    commands = [c.Open, *[c.Back if n % 2 else c.Next for n in range(390)]]
    asked = [
        Asked(n * 300_000, made(str(UUID(int=n)), **({"phase": 0} if made is c.Back else {})))
        for n, made in enumerate(commands)
    ]
    with pytest.raises(NotAllowedNow):
        play(method("incident"), Setting("facilitator", 9, 4), sayings("nurse", method("incident")), asked)
