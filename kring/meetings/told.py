"""What the API tells of the time before a meeting: the cases offered, and the vote on them."""

from __future__ import annotations

import uuid
from datetime import datetime

from ninja import Schema

from kring.groups.told import ItemTold
from kring.groups.told import item as told_item
from kring.meetings import queries
from kring.meetings.models import Meeting
from kring.people.models import Person
from kring.rounds import queries as rounds
from kring.rounds.api import OwnTextTold, own_text_told


class VoteTold(Schema):
    """`asked` and `voted` are ids by seat. `votes` is empty until `opened_at`, then ordered by id."""

    asked: list[str]
    voted: list[str]
    opened_at: datetime | None
    mine: OwnTextTold | None
    votes: list[ItemTold]


class BeforehandTold(Schema):
    """`may_arrange`: roles may still change; `is_open`: a case may still be offered."""

    id: uuid.UUID
    starts_at: datetime
    presenter: str | None
    facilitator: str | None
    is_open: bool
    may_arrange: bool
    offers: list[ItemTold]
    vote: VoteTold


def beforehand(meeting: Meeting, reader: Person, *, now: datetime) -> BeforehandTold:
    held = queries.holders(meeting)
    is_open = meeting.cancelled_at is None and not meeting.is_over(now=now)
    return BeforehandTold(
        id=meeting.id,
        starts_at=meeting.starts_at,
        presenter=held.get("presenter"),
        facilitator=held.get("facilitator"),
        is_open=is_open,
        may_arrange=is_open and not queries.has_begun(meeting),
        offers=[told_item(item) for item in queries.offers(meeting)],
        vote=vote(meeting, reader),
    )


def vote(meeting: Meeting, reader: Person) -> VoteTold:
    found = rounds.vote_on(meeting.id)
    return VoteTold(
        asked=queries.voters(meeting),
        voted=rounds.wrote(found) if found else [],
        opened_at=found.opened_at if found else None,
        mine=own_text_told(rounds.own_text(found, reader)) if found else None,
        votes=[told_item(item) for item in rounds.texts(found)] if found else [],
    )
