"""Reading the facts of somebody's path: for that person alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from kring.groups.models import Group, Membership
from kring.meetings.attendance import own_attendances
from kring.meetings.models import Meeting
from kring.meetings.queries import offer_slot
from kring.meetings.turns import held_roles
from kring.people.models import Person
from kring.rooms.models import Room
from kring.rooms.queries import run_as_left
from kring.rounds.queries import asked_of
from kring.sealed.models import Item
from kring.web.problem import spoken
from kring.workshop.queries import planned_method


@dataclass(frozen=True, slots=True)
class Word:
    """The newest revision of something that `by` brought into a meeting. `place` is what its slot was made of."""

    item: Item
    meeting: uuid.UUID
    place: str


def facts(person: Person, *, now: datetime) -> dict[str, Any]:
    """The groups somebody is or was in, their meetings there, also in writing, and the roles they held. No content."""
    seats = list(person.memberships.select_related("group").order_by("made_at", "id"))
    meetings = list(_meetings(seats))
    was_there = {each.meeting.pk: each.presence.was_there for each in own_attendances(meetings, person)}
    return {
        "person": str(person.pk),
        "name": person.name,
        "today": localdate(now).isoformat(),
        "groups": [_group(seat) for seat in seats],
        "meetings": [
            {
                "id": str(meeting.pk),
                "group": str(meeting.group_id),
                "starts_at": meeting.starts_at.isoformat(),
                "method": _method_name(meeting.method),
                "is_over": meeting.is_over(now=now),
                "was_there": was_there[meeting.pk],
                "roles": roles_of(meeting, person),
            }
            for meeting in meetings
        ],
        "rounds": [
            {
                "id": str(round_.pk),
                "group": str(round_.group_id),
                "begun_at": round_.begun_at.isoformat(),
                "kind": round_.kind,
                "is_over": round_.opened_at is not None,
                "wrote": wrote,
            }
            for round_, wrote in asked_of(person)
        ],
    }


def roles_of(meeting: Meeting, person: Person) -> list[str]:
    """What somebody was in a meeting, or will be; who had no role was an adviser, and `facts` says so by none."""
    return [role for role, people in held_roles(meeting).items() if str(person.pk) in people]


def words_of(group: Group, person: Person) -> list[Word]:
    """What somebody brought into the meetings of a group, also what another typed for them; still sealed."""
    places = {**dict(_offered(group, person)), **dict(_brought(group, person))}
    newest = Item.objects.filter(group=group.pk, id__in=places, opened_at__isnull=False).order_by("revision")
    items = {item.id: item for item in newest}
    return sorted((Word(items[id_], *places[id_]) for id_ in places if id_ in items), key=lambda word: word.item.at)


def _brought(group: Group, person: Person) -> Iterator[tuple[uuid.UUID, tuple[uuid.UUID, str]]]:
    """In their rooms: each item with its meeting and its place."""
    for room in Room.objects.filter(meeting__group=group, meeting__cancelled_at=None):
        method, run = run_as_left(room)
        for (phase, times), visit in run.visits.items():
            for item, written in visit.shown.items():
                if written.by == str(person.pk) and not written.brought:
                    yield uuid.UUID(item), (room.pk, f"phase/{method.phases[phase].key}/{times}")


def _offered(group: Group, person: Person) -> Iterator[tuple[uuid.UUID, tuple[uuid.UUID, str]]]:
    """Cases offered beforehand."""
    slots = {offer_slot(meeting): meeting.pk for meeting in group.meetings.filter(cancelled_at=None)}
    for item in Item.objects.filter(group=group.pk, author=person, slot__in=slots):
        yield item.id, (slots[bytes(item.slot)], "offer")


def _group(seat: Membership) -> dict[str, Any]:
    return {
        "id": str(seat.group_id),
        "name": seat.group.name,
        "since": seat.made_at.isoformat(),
        "until": seat.left_at.isoformat() if seat.left_at else None,
    }


def _meetings(seats: list[Membership]) -> Iterator[Meeting]:
    """Those of the time in which somebody was in the group, oldest first within each."""
    for seat in seats:
        rows = seat.group.meetings.filter(ends_at__gt=seat.made_at, cancelled_at=None)
        if seat.left_at:
            rows = rows.filter(Q(starts_at__lt=seat.left_at))
        yield from rows.prefetch_related("role_holders", "attendance").order_by("starts_at")


def _method_name(key: str) -> str:
    found = planned_method(key)
    return spoken(found.name) if found else key
