"""The forms as data: their words, and what a group may make of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kring.evaluation.rules.due import half_way, mail_due
from kring.evaluation.rules.forms import MOST, OTHERWISE, READY, Asked, Faulty, Form, Kind, checked, ready
from tests.cast import TEN

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)


def asked(text: str = "Hoe was het?", kind: str = "text", **more: object) -> Asked:
    return Asked(**{"key": "", "kind": kind, "text": text, "low": "", "high": "", "choices": [], **more})  # type: ignore[typeddict-item]


@pytest.mark.parametrize("form", Form)
def test_every_ready_form_is_one_that_a_group_might_have_made_itself(form):
    for language in ("nl", "en"):
        assert checked(ready(form, language)) == ready(form, language)
    assert len({question.key for question in READY[form]}) == len(READY[form])


def test_the_forms_ask_what_they_must():
    keys = {form: {question.key for question in READY[form]} for form in Form}
    assert keys[Form.MEETING] == {"brought", "method", "facilitator", OTHERWISE}
    assert {"goals", "safety", "method", "facilities", "intervisor"} <= keys[Form.PROGRAMME]


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([], None),
        ([asked(" \u200b ")], None),
        ([asked()] * (MOST + 1), None),
        ([asked(), asked(kind="stars")], 1),
        ([asked(kind=Kind.SCALE, low="laag")], 0),
        ([asked(kind=Kind.CHOICE, choices=["ja"])], 0),
        ([asked(kind=Kind.CHOICE, choices=["ja", "ja "])], 0),
        ([asked("x" * 201)], 0),
    ],
)
def test_what_nobody_could_answer_is_not_asked(rows, row):
    with pytest.raises(Faulty) as refused:
        checked(rows)
    assert refused.value.row == row


def test_letters_that_nobody_sees_are_left_out_and_each_question_gets_a_key_of_its_own():
    kept = checked([asked("Hoe\u202e was\u200b het?"), asked(key="goals"), asked(key="goals"), asked("")])
    assert [row["key"] for row in kept] == ["own-1", "goals", "own-2"]
    assert kept[0]["text"] == "Hoe was het?"


def test_half_of_five_meetings_is_three_and_of_two_there_is_no_half():
    ended = [TEN + number * 30 * DAY for number in range(5)]
    assert half_way(5, ended[:2]) is None
    assert half_way(5, ended) == half_way(6, ended) == ended[2]
    assert half_way(2, ended) is None


def test_two_mails_and_none_that_comes_too_late():
    monday = datetime(2026, 11, 23, 16, 0, tzinfo=AMSTERDAM)
    sent = [mail_due(TEN, monday + hours * timedelta(hours=1), AMSTERDAM) for hours in (0, 23, 24, 48, 49, 96, 121)]
    assert sent == [None, None, 1, 1, None, 2, None]
