"""What is wrong with a method is said completely, in sentences a facilitator understands."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.methods.library import method
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import MethodFaults

SOUND = tomllib.loads((Path(__file__).parent / "workshop.toml").read_text("utf-8"))
ROUND, HIDDEN, TALK, ADVICE, OPEN_ADVICE, CHOICE, END = range(7)
GONE = object()


def changed(path, value):
    """The workshop with one thing changed: `phase.1.minutes` is the minutes of the second phase."""
    document = copy.deepcopy(SOUND)
    way: list[Any] = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = document
    *way, last = way
    for step in way:
        at = at[step]
    if value is GONE:
        del at[last]
    else:
        at[last] = value
    return document


def faults_of(document):
    with pytest.raises(MethodFaults) as wrong:
        parse(document)
    return [(fault.phase, fault.text.en) for fault in wrong.value.faults]


def test_a_sound_method_has_no_faults():
    assert parse(SOUND).key == "workshop"
    assert parse(parse(SOUND).script()) == parse(SOUND)


@pytest.mark.parametrize(
    ("path", "value", "phase", "says"),
    [
        ("colour", "red", None, "unknown field “colour”"),
        ("name", GONE, None, "the field “name” is missing"),
        ("name", "Trial", None, "“name” needs a text in nl and in en"),
        ("name.en", GONE, None, "the English text of “name” is missing"),
        ("name.nl", "  ", None, "the Dutch text of “name” is missing"),
        ("name.de", "Probe", None, "unknown language “de” at “name”"),
        ("key", "Not A Key", None, "“key” may only have small letters, digits and hyphens"),
        ("group.minimum", 2, None, "“group.minimum” must be a number from 3 to 10"),
        ("group", [3, 10], None, "“group” must be a table"),
        ("group.minimum", GONE, None, "the field “group.minimum” is missing"),
        ("roles", ["presenter", "king"], None, "“roles” cannot be “king”"),
        ("roles", 3, None, "“roles” must be a list of words"),
        ("roles", ["facilitator", "facilitator"], None, "“roles” cannot be “facilitator”"),
        ("phase", "ask", None, "“phase” must be a list of tables"),
        ("phase.1", "ask", "2", "“method” must be a table"),
        ("phase.1.minutes", 0, "hidden", "“minutes” must be a number from 1 to 180"),
        ("phase.1.minutes", "ten", "hidden", "“minutes” must be a number from 1 to 180"),
        ("phase.1.minutes", True, "hidden", "“minutes” must be a number from 1 to 180"),
        ("phase.1.form", "dance", "hidden", "“form” cannot be “dance”; choose from: talk, round"),
        ("phase.1.speaks", "king", "hidden", "“speaks” cannot be “king”"),
        ("phase.1.may_skip", "yes", "hidden", "“may_skip” must be true or false"),
        ("phase.1.key", GONE, "2", "the field “key” is missing"),
        ("phase.1.colour", 1, "hidden", "unknown field “colour”"),
        ("phase.1.writes.0.kind", "poem", "hidden", "“writes.kind” cannot be “poem”"),
        ("phase.1.writes.0.who", GONE, "hidden", "the field “writes.who” is missing"),
        ("phase.1.instruction", {}, "hidden", "no instruction for “presenter” or “everyone”"),
        ("phase.1.instruction.everyone.en", GONE, "hidden", "the English text of “instruction.everyone” is missing"),
        ("phase.4.writes.0.aspects.0.en", GONE, "open-advice", "the field “aspects.en” is missing"),
        ("phase.4.writes.0.aspects.0.en", "", "open-advice", "“aspects.en” cannot be “”"),
        # What no single field shows:
        ("phase", [], None, "the method has no phases"),
        ("group", {"minimum": 8, "maximum": 4}, None, "the smallest group is larger than the largest"),
        ("roles", ["presenter"], None, "nobody facilitates"),
        ("phase.0.key", "hidden", "hidden", "this key occurs twice"),
        ("phase.1.writes.0.minimum", 5, "hidden", "the minimum is higher than the maximum"),
        ("phase.0.speaks", "nobody", "round", "somebody must speak in a round"),
        ("phase.2.speaks", "nobody", "talk", "nobody may speak or write"),
        ("phase.2.speaks", ["nobody", "adviser"], "talk", "“nobody” cannot stand beside somebody else"),
        ("phase.2.speaks", [], "talk", "nobody may speak or write"),
        ("phase.3.forbidden", ["advice"], "advice", "advice is asked for here, and forbidden as well"),
        ("phase.1.forbidden", ["questions"], "hidden", "questions are asked for here, and forbidden as well"),
        ("phase.1.form", "open", "hidden", "after_reveal needs the form “hidden”"),
        ("phase.1.writes.1.who", "everyone", "hidden", "“adviser” writes two things at once"),
        ("phase.3.writes", [], "advice", "the form “hidden” asks for writing"),
        ("phase.4.writes", [], "open-advice", "there is an output but nobody writes"),
        ("phase.5.shows", ["end"], "choice", "“end” in shows is not an earlier phase"),
        ("phase.5.shows", [], "choice", "say in shows what there is to choose from"),
        ("phase.6.writes.0.kind", "note", "end", "the last phase is no evaluation"),
        (
            "phase.4.writes.0.aspects",
            [{"key": "head", "nl": "a", "en": "a"}, {"key": "head", "nl": "b", "en": "b"}],
            "open-advice",
            "an aspect occurs twice",
        ),
    ],
)
def test_a_fault_is_named_with_its_phase(path, value, phase, says):
    assert any(where == phase and says in what for where, what in faults_of(changed(path, value))), faults_of(
        changed(path, value)
    )


def test_all_faults_are_said_at_once():
    document = changed("phase.1.minutes", 0)
    document["phase"][2]["form"] = "dance"
    del document["purpose"]
    assert len(faults_of(document)) == 3


def test_a_method_is_a_table():
    assert faults_of("incident")[0] == (None, "“method” must be a table")
    assert faults_of(None)[0] == (None, "“method” must be a table")


def test_a_phase_needs_no_word_for_a_role_that_its_method_lacks():
    document = copy.deepcopy(SOUND)
    document["roles"] = ["facilitator"]
    document["phase"] = [
        document["phase"][END]
        | {
            "instruction": {
                "adviser": {"nl": "Schrijf.", "en": "Write."},
                "facilitator": {"nl": "Wacht.", "en": "Wait."},
            }
        }
    ]
    assert parse(document).roles == ("facilitator",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["everyone", "hidden", "advice"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from([*SOUND, "phase.0", *(f"phase.1.{key}" for key in SOUND["phase"][1]), "phase.1.writes.0.who"]), JSON
)
def test_whatever_stands_in_a_method_it_is_read_or_refused_with_sentences(path, value):
    try:
        read = parse(changed(path, value))
    except MethodFaults as wrong:
        assert all(fault.text.nl and fault.text.en for fault in wrong.faults)  # noqa: PT017
    else:
        assert parse(read.script()) == read


def test_the_shipped_method_is_the_one_that_the_seed_describes():
    incident = method("incident")
    assert [phase.key for phase in incident.phases] == [
        "lookback",
        "checkin",
        "incident",
        "questions",
        "analysis",
        "clarification",
        "suggestions",
        "choice",
        "best",
        "resolution",
        "evaluation",
    ]
    assert 80 <= incident.minutes <= 90
    assert [aspect.key for aspect in incident.phases[4].writes[0].aspects] == ["feelings", "influences", "actions"]
