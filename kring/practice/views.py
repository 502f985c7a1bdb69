"""Choosing a practice round, and the page it is played on. The page holds the script; the browser the round."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kring.methods.rules.method import Method
from kring.methods.rules.scripting import script_for_page
from kring.people.queries import person_of
from kring.practice import library
from kring.practice.forms import ChooseForm, chosen, fitting
from kring.practice.rules.setting import ME, person
from kring.web.problem import spoken
from kring.workshop.queries import method_for, methods_around

DRAFT = "concept"  # a rehearsal of what is still being written
CHOSEN = "choose"  # the name of the button: without it the form was not sent


@require_safe
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Which method, which role, which case."""
    offered = methods_around(person_of(request))
    form = ChooseForm(request.GET if CHOSEN in request.GET else None, methods=offered, initial=_wished(request))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        there = reverse("practice:round", args=[said.pop("method")])
        return redirect(f"{there}?{urlencode(said)}")
    return render(request, "practice/choose.html", {"form": form, "chosen": CHOSEN})


@require_safe
@login_required
def play(request: HttpRequest, method_key: str) -> HttpResponse:
    """The practice round itself."""
    draft = DRAFT in request.GET
    method = method_for(method_key, by=person_of(request), draft=draft)
    page = page_of(request, method, draft=draft)
    return render(request, "practice/round.html", {"method_name": spoken(method.name), "page": page})


def page_of(request: HttpRequest, method: Method, *, draft: bool) -> dict[str, Any]:
    """What the island begins with: that of a room, and the settings of the round."""
    said = chosen(request.GET)
    others = fitting(said["others"], method)
    again = f"{reverse('practice:choose')}?{urlencode({'method': method.key, **said})}"
    return {
        "room": "practice",
        "group": "",
        "group_name": "",
        "starts_at": "",
        "ends_at": "",
        "place": "",
        "me": ME,
        "members": _members(person_of(request).name, others),
        "script": script_for_page(method.script(), get_language() or "nl"),
        "practice": {
            "step": f"/practice/{method.key}/step",
            "again": f"/methodes/{method.key}/bewerken/" if draft else again,
            "draft": draft,
            "role": said["role"],
            "case": said["case"],
            "others": others,
        },
    }


def _members(mine: str, others: int) -> list[dict[str, str]]:
    names = (mine, *library.names()[:others])
    return [{"person": person(seat), "name": name} for seat, name in enumerate(names)]


def _wished(request: HttpRequest) -> dict[str, Any]:
    """A link may propose a method, and a round that was played proposes itself again."""
    return {**chosen(request.GET), **{name: request.GET[name] for name in ("method",) if name in request.GET}}
