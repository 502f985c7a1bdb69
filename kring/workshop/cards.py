"""A method as step cards: A5, one per step, as a PDF that keeps (PDF/A-2a) and can be read aloud (PDF/UA-1)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

import typst

from kring.kernel.text import Text
from kring.methods.rules.doubts import USUAL_GROUP
from kring.methods.rules.method import EVERYONE, Form, Method, Phase, Writing
from kring.web.bundle import FOLDER
from kring.workshop.rules.words import label, word

TEMPLATE = Path(__file__).with_name("cards.typ")
# What the letters of the screen and those that typst brings can show. Latin, Greek, Cyrillic, marks, a few signs.
SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x391, 0x3A1),
    (0x3A3, 0x3C9),
    (0x400, 0x45F),
    (0x2010, 0x2027),
    (0x20AC, 0x20AC),
)
WORDS = {
    "steps": Text("Stappen", "Steps"),
    "number": Text("Nr.", "No."),
    "step": Text("Stap", "Step"),
    "minutes": Text("Minuten", "Minutes"),
}
GROUP = Text("Groep", "Group")
TIME = Text("Tijd", "Time")
ROLES = Text("Rollen", "Roles")
SPEAKS = Text("Praat", "Speaks")
WRITES = Text("Schrijft", "Writes")
NOT_NOW = Text("Nu niet", "Not now")
OUT = Text("Buiten de kring", "Out of the circle")
FOR_ALL = Text("Voor iedereen", "For everybody")
FOR_OTHERS = Text("Voor de anderen", "For the others")


def cards_of(method: Method, language: str) -> bytes:
    """The PDF: a cover, and a card for each step."""
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FOLDER)],
        ignore_system_fonts=True,  # the same card on every host
        sys_inputs={"data": json.dumps(printed(method, language))},
        pdf_standards=["a-2a", "ua-1"],
    )


def printed(method: Method, language: str) -> dict[str, Any]:
    """Everything that stands on the cards, as strings in one language."""
    total = len(method.phases)
    return {
        "language": language,
        "words": {name: _in(text, language) for name, text in WORDS.items()},
        "name": _in(method.name, language),
        "purpose": _in(method.purpose, language),
        "facts": _facts(method, language),
        "steps": [_step(phase, number, total, language) for number, phase in enumerate(method.phases, 1)],
    }


def _facts(method: Method, language: str) -> list[dict[str, str]]:
    people = max(method.smallest_group, min(USUAL_GROUP, method.largest_group))
    minutes = method.minutes_for(people)
    size = Text(
        f"{method.smallest_group} tot {method.largest_group} mensen",
        f"{method.smallest_group} to {method.largest_group} people",
    )
    time = Text(f"{minutes} minuten met {people} mensen", f"{minutes} minutes with {people} people")
    return [
        _fact(GROUP, size, language),
        _fact(TIME, time, language),
        {"label": _in(ROLES, language), "text": _listed(method.roles, language)},
    ]


def _step(phase: Phase, number: int, total: int, language: str) -> dict[str, Any]:
    return {
        "number": number,
        "title": _in(phase.title, language),
        "place": _in(Text(f"Stap {number} van {total}", f"Step {number} of {total}"), language),
        "minutes": _minutes(phase, language, short=True),
        "time": _minutes(phase, language, short=False),
        "rule": _in(phase.rule, language) if phase.rule else "",
        "instructions": _instructions(phase, language),
        "facts": _step_facts(phase, language),
    }


def _minutes(phase: Phase, language: str, *, short: bool) -> str:
    each = phase.minutes_each
    more = Text(f" + {each} per persoon", f" + {each} per person") if each else Text("", "")
    unit = Text("", "") if short else Text(" min", " min")
    return _in(Text(f"{phase.minutes}{unit.nl}{more.nl}", f"{phase.minutes}{unit.en}{more.en}"), language)


def _instructions(phase: Phase, language: str) -> list[dict[str, str]]:
    """Per role, in the order of the language; what is for everybody is for the others when some have their own."""
    some_have_own = len(phase.instruction) > 1
    named = {EVERYONE: FOR_OTHERS if some_have_own else FOR_ALL}
    return [
        {"label": _capital(_in(named.get(role, word(role)), language)), "text": _in(text, language)}
        for role, text in phase.instruction.items()
    ]


def _step_facts(phase: Phase, language: str) -> list[dict[str, str]]:
    facts = [_said(SPEAKS, phase.speaks, language)] if phase.form is not Form.SILENCE else []
    if phase.writes:
        written = "; ".join(_written(writing, language) for writing in phase.writes)
        facts.append({"label": _in(WRITES, language), "text": _capital(written)})
    if phase.outside:
        facts.append(_said(OUT, phase.outside, language))
    if phase.forbidden:
        facts.append(_said(NOT_NOW, phase.forbidden, language))
    if phase.form not in {Form.TALK, Form.SILENCE}:
        facts.append({"label": _in(label("form"), language), "text": _capital(_in(word(phase.form.value), language))})
    return facts


def _written(writing: Writing, language: str) -> str:
    """Who writes what, with the angles to write from."""
    aspects = ", ".join(_in(aspect.label, language) for aspect in writing.aspects)
    what = _in(word(writing.kind), language) + (f" ({aspects})" if aspects else "")
    return f"{_listed(writing.who, language)}: {what}"


def _said(title: Text, words: tuple[str, ...], language: str) -> dict[str, str]:
    return {"label": _in(title, language), "text": _capital(_listed(words, language))}


def _fact(title: Text, text: Text, language: str) -> dict[str, str]:
    return {"label": _in(title, language), "text": _in(text, language)}


def _listed(words: tuple[str, ...], language: str) -> str:
    return ", ".join(_in(word(each), language) for each in words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in(text: Text, language: str) -> str:
    """A text in one language, without what no font of ours can show: an archive refuses that."""
    said = normalize("NFC", " ".join(text.said_in(language).split()))
    return "".join(each for each in said if any(first <= ord(each) <= last for first, last in SHOWN))
