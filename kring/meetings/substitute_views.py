"""Asking somebody from outside to facilitate one meeting, and their answer."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.groups.forms import InviteForm
from kring.groups.permissions import May
from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow, NotFound
from kring.meetings import substitutes
from kring.meetings.models import Meeting, Substitute
from kring.meetings.queries import access_meeting
from kring.people.models import Person
from kring.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def ask_substitute(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """One press for an intervisor of the organisation; a name and a mail address for somebody else."""
    person = person_of(request)
    meeting = access_meeting(person, meeting_id, to=May.PLAN)
    if "terug" in request.POST:
        substitutes.take_back(meeting)
        return redirect(meeting)
    known = {str(each.pk): each for each in substitutes.intervisors_to_ask(meeting.group)}
    chosen = known.get(request.POST.get("person", ""))
    refused = None
    form = InviteForm(request.POST if request.method == "POST" and not chosen else None)
    if request.method == "POST" and (chosen or form.is_valid()):
        try:
            _ask(meeting, chosen, form, by=person)
        except NotAllowedNow as refusal:
            refused = refusal.sentence
        else:
            return redirect(meeting)
    shown = {"meeting": meeting, "intervisors": list(known.values()), "form": form, "refused": refused}
    shown["waiting"] = meeting.substitutes.filter(answered_at=None).select_related("person").first()
    return render(request, "meetings/ask_substitute.html", shown)


def _ask(meeting: Meeting, chosen: Person | None, form: forms.Form, *, by: Person) -> None:
    if chosen:
        substitutes.ask(meeting, chosen, by=by, now=now())
    else:
        said = form.cleaned_data
        substitutes.ask_somebody(meeting, name=said["name"].strip(), email=said["email"].lower(), by=by, now=now())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer_substitute(request: HttpRequest, substitute_id: uuid.UUID) -> HttpResponse:
    """Yes or no, by who was asked; for everybody else it is not there."""
    asked = Substitute.objects.filter(pk=substitute_id, person=person_of(request)).select_related("meeting__group")
    found = asked.first()
    if found is None:
        raise NotFound(_("Nobody asked you this, or it was taken back."))
    if request.method == "POST":
        substitutes.answer(found, comes="ja" in request.POST, now=now())
        return redirect(found.meeting if found.comes else found)
    meeting = found.meeting
    is_open = meeting.cancelled_at is None and not meeting.is_over(now=now())
    shown = {"asked": found, "meeting": meeting, "is_open": is_open and found.is_waiting}
    return render(request, "meetings/substitute.html", shown)
