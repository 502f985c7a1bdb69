"""The demo's list: forty people of De Linde, two proposals for them, and a file that waits to be looked at.

The groups were found by `kring compose`; a test looks that they still keep every rule and are worth what stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kring.composition.rules.reading import read
from kring.organisations.models import Organisation
from kring.volunteers.actions import keep_upload, make_pool, put_entries
from kring.volunteers.models import Pool, Proposal, Seat

NAME = "Intervisie voorjaar"
PEOPLE = Path(__file__).parent / "volunteers.csv"


@dataclass(frozen=True)
class Found:
    """A proposal: its bounds, its groups, who is left and why, what it is worth, and what no groups can pass."""

    smallest: int
    largest: int
    groups: tuple[tuple[str, ...], ...]
    left: Mapping[str, str]
    value: float
    bound: float


FOUND = (
    Found(
        smallest=4,
        largest=6,
        groups=(
            ("z01", "z07", "z12", "z24"),
            ("z05", "z18", "z19", "z21"),
            ("z08", "z10", "z22", "z29", "z31"),
            ("z14", "z26", "z35", "z37"),
            ("z02", "z11", "z13", "z20", "z34"),
            ("z04", "z16", "z17", "z25", "z28"),
            ("z06", "z15", "z33", "z39"),
            ("z03", "z09", "z30", "z36"),
        ),
        left={"z23": "left-over", "z27": "left-over", "z32": "alone", "z38": "left-over", "z40": "no-common-time"},
        value=819.5,
        bound=833.7,
    ),
    Found(
        smallest=3,
        largest=5,
        groups=(
            ("z07", "z12", "z23"),
            ("z01", "z24", "z27", "z38"),
            ("z09", "z18", "z21"),
            ("z08", "z16", "z19", "z25"),
            ("z02", "z05", "z11", "z34"),
            ("z04", "z13", "z20"),
            ("z22", "z28", "z29"),
            ("z26", "z35", "z37"),
            ("z10", "z14", "z17", "z31"),
            ("z06", "z15", "z33", "z39"),
            ("z03", "z30", "z36"),
        ),
        left={"z32": "alone", "z40": "no-common-time"},
        value=923.3333,
        bound=932.0,
    ),
)
WAITING = """\
id;naam;e-mail;beroep;beroepsgroep;team;leidinggevende;locatie;dagdelen
z41;Marit Slot;marit@delinde.example;verzorgende;zorg;Oost 2;z99;Oost;ma-ochtend
z42;Otto Raven;;verzorgende;zorg;Oost 3;;Oost;ma-ochtend wo-avond
z43;Pia Zomer;pia@delinde.example;wijkverpleegkundige;zorg;West 1;;West;do-middag
"""


def make_list(organisation: Organisation, *, now: datetime) -> Pool:
    """The list, made a week ago, with its proposals."""
    usual = FOUND[0]
    then = now - timedelta(days=7)
    pool = make_pool(organisation, name=NAME, smallest=usual.smallest, largest=usual.largest, now=then)
    put_entries(pool, read(PEOPLE.read_bytes()).volunteers)
    for number, found in enumerate(FOUND, start=1):
        _propose(pool, number, found, now=now - timedelta(days=1))
    keep_upload(pool, content=WAITING.encode(), chart=b"", now=now)
    return pool


def _propose(pool: Pool, number: int, found: Found, *, now: datetime) -> None:
    proposal = Proposal.objects.create(
        pool=pool,
        number=number,
        smallest=found.smallest,
        largest=found.largest,
        seconds=10,
        seed=1,
        state=Proposal.State.DONE,
        asked_at=now,
        touched_at=now,
        placed=sum(map(len, found.groups)),
        groups_made=len(found.groups),
        value=found.value,
        bound=found.bound,
    )
    ids = dict(pool.entries.values_list("key", "pk"))
    seats = [
        Seat(proposal=proposal, entry_id=ids[key], number=nth)
        for nth, members in enumerate(found.groups, start=1)
        for key in members
    ]
    seats += [Seat(proposal=proposal, entry_id=ids[key], reason=reason) for key, reason in found.left.items()]
    Seat.objects.bulk_create(seats)
