"""Towards independence: Wijkteam Oost and Noor go on together, and anybody may ask for more help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.offerings.rules.content import Level
from kring.programmes import actions, queries
from kring.programmes.models import Programme
from kring.programmes.rules.handover import PATH, Voices, holds_back, level_before, next_level
from kring.programmes.rules.lifecycle import StepName
from tests.cast import TEN, Cast, make_programme

WITH = Level.LED_WITH_MEMBER


@pytest.fixture
def programme(cast: Cast) -> Programme:
    return make_programme(cast)


def say(programme: Programme, cast: Cast, *names: str, is_ready: bool = True) -> None:
    for name in names:
        actions.say_ready(programme, WITH, is_ready=is_ready, checked=["time", "x"], by=cast[name], now=TEN)


@given(st.integers(3, 10), st.integers(0, 10), st.sampled_from([None, True, False]))
def test_a_group_goes_on_when_most_of_it_and_the_intervisor_say_so(members: int, ready: int, intervisor: bool | None):
    voices = Voices(members, min(ready, members), 0, has_intervisor=True, intervisor=intervisor)
    assert (holds_back(voices) is None) == (min(ready, members) > members / 2 and intervisor is True)


def test_levels_come_one_after_another():
    assert [next_level(level) for level in PATH] == [*PATH[1:], None]
    assert [level_before(level) for level in PATH] == [None, *PATH[:-1]]


def test_half_is_not_enough_and_neither_is_the_group_alone(programme: Programme, cast: Cast):
    say(programme, cast, "Anna", "Bram", "Chaima")
    with pytest.raises(NotAllowedNow, match="3 of you say yes, and 4 are needed"):
        actions.go_on(programme, by=cast["Anna"], now=TEN)
    say(programme, cast, "Daan")
    with pytest.raises(NotAllowedNow, match="intervisor has not said yes"):
        actions.go_on(programme, by=cast["Anna"], now=TEN)
    say(programme, cast, "Noor")
    actions.go_on(programme, by=cast["Anna"], now=TEN)
    assert programme.handover == WITH
    assert queries.last_taken(programme, StepName.HAND_OVER) == TEN


def test_one_step_back_needs_a_word_and_asks_anew(programme: Programme, cast: Cast):
    say(programme, cast, "Anna", "Bram", "Chaima", "Daan", "Noor")
    actions.go_on(programme, by=cast["Noor"], now=TEN)
    with pytest.raises(NotAllowedNow, match="Schrijf waarom"):
        actions.go_back(programme, by=cast["Fons"], why=" ", now=TEN)
    actions.go_back(programme, by=cast["Fons"], why="Het ging te snel.", now=TEN)
    assert programme.handover == Level.LED
    assert queries.voices(programme, WITH).ready == 0


def test_who_pays_and_who_arranges_move_no_level(programme: Programme, cast: Cast):
    say(programme, cast, "Anna", "Bram", "Chaima", "Daan", "Noor")
    for name in ("Karel", "Greet", "Mees", "Otto"):
        with pytest.raises(NotPermitted):
            actions.go_on(programme, by=cast[name], now=TEN)


def test_a_page_that_is_late_moves_nothing(programme: Programme, cast: Cast):
    say(programme, cast, "Anna", "Bram", "Chaima", "Daan", "Noor")
    actions.go_on(programme, by=cast["Noor"], now=TEN)
    with pytest.raises(NotAllowedNow, match="intussen"):
        say(programme, cast, "Elif")
