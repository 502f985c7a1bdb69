"""A list of Zorggroep De Linde with a proposal, in which Anna is placed: what routes of lists are tried with."""

from __future__ import annotations

import uuid
from datetime import timedelta

from kring.volunteers.models import Entry, Pool, Proposal, Seat
from tests.cast import TEN, Cast

POOL, PROPOSAL = uuid.UUID(int=11), uuid.UUID(int=12)
FIRST = 7001  # the id of Anna's row and of her seat

IDS = {
    "<uuid:pool_id>": POOL,
    "<uuid:proposal_id>": PROPOSAL,
    "<int:entry_id>": FIRST,
    "<int:seat_id>": FIRST,
    "<int:rule_id>": 1,
    "<int:number>": 1,
}


def make_list(cast: Cast) -> None:
    pool = Pool.objects.create(
        id=POOL,
        organisation=cast.linde,
        name="Najaar",
        smallest=3,
        largest=5,
        made_at=TEN,
        kept_until=TEN + timedelta(days=9999),
    )
    proposal = Proposal.objects.create(
        id=PROPOSAL,
        pool=pool,
        number=1,
        smallest=3,
        largest=5,
        seconds=1,
        state=Proposal.State.DONE,
        asked_at=TEN,
        touched_at=TEN,
    )
    names = ("Anna", "Lise", "Mo", "Nel")
    entries = Entry.objects.bulk_create(
        Entry(id=FIRST + nth, pool=pool, key=name, name=name, mail=f"{name.lower()}@example.org")
        for nth, name in enumerate(names)
    )
    Seat.objects.bulk_create(Seat(id=entry.pk, proposal=proposal, entry=entry, number=1) for entry in entries)
