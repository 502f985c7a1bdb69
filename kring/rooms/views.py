"""The room of a meeting, and the wall: both pages hold the script and the names; the rest comes over the stream."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kring.agreements.queries import is_in_force
from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.methods.rules.scripting import script_for_page
from kring.people.demonstration import recovery_code_of
from kring.people.models import Person
from kring.people.queries import person_of
from kring.rooms.models import Room
from kring.rooms.permissions import access_room
from kring.workshop.queries import get_planned_method


@require_safe
@login_required
def room(request: HttpRequest, room_id: uuid.UUID) -> HttpResponse:
    """Where a meeting is held."""
    person = person_of(request)
    return _page(request, "rooms/room.html", access_room(person, room_id), person)


@require_safe
@login_required
def wall(request: HttpRequest, room_id: uuid.UUID) -> HttpResponse:
    """The big screen: step, rule, time and whose turn it is. Never content."""
    person = person_of(request)
    return _page(request, "rooms/wall.html", access_room(person, room_id), person)


def _page(request: HttpRequest, template: str, meeting: Meeting, person: Person) -> HttpResponse:
    shown = {
        "meeting": meeting,
        "page": page_of(meeting, person),
        "demo_code": recovery_code_of(person),
        "is_agreed": is_in_force(meeting.group),
    }
    return render(request, template, shown)


def page_of(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What the island begins with, as JSON: ids, names and the script."""
    return {
        "room": str(meeting.pk),
        "group": str(meeting.group_id),
        "group_name": meeting.group.name,
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "place": meeting.place,
        "video_url": meeting.video_url,
        "me": str(person.pk),
        "members": _members(meeting.group),
        "script": _script(meeting),
    }


def _script(meeting: Meeting) -> dict[str, Any]:
    begun = Room.objects.filter(pk=meeting.pk).values_list("script", flat=True).first()
    script = begun or get_planned_method(meeting.method).script()
    return script_for_page(script, "en" if (get_language() or "").startswith("en") else "nl")


def _members(group: Group) -> list[dict[str, str]]:
    """Everybody who ever had a seat: what somebody wrote keeps their name after they left."""
    seats = group.memberships.select_related("person").order_by("seat")
    return [{"person": str(seat.person_id), "name": seat.person.name} for seat in seats]
