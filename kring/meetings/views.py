"""A meeting: its page, planning one or a series, changing it and calling it off."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings import actions, queries
from kring.meetings.attendance import own_attendance
from kring.meetings.forms import MeetingForm, SeriesForm, shown_as
from kring.meetings.models import Meeting
from kring.meetings.pages import meeting_shown
from kring.meetings.queries import access_meeting
from kring.meetings.turn_pages import decision_shown, shared_roles
from kring.meetings.turning import keep_turning
from kring.meetings.turns import rota_of
from kring.methods import library
from kring.methods.rules.method import Method
from kring.people.queries import person_of
from kring.programmes.queries import facilities
from kring.workshop.queries import methods_for

USUAL = time(13, 0)  # where the length is known and the hour is not


@require_safe
@login_required
def show_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.READ_GROUP)
    keep_turning(meeting.group, now=now())
    may = rights(person, meeting.group)
    shown = {**meeting_shown(meeting, person, now=now()), "may": may}
    if shown["is_open"] and May.PLAN in may:
        shown |= decision_shown(meeting, now=now())
    if shown["is_over"] and May.ATTEND in may and not meeting.cancelled_at:
        shown["attended"] = own_attendance(meeting, person)
    return render(request, "meetings/meeting.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan_meeting(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.PLAN)
    members = queries.members_of(group)
    form = MeetingForm(
        request.POST or None,
        members=members,
        people=len(queries.participants_of(group)),
        methods=methods_for(group.organisation),
        shared=dict.fromkeys(rota_of(group).roles, ""),
        now=now(),
        initial=_proposed(group, request.GET.get("methode", "")),
    )
    if request.method == "POST" and form.is_valid():
        return redirect(actions.plan_meeting(group, form.plan(), by=person, now=now()))
    return render(request, "meetings/plan.html", {"form": form, "group": group})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan_series(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """The whole programme at once, so that everybody knows all their turns."""
    person = person_of(request)
    group = access_group(person, group_id, to=May.PLAN)
    form = SeriesForm(
        request.POST or None,
        members=queries.members_of(group),
        people=len(queries.participants_of(group)),
        methods=methods_for(group.organisation),
        shared={},
        now=now(),
        initial=_proposed(group, request.GET.get("methode", "")),
    )
    if request.method == "POST" and form.is_valid():
        actions.plan_series(group, form.plans(), by=person, now=now())
        return redirect("meetings:rota", group.pk)
    return render(request, "meetings/series.html", {"form": form, "group": group})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.PLAN)
    members = queries.members_of(meeting.group)
    methods = methods_for(meeting.group.organisation, also=meeting.method)
    form = MeetingForm(
        request.POST or None,
        members=members,
        people=len(queries.participants_of(meeting.group)),
        methods=methods,
        shared=shared_roles(meeting, members),
        now=now(),
        initial=_planned(meeting) | _chosen(methods, request.GET.get("methode", "")),
    )
    if request.method == "POST" and form.is_valid():
        actions.change_meeting(meeting, form.plan(), by=person, now=now())
        return redirect(meeting)
    return render(request, "meetings/plan.html", {"form": form, "group": meeting.group, "meeting": meeting})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def cancel_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.PLAN)
    if request.method == "POST":
        actions.cancel_meeting(meeting, by=person, now=now())
        return redirect(meeting.group)
    return render(request, "meetings/cancel.html", {"meeting": meeting, "group": meeting.group})


def _proposed(group: Group, method: str) -> dict[str, Any]:
    """A new meeting's form: the method that was chosen before, and what the programme agreed on. The rota says who has
    which role.
    """
    offered = methods_for(group.organisation)
    return {"method": (offered.get(method) or library.method(library.FIRST)).key, **_agreed(group)}


def _agreed(group: Group) -> dict[str, Any]:
    """The facilities of the group's programme, as the fields of a form. They say how long, never at what hour."""
    agreed = facilities(group.programme) if group.programme else None
    if agreed is None:
        return {}
    ends = datetime.combine(date.min, USUAL) + timedelta(minutes=agreed.minutes)
    times = {"begin": USUAL, "end": ends.time()}
    return {"count": agreed.meetings, "weeks": agreed.weeks_between, "place": agreed.place[:120], **times}


def _chosen(methods: Mapping[str, Method], key: str) -> dict[str, str]:
    """The method that was chosen on the page that advises."""
    return {"method": key} if key in methods else {}


def _planned(meeting: Meeting) -> dict[str, Any]:
    held = {f"role_{role}": person for role, person in queries.agreed(meeting).items()}
    times = shown_as(meeting.starts_at, meeting.ends_at)
    how = {"guided": meeting.guided, "way": meeting.way, "video_url": meeting.video_url}
    return {"place": meeting.place, "method": meeting.method, **how, **times, **held}
