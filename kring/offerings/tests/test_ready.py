"""The ready offerings carry the figures of the documents they were made after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from kring.kernel.text import Language
from kring.methods import library
from kring.offerings.ready import LANGUAGES, template, templates
from kring.offerings.rules.content import Contact, Form, Level, Price, written
from kring.offerings.rules.marks import plain_of
from kring.offerings.rules.publishing import faults

TODAY = date(2026, 11, 22)
EACH = [(key, language) for key in templates() for language in LANGUAGES]


def test_there_is_one_for_each_document():
    assert set(templates()) == {"independence", "incident", "requested", "safety", "goals"}


@pytest.mark.parametrize(("key", "language"), EACH)
def test_with_a_mail_address_each_can_be_published(key, language):
    content = template(key, language)
    ready = replace(content, contact=replace(content.contact, mail="info@example.org"))
    assert faults(ready, today=TODAY, methods=library.methods()) == ()
    assert content.language == language
    assert len(content.summary) <= 200
    assert content.path[0].level == Level.LED


@pytest.mark.parametrize("key", templates())
def test_facts_are_the_same_in_both_languages(key):
    dutch, english = (written(template(key, language)) for language in LANGUAGES)
    for name in ("methods", "path", "for_teams", "for_individuals", "dates", "contact"):
        assert dutch[name] == english[name]
    assert {**dutch["form"], "place": ""} == {**english["form"], "place": ""}
    assert dutch["price"]["cents"] == english["price"]["cents"]


def said(key: str) -> str:
    return plain_of("\n".join(texts(key, "en")))


def texts(key: str, language: Language) -> tuple[str, ...]:
    content = template(key, language)
    return content.summary, content.aim, content.explanation, content.conditions, content.results


def test_a_group_of_its_own_has_five_to_eight_participants_and_six_to_eight_months():
    content = template("independence", "nl")
    assert content.form == Form(smallest=5, largest=8, months_from=6, months_to=8)
    assert content.dates == ()
    assert content.for_individuals
    assert len(content.testimonials) == 1
    for fact in ("comparable profession", "own free will", "nobody is another's manager", "guards safety"):
        assert fact in said("independence")


def test_the_incident_method_goes_step_by_step_guided_or_not():
    content = template("incident", "en")
    assert content.methods == ("incident",)
    assert len(re.findall(r"^\d\. ", content.explanation, re.MULTILINE)) == 9
    for fact in ("guided or unguided", "hired from outside", "in house", "feelings, influences and actions"):
        assert fact in said("incident")


def test_a_requested_programme_has_six_meetings_of_two_hours_every_two_months():
    content = template("requested", "en")
    assert content.form == Form(3, 6, 6, 120, 8, place="Internal, in house", in_working_time=True)
    for fact in ("2 hours, 6 meetings, once in 2 months", "strictly confidential", "talk with the whole group"):
        assert fact in said("requested")
    for fact in ("with the manager's approval", "laid down in a contract", "undisturbed", "hands over no solutions"):
        assert fact in said("requested")


def test_safety_and_communication_come_with_four_methods():
    assert template("safety", "nl").methods == ("incident", "gossip", "five-step", "successes")
    for fact in ("safe surroundings", "good communication", "as if the presenter were not there", "plan of action"):
        assert fact in said("safety")


def test_ten_participants_cost_five_thousand_euro():
    content = template("goals", "en")
    assert content.form == Form(largest=10, meetings=5, minutes=180, preparation=60)
    included = ("5 sessions of three hours", "preparation", "intake talks with each participant")
    assert content.price == Price(
        cents=500_000,
        participants=10,
        included=(*included, "evaluation talks with each participant"),
        excluded=("VAT", "travel and lodging"),
    )
    for fact in ("three aims", "positive and realistic", "own control", "closing talk", "go on by itself"):
        assert fact in said("goals")


@pytest.mark.parametrize("key", templates())
def test_the_dutch_is_easy_to_read(key):
    sentences = [each for text in texts(key, "nl") for each in re.split(r"(?<=[.!?:;])\s+|\n", text)]
    assert [each for each in sentences if len(each.split()) > 18] == []


def test_what_is_missing_or_contradicts_itself_is_said():
    content = template("goals", "nl")
    wrong = replace(
        content,
        title=" ",
        form=replace(content.form, smallest=9, largest=8, months_from=8, months_to=6),
        contact=Contact("030-1234567", "", has_form=True),
        methods=("incident", "no-such"),
        path=(content.path[1], content.path[0]),
        for_teams=False,
    )
    found = [fault.field for fault in faults(wrong, today=TODAY, methods=library.methods())]
    assert found == ["title", "contact", "for_teams", "form", "form", "methods", "path"]
