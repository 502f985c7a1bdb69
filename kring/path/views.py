"""The pages of one's own path. The server writes facts into them; whatever can be read is opened in the browser."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from kring.kernel.clock import now
from kring.path import queries
from kring.people.queries import person_of


@require_safe
@login_required
@ensure_csrf_cookie
def show(request: HttpRequest) -> HttpResponse:
    """Everything along a line of time."""
    return render(request, "path/path.html", {"facts": queries.facts(person_of(request), now=now())})


@require_safe
@login_required
@ensure_csrf_cookie
def take_along(request: HttpRequest) -> HttpResponse:
    """One's own path as a file. A page of its own: it alone carries the library that locks the file."""
    return render(request, "path/take.html", {"facts": queries.facts(person_of(request), now=now())})


@require_safe
@login_required
@ensure_csrf_cookie
def resolutions(request: HttpRequest) -> HttpResponse:
    """What one resolved, across all meetings."""
    return render(request, "path/resolutions.html", {"facts": queries.facts(person_of(request), now=now())})
