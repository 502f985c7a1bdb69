"""One overview for each role: who coordinates, who guides, who pays. None leads to what a group says."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from kring.kernel.clock import now
from kring.organisations.permissions import May as MayOrganisation
from kring.organisations.queries import access_organisation
from kring.overviews.reading import STUCK_AFTER, Row, rows
from kring.overviews.words import state_said
from kring.people.models import Person
from kring.people.queries import person_of
from kring.programmes.models import Party, Programme
from kring.programmes.permissions import May
from kring.programmes.queries import access_programme
from kring.programmes.rules.lifecycle import ACTS_NEXT, Role, State, StepName

PAGE = 50
OVER = (State.DECLINED, State.STOPPED, State.ENDED)
STUCK = "vast"  # the filter for what nobody moved


@require_safe
@login_required
def coordinated(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """All programmes of an organisation; first what stands longest among those that wait for somebody."""
    organisation = access_organisation(person_of(request), organisation_id, to=MayOrganisation.READ_ORGANISATION)
    chosen, words = request.GET.get("stand", ""), request.GET.get("zoek", "").strip()[:80]
    found = sought(with_group(Programme.objects.filter(organisation=organisation)), chosen, words)
    shown = {
        "organisation": organisation,
        "states": [(state.value, state_said(state)) for state in State],
        "chosen": chosen,
        "words": words,
        "stuck": STUCK,
        "days": STUCK_AFTER.days,
        **paged(request, found.order_by("since", "id")),
    }
    return render(request, "overviews/coordinated.html", shown)


@require_safe
@login_required
def guided(request: HttpRequest) -> HttpResponse:
    """The cockpit of an intervisor over their groups."""
    return render(request, "overviews/guided.html", paged(request, of(person_of(request), Role.INTERVISOR)))


@require_safe
@login_required
def commissioned(request: HttpRequest) -> HttpResponse:
    """What somebody pays for: that it runs, when, and a way to ask the group. Never a view of it."""
    shown = paged(request, of(person_of(request), Role.COMMISSIONER))
    return render(request, "overviews/commissioned.html", {**shown, "ask": StepName.ASK_GROUP})


@require_safe
@login_required
@ensure_csrf_cookie
def notes(request: HttpRequest, programme_id: uuid.UUID) -> HttpResponse:
    """An intervisor's own notes on how a programme goes: sealed in their browser, for them alone."""
    programme = access_programme(person_of(request), programme_id, to=May.KEEP_NOTES)
    return render(request, "overviews/notes.html", {"programme": programme})


def of(person: Person, role: Role) -> QuerySet[Programme]:
    """The programmes in which somebody has this role now, and that are not over."""
    held = Party.objects.filter(person=person, role=role, until=None).values("programme")
    return with_group(Programme.objects.filter(id__in=held).exclude(state__in=OVER)).order_by("-since", "id")


def with_group(found: QuerySet[Programme]) -> QuerySet[Programme]:
    return found.select_related("group", "organisation")


def sought(found: QuerySet[Programme], chosen: str, words: str) -> QuerySet[Programme]:
    """Filtered by state, or by what is stuck, and by words of the title. What is over is shown when asked for."""
    if chosen == STUCK:
        found = found.filter(state__in=list(ACTS_NEXT), since__lte=now() - STUCK_AFTER)
    elif chosen in set(State):
        found = found.filter(state=chosen)
    else:
        found = found.exclude(state__in=OVER)
    return found.filter(title__icontains=words) if words else found


def paged(request: HttpRequest, found: QuerySet[Programme]) -> dict[str, Any]:
    page = Paginator(found, PAGE).get_page(request.GET.get("blad"))
    shown: list[Row] = rows(list(page.object_list), now=now())
    return {"rows": shown, "page": page}
