"""Everything a user reads exists in Dutch and English, and the Dutch is easy to read."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.architecture.tracked import HOME, text_of, tracked

PLAIN = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
IN_CONTEXT = ("pgettext", "pgettext_lazy", "npgettext")  # their first word is the context
LONGEST_SENTENCE = 18  # words; B1 aims at 15
FORBIDDEN_ON_SCREEN = re.compile(r"\b(sleutel\w*|sessie\w*|verifi\w+|inloggen)\b", re.IGNORECASE)


@cache
def asked_in(path: Path) -> set[str]:
    """Every message a file asks a translation for."""
    source = path.read_text()
    if path.suffix != ".py":
        source = templatize(source, origin=str(path))
    keywords = dict.fromkeys((*PLAIN, *IN_CONTEXT))
    asked = set()
    for _, keyword, message, _ in extract_python(io.BytesIO(source.encode()), keywords, [], {}):
        words = [message] if isinstance(message, str) else list(message)
        asked.add(words[1 if keyword in IN_CONTEXT else 0])
    return asked - {"", None}


@cache
def catalogue() -> dict[str, tuple[str, ...]]:
    """Every Dutch translation of the house by its English."""
    known: dict[str, tuple[str, ...]] = {}
    for path in (path for path in tracked() if path.name == "django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id and not message.fuzzy:
                    ids, said = as_tuple(message.id), as_tuple(message.string)
                    known[ids[0]] = said
    return known


def as_tuple(said) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def speaking_files() -> list[Path]:
    return [
        path
        for path in tracked()
        if path.is_relative_to(HOME / "kring")
        and "tests" not in path.relative_to(HOME).parts
        and (path.suffix == ".py" or "templates" in path.parts)
    ]


def test_everything_said_in_english_is_said_in_dutch():
    silent = {
        f"{path.relative_to(HOME)}: {message}"
        for path in speaking_files()
        for message in asked_in(path)
        if not all(catalogue().get(message, ("",)))
    }
    assert silent == set()


def test_a_translation_keeps_the_gaps_of_its_original():
    gaps = re.compile(r"%\(\w+\)[sd]|%[sd]")
    torn = [
        english
        for english, dutch in catalogue().items()
        for said in dutch
        if not set(gaps.findall(said)) <= set(gaps.findall(english)) | {"%(count)s", "%(count)d"}
    ]
    assert torn == []


def test_no_translation_is_left_over():
    asked = {message for path in speaking_files() for message in asked_in(path)}
    assert set(catalogue()) - asked == set()


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.!?:;])\s+|\n", text) if sentence.strip()]


def dutch_of_the_front_end() -> list[tuple[str, str]]:
    """What stands between quotes in the `nl` part of every texts.ts."""
    said = []
    for path in (path for path in tracked() if path.name == "texts.ts"):
        found = re.search(r"\bnl\b\s*[:=]\s*\{(.*?)\n(  \},?\n\s*en|\}|const en)", text_of(path), re.DOTALL)
        quoted = re.findall(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`', found[1] if found else "")
        said += [(path.relative_to(HOME).as_posix(), plain or composed) for plain, composed in quoted]
    return said


def dutch() -> list[tuple[str, str]]:
    pages = [("django.po", said) for translations in catalogue().values() for said in translations]
    return pages + dutch_of_the_front_end()


def test_dutch_sentences_are_short():
    long = [
        (place, sentence)
        for place, text in dutch()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_dutch_on_the_screen_uses_one_word_per_thing():
    wrong = [(place, text) for place, text in dutch() if FORBIDDEN_ON_SCREEN.search(text)]
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_dictionary_of_the_front_end_has_both_languages(language):
    files = [path for path in tracked() if path.name == "texts.ts"]
    assert files
    assert [path.as_posix() for path in files if not re.search(rf"\b{language}\b", text_of(path))] == []
