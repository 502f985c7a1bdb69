"""`/api/v1/groups/{id}/pulses`: polls that the reader was asked. Who answered is told to nobody, only how many."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.groups.told import Head
from kring.kernel.clock import now
from kring.people.models import Person
from kring.people.queries import person_of
from kring.pulses import actions, queries
from kring.pulses.models import Pulse
from kring.sealed.rules.ballot import BALLOT_BYTES
from kring.web.wire import Bytes

router = Router(tags=["pulses"])


class PulseTold(Schema):
    """`closed`: where the log stood at closing. `ballots` is empty before; then ascending by hash."""

    id: uuid.UUID
    sealed: Bytes
    state: str
    voted: int
    i_voted: bool
    receipt: Bytes | None
    closed: Head | None
    ballots: list[Bytes]


class PulsesTold(Schema):
    """`opens_from`: the first day on which the next one may be opened, if there was one."""

    opens_from: date | None
    polls: list[PulseTold]


class PulseAsked(Schema):
    sealed: Annotated[Bytes, Field(min_length=1, max_length=1024)]
    closes_on: date


class BallotAsked(Schema):
    ballot: Annotated[Bytes, Field(min_length=BALLOT_BYTES, max_length=BALLOT_BYTES)]
    receipt: Annotated[Bytes, Field(min_length=actions.RECEIPT_BYTES, max_length=actions.RECEIPT_BYTES)]


@router.get("/groups/{group_id}/pulses", response=PulsesTold)
def pulses(request: HttpRequest, group_id: uuid.UUID) -> PulsesTold:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_ITEMS)
    actions.settle_group(group, now=now())
    rows = [told(pulse, person) for pulse in queries.pulses_for(group, person)]
    return PulsesTold(opens_from=queries.may_open_from(group), polls=rows)


@router.put("/groups/{group_id}/pulses/{pulse_id}", response={201: PulseTold})
def open_pulse(request: HttpRequest, group_id: uuid.UUID, pulse_id: uuid.UUID, asked: PulseAsked) -> Status[PulseTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.WRITE_ITEMS)
    made = actions.open_pulse(
        group, pulse_id, sealed_poll=asked.sealed, closes_on=asked.closes_on, by=person, now=now()
    )
    return Status(201, told(made, person))


@router.post("/groups/{group_id}/pulses/{pulse_id}/ballots", response={201: PulseTold})
def cast(request: HttpRequest, group_id: uuid.UUID, pulse_id: uuid.UUID, asked: BallotAsked) -> Status[PulseTold]:
    person = person_of(request)
    group = access_group(person, group_id, to=May.WRITE_ITEMS)
    pulse = actions.cast(group, pulse_id, ballot=asked.ballot, receipt=asked.receipt, by=person, now=now())
    return Status(201, told(pulse, person))


def told(pulse: Pulse, person: Person) -> PulseTold:
    voters = list(pulse.voters.order_by("id"))
    mine = next((voter for voter in voters if voter.person_id == person.pk), None)
    closed = queries.closed_head(pulse)
    return PulseTold(
        id=pulse.pk,
        sealed=bytes(pulse.sealed_poll),
        state=pulse.state,
        voted=sum(voter.has_voted for voter in voters),
        i_voted=mine is not None and mine.has_voted,
        receipt=(mine and bytes(mine.sealed_receipt)) or None,
        closed=Head(seq=closed[0], hash=closed[1]) if closed else None,
        ballots=queries.ballots(pulse) if closed else [],
    )
