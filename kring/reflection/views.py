"""The pages of preparing and reporting. What stands on them is opened in the browser; here are the doors."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from kring.groups.permissions import May, rights
from kring.kernel.clock import now
from kring.meetings.attendance import attendance_of, began_and_ended
from kring.meetings.models import Meeting
from kring.meetings.pages import method_shown
from kring.meetings.queries import access_meeting
from kring.people.models import Person
from kring.people.queries import person_of
from kring.reflection import actions, queries
from kring.reflection.words import ROLE_NAMES, TASKS


@require_safe
@login_required
@ensure_csrf_cookie
def preparation(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.ATTEND)
    roles = queries.own_roles(person, meeting)
    shown = {
        **_around(meeting, person),
        "roles": roles,
        "tasks": [{"role": ROLE_NAMES[role], "todo": TASKS[role]} for role in roles if role in TASKS],
        "case_step": queries.case_step(meeting),
        "may_enter": May.USE_ROOM in rights(person, meeting.group),
    }
    return render(request, "reflection/preparation.html", shown)


@require_safe
@login_required
@ensure_csrf_cookie
def report(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.ATTEND)
    may_read = May.READ_ITEMS in rights(person, meeting.group)
    return render(request, "reflection/report.html", {**_around(meeting, person), "may_read": may_read})


@require_safe
@login_required
@ensure_csrf_cookie
def reports(request: HttpRequest) -> HttpResponse:
    """Everything somebody wrote after meetings, opened on their own device."""
    person = person_of(request)
    shown = {"waiting": queries.waiting(person, now=now()), "is_reminded": queries.wants_reminders(person)}
    return render(request, "reflection/reports.html", shown)


@require_POST
@login_required
def wish(request: HttpRequest) -> HttpResponse:
    actions.wish_reminders(person_of(request), wanted="wanted" in request.POST, now=now())
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else "reflection:reports")


@require_safe
@login_required
@ensure_csrf_cookie
def joint(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """For members: who was there, as far as is known, is what a first version begins with."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.READ_ITEMS)
    began, ended = began_and_ended(meeting)
    facts = {
        "on": localdate(began).isoformat(),
        "minutes": round((ended - began).total_seconds() / 60),
        "method": method_shown(meeting.method, 0)["method_name"],
        "present": [str(each.person.pk) for each in attendance_of(meeting) if each.presence.was_there],
    }
    return render(request, "reflection/joint.html", {**_around(meeting, person), "facts": facts})


def _around(meeting: Meeting, person: Person) -> dict[str, Any]:
    at = now()
    return {
        "meeting": meeting,
        "group": meeting.group,
        "on": localdate(meeting.starts_at).isoformat(),
        "is_over": meeting.is_over(now=at) or at >= meeting.starts_at,
        "progress": queries.progress(person, meeting),
        "is_reminded": queries.wants_reminders(person),
    }
