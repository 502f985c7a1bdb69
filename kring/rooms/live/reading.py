"""Everything the live room reads from the database. Plain functions, run in the reader's thread, many keys at once."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.db.models import Count
from django.utils.crypto import constant_time_compare

from kring.groups.models import Membership
from kring.kernel.clock import now
from kring.kernel.errors import Unavailable
from kring.kernel.text import Text
from kring.meetings.models import Meeting
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.methods.rules.run import PHONES
from kring.people.models import Person
from kring.rooms.models import Event, Room
from kring.rooms.queries import earlier_resolutions
from kring.sealed.models import Item, LogHead
from kring.web.wire import to_wire
from kring.workshop.queries import get_planned_method, planned_method

CHUNK = 500  # keys per query: far below the limits of both databases

AWAY = Text(
    nl="Opslaan lukt nu even niet. Er is niets verloren: je tekst blijft hier staan en wordt zo opnieuw verstuurd.",
    en="Storing does not work for a moment. Nothing is lost: your text stays here and is sent again shortly.",
)

Found_ = TypeVar("Found_")


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may use the rooms of a group now, in the order of their seats, and the number of its newest key."""

    members: tuple[str, ...] = ()
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class StoredItem:
    """One revision of a sealed item as it goes over the wire."""

    id: str
    revision: int
    slot: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """With what a room begins: the script, who sits where in which role, who leads and how the group meets."""

    method: Method
    seats: tuple[str, ...]
    roles: Mapping[str, str]
    guided: str = ""
    way: str = PHONES


@dataclass(frozen=True, slots=True)
class Planned:
    """What a meeting's plan says of its room, to see whether a waiting room is out of date.

    The method itself and not its key: until a room begins it follows the newest version of an own method.
    """

    method: Method | None
    roles: Mapping[str, str]
    guided: str
    way: str


@dataclass(frozen=True, slots=True)
class Found:
    """A room as the database has it."""

    room: str
    group: str
    plan: Plan
    has_begun: bool
    events: Sequence[Event]
    items: Sequence[StoredItem]
    earlier: Sequence[Mapping[str, Any]]


def guarded(read: Callable[..., Found_], *arguments: Any) -> Found_:
    """Run `read`; a database that is away becomes a refusal, and the next read gets a new connection."""
    try:
        return read(*arguments)
    except DatabaseError as error:
        connection.close()
        raise Unavailable(AWAY) from error


def people_of_sessions(keys: Sequence[str]) -> dict[str, str]:
    """Who is signed in with each session key; keys of nobody are left out."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    signed_in: dict[str, Mapping[str, Any]] = {}
    for chunk in _chunks(keys):
        rows = Session.objects.filter(session_key__in=chunk, expire_date__gt=now())
        signed_in.update({key: store().decode(kept) for key, kept in rows.values_list("session_key", "session_data")})
    people = _active({kept[SESSION_KEY] for kept in signed_in.values() if SESSION_KEY in kept})
    return {
        key: kept[SESSION_KEY]
        for key, kept in signed_in.items()
        if (person := people.get(kept.get(SESSION_KEY, ""))) and _is_true(kept, person)
    }


def signed_out(keys: Collection[str], people: Collection[str]) -> tuple[set[str], set[str]]:
    """Which of these sessions have ended, and which persons are not active any more.

    Asked every few seconds about everybody who listens, so it brings back as little as possible.
    """
    ended = set(keys)
    for chunk in _chunks(list(keys)):
        rows = Session.objects.filter(session_key__in=chunk, expire_date__gt=now())
        ended.difference_update(rows.values_list("session_key", flat=True))
    inactive = {str(person) for person in Person.objects.filter(is_active=False).values_list("pk", flat=True)}
    return ended, inactive.intersection(people)


def marks(groups: Collection[str]) -> dict[str, tuple[int, int]]:
    """For each group two numbers that change when its standing does: its log's length and how many are seated."""
    found: dict[str, tuple[int, int]] = {}
    for chunk in _chunks(list(groups)):
        seated = Membership.objects.filter(group__in=chunk, left_at=None).values_list("group_id")
        counts = dict(seated.annotate(seated=Count("id")).order_by())
        for group, seq in LogHead.objects.filter(group__in=chunk).values_list("group", "seq"):
            found[str(group)] = (seq, counts.get(group, 0))
    return found


def standings(groups: Sequence[str]) -> dict[str, Standing]:
    """For each group who is a member by its log and has not left, and the newest key."""
    seated: dict[str, list[str]] = {group: [] for group in groups}
    heads: dict[str, tuple[int, list[str]]] = {}
    for chunk in _chunks(groups):
        rows = Membership.objects.filter(group__in=chunk, left_at=None).order_by("seat")
        for group, person in rows.values_list("group_id", "person_id"):
            seated[str(group)].append(str(person))
        for head in LogHead.objects.filter(group__in=chunk):
            heads[str(head.group)] = (head.epoch, head.roster)
    return {
        group: Standing(tuple(person for person in seated[group] if person in roster), epoch)
        for group, (epoch, roster) in heads.items()
    }


def find_room(room: str) -> Found | None:
    """The room of a meeting that is not cancelled, with its whole log; None when there is none."""
    meeting = Meeting.objects.filter(pk=uuid.UUID(room), cancelled_at=None).first()
    if meeting is None:
        return None
    begun = Room.objects.filter(pk=meeting.pk).first()
    plan = plan_as_begun(begun) if begun else plan_of_meeting(meeting)
    events = list(Event.objects.filter(room=meeting.pk).order_by("number")) if begun else []
    return Found(
        room=room,
        group=str(meeting.group_id),
        plan=plan,
        has_begun=begun is not None,
        events=events,
        items=_items(events),
        earlier=earlier_resolutions(meeting),
    )


def plan_as_begun(room: Room) -> Plan:
    return Plan(_method_in(json.dumps(room.script)), tuple(room.seats), room.roles, room.guided, room.way)


@lru_cache(maxsize=64)
def _method_in(script: str) -> Method:
    """Rooms that began with the same script share one method: it is the largest thing a quiet room would hold."""
    return parse(json.loads(script))


def plan_of_meeting(meeting: Meeting) -> Plan:
    """Who would sit where if the meeting began now."""
    group = str(meeting.group_id)
    seats = standings([group]).get(group, Standing()).members
    planned = meeting.role_holders.values_list("role", "person_id")
    roles = {role: str(person) for role, person in planned if str(person) in seats}
    return Plan(get_planned_method(meeting.method), seats, roles, meeting.guided, meeting.way)


def plans(rooms: Sequence[str]) -> dict[str, Planned]:
    """What the plans of these meetings say of their rooms."""
    found: dict[str, Planned] = {}
    for chunk in _chunks(rooms):
        meetings = Meeting.objects.filter(pk__in=chunk, cancelled_at=None).prefetch_related("role_holders")
        for meeting in meetings:
            roles = {holder.role: str(holder.person_id) for holder in meeting.role_holders.all()}
            found[str(meeting.pk)] = Planned(planned_method(meeting.method), roles, meeting.guided, meeting.way)
    return found


def _items(events: Iterable[Event]) -> list[StoredItem]:
    """Every revision of what the room's events brought, oldest first."""
    ids = sorted({uuid.UUID(event.body["item"]) for event in events if "item" in event.body})
    found = [item for chunk in _chunks(ids) for item in Item.objects.filter(id__in=chunk).order_by("revision")]
    return [
        StoredItem(str(item.id), item.revision, bytes(item.slot), to_wire(bytes(item.sealed_item))) for item in found
    ]


def _active(people: Iterable[str]) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for chunk in _chunks(sorted(people)):
        rows = Person.objects.filter(pk__in=chunk, is_active=True).only("id", "password")
        found.update({str(person.pk): person for person in rows})
    return found


def _is_true(kept: Mapping[str, Any], person: Person) -> bool:
    return constant_time_compare(kept.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())


def _chunks(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
