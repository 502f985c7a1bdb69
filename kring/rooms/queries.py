"""Reading rooms: whether one has begun, its log, and what earlier meetings resolved."""

from __future__ import annotations

import uuid
from typing import Any

from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.methods.rules.engine import apply, start
from kring.methods.rules.event import event_from_json
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.methods.rules.run import Run
from kring.rooms.models import Event, Room
from kring.sealed.models import Item
from kring.web.wire import to_wire


def has_begun(meeting_id: uuid.UUID) -> bool:
    """Whether anything happened in the meeting's room: from then on its method and first roles are fixed."""
    return Room.objects.filter(pk=meeting_id).exists()


def room_events(meeting_id: uuid.UUID) -> list[Event]:
    """The room's whole log, in order."""
    return list(Event.objects.filter(room=meeting_id).order_by("number"))


def run_as_left(room: Room) -> tuple[Method, Run]:
    """Where a meeting stood after its last event."""
    method = parse(room.script)
    run = start(method, seats=room.seats, roles=room.roles, guided=room.guided, way=room.way)
    for event in room_events(room.pk):
        run = apply(method, run, event_from_json(event.body))
    return method, run


def earlier_resolutions(meeting: Meeting) -> list[dict[str, Any]]:
    """What the group's previous meeting resolved, to be looked back on: whose it is, who sealed it and where."""
    previous = (
        Room.objects.filter(meeting__group=meeting.group_id, meeting__starts_at__lt=meeting.starts_at)
        .order_by("-meeting__starts_at")
        .first()
    )
    if previous is None:
        return []
    method, run = run_as_left(previous)
    found = {
        item: (written, f"phase/{method.phases[phase].key}/{times}")
        for (phase, times), visit in run.visits.items()
        if method.phases[phase].output == "resolution"
        for item, written in visit.shown.items()
    }
    sealed = _sealed({item: written.revision for item, (written, _) in found.items()})
    return [
        {
            "item": item,
            "by": written.by,
            "author": written.author,
            "meeting": str(previous.pk),
            "place": place,
            "revision": written.revision,
            "sealed": sealed[item],
        }
        for item, (written, place) in sorted(found.items())
        if item in sealed
    ]


def _sealed(revisions: dict[str, int]) -> dict[str, str]:
    items = Item.objects.filter(id__in=[uuid.UUID(item) for item in revisions])
    return {
        str(item.id): to_wire(bytes(item.sealed_item)) for item in items if revisions[str(item.id)] == item.revision
    }


def public_events(meeting_id: uuid.UUID) -> list[Event]:
    """The events that everybody was told: those that took a position."""
    told, last = [], 0
    for event in room_events(meeting_id):
        if event.position > last:
            told.append(event)
            last = event.position
    return told


def held_meetings(group: Group) -> list[Meeting]:
    """The group's meetings with their rooms, in order; not those that were called off."""
    return list(Meeting.objects.filter(group=group, cancelled_at=None).select_related("room").order_by("starts_at"))
