"""The page of a group's safety pulse. Questions, answers and results are opened in the browser."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from kring.groups.permissions import May
from kring.groups.queries import access_group
from kring.people.queries import person_of


@require_safe
@login_required
@ensure_csrf_cookie
def show(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """For members only: nobody else is told that a group was ever asked."""
    group = access_group(person_of(request), group_id, to=May.READ_ITEMS)
    return render(request, "pulses/pulse.html", {"group": group})
