"""The group's page, whose text is opened in the browser; what was published; checking it; and half years."""

from __future__ import annotations

import json
import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from kring.groups.permissions import May, rights
from kring.groups.queries import access_group, memberships
from kring.kernel.clock import now
from kring.organisations.permissions import May as OfOrganisation
from kring.organisations.queries import access_organisation
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes.permissions import May as OfProgramme
from kring.programmes.permissions import rights as rights_in
from kring.releases import actions, queries
from kring.releases.models import Release
from kring.releases.rules import numbers


@require_safe
@login_required
@ensure_csrf_cookie
def of_group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """For members alone. Nobody else learns that there is a request, a proposal or a refusal."""
    group = access_group(person_of(request), group_id, to=May.READ_ITEMS)
    return render(request, "releases/group.html", {"group": group})


@require_safe
@login_required
def show(request: HttpRequest, programme_id: uuid.UUID, release_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    release = queries.access_release(person, programme_id, release_id)
    terms = release.terms
    shown = {
        "release": release,
        "terms": terms,
        "counts": numbers.read(str(terms["text"])) if release.kind == queries.NUMBERS else None,
        "signers": signers(release, person),
        "people": len(release.bundle["identities"]),
    }
    return render(request, "releases/release.html", shown)


@require_safe
@login_required
def bundle(request: HttpRequest, programme_id: uuid.UUID, release_id: uuid.UUID) -> HttpResponse:
    """One file with which anybody checks, without Kring, that everybody signed exactly this text."""
    release = queries.access_release(person_of(request), programme_id, release_id)
    answer = HttpResponse(json.dumps(release.bundle, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="terugkoppeling.json"'
    return answer


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """For anybody with the file. Their browser checks it; nothing of it is sent."""
    return render(request, "releases/verify.html")


@require_safe
@login_required
def figures(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """What several groups together tell a coordinator, in half years."""
    organisation = access_organisation(person_of(request), organisation_id, to=OfOrganisation.READ_ORGANISATION)
    at = now()
    told = actions.tell_half_years(organisation, now=at)
    rows = [{"period": numbers.period_named(row.period).said, "figure": row.figure} for row in told]
    waiting = queries.handing_in(at)
    shown = {
        "organisation": organisation,
        "rows": rows,
        "waiting": waiting and waiting.said,
        "until": waiting and waiting.after + numbers.HANDING_IN,
        "today": localdate(at),
        "groups_min": numbers.GROUPS_MIN,
        "people_min": numbers.PEOPLE_MIN,
    }
    return render(request, "releases/figures.html", shown)


def signers(release: Release, reader: Person) -> list[str]:
    """The names under it, for who may know who takes part; for others it says how many."""
    is_inside = May.READ_ITEMS in rights(reader, release.group)
    if not is_inside and OfProgramme.READ_NAMES not in rights_in(reader, release.programme):
        return []
    signed = queries.signers(release)
    return [seat.person.name for seat in memberships(release.group) if str(seat.person_id) in signed]
