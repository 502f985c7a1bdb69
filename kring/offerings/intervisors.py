"""The profiles of an organisation's intervisors: a new one, changed, removed."""

from __future__ import annotations

import re
import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kring.kernel.clock import now
from kring.offerings import actions, queries
from kring.offerings.actions import Overtaken
from kring.offerings.editor import method_choices
from kring.offerings.forms import IntervisorForm
from kring.offerings.models import Intervisor
from kring.organisations.permissions import May
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    organisation = access_organisation(person_of(request), organisation_id, to=May.EDIT_OFFERING)
    return _edited(request, Intervisor(organisation=organisation))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest, organisation_id: uuid.UUID, intervisor_id: uuid.UUID) -> HttpResponse:
    organisation = access_organisation(person_of(request), organisation_id, to=May.EDIT_OFFERING)
    intervisor = queries.get_intervisor(organisation, intervisor_id)
    if request.method == "POST" and request.POST.get("do") == "remove":
        actions.remove_intervisor(intervisor, now=now())
        return redirect("offerings:listing", organisation.pk)
    return _edited(request, intervisor)


def _edited(request: HttpRequest, intervisor: Intervisor) -> HttpResponse:
    """The form, empty or filled in; saved when it is right."""
    organisation = intervisor.organisation
    names = ("name", "text", "methods", "register", "register_number", "email")
    initial = {name: getattr(intervisor, name) for name in names} | {"languages": ", ".join(intervisor.languages)}
    known = method_choices(organisation)
    choices = [*known.items(), *((key, key) for key in intervisor.methods if key not in known)]
    form = IntervisorForm(request.POST or None, methods=choices, initial=initial)
    revision, refusal = intervisor.revision, None
    if request.method == "POST" and form.is_valid():
        typed = request.POST.get("revision", "")
        try:
            actions.save_intervisor(
                intervisor, form.said(), revision=int(typed) if re.fullmatch("[0-9]{1,8}", typed) else 0
            )
            return redirect("offerings:listing", organisation.pk)
        except Overtaken as overtaken:
            revision, refusal = intervisor.revision, overtaken
    shown = {"organisation": organisation, "intervisor": intervisor, "form": form, "revision": revision}
    status = refusal.status if refusal else 200
    return render(request, "offerings/intervisor.html", {**shown, "refusal": refusal}, status=status)
