"""What companions say: short, in both languages, and enough of it."""

from __future__ import annotations

import re

import pytest

from kring.practice.library import OWN, names, stories
from kring.practice.rules.setting import MOST_OTHERS

LONGEST_SENTENCE = 15
NEEDED = {"case", "analysis", "suggestion", "advice", "resolution", "early", "choice"}


def said():
    for story in stories().values():
        for lines in story.lines.values():
            yield from lines
        for question in story.questions:
            yield from (question.asked, question.answer)


def test_dutch_sentences_are_short():
    sentences = [one for text in said() for one in re.split(r"(?<=[.?!:…])\s+", text.nl)]
    assert [one for one in sentences if len(one.split()) > LONGEST_SENTENCE] == []


def test_everything_is_said_in_both_languages():
    assert [text for text in said() if not (text.nl.strip() and text.en.strip()) or text.nl == text.en] == []


@pytest.mark.parametrize("key", ["nurse", "teacher", "leader", "lawyer", OWN])
def test_every_case_has_what_the_common_steps_ask(key):
    story = stories()[key]
    assert set(story.lines) >= NEEDED
    assert len(story.questions) >= 8
    assert story.lines["case"][0].nl.rstrip().endswith("?")
    assert "hoe kan ik" in story.lines["case"][0].nl.lower()  # the question in I-form


def test_a_question_of_a_case_is_no_advice_in_disguise():
    asked = [question.asked.nl for story in stories().values() for question in story.questions]
    assert [one for one in asked if re.match(r"(Heb je|Zou je|Waarom|Kun je niet)", one)] == []


def test_there_is_a_name_for_every_companion():
    assert len(names()) == MOST_OTHERS
    assert len(set(names())) == MOST_OTHERS
