"""Fills a fresh database with rooms that have been opened, and everybody signed in.

`python -m bench.live.population ROOMS PEOPLE LISTING`, with KRING_DATA or KRING_DATABASE_URL saying where.
"""

from __future__ import annotations

import os
import secrets
import sys
import tomllib
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command

from kring.groups.models import Group, Membership
from kring.meetings.models import Meeting
from kring.methods.rules.command import Open
from kring.methods.rules.engine import judge, start
from kring.methods.rules.event import event_to_json
from kring.methods.rules.parsing import parse
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.rooms.models import Event, Room
from kring.sealed.models import LogHead
from kring.sealed.rules.item import ItemHeader, slot_of

METHOD = parse(tomllib.loads((Path(__file__).parent / "method.toml").read_text("utf-8")))
BATCH = 500


def populate(rooms: int, people: int, listing: Path) -> None:
    """Make `rooms` rooms of `people` each; write to `listing` what the load generator needs of every person."""
    now = datetime.now(UTC)
    organisation = Organisation.objects.create(name="Bench", made_at=now)
    groups = Group.objects.bulk_create(
        [Group(organisation=organisation, name=f"Group {number}", made_at=now) for number in range(rooms)], BATCH
    )
    persons = Person.objects.bulk_create(
        [Person(name=f"P{number}", email=f"p{number}@example.org") for number in range(rooms * people)], BATCH
    )
    circles = [persons[number::rooms] for number in range(rooms)]
    seat_all(groups, circles, now)
    meetings = open_rooms(groups, circles, now)
    cookies = sign_in(persons, now)
    with listing.open("w") as lines:
        for number, (person, cookie) in enumerate(zip(persons, cookies, strict=True)):
            meeting = meetings[number % rooms]
            lines.write(f"{meeting.pk} {header(meeting, person).hex()} {settings.SESSION_COOKIE_NAME}={cookie}\n")


def seat_all(groups: list[Group], circles: list[list[Person]], now: datetime) -> None:
    pairs = list(zip(groups, circles, strict=True))
    Membership.objects.bulk_create(
        [
            Membership(group=group, person=person, seat=seat, made_at=now)
            for group, circle in pairs
            for seat, person in enumerate(circle)
        ],
        BATCH,
    )
    LogHead.objects.bulk_create(
        [
            LogHead(group=group.pk, seq=1, epoch=1, roster=[str(person.pk) for person in circle])
            for group, circle in pairs
        ],
        BATCH,
    )


def open_rooms(groups: list[Group], circles: list[list[Person]], now: datetime) -> list[Meeting]:
    """Meetings whose rooms have begun: the first event of each is in its log."""
    meetings = Meeting.objects.bulk_create(
        [
            Meeting(group=group, starts_at=now, ends_at=now + timedelta(hours=2), method=METHOD.key, made_at=now)
            for group in groups
        ],
        BATCH,
    )
    begun = [begin(meeting, circle, now) for meeting, circle in zip(meetings, circles, strict=True)]
    Room.objects.bulk_create([room for room, _ in begun], BATCH)
    Event.objects.bulk_create([event for _, event in begun], BATCH)
    return meetings


def begin(meeting: Meeting, circle: list[Person], now: datetime) -> tuple[Room, Event]:
    seats = [str(person.pk) for person in circle]
    roles = {"facilitator": seats[0]}
    command = uuid.uuid4()
    run = start(METHOD, seats=seats, roles=roles)
    opened = judge(METHOD, run, Open(str(command)), by=seats[0], now=now, present=frozenset(seats))
    event = Event(
        room=meeting.pk,
        number=1,
        position=1,
        command=command,
        digest=bytes(16),
        actor=circle[0].pk,
        at=opened.at,
        body=event_to_json(opened),
    )
    return Room(meeting=meeting, script=METHOD.script(), seats=seats, roles=roles, made_at=now), event


def sign_in(persons: list[Person], now: datetime) -> list[str]:
    """A session for everybody; the keys for their cookies."""
    keys = [secrets.token_hex(16) for _ in persons]
    store = SessionStore()
    Session.objects.bulk_create(
        [
            Session(
                session_key=key,
                session_data=store.encode(
                    {
                        SESSION_KEY: str(person.pk),
                        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                        HASH_SESSION_KEY: person.get_session_auth_hash(),
                    }
                ),
                expire_date=now + timedelta(days=1),
            )
            for key, person in zip(keys, persons, strict=True)
        ],
        BATCH,
    )
    return keys


def header(meeting: Meeting, person: Person) -> bytes:
    """The header of a contribution of this person, for any item: the load generator fills in the item's id."""
    group = str(meeting.group_id)
    return ItemHeader(
        item_class="content",
        group=group,
        item=str(uuid.UUID(int=0)),
        slot=slot_of(group, str(meeting.pk), f"phase/{METHOD.phases[0].key}/1"),
        author=str(person.pk),
        epoch=1,
        revision=1,
        head_seq=1,
        head_hash=bytes(32),
        salt=secrets.token_bytes(32),
    ).encode()


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)
    populate(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
