"""Quotes in the demo: one that was accepted, on the way of the programme that runs, and one that waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from kring.demo.people import COMMISSIONER, COORDINATOR, MANAGER
from kring.offerings.models import Offering
from kring.people.models import Person
from kring.programmes import actions as programmes
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import Role, StepName
from kring.quotes import actions, queries
from kring.quotes.models import Quote
from kring.quotes.rules.beginning import Known, begun
from kring.quotes.rules.document import Document

LETTERHEAD = {
    "address": "Lindelaan 4\n3511 AB Utrecht",
    "chamber_number": "12345678",
    "vat_number": "NL123456789B01",
    "iban": "NL91ABNA0417164300",
}
OFFERED = "persoonlijke-leerdoelen"
WAITING = "Intervisie voor nieuwe teamleiders"
QUESTION = "Onze nieuwe teamleiders leren graag van elkaar."
INCLUDED = ("voorbereiding", "intakegesprekken en afrondende gesprekken met elke deelnemer")
EXCLUDED = ("reiskosten en verblijfskosten",)


def send(programme: Programme, content: Document, *, by: Person, now: datetime) -> Quote:
    """The coordinator writes a quote and sends it."""
    draft = actions.save_draft(programme, content, revision=0, by=by, now=now)
    return actions.send_quote(programme, revision=draft.revision, by=by, now=now)


def send_and_accept(programme: Programme, people: Mapping[str, Person], *, now: datetime) -> None:
    """The quote of the programme that runs: six meetings of two hours."""
    actions.save_letterhead(programme.organisation, **LETTERHEAD)
    known = Known(
        "nl",
        programme.title,
        meetings=6,
        minutes=120,
        people=programme.people,
        price=360_000,
        price_people=programme.people,
        included=INCLUDED,
        excluded=EXCLUDED,
    )
    quote = send(programme, begun(known, today=queries.today(now)), by=people[COORDINATOR], now=now)
    who = people[COMMISSIONER]
    actions.accept_quote(quote, name=who.name, by=who, now=now + timedelta(days=1))


def wait_for_an_answer(people: Mapping[str, Person], *, now: datetime) -> Programme:
    """Another programme, of the offering that says a price: its quote was sent the day before."""
    offered = Offering.objects.get(slug=OFFERED).current
    programme = programmes.begin_programme(
        Offering.objects.get(slug=OFFERED).organisation,
        WAITING,
        step=StepName.ASK_AS_MANAGER,
        by=people[MANAGER],
        roles_of={Role.COMMISSIONER: people[COMMISSIONER]},
        offering=offered,
        question=QUESTION,
        people=10,
        now=now - timedelta(days=3),
    )
    sent_at = now - timedelta(days=1)
    send(programme, queries.first_draft(programme, now=sent_at), by=people[COORDINATOR], now=sent_at)
    return programme
