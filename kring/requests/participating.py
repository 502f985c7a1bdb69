"""Asking people to take part, and each one's own page about it."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.programmes.permissions import May
from kring.programmes.queries import access_programme, managers_of, participants
from kring.programmes.rules.lifecycle import MOVES, State, StepName
from kring.requests import actions, queries
from kring.requests.fit import fit_for, fits
from kring.requests.forms import ChartForm, InviteForm, TakePartForm
from kring.requests.models import Participation
from kring.web.uploads import takes_files


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def people(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """Who was asked, what they answered, who fits, for the coordinator; and a form to ask more."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.NAME_PARTIES)
    form = InviteForm(request.POST if request.POST.get("do") == "ask" else None)
    if request.method == "POST" and request.POST.get("do") == "comparable":
        asked = get_object_or_404(programme.participations, pk=_number(request.POST.get("who", "")))
        actions.call_comparable(asked, request.POST.get("family", "")[:120])
        return redirect("requests:participants", programme.id)
    if form.is_bound and form.is_valid():
        try:
            for named in form.named():
                actions.ask_to_take_part(programme, named, by=person, now=now())
        except NotAllowedNow as refusal:
            form.add_error("people", str(refusal.sentence))
        else:
            return redirect("requests:participants", programme.id)
    found = fits(programme)
    declared = {each.person_id: each for each in queries.participations(programme)}
    rows = [
        {"person": each, "asked": declared.get(each.pk), "stops": [stop.told() for stop in stops]}
        for each, stops in found.items()
    ]
    shown = {
        "programme": programme,
        "rows": rows,
        "waiting": [each for each in declared.values() if each.answer == Participation.Answer.NONE],
        "declined": [each for each in declared.values() if each.answer == Participation.Answer.NO],
        "form": form,
        "may_ask": programme.stands() in MOVES[StepName.JOIN].since,
        "count": len(found),
        "fitting": sum(not stops for stops in found.values()),
    }
    return render(request, "requests/participants.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take_part(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """The conditions, what one declares, and yes. Who takes part reads here whether they fit."""
    person = person_of(request)
    own = queries.access_participation(person, programme_id)
    programme = own.programme
    managers = managers_of(programme, person)
    form = TakePartForm(request.POST or None, person=person, own=own, manager=managers[0] if managers else None)
    if request.method == "POST" and form.is_valid():
        actions.say_yes(own, form.said(), form.manager(), by=person, now=now())
        return redirect("requests:take-part", programme.id)
    takes_part = person in participants(programme)
    shown = {
        "programme": programme,
        "content": programme.offering.content if programme.offering else None,
        "own": own,
        "form": form,
        "takes_part": takes_part,
        "stops": [stop.said() for stop in fit_for(programme, person)] if takes_part else [],
        "is_open": programme.stands() in MOVES[StepName.JOIN].since,
        "is_forming": programme.stands() is State.FORMING,
    }
    return render(request, "requests/take_part.html", shown)


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def chart(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Who reports to whom, from a file or pasted from a sheet."""
    person = person_of(request)
    organisation = access_organisation(person, organisation_id, to=MayOrganisation.MAKE_GROUP)
    lines = queries.chart_of(organisation)
    initial = {"lines": "\n".join(f"{low}, {high}" for low, high in lines.items())}
    form = ChartForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.keep_chart(organisation, form.chart(), by=person, now=now())
        return redirect("requests:chart", organisation.id)
    shown = {"organisation": organisation, "form": form, "count": len(lines)}
    return render(request, "requests/chart.html", shown)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise NotAllowedNow(_("Load the page again."))
    return int(text)
