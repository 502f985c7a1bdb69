"""Who is what in a programme: named by the coordinator, and replaced when somebody leaves."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow
from kring.people.actions import make_person
from kring.people.queries import person_of
from kring.programmes.actions import replace_party
from kring.programmes.permissions import May
from kring.programmes.queries import access_programme, parties
from kring.programmes.rules.lifecycle import LIVING, Role
from kring.programmes.words import ROLES
from kring.requests import actions
from kring.requests.forms import PartyForm, ReplaceForm

NAMED = (Role.INTERVISOR, Role.COMMISSIONER)
REPLACED = (Role.REQUESTER, Role.MANAGER, Role.COMMISSIONER, Role.INTERVISOR)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def name_somebody(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """Everybody with a role, and a form to give somebody one."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.NAME_PARTIES)
    form = PartyForm(request.POST or None, roles=NAMED)
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        actions.appoint(programme, form.named(), role, by=person, now=now())
        return redirect("requests:people", programme.id)
    rows = [
        {"party": party, "role": ROLES[Role(party.role)]}
        for party in parties(programme)
        if Role(party.role) in REPLACED
    ]
    shown = {"programme": programme, "form": form, "rows": rows, "is_living": programme.stands() in LIVING}
    return render(request, "requests/people.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def replace_somebody(request: HttpRequest, programme_id: uuid.UUID, party_id: int) -> HttpResponse:
    """Somebody else takes over, with everything that waits for the role."""
    person = person_of(request)
    programme = access_programme(person, programme_id, to=May.NAME_PARTIES)
    current = programme.parties.filter(until=None, role__in=REPLACED).select_related("person")
    party = get_object_or_404(current, pk=party_id)
    form = ReplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        named = form.named()
        coming = make_person(name=named.name, email=named.email, language=person.language)
        try:
            replace_party(
                programme, party.person, coming, Role(party.role), by=person, why=form.cleaned_data["why"], now=now()
            )
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            return redirect("requests:people", programme.id)
    shown = {"programme": programme, "party": party, "role": ROLES[Role(party.role)], "form": form}
    return render(request, "requests/replace.html", shown)
