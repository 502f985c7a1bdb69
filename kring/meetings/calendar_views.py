"""Meetings for a calendar program: the file of a group, and the secret feed of a person."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kring.calendars.limit import count
from kring.calendars.queries import access_feed
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings import calendar
from kring.people.queries import person_of

KIND = "text/calendar; charset=utf-8"
PER_HOUR = 120  # programs look once in some minutes at most


@require_safe
@login_required
def group_file(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.READ_GROUP)
    answer = HttpResponse(calendar.group_file(group, person, now=now()), content_type=KIND)
    answer["Content-Disposition"] = 'attachment; filename="kring.ics"'
    return answer


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: the token is the right."""
    count("feed", token, most=PER_HOUR, seconds=3600)
    count("feeds", request.META.get("REMOTE_ADDR", ""), most=50 * PER_HOUR, seconds=3600)
    person = access_feed(token)
    with override(person.language):
        return HttpResponse(calendar.feed(person, now=now()), content_type=KIND)
