"""Planning and holding talks, and fixing the facilities."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.people.queries import person_of
from kring.programmes import queries as programmes
from kring.talks import actions, queries
from kring.talks.forms import FacilitiesForm, IntakeForm, MomentForm, TalkForm
from kring.talks.models import Talk
from kring.talks.permissions import May, rights
from kring.talks.queries import access_programme, access_talk
from kring.talks.rules.kinds import NAMES, Kind


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def plan(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    person, at = person_of(request), now()
    programme = access_programme(person, programme_id, to=May.PLAN_TALK)
    asked = {"kind": request.GET.get("soort", Kind.INTAKE), "about": request.GET.get("met", ""), "minutes": 60}
    people = programmes.participants(programme)
    form = TalkForm(request.POST or None, participants=people, now=at, initial=asked)
    if request.method == "POST" and form.is_valid():
        talk = actions.plan_talk(programme, form.kind_said(), form.plan(), about=form.about_said(), by=person, now=at)
        if form.cleaned_data["was_held"]:
            return _held(request, talk)
        return redirect(talk)
    return render(request, "talks/plan.html", {"programme": programme, "form": form})


@require_safe
@login_required
def show(request: HttpRequest, programme_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    talk = access_talk(person, programme_id, talk_id, to=May.READ_TALK)
    shown = {
        "talk": talk,
        "programme": talk.programme,
        "name": NAMES[talk.which],
        "people": queries.at_the_table(talk),
        "record": getattr(talk, "record", None),
        "may_plan": May.PLAN_TALK in rights(person, talk.programme),
        "has_passed": queries.has_passed(talk, now=now()),
        "is_alignment": talk.which is Kind.ALIGNMENT,
        "is_intake": talk.which is Kind.INTAKE,
        "is_personal": talk.which is Kind.PERSONAL,
    }
    return render(request, "talks/talk.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def move(request: HttpRequest, programme_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    person, at = person_of(request), now()
    talk = access_talk(person, programme_id, talk_id, to=May.PLAN_TALK)
    form = MomentForm(request.POST or None, now=at, talk=talk)
    if request.method == "POST" and form.is_valid():
        actions.move_talk(talk, form.plan(), by=person, now=at)
        return redirect(talk)
    return render(request, "talks/plan.html", {"programme": talk.programme, "talk": talk, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def cancel(request: HttpRequest, programme_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    talk = access_talk(person, programme_id, talk_id, to=May.PLAN_TALK)
    if request.method == "POST":
        actions.cancel_talk(talk, by=person, now=now())
        return redirect(talk.programme)
    return render(request, "talks/cancel.html", {"programme": talk.programme, "talk": talk, "name": NAMES[talk.which]})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hold(request: HttpRequest, programme_id: uuid.UUID, talk_id: uuid.UUID) -> HttpResponse:
    """That it was held; of an intake also what was agreed, of an alignment the facilities."""
    person = person_of(request)
    talk = access_talk(person, programme_id, talk_id, to=May.PLAN_TALK)
    if talk.which is Kind.ALIGNMENT:
        return redirect("talks:facilities", talk.programme_id)
    if talk.which is Kind.INTAKE:
        return _intake(request, talk)
    if request.method == "POST":
        return _held(request, talk)
    return render(request, "talks/hold.html", {"programme": talk.programme, "talk": talk, "name": NAMES[talk.which]})


def _intake(request: HttpRequest, talk: Talk) -> HttpResponse:
    record = getattr(talk, "record", None)
    form = IntakeForm(request.POST or None, record=record, question=talk.programme.question)
    if request.method == "POST" and form.is_valid():
        actions.record_intake(talk, by=person_of(request), now=now(), **form.cleaned_data)
        return redirect(talk)
    return render(request, "talks/intake.html", {"programme": talk.programme, "talk": talk, "form": form})


def _held(request: HttpRequest, talk: Talk) -> HttpResponse:
    """Write it down; of some kinds there is more to write than that."""
    if talk.which in {Kind.INTAKE, Kind.ALIGNMENT}:
        return redirect("talks:hold", talk.programme_id, talk.id)
    actions.hold_talk(talk, by=person_of(request), now=now())
    return redirect(talk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def facilities(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """What the alignment talk ends in."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.FIX_FACILITIES)
    proposed = programmes.facilities(programme)
    form = FacilitiesForm(request.POST or None, instance=proposed)
    if request.method == "POST" and form.is_valid():
        talk = programme.talks.filter(kind=Kind.ALIGNMENT, held_at=None, cancelled_at=None).first()
        actions.align(programme, talk, by=person, now=now(), **form.cleaned_data)
        return redirect(programme)
    return render(request, "talks/facilities.html", {"programme": programme, "form": form, "proposed": proposed})
