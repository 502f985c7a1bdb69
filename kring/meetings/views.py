"""A meeting: its page, planning and changing it, and changing places in it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings import actions, queries
from kring.meetings.forms import MeetingForm, SwapForm, shown_as
from kring.meetings.models import Meeting
from kring.meetings.pages import meeting_shown
from kring.meetings.queries import access_meeting
from kring.meetings.rules import rota
from kring.meetings.words import ROLE_NAMES
from kring.methods import library
from kring.methods.rules.method import Method
from kring.people.queries import person_of
from kring.workshop.queries import methods_for


@require_safe
@login_required
def show_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.READ_GROUP)
    shown = {**meeting_shown(meeting, person, now=now()), "may": rights(person, meeting.group)}
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
        methods=methods_for(group.organisation),
        now=now(),
        initial=_proposed(group, request.GET.get("methode", "")),
    )
    if request.method == "POST" and form.is_valid():
        return redirect(actions.plan_meeting(group, form.plan(), by=person, now=now()))
    return render(request, "meetings/plan.html", {"form": form, "group": group})


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
        methods=methods,
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


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def swap_roles(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    held = {holder: ROLE_NAMES.get(role, role) for role, holder in queries.holders(meeting).items()}
    others = [each for each in queries.members_of(meeting.group) if each != person]
    named = [(str(o.pk), f"{o.name} ({held[str(o.pk)]})" if str(o.pk) in held else o.name) for o in others]
    form = SwapForm(request.POST or None, others=named)
    if request.method == "POST" and form.is_valid():
        other = next(each for each in others if str(each.pk) == form.cleaned_data["other"])
        actions.swap_roles(meeting, other, by=person, now=now())
        return redirect(meeting)
    mine = held.get(str(person.pk))
    return render(request, "meetings/swap.html", {"form": form, "meeting": meeting, "mine": mine})


@require_POST
@login_required
def report_absent(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    actions.report_absent(meeting, by=person, now=now())
    return redirect(meeting)


@require_POST
@login_required
def report_present(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    actions.report_present(meeting, by=person, now=now())
    return redirect(meeting)


def _proposed(group: Group, method: str) -> dict[str, Any]:
    """A new meeting's form: the method that was chosen before, and the roles it needs, each to whose turn it is."""
    offered = methods_for(group.organisation)
    first = offered.get(method) or library.method(library.FIRST)
    seats = [str(person.pk) for person in queries.members_of(group)]
    proposed = rota.propose(first.roles, seats, queries.served(group))
    return {"method": first.key, **{f"role_{role}": person for role, person in proposed.items()}}


def _chosen(methods: Mapping[str, Method], key: str) -> dict[str, str]:
    """The method that was chosen on the page that advises."""
    return {"method": key} if key in methods else {}


def _planned(meeting: Meeting) -> dict[str, Any]:
    held = {f"role_{role}": person for role, person in queries.holders(meeting).items()}
    times = shown_as(meeting.starts_at, meeting.ends_at)
    how = {"guided": meeting.guided, "way": meeting.way, "video_url": meeting.video_url}
    return {"place": meeting.place, "method": meeting.method, **how, **times, **held}
