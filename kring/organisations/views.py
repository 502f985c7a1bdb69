"""Making an organisation and appointing its coordinators. Its own page shows meetings too: see meetings."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kring.kernel.clock import now
from kring.kernel.errors import NotPermitted
from kring.organisations import actions
from kring.organisations.forms import CoordinatorForm, OrganisationForm
from kring.organisations.permissions import May, may_found
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def found_organisation(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    if not may_found(person):
        raise NotPermitted(_("Ask who hosts Kring for a link to make an organisation."))
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.found_organisation(form.cleaned_data["name"], by=person, now=now()))
    return render(request, "organisations/found.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def appoint_coordinator(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    organisation = access_organisation(person, organisation_id, to=May.APPOINT)
    form = CoordinatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.appoint_coordinator(organisation, **form.cleaned_data, by=person, now=now())
        return redirect(organisation)
    return render(request, "organisations/appoint.html", {"form": form, "organisation": organisation})
