"""The page of a group's agreement. What it says is opened in the browser; here are the door and the date."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from kring.agreements import actions, queries
from kring.agreements.forms import ReviewForm
from kring.groups.models import Group
from kring.groups.permissions import May, rights
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.people.queries import person_of


@require_safe
@login_required
@ensure_csrf_cookie
def show(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """For members, and for who was invited: they sign before they come in."""
    group = access_group(person_of(request), group_id, to=May.READ_LOG)
    return _page(request, group, ReviewForm(today=localdate(now())))


@require_http_methods(["POST"])
@login_required
def set_review(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    group = access_group(person, group_id, to=May.WRITE_ITEMS)
    at = now()
    form = ReviewForm(request.POST, today=localdate(at))
    if not form.is_valid():
        return _page(request, group, form)
    actions.set_review(group, form.cleaned_data["on"], by=person, now=at)
    return redirect("agreements:show", group.id)


def _page(request: HttpRequest, group: Group, form: ReviewForm) -> HttpResponse:
    person = person_of(request)
    shown = {
        "group": group,
        "form": form,
        "is_in": May.WRITE_ITEMS in rights(person, group),
        "standing": queries.standing(group, person, now=now()),
    }
    return render(request, "agreements/agreement.html", shown)
