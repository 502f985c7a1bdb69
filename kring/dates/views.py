"""Asking a group for dates, answering, and planning what fits best."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from kring.dates import actions, queries
from kring.dates.forms import FOR_WHOM, ClosureForm, MoveForm, SeriesPollForm
from kring.dates.models import Poll
from kring.dates.pages import pattern_of, poll_shown, proposal_shown
from kring.dates.rules.avoiding import Region, known_until
from kring.dates.rules.choosing import Can
from kring.groups.models import Group
from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.meetings.actions import check_open_to_change
from kring.meetings.models import Meeting
from kring.meetings.queries import access_meeting
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.programmes.models import Facilities

WORKING_TIME = _("It was agreed that you meet in working time.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_series(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.PLAN)
    about: dict[str, Any] = {
        "now": now(),
        "organisation": group.organisation,
        "met": queries.days_met(group, now=now()),
    }
    form = SeriesPollForm(request.POST or None, **about, initial=_fixed(group))
    if (facilities := _facilities(group)) and facilities.in_working_time:
        form.fields["hours"].help_text += f" {WORKING_TIME}"
    if request.method == "POST" and form.is_valid():
        return redirect(actions.ask(group, form.question(), by=person, now=now()))
    return render(request, "dates/ask.html", {"form": form, "group": group})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_to_move(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.PLAN)
    with transaction.atomic():  # it locks
        check_open_to_change(meeting, now=now())
    met = queries.days_met(meeting.group, now=now(), but=meeting)
    about: dict[str, Any] = {"now": now(), "organisation": meeting.group.organisation, "met": met}
    form = MoveForm(request.POST or None, **about, initial=_as_it_is(meeting))
    if request.method == "POST" and form.is_valid():
        return redirect(actions.ask(meeting.group, form.question(meeting), by=person, now=now()))
    return render(request, "dates/ask.html", {"form": form, "group": meeting.group, "meeting": meeting})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def poll(request: HttpRequest, group_id: uuid.UUID, poll_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    to = May.SWAP_ROLES if request.method == "POST" else May.READ_GROUP
    found = queries.access_poll(person, group_id, poll_id, to=to)
    if request.method == "POST":
        actions.answer(found, _said(request.POST, found), by=person, now=now())
        return redirect(f"{found.get_absolute_url()}?bewaard")
    shown = {**poll_shown(found, person, now=now()), "is_kept": "bewaard" in request.GET}
    return render(request, "dates/poll.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def proposal(request: HttpRequest, group_id: uuid.UUID, poll_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    to = May.PLAN if request.method == "POST" else May.READ_GROUP
    found = queries.access_poll(person, group_id, poll_id, to=to)
    if request.method == "POST":
        made = actions.plan_dates(found, _numbers(request.POST, "slot"), by=person, now=now())
        return redirect(made[0] if found.meeting_id else found.group)
    shown = proposal_shown(found, person, now=now(), pinned=_numbers(request.GET, "kies"))
    return render(request, "dates/proposal.html", shown)


@require_POST
@login_required
def stop(request: HttpRequest, group_id: uuid.UUID, poll_id: uuid.UUID) -> HttpResponse:
    found = queries.access_poll(person_of(request), group_id, poll_id, to=May.PLAN)
    actions.stop(found, now=now())
    return redirect(found.group)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def closures(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Days on which an organisation does not meet: read, added and taken away by its coordinator."""
    organisation = access_organisation(person_of(request), organisation_id, to=MayOrganisation.MAKE_GROUP)
    form = ClosureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_days(organisation, **form.cleaned_data)
        return redirect("dates:closures", organisation.pk)
    rows = [(row, dict(FOR_WHOM)[row.region]) for row in queries.closures_of(organisation, since=localdate(now()))]
    known = min(known_until(region) for region in Region)
    shown = {"organisation": organisation, "rows": rows, "form": form, "known_until": known}
    return render(request, "dates/closures.html", shown)


@require_POST
@login_required
def open_again(request: HttpRequest, organisation_id: uuid.UUID, closure_id: int) -> HttpResponse:
    organisation = access_organisation(person_of(request), organisation_id, to=MayOrganisation.MAKE_GROUP)
    actions.open_days(organisation, closure_id)
    return redirect("dates:closures", organisation.pk)


def _said(form: QueryDict, found: Poll) -> dict[int, Can]:
    """What was chosen for each moment; `all` answers a weekday and hour for all weeks at once."""
    known = {can.value: can for can in Can}
    slots = queries.ahead(found, now=now())
    pressed = {slot.pk: known.get(str(form.get(f"slot-{slot.pk}"))) for slot in slots}
    said = {slot: can for slot, can in pressed.items() if can}
    pattern, _, can = str(form.get("all", "")).rpartition("-")
    if can in known:
        said |= {slot.pk: known[can] for slot in slots if pattern_of(slot) == pattern}
    return said


def _numbers(form: QueryDict, name: str) -> set[int]:
    return {int(each) for each in form.getlist(name) if each.isascii() and each.isdigit() and len(each) < 18}  # noqa: PLR2004 -- what a row's number can be


def _facilities(group: Group) -> Facilities | None:
    return getattr(group.programme, "facilities", None) if group.programme else None


def _fixed(group: Group) -> dict[str, Any]:
    """What was fixed for the programme, where the group is part of one."""
    first = {"first": (localdate(now()) + timedelta(days=14)).isoformat()}
    facilities = _facilities(group)
    if facilities is None:
        return first
    return {
        **first,
        "count": facilities.meetings,
        "weeks": facilities.weeks_between,
        "minutes": facilities.minutes,
        "place": facilities.place[:120],
    }


def _as_it_is(meeting: Meeting) -> dict[str, Any]:
    minutes = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
    return {"first": max(localdate(meeting.starts_at), localdate(now())).isoformat(), "minutes": minutes}
