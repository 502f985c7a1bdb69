"""Reading methods: the library, one method, its cards and its file; and making an own one from it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import NotPermitted
from kring.kernel.text import Text
from kring.methods import library as shipped
from kring.people.queries import person_of
from kring.web.problem import spoken
from kring.workshop import actions, pages, queries
from kring.workshop.cards import cards_of
from kring.workshop.forms import BringForm, CopyForm, setting_in
from kring.workshop.permissions import May, rights, rights_in
from kring.workshop.queries import Shelved
from kring.workshop.rules import toml

DRAFT = "concept"  # of an own method: what is still being written
NOWHERE = Text(
    "Je hoort nog niet bij een organisatie. Een coördinator kan je uitnodigen.",
    "You do not belong to an organisation yet. A coordinator can invite you.",
)


@require_safe
@login_required
def library(request: HttpRequest) -> HttpResponse:
    """Every method there is for the reader, and what they work on."""
    person = person_of(request)
    setting, form = setting_in(request.GET)
    places = queries.organisations_around(person)
    rows = [pages.row(Shelved(method), setting) for method in shipped.methods().values()]
    own = [pages.row(shelved, setting) for shelved in queries.offered(places)]
    shown = {
        "own": sorted(own, key=lambda row: spoken(row["method"].name)),
        "shipped": sorted(rows, key=lambda row: spoken(row["method"].name)),
        "drafts": queries.drafts_of(person),
        "form": form,
        "setting": setting,
        "may_make": bool(places),
    }
    return render(request, "workshop/library.html", shown)


@require_safe
@login_required
def show(request: HttpRequest, key: str) -> HttpResponse:
    """The whole description of one method."""
    person = person_of(request)
    shelved = queries.shelved_for(key, by=person)
    setting, form = setting_in(request.GET)
    shown = {
        "method": shelved.method,
        "shelved": shelved,
        "minutes": shelved.method.minutes_for(setting.people),
        "may": rights(person, shelved.own) if shelved.own else frozenset(),
        "may_copy": bool(queries.organisations_around(person)),
        "form": form,
        "setting": setting,
        **pages.timeline_shown(shelved.method, setting),
    }
    return render(request, "workshop/method.html", shown)


@require_safe
@login_required
def cards(request: HttpRequest, key: str) -> HttpResponse:
    """The step cards, to print: in the reader's language, or in the one asked for."""
    method = queries.method_for(key, by=person_of(request), draft=DRAFT in request.GET)
    asked = request.GET.get("taal", "")
    language = asked if asked in {"nl", "en"} else pages.language()
    answer = HttpResponse(cards_of(method, language), content_type="application/pdf")
    name = Text("kaarten", "cards").said_in(language)
    answer["Content-Disposition"] = f'inline; filename="{method.key}-{name}.pdf"'
    return answer


@require_safe
@login_required
def file(request: HttpRequest, key: str) -> HttpResponse:
    """The method as a file, to keep, to send, or to bring into another Kring."""
    method = queries.method_for(key, by=person_of(request), draft=DRAFT in request.GET)
    answer = HttpResponse(toml.written(method.script()), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{method.key}.toml"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """An own method that begins as this one."""
    person = person_of(request)
    method = queries.shelved_for(key, by=person).method
    places = queries.organisations_around(person)
    if not places:
        raise NotPermitted(NOWHERE)
    initial = {"name_nl": f"{method.name.nl}, eigen versie", "name_en": f"{method.name.en}, own version"}
    form = CopyForm(request.POST or None, organisations=places, initial=initial)
    if request.method == "POST" and form.is_valid():
        name = {"nl": form.cleaned_data["name_nl"], "en": form.cleaned_data["name_en"]}
        own = actions.add_method(form.place(), {**method.script(), "name": name}, by=person, now=now())
        return redirect("workshop:edit", own.key)
    return render(request, "workshop/copy.html", {"form": form, "method": method})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """An own method from a file. With a fault nothing is made, and everything that is wrong is said."""
    person = person_of(request)
    places = [place for place in queries.organisations_around(person) if May.COPY in rights_in(person, place)]
    if not places:
        raise NotPermitted(NOWHERE)
    form = BringForm(request.POST or None, organisations=places)
    faults: tuple[object, ...] = ()
    if request.method == "POST" and form.is_valid():
        script, faults = toml.read(form.cleaned_data["file"])
        if not faults:
            own = actions.add_method(form.place(), script, by=person, now=now())
            return redirect("workshop:edit", own.key)
    return render(request, "workshop/bring.html", {"form": form, "faults": faults})
