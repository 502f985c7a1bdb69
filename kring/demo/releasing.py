"""What the demo's group told outside, and what it may yet tell: one text that all signed, and one that waits."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from kring.demo.agreeing import post, put, seen
from kring.demo.sealing import Table
from kring.people.models import Person
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import StepName
from kring.releases.actions import publish
from kring.sealed.rules.releases import Recipient, Terms
from kring.twin.body import Body
from kring.twin.change import open_release, sign_release
from kring.twin.releases import write_terms

ASKED = "Wat levert de intervisie de wijkteams op?"
TOLD = (
    "Wij vragen elkaar eerder om hulp, ook tussen twee bijeenkomsten.\n"
    "Twee uur zonder telefoon is daarvoor nodig. Laat dat zo."
)
WAITS = "Wij willen na de zomer graag verdergaan, met een vaste ruimte."
TIME_TO_SIGN = timedelta(days=14)


def tell(table: Table, commissioner: Person, *, now: datetime) -> Table:
    """The commissioner asked; all signed an answer, and another text waits for all but who proposed it."""
    programme = Programme.objects.get(group=table.group)
    take_step(programme, StepName.ASK_GROUP, by=commissioner, why=ASKED, now=now)
    players = list(table.players)
    told = terms(programme, commissioner, ASKED, TOLD, now=now)
    table, number = proposed(table, players[0], told, signers=players, now=now)
    publish(table.group, number, told, now=now)
    waits = terms(programme, commissioner, "Wat wij verder nodig hebben", WAITS, now=now)
    return proposed(table, players[1], waits, signers=players[1:2], now=now)[0]


def terms(programme: Programme, commissioner: Person, purpose: str, text: str, *, now: datetime) -> Terms:
    return Terms(
        kind="text",
        programme=str(programme.pk),
        title=programme.title,
        organisation=str(programme.organisation_id),
        organisation_name=programme.organisation.name,
        recipients=(Recipient(str(commissioner.pk), commissioner.name),),
        purpose=purpose,
        expires=int((now + TIME_TO_SIGN).timestamp()),
        salt=secrets.token_bytes(32),
        text=text,
    )


def proposed(table: Table, by: str, terms: Terms, *, signers: list[str], now: datetime) -> tuple[Table, int]:
    """The table and the number of the release."""
    opener = table.players[by]
    put(table, opener, Body("release", write_terms(terms)), "release", now=now)
    roster = post(table, opener, open_release(opener.account, table.views[opener.account.person].roster, terms), now)
    number = roster.head.seq
    for name in signers:
        change = sign_release(table.players[name].account, roster, number, terms, now=int(now.timestamp()))
        roster = post(table, table.players[name], change, now)
    return seen(table, roster), number
