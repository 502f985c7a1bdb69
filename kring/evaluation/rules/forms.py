"""The forms as data: which questions each asks, in our own words, and what a group may make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict
from unicodedata import category, normalize

from kring.kernel.text import Text

MOST = 10  # questions: with more nobody is done within ten minutes
TEXT_MOST, WORD_MOST, CHOICE_MOST = 200, 40, 60  # characters
CHOICES_LEAST, CHOICES_MOST = 2, 6


class Form(StrEnum):
    MEETING = "meeting"
    HALF_WAY = "half-way"
    PROGRAMME = "programme"


class Kind(StrEnum):
    TEXT = "text"
    SCALE = "scale"  # of five, with words at both ends
    CHOICE = "choice"


class Asked(TypedDict):
    """A question as it stands on a screen, in one language. `low` and `high` are a scale's, `choices` a choice's."""

    key: str
    kind: str
    text: str
    low: str
    high: str
    choices: list[str]


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    kind: Kind
    text: Text
    ends: tuple[Text, Text] | None = None
    choices: tuple[Text, ...] = ()

    def said_in(self, language: str) -> Asked:
        low, high = self.ends or (Text("", ""), Text("", ""))
        return Asked(
            key=self.key,
            kind=self.kind.value,
            text=self.text.said_in(language),
            low=low.said_in(language),
            high=high.said_in(language),
            choices=[choice.said_in(language) for choice in self.choices],
        )


OTHERWISE = "otherwise"  # the question whose answers come back before the next meeting
NAMES: dict[Form, Text] = {
    Form.MEETING: Text("Evaluatie van de bijeenkomst", "Evaluation of the meeting"),
    Form.HALF_WAY: Text("Evaluatie halverwege", "Evaluation half-way"),
    Form.PROGRAMME: Text("Evaluatie van het traject", "Evaluation of the programme"),
}
READY: dict[Form, tuple[Question, ...]] = {
    Form.MEETING: (
        Question("brought", Kind.TEXT, Text("Wat bracht deze bijeenkomst je?", "What did this meeting bring you?")),
        Question(
            "method",
            Kind.SCALE,
            Text("Paste de methode bij de casus?", "Did the method fit the case?"),
            (Text("paste niet", "did not fit"), Text("paste goed", "fitted well")),
        ),
        Question(
            "facilitator",
            Kind.SCALE,
            Text("Hoe hielp de begeleider het gesprek?", "How did the facilitator help the talk?"),
            (Text("hielp weinig", "helped little"), Text("hielp veel", "helped a lot")),
        ),
        Question(
            OTHERWISE,
            Kind.TEXT,
            Text(
                "Wat doen we de volgende keer anders? Noem één ding.", "What do we do otherwise next time? One thing."
            ),
        ),
    ),
    Form.HALF_WAY: (
        Question(
            "goals",
            Kind.SCALE,
            Text("Hoe ver ben je met wat je wilde leren?", "How far are you with what you wanted to learn?"),
            (Text("net begonnen", "just begun"), Text("een heel eind", "a long way")),
        ),
        Question(
            "safety",
            Kind.SCALE,
            Text("Kun je hier zeggen wat je dwarszit?", "Can you say here what bothers you?"),
            (Text("liever niet", "rather not"), Text("zonder moeite", "without effort")),
        ),
        Question(
            "method",
            Kind.TEXT,
            Text("Welke methode helpt ons, en welke niet?", "Which method helps us, and which does not?"),
        ),
        Question(
            "share",
            Kind.CHOICE,
            Text("Komt iedereen genoeg aan de beurt?", "Does everybody get their turn?"),
            choices=(Text("ja", "yes"), Text("bijna", "nearly"), Text("nee", "no")),
        ),
        Question(
            OTHERWISE,
            Kind.TEXT,
            Text("Wat doen we vanaf nu anders? Noem één ding.", "What do we do otherwise from now on? One thing."),
        ),
    ),
    Form.PROGRAMME: (
        Question(
            "goals",
            Kind.SCALE,
            Text("Hoeveel bereikte je van wat je wilde leren?", "How much did you reach of what you wanted to learn?"),
            (Text("weinig", "little"), Text("veel", "a lot")),
        ),
        Question(
            "result", Kind.TEXT, Text("Wat doe je nu anders in je werk?", "What do you do otherwise at work now?")
        ),
        Question(
            "safety",
            Kind.SCALE,
            Text("Was het veilig genoeg om iets moeilijks te vertellen?", "Was it safe enough to tell something hard?"),
            (Text("niet veilig genoeg", "not safe enough"), Text("veilig genoeg", "safe enough")),
        ),
        Question(
            "method",
            Kind.SCALE,
            Text("Hielpen de methodes je om anders te kijken?", "Did the methods help you to look anew?"),
            (Text("hielpen weinig", "helped little"), Text("hielpen veel", "helped a lot")),
        ),
        Question(
            "facilities",
            Kind.SCALE,
            Text("Klopten tijd, plek en rust?", "Were time, place and quiet as agreed?"),
            (Text("klopten niet", "were not"), Text("klopten goed", "were")),
        ),
        Question(
            "intervisor",
            Kind.TEXT,
            Text(
                "Wat deed de intervisor goed, en wat kan beter?", "What did the intervisor do well, and what not yet?"
            ),
        ),
        Question(
            "go-on",
            Kind.CHOICE,
            Text("Gaat de groep verder, als het aan jou ligt?", "Does the group go on, if it is up to you?"),
            choices=(
                Text("ja, zelfstandig", "yes, by itself"),
                Text("ja, met een intervisor", "yes, with an intervisor"),
                Text("nee", "no"),
            ),
        ),
    ),
}


def ready(form: Form, language: str) -> list[Asked]:
    """The questions that Kring brings."""
    return [question.said_in(language) for question in READY[form]]


class Faulty(Exception):
    """Questions that cannot be asked; `fault` is a sentence, `row` counts from 0, or None for all of them."""

    def __init__(self, fault: Text, row: int | None = None) -> None:
        super().__init__(fault.en)
        self.fault, self.row = fault, row


def checked(rows: Sequence[Asked]) -> list[Asked]:
    """The questions as they will be kept; a row without a text is left out. Keys that are missing are given."""
    kept = [_tidy(row) for row in rows]
    for at, row in enumerate(kept):
        if row["text"] and (fault := _fault(row)):
            raise Faulty(fault, at)
    asked = [row for row in kept if row["text"]]
    if not asked:
        raise Faulty(Text("Stel ten minste één vraag.", "Ask at least one question."))
    if len(asked) > MOST:
        raise Faulty(Text(f"Stel hoogstens {MOST} vragen.", f"Ask {MOST} questions at most."))
    return _keyed(asked)


def _tidy(row: Asked) -> Asked:
    kind, scale = row["kind"], row["kind"] == Kind.SCALE
    return Asked(
        key=row["key"],
        kind=kind,
        text=_line(row["text"]),
        low=_line(row["low"]) if scale else "",
        high=_line(row["high"]) if scale else "",
        choices=[line for line in map(_line, row["choices"]) if line] if kind == Kind.CHOICE else [],
    )


def _line(text: str) -> str:
    """One line, without what nobody can see: control and format characters."""
    shown = "".join(" " if char.isspace() else char for char in normalize("NFC", text))
    return " ".join("".join(char for char in shown if category(char) not in {"Cc", "Cf", "Co", "Cs"}).split())


def _fault(row: Asked) -> Text | None:
    if row["kind"] not in set(Kind):
        return Text("Kies een soort antwoord.", "Choose a kind of answer.")
    if len(row["text"]) > TEXT_MOST:
        return Text(f"Houd de vraag onder {TEXT_MOST} tekens.", f"Keep the question under {TEXT_MOST} characters.")
    if row["kind"] == Kind.SCALE and not (0 < len(row["low"]) <= WORD_MOST and 0 < len(row["high"]) <= WORD_MOST):
        return Text("Zet bij de schaal een woord aan beide kanten.", "Put a word at both ends of the scale.")
    if row["kind"] == Kind.CHOICE:
        return _fault_of_choices(row["choices"])
    return None


def _fault_of_choices(choices: Sequence[str]) -> Text | None:
    if not CHOICES_LEAST <= len(set(choices)) == len(choices) <= CHOICES_MOST:
        return Text(
            f"Geef {CHOICES_LEAST} tot {CHOICES_MOST} verschillende keuzes.",
            f"Give {CHOICES_LEAST} to {CHOICES_MOST} different choices.",
        )
    if max(map(len, choices)) > CHOICE_MOST:
        return Text(f"Houd elke keuze onder {CHOICE_MOST} tekens.", f"Keep each choice under {CHOICE_MOST} characters.")
    return None


def _keyed(rows: Sequence[Asked]) -> list[Asked]:
    """A key is used once; a question without one gets the first that is free."""
    taken = {row["key"] for row in rows}
    free = (f"own-{number}" for number in range(1, 3 * MOST))
    seen: set[str] = set()
    found = []
    for row in rows:
        key = row["key"] if row["key"] and row["key"] not in seen else next(one for one in free if one not in taken)
        seen.add(key)
        found.append(Asked(**{**row, "key": key}))
    return found
