"""The page about the language says what the language is, and its examples hold."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kring.methods.reference import PAGE, reference
from kring.methods.rules import fields as f
from kring.methods.rules.method import Form
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
    assert len(shown) >= 2
    for given in shown:
        faults: list[Fault] = []
        read_phase(given, 1, faults)
        assert faults == []
