"""Around each participant stand their own manager and the intervisors of their programme: these may show each other
what is their own. Others may not: a goal is not a colleague's business, nor a commissioner's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from kring.programmes.rules.lifecycle import Role

ROLES = (Role.INTERVISOR, Role.MANAGER, Role.PARTICIPANT)


class Seat(NamedTuple):
    """Somebody is something in a programme, and still is. `about` is the person whose manager they are."""

    programme: uuid.UUID
    person: uuid.UUID
    role: Role
    about: uuid.UUID | None
    since: datetime


class Link(NamedTuple):
    """Two people in one participant's circle, from the instant on which both were."""

    programme: uuid.UUID
    role: Role  # what the other is
    since: datetime


Circle = dict[uuid.UUID, Seat]


def circles(seats: Iterable[Seat]) -> Iterator[Circle]:
    """The circle of each participant, by person; who is two things in it stands as what they were first."""
    known = sorted(seats, key=lambda seat: seat.since)
    for middle in known:
        if middle.role is Role.PARTICIPANT:
            yield {seat.person: seat for seat in reversed(known) if _is_near(seat, middle)}


def _is_near(seat: Seat, middle: Seat) -> bool:
    if seat.programme != middle.programme:
        return False
    if seat.role is Role.PARTICIPANT:
        return seat.person == middle.person
    return seat.role is Role.INTERVISOR or seat.about == middle.person


def links(seats: Iterable[Seat], me: uuid.UUID) -> dict[uuid.UUID, list[Link]]:
    """Everybody `me` may show something to now, and why; who shares no circle with `me` is not in it."""
    found: dict[uuid.UUID, list[Link]] = {}
    for circle in circles(seats):
        mine = circle.get(me)
        for other in circle.values() if mine else ():
            if mine and other.person != me:
                link = Link(other.programme, other.role, max(mine.since, other.since))
                if link not in found.setdefault(other.person, []):
                    found[other.person].append(link)
    return found


def holds_since(link: Iterable[Link], shown_at: datetime) -> bool:
    """Whether what was shown at that instant may still be read: by who was in the circle then and is now.

    Who left and came back gets nothing of before: the owner was told that showing had ended.
    """
    return any(each.since <= shown_at for each in link)
