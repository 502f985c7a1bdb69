"""The page about one's own calendar: the secret link of the feed."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kring.calendars import actions, queries
from kring.kernel.clock import now
from kring.people.models import Person
from kring.people.queries import person_of


@require_safe
@login_required
def show_calendar(request: HttpRequest) -> HttpResponse:
    return _page(request, person_of(request))


@require_POST
@login_required
def make_link(request: HttpRequest) -> HttpResponse:
    """The answer shows the link, this once."""
    person = person_of(request)
    token = actions.make_feed_link(person, now=now())
    return _page(request, person, link=f"{settings.PUBLIC_URL}/agenda/{token}.ics")


@require_POST
@login_required
def end_link(request: HttpRequest) -> HttpResponse:
    actions.end_feed_link(person_of(request))
    return redirect("calendars:calendar")


def _page(request: HttpRequest, person: Person, *, link: str = "") -> HttpResponse:
    shown = {"person": person, "feed": queries.find_feed_link(person), "link": link}
    return render(request, "calendars/calendar.html", shown)
