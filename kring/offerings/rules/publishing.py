"""What keeps an offering from being published: what a reader cannot do without, and what cannot be true."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kring.kernel.text import Text
from kring.offerings.rules.content import Content, Form

NEEDED = {
    "title": Text("Geef een titel.", "Give a title."),
    "kind": Text("Zeg wat voor leeractiviteit het is.", "Say which type of learning activity it is."),
    "audience": Text("Zeg voor wie het is.", "Say whom it is for."),
    "theme": Text("Noem het thema.", "Name the theme."),
    "summary": Text("Vat het aanbod samen in één of twee zinnen.", "Sum the offering up in one or two sentences."),
    "aim": Text("Schrijf wat het doel is.", "Write what the aim is."),
    "explanation": Text("Leg uit hoe het gaat.", "Explain how it goes."),
}
NO_CONTACT = Text("Geef een telefoonnummer of een mailadres.", "Give a phone number or a mail address.")
FORM_NEEDS_MAIL = Text(
    "Het contactformulier gaat naar een mailadres. Vul er een in.", "The contact form goes to a mail address. Give one."
)
FOR_NOBODY = Text(
    "Kies wie het kan aanvragen: teams, losse deelnemers, of allebei.",
    "Choose who can ask for it: teams, individuals, or both.",
)
SMALLEST_ABOVE_LARGEST = Text(
    "De kleinste groep is groter dan de grootste. Draai de getallen om?",
    "The smallest group is larger than the largest. Did you swap the numbers?",
)
MONTHS_SWAPPED = Text(
    "Het minste aantal maanden is groter dan het meeste. Draai de getallen om?",
    "The least months are more than the most. Did you swap the numbers?",
)
PATH_GOES_BACK = Text(
    "Elke stap naar zelfstandig begint later dan de stap ervoor.",
    "Each step towards independence begins later than the one before.",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which field of `Content`."""

    field: str
    sentence: Text


def faults(content: Content, *, today: date, methods: Collection[str]) -> tuple[Fault, ...]:
    """Everything that keeps this from being published. `methods` are the keys that can be chosen."""
    found = [Fault(name, sentence) for name, sentence in NEEDED.items() if not getattr(content, name).strip()]
    found += _of_contact(content)
    found += inconsistencies(content.form)
    found += [Fault("dates", past(moment.on)) for moment in content.dates if moment.on < today]
    found += [Fault("methods", absent(key)) for key in content.methods if key not in methods]
    begins = [stage.meeting for stage in content.path]
    if begins != sorted(set(begins)):
        found.append(Fault("path", PATH_GOES_BACK))
    return tuple(found)


def inconsistencies(form: Form) -> list[Fault]:
    """Numbers that contradict each other."""
    found = []
    if form.smallest and form.largest and form.smallest > form.largest:
        found.append(Fault("form", SMALLEST_ABOVE_LARGEST))
    if form.months_from and form.months_to and form.months_from > form.months_to:
        found.append(Fault("form", MONTHS_SWAPPED))
    return found


def past(on: date) -> Text:
    day = f"{on.day}-{on.month}-{on.year}"
    return Text(f"De datum {day} is voorbij. Haal die weg of verander die.", f"The date {day} is over. Change it.")


def absent(key: str) -> Text:
    return Text(f"De methode {key} is er niet meer. Kies een andere.", f"The method {key} is gone. Choose another one.")


def _of_contact(content: Content) -> list[Fault]:
    found = []
    if not (content.contact.phone or content.contact.mail):
        found.append(Fault("contact", NO_CONTACT))
    elif content.contact.has_form and not content.contact.mail:
        found.append(Fault("contact", FORM_NEEDS_MAIL))
    if not (content.for_teams or content.for_individuals):
        found.append(Fault("for_teams", FOR_NOBODY))
    return found
