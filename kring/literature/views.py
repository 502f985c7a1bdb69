"""The open list of an organisation, and the page of a group's own: that one is opened in the browser."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.groups.permissions import May as MayGroup
from kring.groups.queries import access_group
from kring.kernel.clock import now
from kring.literature import actions, queries
from kring.literature.forms import TitleForm
from kring.literature.models import Title
from kring.literature.permissions import May, rights
from kring.methods.rules.method import Method
from kring.people.queries import person_of
from kring.web.problem import spoken
from kring.workshop.queries import methods_for


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def organisation(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    person = person_of(request)
    to = May.CHANGE if request.method == "POST" else May.READ
    organisation = queries.access_list(person, organisation_id, to=to)
    methods = methods_for(organisation)
    form = TitleForm(request.POST or None, methods=methods)
    if request.method == "POST" and form.is_valid():
        actions.add_title(organisation, form.cleaned_data, by=person, now=now())
        return redirect("literature:organisation", organisation.pk)
    shown = {
        "organisation": organisation,
        "rows": rows_of(queries.titles(organisation), methods),
        "form": form,
        "may_change": May.CHANGE in rights(person, organisation),
    }
    return render(request, "literature/organisation.html", shown)


@require_POST
@login_required
def remove(request: HttpRequest, organisation_id: uuid.UUID, title_id: int) -> HttpResponse:
    organisation = queries.access_list(person_of(request), organisation_id, to=May.CHANGE)
    actions.remove_title(organisation, title_id)
    return redirect("literature:organisation", organisation.pk)


@require_safe
@login_required
@ensure_csrf_cookie
def group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """What members read together, and below it the open list of their organisation."""
    group = access_group(person_of(request), group_id, to=MayGroup.READ_ITEMS)
    methods = methods_for(group.organisation)
    shown = {
        "group": group,
        "rows": rows_of(queries.titles(group.organisation), methods),
        "methods": [{"key": key, "name": spoken(each.name)} for key, each in methods.items()],
    }
    return render(request, "literature/group.html", shown)


def rows_of(titles: list[Title], methods: dict[str, Method]) -> list[dict[str, Any]]:
    """Each title with the name of its method, in the reader's language."""
    names = {key: spoken(each.name) for key, each in methods.items()}
    return [{"title": title, "method": names.get(title.method, title.method)} for title in titles]
