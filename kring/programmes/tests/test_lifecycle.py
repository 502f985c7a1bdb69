"""The lifecycle as one table: walked at random, it never gets stuck and never lets the wrong role by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.programmes.rules.lifecycle import ACTS_NEXT, LAST, MOVES, TABLE, Role, State, StepName, refusal, steps_from
from kring.programmes.words import BUTTONS, SAID

EVERYBODY = frozenset(Role)
BEGINNINGS = [move for move in TABLE if not move.since]


def test_every_step_is_in_the_table_once_and_has_words():
    assert [move.step for move in TABLE] == list(MOVES) == list(StepName)
    assert set(SAID) == set(StepName)
    assert set(BUTTONS) <= set(StepName)


def test_every_state_can_be_reached_and_has_a_way_to_an_end():
    onward = {state: {move.to for move in steps_from(state, EVERYBODY) if move.to} for state in State}
    reached, leading = {move.to for move in BEGINNINGS if move.to}, set(LAST)
    for _round in State:
        reached |= {to for state in reached for to in onward[state]}
        leading |= {state for state in State if onward[state] & leading}
    assert reached == leading == set(State)


def test_whoever_acts_next_has_a_step_to_take():
    for state, roles in ACTS_NEXT.items():
        for role in roles:
            assert steps_from(state, {role}), (state, role)


@given(st.data())
def test_a_random_walk_meets_only_steps_of_the_right_role(data: st.DataObject):
    state = data.draw(st.sampled_from(BEGINNINGS)).to or State.ENDED
    for _step in range(12):
        role = data.draw(st.sampled_from(Role))
        move = data.draw(st.sampled_from(TABLE))
        refused = refusal(move, state, {role}, "because")
        assert (refused is None) == (role in move.by and state in move.since)
        if refused is None:
            state = move.to or state
        assert state in LAST or steps_from(state, EVERYBODY)


@pytest.mark.parametrize("move", [move for move in TABLE if move.needs_reason], ids=lambda move: move.step)
def test_a_refusal_without_a_word_is_refused(move):
    for state in move.since:
        assert refusal(move, state, move.by, "  ")
        assert refusal(move, state, move.by, "Er is geen geld.") is None
