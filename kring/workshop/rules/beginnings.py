"""A few steps to begin from, when one is added to a method."""

from __future__ import annotations

import copy
from collections.abc import Collection
from typing import Any

from kring.kernel.text import Text
from kring.workshop.rules.filling import new_key


def _text(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


BEGINNINGS: dict[str, dict[str, Any]] = {
    "round": {
        "title": _text("Ronde", "Round"),
        "minutes": 2,
        "minutes_each": 1,
        "form": "round",
        "speaks": ["everyone"],
        "forbidden": ["advice", "questions", "discussion"],
        "rule": _text("Ieder een beurt. Niemand reageert.", "One turn each. Nobody reacts."),
        "writes": [{"who": ["everyone"], "kind": "checkin", "maximum": 1}],
        "instruction": {
            "everyone": _text("Zeg in een paar zinnen hoe je erbij zit.", "Say in a few sentences how you are here."),
            "facilitator": _text("Geef iedereen een beurt, ook jezelf.", "Give everybody a turn, yourself too."),
        },
    },
    "story": {
        "title": _text("De casus", "The case"),
        "minutes": 8,
        "form": "talk",
        "speaks": ["presenter", "facilitator"],
        "forbidden": ["advice", "questions", "discussion"],
        "rule": _text("Nog geen vragen, nog geen advies.", "No questions yet, and no advice."),
        "writes": [{"who": ["presenter"], "kind": "case", "minimum": 1, "maximum": 1}],
        "instruction": {
            "presenter": _text(
                "Vertel wat er speelt. Wat is je vraag?", "Tell what is going on. What is your question?"
            ),
            "adviser": _text("Luister. Je vragen komen zo.", "Listen. Your questions come in a moment."),
            "facilitator": _text("Help om het kort te houden.", "Help to keep it short."),
        },
    },
    "questions": {
        "title": _text("Vragen", "Questions"),
        "minutes": 12,
        "form": "hidden",
        "speaks": ["everyone"],
        "forbidden": ["advice", "discussion"],
        "may_repeat": True,
        "rule": _text("Open vragen. Nog geen advies.", "Open questions. No advice yet."),
        "writes": [
            {"who": ["adviser", "facilitator"], "kind": "question", "minimum": 1, "maximum": 5},
            {"who": ["presenter"], "kind": "answer", "maximum": 60, "after_reveal": True},
        ],
        "instruction": {
            "presenter": _text(
                "Je ziet de vragen straks samen. Antwoord kort.", "You will see the questions together. Answer shortly."
            ),
            "everyone": _text(
                "Schrijf je vragen op. Wat wil je begrijpen?", "Write your questions. What do you want to understand?"
            ),
            "facilitator": _text(
                "Geef tijd om te schrijven. Laat dan alles zien.", "Give time to write. Then reveal everything."
            ),
        },
    },
    "talk": {
        "title": _text("Gesprek", "Talk"),
        "minutes": 10,
        "form": "talk",
        "speaks": ["adviser", "facilitator"],
        "forbidden": ["advice"],
        "rule": _text("De inbrenger luistert.", "The presenter listens."),
        "instruction": {
            "presenter": _text("Luister. Je hoeft niet te reageren.", "Listen. You need not react."),
            "everyone": _text(
                "Wat zie je? Wat hoor je? Bouw op elkaar voort.", "What do you see and hear? Build on each other."
            ),
        },
    },
    "advice": {
        "title": _text("Advies", "Advice"),
        "minutes": 10,
        "form": "hidden",
        "speaks": ["adviser", "facilitator"],
        "forbidden": ["questions", "discussion"],
        "rule": _text("Nu mag advies. De inbrenger luistert.", "Advice is welcome now. The presenter listens."),
        "writes": [{"who": ["adviser", "facilitator"], "kind": "suggestion", "minimum": 1, "maximum": 5}],
        "instruction": {
            "presenter": _text("Luister. Je kiest straks zelf.", "Listen. You choose later."),
            "everyone": _text("Wat zou jij doen? Schrijf het op.", "What would you do? Write it down."),
        },
    },
    "resolution": {
        "title": _text("Wat ga ik doen?", "What will I do?"),
        "minutes": 5,
        "form": "open",
        "speaks": ["presenter", "facilitator"],
        "forbidden": ["advice", "discussion"],
        "output": "resolution",
        "rule": _text("Concreet: wat, en wanneer?", "Be concrete: what, and when?"),
        "writes": [{"who": ["presenter"], "kind": "resolution", "minimum": 1, "maximum": 3}],
        "instruction": {
            "presenter": _text(
                "Wat ga je doen, en wanneer? Schrijf het op.", "What will you do, and when? Write it down."
            ),
            "everyone": _text("Luister naar het voornemen.", "Listen to the resolution."),
        },
    },
    "silence": {
        "title": _text("Stilte", "Silence"),
        "minutes": 3,
        "form": "silence",
        "speaks": ["nobody"],
        "forbidden": ["advice", "questions", "discussion"],
        "rule": _text("Niemand praat.", "Nobody speaks."),
        "writes": [{"who": ["everyone"], "kind": "note", "private": True}],
        "instruction": {"everyone": _text("Laat het verhaal bezinken.", "Let the story sink in.")},
    },
    "evaluation": {
        "title": _text("Evaluatie", "Evaluation"),
        "minutes": 2,
        "minutes_each": 1,
        "form": "round",
        "speaks": ["everyone"],
        "forbidden": ["advice", "questions", "discussion"],
        "rule": _text("Ieder één ding. Niemand reageert.", "One thing each. Nobody reacts."),
        "writes": [{"who": ["everyone"], "kind": "evaluation", "minimum": 1, "maximum": 1}],
        "instruction": {"everyone": _text("Wat bracht deze bijeenkomst jou?", "What did this meeting bring you?")},
    },
}
NAMES: dict[str, Text] = {
    "round": Text("Een ronde om te beginnen", "A round to begin with"),
    "story": Text("De inbrenger vertelt", "The presenter tells"),
    "questions": Text("Vragen, eerst verborgen", "Questions, hidden first"),
    "talk": Text("De groep praat, de inbrenger luistert", "The group talks, the presenter listens"),
    "advice": Text("Advies, eerst verborgen", "Advice, hidden first"),
    "resolution": Text("De inbrenger neemt zich iets voor", "The presenter resolves"),
    "silence": Text("Stilte", "Silence"),
    "evaluation": Text("Evaluatie", "Evaluation"),
}


def begun(beginning: str, *, taken: Collection[str]) -> dict[str, Any]:
    """A new step of this kind, with a key that no other step has."""
    return {"key": new_key(beginning, set(taken)), **copy.deepcopy(BEGINNINGS[beginning])}
