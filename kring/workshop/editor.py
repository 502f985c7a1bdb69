"""The workshop of an own method: its overview, its texts, its steps, and offering it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import Invalid, NotFound, TooLarge
from kring.kernel.text import Text
from kring.methods.rules import fields as f
from kring.people.models import Person
from kring.people.queries import person_of
from kring.workshop import actions, pages, queries
from kring.workshop.actions import Overtaken
from kring.workshop.forms import setting_in
from kring.workshop.models import OwnMethod
from kring.workshop.permissions import May, rights
from kring.workshop.rules import drafts
from kring.workshop.rules.beginnings import BEGINNINGS, NAMES
from kring.workshop.rules.filling import filled

NO_SUCH_STEP = Text(
    "Deze stap is er niet meer. Ga terug naar het overzicht.", "This step is gone. Go back to the overview."
)
NO_SUCH_CHANGE = Text("Kring begrijpt dit niet. Probeer het opnieuw.", "Kring does not understand this. Try again.")
MOVES = {"up": -1, "down": 1}


@require_safe
@login_required
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """Everything at a glance: what is wrong, the steps in time, and each step with what can be done to it."""
    person = person_of(request)
    own = queries.access_method(person, key, to=May.EDIT)
    setting, form = setting_in(request.GET)
    found = pages.problems(own.draft, setting)
    newest = queries.newest_version(own)
    shown = {
        "own": own,
        "method": found["method"],
        "may": rights(person, own),
        "steps": pages.step_rows(own.draft, found),
        "beginnings": NAMES.items(),
        "versions": own.versions.select_related("by").order_by("-number"),
        "newest": newest,
        "is_changed": newest is None or (not found["faults"] and found["method"].script() != newest.script),
        "form": form,
        "setting": setting,
        **found,
        **pages.timeline_shown(found["method"], setting),
    }
    return render(request, "workshop/edit.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def texts(request: HttpRequest, key: str) -> HttpResponse:
    """The method's own fields."""
    person = person_of(request)
    own = queries.access_method(person, key, to=May.EDIT)
    if request.method != "POST":
        return _page(request, own, pages.method_entries(own.draft), own.revision)
    draft = {**filled(request.POST.getlist, f.METHOD_FIELDS, own.draft), "key": own.key}
    return _kept(request, own, draft, pages.method_entries, by=person)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    """One step."""
    person = person_of(request)
    own = queries.access_method(person, key, to=May.EDIT)
    old = next((each for each in drafts.steps(own.draft) if each["key"] == step), None)
    if request.method != "POST":
        if old is None:
            raise NotFound(NO_SUCH_STEP)
        return _page(request, own, pages.step_entries(own.draft, old), own.revision, old)
    new = {"key": step, **filled(request.POST.getlist, f.PHASE_FIELDS, old or {})}
    if old is None:  # somebody removed it: there is no place to keep this in, so it stays on the page
        return _page(
            request, own, pages.step_entries(own.draft, new), own.revision, new, refusal=Overtaken(NO_SUCH_STEP)
        )
    draft = drafts.with_step(own.draft, step, new)
    return _kept(request, own, draft, lambda draft: pages.step_entries(draft, new), by=person, step=new)


@require_POST
@login_required
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Add, move or remove a step."""
    person = person_of(request)
    own = queries.access_method(person, key, to=May.EDIT)
    act, _colon, about = request.POST.get("do", "").partition(":")
    draft, anchor = _changed(own.draft, act, about, request.POST.get("after", ""))
    actions.save_draft(own, draft, revision=_revision(request), by=person, now=now())
    return redirect(f"{own.get_absolute_url()}bewerken/#{anchor}")


def _changed(draft: drafts.Draft, act: str, about: str, after: str) -> tuple[drafts.Draft, str]:
    """The draft after one press, and where on the page to go on."""
    if act == "add" and about in BEGINNINGS:
        return drafts.added(draft, about, after=after), "stappen"
    if act not in {*MOVES, "remove"}:
        raise Invalid(NO_SUCH_CHANGE)
    if about not in drafts.keys(draft):
        raise NotFound(NO_SUCH_STEP)
    if act == "remove":
        return drafts.without(draft, about), "stappen"
    return drafts.moved(draft, about, MOVES[act]), f"stap-{about}"


@require_POST
@login_required
def publish(request: HttpRequest, key: str) -> HttpResponse:
    person = person_of(request)
    own = queries.access_method(person, key, to=May.PUBLISH)
    actions.publish(own, revision=_revision(request), by=person, now=now())
    return redirect(own)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Asks first. A draft that was never offered is its maker's to throw away."""
    person = person_of(request)
    own = queries.access_method(person, key, to=May.PUBLISH if queries.is_published(key) else May.EDIT)
    if request.method == "POST":
        actions.withdraw(own, now=now())
        return redirect("workshop:library")
    return render(request, "workshop/withdraw.html", {"own": own, "method": drafts.judged(own.draft)[0]})


def _kept(
    request: HttpRequest,
    own: OwnMethod,
    draft: drafts.Draft,
    shown: Callable[[drafts.Draft], Any],
    *,
    by: Person,
    step: drafts.Draft | None = None,
) -> HttpResponse:
    """Save and go back; or say why not, with everything that was typed still on the page."""
    try:
        actions.save_draft(own, draft, revision=_revision(request), by=by, now=now())
    except (Overtaken, TooLarge) as refusal:
        return _page(request, own, shown(draft), own.revision, step, refusal=refusal)
    anchor = f"#stap-{step['key']}" if step else ""
    return redirect(f"{own.get_absolute_url()}bewerken/{anchor}")


def _page(
    request: HttpRequest,
    own: OwnMethod,
    entries: Any,
    revision: int,
    step: drafts.Draft | None = None,
    *,
    refusal: Overtaken | TooLarge | None = None,
) -> HttpResponse:
    found = pages.problems(own.draft, setting_in(request.GET)[0])
    mine = step["key"] if step else ""
    shown = {
        "own": own,
        "method": found["method"],
        "entries": entries,
        "revision": revision,
        "step": step,
        "faults": [] if refusal else [one for one in found["faults"] if one["key"] == mine],
        "refusal": refusal,
    }
    return render(request, "workshop/fields.html", shown, status=refusal.status if refusal else 200)


def _revision(request: HttpRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if re.fullmatch("[0-9]{1,8}", said) else 0  # 0 is no revision, so it is refused
