"""Two pages that say nothing themselves: what stands on them is opened in the browser."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from kring.goals.queries import taking_part
from kring.people.queries import person_of


@require_safe
@login_required
@ensure_csrf_cookie
def goals(request: HttpRequest) -> HttpResponse:
    programmes = [{"id": str(each.id), "title": each.title} for each in taking_part(person_of(request))]
    return render(request, "goals/goals.html", {"programmes": programmes})


@require_safe
@login_required
@ensure_csrf_cookie
def shared(request: HttpRequest) -> HttpResponse:
    return render(request, "goals/shown.html")
