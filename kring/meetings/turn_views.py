"""Changing turns: swapping, having no case, not being able to come, and deciding how to go on."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from kring.groups.permissions import May
from kring.kernel.clock import now
from kring.kernel.errors import Invalid
from kring.meetings import absence, queries, swapping, turns
from kring.meetings.models import Meeting
from kring.meetings.queries import access_meeting
from kring.meetings.turn_pages import absence_shown, swaps_shown
from kring.methods.rules.method import FACILITATOR, PRESENTER
from kring.people.models import Person
from kring.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def swap(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Each way to swap is one button that says what will change."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        if "meeting" in request.POST:
            role = _role_of(person, meeting)
            swapping.swap_meetings(
                meeting, _other_meeting(request, meeting), role=role, by=person, now=now(), seen=seen
            )
        else:
            swapping.swap_roles(meeting, _member(request, meeting), by=person, now=now(), seen=seen)
        return redirect(meeting)
    return render(request, "meetings/swap.html", swaps_shown(meeting, person, now=now()))


@require_POST
@login_required
def no_case(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    say = swapping.say_a_case if "toch" in request.POST else swapping.say_no_case
    say(meeting, by=person, now=now())
    return redirect(meeting)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report_absent(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The second touch: what it means, and yes."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    if request.method == "POST":
        absence.report_absent(meeting, by=person, now=now())
        return redirect(meeting)
    return render(request, "meetings/absent.html", absence_shown(meeting, person))


@require_POST
@login_required
def report_present(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.SWAP_ROLES)
    absence.report_present(meeting, by=person, now=now())
    return redirect(meeting)


@require_POST
@login_required
def decide(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """How to go on after an absence: as it is, with turns swapped, or with somebody else's case."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.PLAN)
    if "meeting" in request.POST:
        other, seen = _other_meeting(request, meeting), request.POST.get("seen", "")
        absence.swap_presenters(meeting, other, by=person, now=now(), seen=seen)
    elif "person" in request.POST:
        absence.substitute_presenter(meeting, _id(request.POST["person"]), by=person, now=now())
    else:
        absence.hold_anyway(meeting, by=person, now=now())
    return redirect(meeting)


def _role_of(person: Person, meeting: Meeting) -> str:
    """The main role that somebody swaps with another meeting."""
    held = queries.holders(meeting)
    mine = [role for role, holder in held.items() if holder == str(person.pk)]
    return next((role for role in (PRESENTER, FACILITATOR) if role in mine), (*mine, "")[0])


def _member(request: HttpRequest, meeting: Meeting) -> Person:
    wanted = _id(request.POST.get("other", ""))
    found = next((each for each in queries.members_of(meeting.group) if each.pk == wanted), None)
    if found is None:
        raise Invalid(_("Choose somebody from the group."))
    return found


def _other_meeting(request: HttpRequest, meeting: Meeting) -> Meeting:
    wanted = _id(request.POST["meeting"])
    found = next((each for each in turns.coming(meeting.group, now=now()) if each.pk == wanted), None)
    if found is None:
        raise Invalid(_("Choose one of your own meetings."))
    return found


def _id(said: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(said)
    except ValueError:
        return None
