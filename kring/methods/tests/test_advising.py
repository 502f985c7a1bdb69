"""Which method fits: the advice keeps to every bound, always answers, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.methods.library import methods
from kring.methods.rules.advising import Advice, Wish, advise, against
from kring.methods.rules.fields import EXPERIENCE, PREPARATION, QUESTIONS, SAFETY
from kring.methods.rules.method import Fit

SHIPPED = methods()
USUAL = Wish(minutes=120, people=6, experience="some", safety="known", preparation="question", question="event")

wishes = st.builds(
    Wish,
    minutes=st.integers(0, 300),
    people=st.integers(0, 14),
    experience=st.sampled_from(EXPERIENCE),
    safety=st.sampled_from(SAFETY),
    preparation=st.sampled_from(PREPARATION),
    question=st.sampled_from(("", *QUESTIONS)),
    last=st.lists(st.sampled_from(sorted(SHIPPED)), max_size=4).map(tuple),
)
shelves = st.sets(st.sampled_from(sorted(SHIPPED))).map(lambda keys: [SHIPPED[key] for key in sorted(keys)])


def keys(advice: Advice) -> list[str]:
    return [each.method.key for each in advice.fitting]


@settings(max_examples=150, deadline=None)
@given(shelves, wishes)
def test_the_advice_never_breaks_a_bound(shelf, wish):
    for each in advise(shelf, wish).fitting:
        fit = each.method.fit or Fit()
        assert each.method.minutes_for(wish.people) <= wish.minutes
        assert each.method.smallest_group <= wish.people <= each.method.largest_group
        assert EXPERIENCE.index(fit.experience) <= EXPERIENCE.index(wish.experience)
        assert SAFETY.index(fit.safety) <= SAFETY.index(wish.safety)
        assert PREPARATION.index(fit.preparation) <= PREPARATION.index(wish.preparation)


@settings(max_examples=150, deadline=None)
@given(shelves, wishes)
def test_there_is_an_answer_or_a_sentence_and_everything_has_its_reasons(shelf, wish):
    advice = advise(shelf, wish)
    assert bool(advice.fitting) != (advice.none is not None)
    assert sorted(each.method.key for each in (*advice.fitting, *advice.others)) == [each.key for each in shelf]
    said = [advice.none] if advice.none else []
    for each in (*advice.fitting, *advice.others):
        assert each.reasons
        said += each.reasons
    assert all(text.nl.strip().endswith(".") and text.en.strip().endswith(".") for text in said)


@settings(max_examples=60, deadline=None)
@given(wishes)
def test_more_time_never_takes_a_method_away(wish):
    assert set(keys(advise(SHIPPED.values(), wish))) <= set(
        keys(advise(SHIPPED.values(), replace(wish, minutes=wish.minutes + 60)))
    )


def test_a_group_without_a_case_learns_from_its_successes():
    advice = advise(SHIPPED.values(), replace(USUAL, question=""))
    assert keys(advice)[0] == "successes"
    assert all("success" in (each.method.fit or Fit()).questions for each in advice.fitting)


@pytest.mark.parametrize(
    ("question", "first"), [("event", {"incident", "basis"}), ("dilemma", {"consultancy", "moral-deliberation"})]
)
def test_a_kind_of_question_has_a_method_that_suits_it(question, first):
    wish = replace(USUAL, question=question, experience="experienced", safety="high", preparation="case")
    assert keys(advise(SHIPPED.values(), wish))[0] in first


def test_what_the_group_did_last_time_comes_after_what_it_did_not():
    first, second = keys(advise(SHIPPED.values(), USUAL))[:2]
    again = advise(SHIPPED.values(), replace(USUAL, last=(first,)))
    assert keys(again)[0] == second
    reasons = next(each.reasons for each in again.fitting if each.method.key == first)
    assert "Deze deden jullie de vorige keer al." in [text.nl for text in reasons]


def test_a_short_meeting_is_told_how_much_time_the_shortest_method_takes():
    advice = advise(SHIPPED.values(), replace(USUAL, minutes=10))
    assert advice.none is not None
    assert "De kortste duurt er" in advice.none.nl


def test_what_is_asked_too_much_is_said_in_a_sentence_each():
    new = Wish(minutes=30, people=12, experience="new", safety="any", preparation="none", question="event")
    assert len(list(against(SHIPPED["balint"], new))) == 4
