"""The page about the language says what the language is, and its examples hold."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from kring.methods.checking import Checked, checked
from kring.methods.reference import EXAMPLES, PAGE, reference
from kring.methods.rules import fields as f
from kring.methods.rules.method import Form
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import Fault, read_phase

RECIPE = PAGE.parent / "recipes" / "add-a-method.md"


def phases_in(page: Path):
    """Every `[[phase]]` that a page shows."""
    for block in re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        yield from tomllib.loads(block).get("phase", [])


def test_the_page_about_methods_says_what_the_language_is():
    assert PAGE.read_text("utf-8") == reference(), "run: python -m kring.methods.reference"


def test_every_form_and_every_word_for_who_is_explained():
    assert set(f.FORM_MEANINGS) == set(Form)
    assert set(f.WHO_MEANINGS) == set(f.SPEAKERS)


def test_the_phases_shown_in_the_pages_can_be_read():
    shown = [*phases_in(PAGE), *phases_in(RECIPE)]
    assert len(shown) > len(Form)
    for given in shown:
        faults: list[Fault] = []
        read_phase(given, 1, faults)
        assert faults == []


def test_the_examples_are_a_sound_method_with_every_form_and_every_field():
    assert checked(EXAMPLES) == Checked()
    example = tomllib.loads(EXAMPLES.read_text("utf-8"))
    phases, writings = example["phase"], [writing for phase in example["phase"] for writing in phase.get("writes", [])]
    assert {phase["form"] for phase in phases} == {form.value for form in Form}
    assert {name for phase in phases for name in phase} == set(f.PHASE_FIELDS)
    assert {name for writing in writings for name in writing} == set(f.WRITING_FIELDS)
    assert set(f.METHOD_FIELDS) - set(example) == {"literature"}


def test_a_method_reads_back_from_its_script():
    method = parse(tomllib.loads(EXAMPLES.read_text("utf-8")))
    assert parse(json.loads(json.dumps(method.script()))) == method
