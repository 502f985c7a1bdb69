"""Where coordinators work on the catalogue: the list, a new one, its form, and publishing it."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from kring.kernel.clock import now
from kring.kernel.errors import Invalid
from kring.kernel.text import Text
from kring.offerings import actions, pages, queries, words
from kring.offerings.actions import Overtaken, SlugTaken
from kring.offerings.editing import Editing
from kring.offerings.forms import EMPTY, BeginForm
from kring.offerings.models import Offering
from kring.offerings.ready import templates
from kring.offerings.rules.publishing import faults
from kring.offerings.rules.versions import changes
from kring.organisations.models import Organisation
from kring.organisations.permissions import May
from kring.organisations.queries import access_organisation
from kring.people.queries import person_of
from kring.web.problem import spoken

NO_ACT = Text("Kring begrijpt dit niet. Probeer het opnieuw.", "Kring does not understand this. Try again.")


@require_safe
@login_required
def listing(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """Everything an organisation offers and works on, and its intervisors."""
    organisation = access_organisation(person_of(request), organisation_id, to=May.EDIT_OFFERING)
    shown = {
        "organisation": organisation,
        "offerings": [
            {"offering": each, "content": each.content, "is_changed": has_changed(each)}
            for each in queries.offerings_of(organisation)
        ],
        "profiles": queries.profiles(organisation),
    }
    return render(request, "offerings/listing.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: HttpRequest, organisation_id: uuid.UUID) -> HttpResponse:
    """A new offering: from a ready one, empty, or as a copy."""
    person = person_of(request)
    organisation = access_organisation(person, organisation_id, to=May.EDIT_OFFERING)
    language = pages.language()
    initial = {"language": language, "start": request.GET.get("van", "independence")}
    form = BeginForm(request.POST or None, organisation=organisation, initial=initial)
    if request.method == "POST" and form.is_valid():
        slug = form.cleaned_data["chosen_slug"]
        try:
            offering = actions.make_offering(organisation, form.content(), slug=slug, by=person, now=now())
        except SlugTaken as refused:  # somebody took it between looking and making
            form.add_error("slug", str(refused.sentence))
        else:
            return redirect("offerings:edit", offering.slug)
    ready = [{"key": key, "content": said[language]} for key, said in templates().items()]
    chosen = form["start"].value()
    shown = {"organisation": organisation, "form": form, "ready": ready, "chosen": chosen, "empty": EMPTY}
    return render(request, "offerings/begin.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, offering: str) -> HttpResponse:
    """Everything an offering says, in one form."""
    person = person_of(request)
    own = queries.access_offering(person, offering)
    editing = _editing(request, own)
    if request.method != "POST":
        return _form(request, own, editing)
    if not editing.is_valid():
        return _form(request, own, editing)
    content = editing.content()
    try:
        actions.save_draft(own, content, revision=_revision(request), by=person, now=now())
    except Overtaken as refusal:
        differs = words.named(changes(own.content, content))
        return _form(request, own, editing, refusal=refusal, differs=differs)
    if "voorbeeld" in request.POST:
        return redirect(f"{own.get_absolute_url()}?concept=1")
    return redirect("offerings:manage", own.slug)


def _editing(request: HttpRequest, own: Offering) -> Editing:
    return Editing(
        request.POST if request.method == "POST" else None,
        own.content,
        methods=method_choices(own.organisation),
        intervisors={str(each.pk): each.name for each in queries.profiles(own.organisation)},
        today=localdate(),
    )


def method_choices(organisation: Organisation) -> dict[str, str]:
    """The methods an offering can name, by key, in the order of their names."""
    named = [(key, spoken(method.name)) for key, method in queries.choosable(organisation).items()]
    return dict(sorted(named, key=lambda choice: choice[1].lower()))


def _form(
    request: HttpRequest, own: Offering, editing: Editing, *, refusal: Overtaken | None = None, differs: Any = ()
) -> HttpResponse:
    # After a fault the form keeps the revision its writer began with; after being overtaken, saving again is a choice.
    revision = _revision(request) if request.method == "POST" and refusal is None else own.revision
    shown = {"offering": own, "editing": editing, "revision": revision, "refusal": refusal, "differs": differs}
    return render(request, "offerings/edit.html", shown, status=refusal.status if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def overview(request: HttpRequest, offering: str) -> HttpResponse:
    """How an offering stands: published or not, its versions, who waits and who asked; and what can be done."""
    person = person_of(request)
    own = queries.access_offering(person, offering)
    if request.method == "POST":
        return _done(request, own)
    content = own.content
    found = faults(content, today=localdate(), methods=queries.choosable(own.organisation))
    shown = {
        "offering": own,
        "content": content,
        "faults": [{"field": words.FIELDS[one.field], "sentence": spoken(one.sentence)} for one in found],
        "is_changed": has_changed(own),
        "history": [{"version": row.version, "fields": words.named(row.fields)} for row in queries.history(own)],
        "interested": own.interests.exclude(confirmed_at=None).count(),
        "address": settings.PUBLIC_URL + own.get_absolute_url(),
        "questions": own.questions.all()[:50],
    }
    return render(request, "offerings/manage.html", shown)


def _done(request: HttpRequest, own: Offering) -> HttpResponse:
    person, instant = person_of(request), now()
    match request.POST.get("do", ""):
        case "publish":
            actions.publish(own, revision=_revision(request), by=person, now=instant)
        case "take-down":
            actions.take_down(own, by=person, now=instant)
        case "throw-away":
            actions.throw_away(own)
            return redirect("offerings:listing", own.organisation_id)
        case _:
            raise Invalid(NO_ACT)
    return redirect("offerings:manage", own.slug)


def has_changed(offering: Offering) -> bool:
    """Whether the draft says something else than what the public reads."""
    return offering.current is not None and offering.current.document != offering.draft


def _revision(request: HttpRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if re.fullmatch("[0-9]{1,8}", said) else 0  # 0 is no revision, so it is refused
