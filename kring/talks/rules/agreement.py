"""The text of the open agreement with the organisation, from what is known of the programme. Plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kring.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Known:
    """What a programme says of itself. Empty or None is unknown and left out."""

    organisation: str
    title: str
    smallest: int
    largest: int
    meetings: int | None = None
    minutes: int | None = None
    weeks_between: int | None = None
    place: str = ""
    in_working_time: bool = False
    undisturbed: bool = False
    cover: str = ""
    question: str = ""
    aims: str = ""
    conditions: str = ""
    will_hear: str = ""
    will_not_hear: str = ""
    costs: Text | None = None  # "as in quote ..."
    more: str = ""  # what both sides add


@dataclass(frozen=True, slots=True)
class Clause:
    heading: Text
    lines: tuple[Text, ...]


def drafted(known: Known) -> tuple[Clause, ...]:
    """Every clause that has something to say, in the order people read it."""
    clauses = (
        Clause(Text("Waar het over gaat", "What it is about"), _subject(known)),
        Clause(Text("Faciliteiten", "Facilities"), _facilities(known)),
        Clause(Text("Vertrouwelijkheid", "Confidentiality"), _confidentiality(known)),
        Clause(Text("Vrijwillig", "Voluntary"), VOLUNTARY),
        Clause(Text("Kosten", "Costs"), (known.costs,) if known.costs else ()),
        Clause(Text("Ook afgesproken", "Also agreed"), _own(known.more)),
    )
    return tuple(clause for clause in clauses if clause.lines)


def written(known: Known, language: str) -> list[dict[str, Any]]:
    """As plain JSON, in one language."""
    return [
        {"heading": clause.heading.said_in(language), "lines": [line.said_in(language) for line in clause.lines]}
        for clause in drafted(known)
    ]


VOLUNTARY = (
    Text(
        "Iedereen doet vrijwillig mee, en zegt dat zelf.", "Everybody takes part voluntarily, and says so themselves."
    ),
    Text(
        "Niemand zit in de groep met een leidinggevende of een directe collega.",
        "Nobody is in the group with a manager or a direct colleague.",
    ),
)


def _subject(known: Known) -> tuple[Text, ...]:
    of = Text(
        f"{known.title}, voor {known.organisation}. De groep heeft {known.smallest} tot {known.largest} leden.",
        f"{known.title}, for {known.organisation}. The group has {known.smallest} to {known.largest} members.",
    )
    return (
        of,
        *_said("De vraag", "The question", known.question),
        *_said("De doelen", "The aims", known.aims),
        *_said("De voorwaarden", "The conditions", known.conditions),
    )


def _facilities(known: Known) -> tuple[Text, ...]:
    lines: list[Text] = []
    if known.meetings and known.minutes:
        lines.append(
            Text(
                f"{known.meetings} bijeenkomsten van {known.minutes} minuten.",
                f"{known.meetings} meetings of {known.minutes} minutes.",
            )
        )
    if known.weeks_between:
        lines.append(Text(f"Eens in de {known.weeks_between} weken.", f"Once in {known.weeks_between} weeks."))
    lines += _said("Plek", "Place", known.place)
    if known.in_working_time:
        lines.append(Text("De bijeenkomsten zijn in werktijd.", "The meetings are in working time."))
    if known.undisturbed:
        lines.append(
            Text("Niemand stoort de groep, ook niet per telefoon.", "Nobody disturbs the group, also not by phone.")
        )
    lines += _said("Vervanging op het werk", "Cover at work", known.cover)
    return tuple(lines)


def _confidentiality(known: Known) -> tuple[Text, ...]:
    return (
        Text(
            "Wat in de groep wordt gezegd en geschreven, blijft in de groep.",
            "What is said and written in the group stays in the group.",
        ),
        *_said("De opdrachtgever hoort wel", "The commissioner does hear", known.will_hear),
        *_said("De opdrachtgever hoort niet", "The commissioner does not hear", known.will_not_hear),
        Text(
            "Wie iets wil weten over het verloop of de opbrengst, praat met de hele groep.",
            "Who wants to know about the course or the yield talks with the whole group.",
        ),
        Text(
            "Geen leidinggevende, opdrachtgever of coördinator vraagt een lid naar wat een ander zei.",
            "No manager, commissioner or coordinator asks a member what another said.",
        ),
    )


def _said(nl: str, en: str, text: str) -> tuple[Text, ...]:
    kept = " ".join(text.split())
    return (Text(f"{nl}: {kept}", f"{en}: {kept}"),) if kept else ()


def _own(text: str) -> tuple[Text, ...]:
    return tuple(Text(line.strip(), line.strip()) for line in text.splitlines() if line.strip())
