"""What is wrong with a method is said completely, in sentences a facilitator understands."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.methods.checking import checked_document
from kring.methods.library import method
from kring.methods.reference import EXAMPLES as PAGE
from kring.methods.rules.doubts import warnings_in
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import MethodFaults

SOUND = tomllib.loads((Path(__file__).parent / "workshop.toml").read_text("utf-8"))
ROUND, HIDDEN, TALK, ADVICE, OPEN_ADVICE, CHOICE, END = range(7)
GONE = object()


def changed(path, value, sound=SOUND):
    """The workshop with one thing changed: `phase.1.minutes` is the minutes of the second phase."""
    document = copy.deepcopy(sound)
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
        ("roles", ["presenter", "facilitator", "presenter"], None, "“roles” names “presenter” twice"),
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
        ("phase.1.form", "open", "hidden", "after_reveal needs hidden writing"),
        ("phase.1.writes.1.who", "everyone", "hidden", "“adviser” writes two things at once"),
        ("phase.3.writes", [], "advice", "the form “hidden” asks for writing"),
        ("phase.4.writes", [], "open-advice", "there is an output but nobody writes"),
        ("phase.5.shows", ["end"], "choice", "“end” in shows is not an earlier phase"),
        ("phase.5.shows", [], "choice", "say in shows what there is to choose from"),
        ("phase.6.writes.0.kind", "note", "end", "the method has no end: the last phase is no evaluation"),
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


EXAMPLES = tomllib.loads(PAGE.read_text("utf-8"))
AT = {phase["key"]: f"phase.{number}" for number, phase in enumerate(EXAMPLES["phase"])}


@pytest.mark.parametrize(
    ("where", "path", "value", "says"),
    [
        ("arrive", "speaks", "everyone", "in silence nobody speaks"),
        ("arrive", "form", "talk", "for stillness choose the form “silence”"),
        ("arrive", "writes.0.private", False, "in silence nobody speaks"),
        ("pitch", "minutes_each", 61, "“minutes_each” must be a number from 0 to 60"),
        ("pitch", "unseen", True, "unseen needs one of: choice, list, ranking, rating"),
        ("pitch", "writes.0.anonymous", True, "anonymous needs writing that is hidden"),
        ("pitch", "writes.0.of", ["case"], "“of” belongs to choice, ranking or rating"),
        ("pitch", "writes.0.private", True, "private belongs to a “note”"),
        ("vote", "shows", [], "say in shows what there is to choose from"),
        ("vote", "writes.0.kind", "ranking", "the form “choice” asks for “choice”"),
        ("warmth", "writes.0.scale", [], "a “rating” has a scale of two or more levels"),
        ("warmth", "writes.0.scale.1.key", "warm", "a level of the scale occurs twice"),
        ("warmth", "writes.0.scale.1.nl", GONE, "the field “scale.nl” is missing"),
        ("warmth", "form", "list", "a “rating” belongs to the form “rating”"),
        ("tables", "size", GONE, "say in size how many sit at a table"),
        ("tables", "size", 5, "“size” must be a number from 2 to 4"),
        ("tables", "form", "hidden", "size belongs to the form “groups”"),
        ("way", "modules.0.key", "practise", "the module “practise” occurs twice"),
        ("way", "modules.0.key", "other", "the module “other” has no phases"),
        ("way", "modules", [], "the form “module” goes with modules"),
        ("way", "form", "talk", "the form “module” goes with modules"),
        ("gossip", "module", "other", "no choice leads to this phase: “other”"),
        ("gossip", "speaks", ["presenter", "adviser"], "“presenter” sits out of the circle"),
        ("gossip", "writes.1.private", False, "“presenter” sits out of the circle"),
        ("gossip", "outside", "facilitator", "“outside” cannot be “facilitator”"),
        ("practise", "chairs.0.key", "other", "a chair occurs twice"),
        ("practise", "chairs.0.who", [], "say for each chair who may sit on it"),
        ("advice", "output", "resolution", "a resolution has a name"),
        ("learned", "loop.to", "evaluation", "which is no earlier phase"),
        ("learned", "loop.most", GONE, "the loop has no end: say in “loop.most” how often at most"),
        ("learned", "loop.most", "often", "“loop.most” must be a number from 1 to 20, or “everyone”"),
        ("learned", "loop.to", "gossip", "the loop goes into a module"),
        ("evaluation", "loop", {"to": "evaluation", "most": 1}, "the loop has no exit"),
        ("evaluation", "module", "gossip", "the last phase cannot depend on a choice"),
    ],
)
def test_what_is_wrong_with_the_rarer_things_is_said_as_well(where, path, value, says):
    document = changed(f"{AT[where]}.{path}", value, EXAMPLES)
    assert any(says in what for at, what in faults_of(document) if at == where), faults_of(document)


def test_two_loops_may_not_cross():
    document = changed(f"{AT['order']}.loop", {"to": "advice", "most": 1}, EXAMPLES)
    assert faults_of(document) == [("learned", "two loops cross each other")]


def test_a_method_longer_than_any_meeting_is_refused():
    document = changed(f"{AT['story']}.minutes", 180, changed(f"{AT['advice']}.minutes", 60, EXAMPLES))
    assert "no meeting is that long (at most 240)" in faults_of(document)[0][1]


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("presenter_after", "nowhere", "“presenter_after” names “nowhere”, which is no phase before the end"),
        ("presenter_after", "evaluation", "which is no phase before the end"),
        ("presenter_after", "story", "nobody is presenter yet"),
        ("presenter_after", "gossip", "the presenter is chosen here: not in a module"),
        ("roles", ["facilitator"], "presenter_after needs it in roles"),
        ("fit.safety", "low", "“fit.safety” cannot be “low”; choose from: any, known, high"),
        ("asks.nl", GONE, "the Dutch text of “asks” is missing"),
    ],
)
def test_what_is_wrong_with_the_method_as_a_whole_is_said(path, value, says):
    assert any(says in what for _, what in faults_of(changed(path, value, EXAMPLES)))


def test_advice_before_any_question_is_a_warning_and_no_fault():
    document = changed("phase", [EXAMPLES["phase"][n] for n in (1, 10, 13)], EXAMPLES)
    del document["presenter_after"]
    found = checked_document(document)
    assert found.faults == ()
    assert [(one.phase, one.text.en) for one in found.warnings] == [
        ("advice", "advice is asked here, and nothing has been asked before")
    ]


def test_a_method_that_is_too_long_for_the_group_and_the_time_is_a_warning():
    method = parse(EXAMPLES)
    assert list(warnings_in(method)) == []
    (long,) = warnings_in(method, people=10, minutes=60)
    assert (
        long.text.en == f"with 10 people this takes {method.minutes_for(10)} minutes; it does not fit into 60 minutes"
    )


def test_minutes_count_people_modules_and_rounds():
    method = parse(EXAMPLES)
    assert method.minutes_for(6) == method.minutes + 6 - 8  # one minute each, and one of two modules of 8 minutes
    everybody = parse(changed(f"{AT['learned']}.loop.most", "everyone", EXAMPLES))
    once = sum(phase.minutes for phase in method.phases[3:13]) - 8
    assert everybody.minutes_for(3) == method.minutes_for(3) + 2 * once


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
    assert 80 <= incident.minutes_for(6) <= 90
    assert [aspect.key for aspect in incident.phases[4].writes[0].aspects] == ["feelings", "influences", "actions"]
