"""The pages of rounds in writing. What is asked and written is opened in the browser; here are only the doors."""

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
from kring.rounds.queries import access_round


@require_safe
@login_required
@ensure_csrf_cookie
def show_rounds(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """All rounds of a group, and beginning one."""
    group = access_group(person_of(request), group_id, to=May.READ_ITEMS)
    return render(request, "rounds/rounds.html", {"group": group})


@require_safe
@login_required
@ensure_csrf_cookie
def show_round(request: HttpRequest, group_id: uuid.UUID, round_id: uuid.UUID) -> HttpResponse:
    """One round: its question, who wrote, my text, and after it opens everybody's."""
    round_ = access_round(person_of(request), group_id, round_id, to=May.READ_ITEMS)
    return render(request, "rounds/round.html", {"group": round_.group, "round": round_})
