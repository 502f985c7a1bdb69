"""The server: judging, applying, storing and telling one more event, by the actor and the log of `kring serve`."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from statistics import median

from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.rooms.live.log import Entry, Log
from kring.rooms.live.order import Order, read_order
from kring.rooms.live.reading import Found, Plan
from kring.rooms.live.room import Room
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.seals import sealed_bytes

EIGHT = 8
MEASURED = 200
COMPANY = 8  # events that are under way at once: everybody presses something


def measure(phases: int, events: Sequence[int], rounds: int) -> list[float]:
    """Per number of past events: µs of CPU per event, of the event loop and the thread that writes together."""
    found = [[asyncio.run(once(phases, past)) for past in events] for _ in range(rounds)]
    return [round(median(turn[index] for turn in found), 1) for index in range(len(events))]


async def once(phases: int, past: int) -> float:
    """A room of its own: opened, grown, then measured in its last step."""
    room, people = await asyncio.to_thread(new_room, phases)
    log = Log(lambda entries, failure: settle(room, entries, failure))
    try:
        await perform(room, log, [order("open")], people[:1])
        await grow(room, log, people, past)
        begun = time.process_time()
        await act(room, log, people, MEASURED)
        return (time.process_time() - begun) * 1e6 / MEASURED
    finally:
        await log.stop()


def settle(room: Room, entries: Sequence[Entry], failure: Exception | None) -> None:
    if failure is not None:
        raise failure
    for _ in entries:
        room.tell()


async def grow(room: Room, log: Log, people: Sequence[str], past: int) -> None:
    """The group walks through all steps, with as many events in each."""
    phases = len(room.method.phases)
    for phase in range(phases):
        if phase:
            await perform(room, log, [order("next")], people[:1])
        await act(room, log, people, past // phases)


async def act(room: Room, log: Log, people: Sequence[str], count: int) -> None:
    """Of five events two bring a text, two move a hand, one says ready or not ready."""
    for first in range(0, count, COMPANY):
        some = [people[number % EIGHT] for number in range(first, min(count, first + COMPANY))]
        await perform(room, log, [wish(room, by, number) for number, by in enumerate(some, first)], some)


def wish(room: Room, by: str, number: int) -> Order:
    step = room.run.step
    if number % 5 < 2:  # noqa: PLR2004
        return contribution(room, by)
    if number % 5 == 2:  # noqa: PLR2004
        return order("unready" if by in step.ready else "ready")
    return order("lower" if by in step.hands else "raise")


async def perform(room: Room, log: Log, orders: Sequence[Order], people: Sequence[str]) -> None:
    now = datetime.now(UTC)
    await asyncio.gather(
        *(room.perform(one, by=by, now=now, epoch=1, log=log) for one, by in zip(orders, people, strict=True))
    )


def order(kind: str, **more: object) -> Order:
    return read_order(json.dumps({"id": str(uuid.uuid4()), "kind": kind, **more}).encode())


def contribution(room: Room, by: str) -> Order:
    item = str(uuid.uuid4())
    phase, visit = room.run.step.place
    slot = slot_of(room.group, room.id, f"phase/{room.method.phases[phase].key}/{visit}")
    sealed = to_wire(sealed_bytes(group=room.group, item=item, author=by, slot=slot))
    body = {"id": item, "kind": "contribute", "sealed": sealed, "phase": phase, "visit": visit}
    return read_order(json.dumps(body).encode())


def new_room(phases: int) -> tuple[Room, list[str]]:
    now = datetime.now(UTC)
    organisation = Organisation.objects.create(name="Bench", made_at=now)
    group = Group.objects.create(organisation=organisation, name="Bench", made_at=now)
    people = [
        str(Person.objects.create(name=f"P{number}", email=f"{uuid.uuid4()}@example.org").pk) for number in range(EIGHT)
    ]
    method = long_method(phases)
    meeting = Meeting.objects.create(
        group=group, starts_at=now, ends_at=now + timedelta(hours=2), method=method.key, made_at=now
    )
    plan = Plan(method, tuple(people), {"facilitator": people[0]})
    room = Room(Found(str(meeting.pk), str(group.pk), plan, has_begun=False, events=[], items=[], earlier=[]))
    room.hearing.present = frozenset(people)
    return room, people


def long_method(phases: int) -> Method:
    """Steps in which everybody writes in the open."""
    said = {"nl": "Meting", "en": "Bench"}
    step = {
        "title": said,
        "minutes": 5,
        "form": "open",
        "speaks": "everyone",
        "writes": [{"who": "everyone", "kind": "evaluation", "maximum": 100}],
        "instruction": {"everyone": said},
    }
    about = dict.fromkeys(("name", "purpose", "when", "when_not", "source"), said)
    group = {"minimum": 3, "maximum": 10}
    steps = [{**step, "key": f"step-{number}"} for number in range(phases)]
    return parse({"key": "growth", **about, "group": group, "roles": ["facilitator"], "phase": steps})
