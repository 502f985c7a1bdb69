"""Who was at a meeting: the page for its members, and one press to confirm one's own row."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kring.groups.permissions import May
from kring.kernel.clock import now
from kring.meetings import attending
from kring.meetings.attendance import Attended, attendance_of
from kring.meetings.attendance_forms import AttendanceForm
from kring.meetings.models import Meeting
from kring.meetings.pages import hours
from kring.meetings.queries import access_meeting
from kring.people.models import Person
from kring.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attend(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Any member fills it in or corrects it; each correction leaves a row that all can read."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.ATTEND)
    attending.check_began(meeting, now=now())
    attended = attendance_of(meeting)
    form = AttendanceForm(request.POST or None, meeting=meeting, attended=attended)
    if request.method == "POST" and form.is_valid():
        attending.fill_in(meeting, form.said(), by=person, now=now())
        return redirect("meetings:attendance", meeting.pk)
    return render(request, "meetings/attendance.html", {"form": form, **attendance_shown(meeting, person, attended)})


@require_POST
@login_required
def confirm(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.ATTEND)
    attending.confirm(meeting, by=person, now=now())
    return redirect(meeting)


def attendance_shown(meeting: Meeting, reader: Person, attended: list[Attended]) -> dict[str, Any]:
    """`rows`: what counts now; `said`: everything that was filled in, newest first; `mine`: the reader's row."""
    said = meeting.attendance.select_related("person", "by").order_by("-id")
    return {
        "meeting": meeting,
        "group": meeting.group,
        "rows": [{"attended": each, "hours": hours(each.minutes)} for each in attended],
        "mine": next((each for each in attended if each.person == reader), None),
        "said": list(said),
    }
