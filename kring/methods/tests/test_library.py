"""The methods that ship, and the check for methods that people write themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kring.kernel.errors import NotFound
from kring.kernel.text import Text
from kring.methods import checking, library
from kring.methods.rules import sentences

DEFINITIONS = sorted(library.DEFINITIONS.glob("*.toml"))


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_a_shipped_method_is_sound_and_named_as_its_file(path):
    assert checking.check(path) == []
    assert path.stem in library.methods()


def test_a_method_that_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        library.method("dancing")


def test_the_listing_is_json_and_says_what_one_chooses_by():
    listed = json.loads(json.dumps(library.listing()))
    incident = next(one for one in listed if one["key"] == "incident")
    assert incident["name"] == {"nl": "Incidentmethode", "en": "Incident method"}
    assert incident["minutes"] == library.method("incident").minutes_for(6)
    assert incident["phases"] == 11


def texts_in(script: object):
    """Every Dutch text in a script."""
    if isinstance(script, dict):
        if isinstance(script.get("nl"), str):
            yield script["nl"]
        for value in script.values():
            yield from texts_in(value)
    if isinstance(script, list):
        for value in script:
            yield from texts_in(value)


def sentences_in(text: str):
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text) if sentence]


@pytest.mark.parametrize("key", sorted(library.methods()))
def test_the_dutch_of_a_method_has_sentences_of_at_most_15_words(key):
    long = [
        sentence
        for text in texts_in(library.method(key).script())
        for sentence in sentences_in(text)
        if len(sentence.split()) > 15
    ]
    assert long == []


def test_every_refusal_is_short_in_both_languages():
    said = [text for text in vars(sentences).values() if isinstance(text, Text)]
    assert len(said) > 40
    for text in said:
        assert all(len(sentence.split()) <= 15 for sentence in sentences_in(text.nl))
        assert text.en


@pytest.fixture
def written(tmp_path):
    def write(content: str | bytes) -> Path:
        path: Path = tmp_path / "own.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_file_that_is_no_toml_says_where_it_breaks(written):
    path = written('key = "own"\nname = {\n')
    assert checking.lines(path, "en")[0].startswith(f"{path}: not valid TOML at line 2, column 9: ")
    assert checking.lines(path, "nl") == [f"{path}: geen geldige TOML op regel 2, plaats 9"]


def test_a_file_that_breaks_off_says_so(written):
    assert checking.lines(written('key = "own'), "nl") != []
    assert "geldige TOML" in checking.lines(written("key ="), "nl")[0]
    assert "geldige TOML" in checking.lines(written('key = """own'), "nl")[0]


def test_a_file_that_cannot_be_read_is_one_sentence(written, tmp_path):
    assert checking.lines(tmp_path / "none.toml", "en") == [f"{tmp_path / 'none.toml'}: this file cannot be read"]
    assert "UTF-8" in checking.lines(written(b"key = \xff"), "en")[0]


def test_each_fault_is_one_line_that_names_file_phase_and_what_is_wrong(written):
    source = (library.DEFINITIONS / "incident.toml").read_text("utf-8").replace("minutes = 12", "minutes = 0", 1)
    path = written(source)
    assert checking.lines(path, "nl") == [f"{path}: stap “questions”: “minutes” moet een getal van 1 tot 180 zijn"]
    assert checking.lines(path, "en") == [f"{path}: phase “questions”: “minutes” must be a number from 1 to 180"]
    path = written(source.replace("minutes = 0", "minutes = 12", 1).replace("[purpose]", "[purposes]", 1))
    assert len(checking.lines(path, "en")) == 2


def test_whatever_stands_in_a_file_a_fault_is_one_line(written):
    for content in (f"key = {'9' * 5000}", f"key = {'[' * 5000}", '[[phase]]\nkey = "a\\nb"\nminutes = 0\n', ""):
        lines = checking.lines(written(content), "nl")
        assert lines
        assert all("\n" not in line for line in lines)
