"""What is on the shelf: every method that was promised, whole in both languages, and with minutes that are true."""

from __future__ import annotations

from collections import Counter

import pytest

from kring.methods import library
from kring.methods.overview import PAGE, overview
from kring.methods.rules.doubts import warnings_in
from kring.methods.rules.fields import EXPERIENCE, PREPARATION, QUESTIONS, SAFETY
from kring.methods.rules.method import FACILITATOR, PRESENTER

PROMISED = {
    *("incident", "gossip", "five-step", "successes", "basis", "ten-step", "socratic", "balint", "clinic"),
    *("solution-focused", "mirrors", "moral-deliberation", "six-phases", "action-learning", "troika", "case-clinic"),
    "consultancy",
}
PROTECTED = ("heilsbronn", "helikopter", "praktijkboek intervisiemethode")
LONGEST = 150
METHODS = sorted(library.methods().values(), key=lambda method: method.key)
EACH = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def texts(script):
    """Every text of a script, as its pair of languages."""
    if isinstance(script, dict):
        if "nl" in script and "en" in script:
            yield script["nl"], script["en"]
        for value in script.values():
            yield from texts(value)
    if isinstance(script, list):
        for value in script:
            yield from texts(value)


def test_every_promised_method_is_there():
    assert {method.key for method in METHODS} == PROMISED


def test_the_page_about_the_library_says_what_is_in_it():
    assert PAGE.read_text("utf-8") == overview(), "run: python -m kring.methods.overview"


@EACH
def test_every_text_is_there_in_dutch_and_in_english(method):
    for nl, en in texts(method.script()):
        assert nl.strip()
        assert en.strip()
        assert nl == nl.strip()
        assert en == en.strip()
        assert nl != en or len(nl.split()) <= 2, "one of the two was not translated"


@EACH
def test_every_step_says_in_one_line_what_holds_and_tells_each_role_what_to_do(method):
    for phase in method.phases:
        assert phase.rule is not None, phase.key
        assert FACILITATOR in phase.instruction, phase.key
        assert len(phase.rule.nl.split()) <= 12, phase.key


@EACH
def test_a_method_says_what_it_asks_what_it_fits_and_what_to_read(method):
    assert method.asks is not None
    assert method.literature
    assert method.fit is not None
    assert method.fit.questions
    assert set(method.fit.questions) <= set(QUESTIONS)
    assert method.fit.experience in EXPERIENCE
    assert method.fit.safety in SAFETY
    assert method.fit.preparation in PREPARATION


def test_there_are_methods_for_every_kind_of_question():
    counted = Counter(kind for method in METHODS if method.fit for kind in method.fit.questions)
    assert set(counted) == set(QUESTIONS)
    assert [method.key for method in METHODS if method.fit and "success" in method.fit.questions] == ["successes"]


@EACH
def test_a_method_takes_longer_with_more_people_and_never_too_long(method):
    sizes = range(method.smallest_group, method.largest_group + 1)
    totals = [method.minutes_for(people) for people in sizes]
    assert totals == sorted(set(totals)), "more people need more time"
    assert method.minutes_for(min(8, method.largest_group)) <= LONGEST
    assert method.minutes_for(max(method.smallest_group, min(6, method.largest_group))) <= 120


@EACH
def test_a_method_looks_back_first_then_checks_in_and_ends_with_an_evaluation(method):
    first, second, *_, last = method.phases
    assert first.may_skip
    assert first.shows == ("last-resolutions",)
    assert second.writes[0].kind == "checkin"
    assert last.writes[0].kind == "evaluation"
    assert any(phase.output == "resolution" for phase in method.phases)


@EACH
def test_nothing_about_it_is_odd(method):
    assert [warning.text.en for warning in warnings_in(method)] == []


@EACH
def test_no_advice_is_asked_before_something_could_be_asked(method):
    asked = False
    for phase in method.phases:
        asked = asked or any(writing.kind == "question" for writing in phase.writes)
        assert asked or not phase.asks_advice, phase.key


def test_no_protected_model_is_shipped():
    for method in METHODS:
        said = " ".join(nl + " " + en for nl, en in texts(method.script())).lower()
        assert not any(name in said for name in PROTECTED)


def test_in_the_gossip_method_the_presenter_sits_outside_while_the_group_talks():
    method = library.method("gossip")
    outside = [phase.key for phase in method.phases if PRESENTER in phase.outside]
    assert outside == ["gossip", "statements"]
    for key in outside:
        phase = method.phases[method.index(key)]
        assert not phase.may_speak(PRESENTER)
        assert phase.writing_for(PRESENTER) is None
        assert phase.forbids_advice


def test_learning_from_successes_has_its_two_columns():
    method = library.method("successes")
    factors = method.phases[method.index("factors")]
    assert factors.form == "list"
    assert [aspect.key for aspect in factors.writes[0].aspects] == ["own", "context"]


def test_the_ten_steps_value_the_questions_before_they_are_answered():
    method = library.method("ten-step")
    questions, valuing, answers = (method.phases[method.index(key)] for key in ("questions", "valuing", "answers"))
    assert [level.key for level in valuing.writes[0].scale] == ["warm", "neutral", "cold"]
    assert valuing.writes[0].of == ("question",)
    assert "answers" in questions.forbidden
    assert "answers" in valuing.forbidden
    assert answers.writes[0].kind == "answer"
