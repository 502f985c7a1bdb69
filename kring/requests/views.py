"""Asking for a programme, and signing up for an open group: also for who has no account yet."""

from __future__ import annotations

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kring.kernel.clock import now
from kring.kernel.errors import NotFound
from kring.offerings.models import OfferingVersion
from kring.offerings.queries import access_offering
from kring.people.actions import make_person
from kring.people.models import Person
from kring.people.queries import person_of
from kring.requests import actions, drafts, queries
from kring.requests.forms import AskForm, GatherForm, SignUpForm, VisitorForm
from kring.requests.words import SLOTS


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, offering: str) -> HttpResponse:
    """By a manager, or by a team member whose manager then decides."""
    version = queries.version_for_teams(offering)
    form = AskForm(request.POST or None, person=_visitor(request), initial=drafts.found(request, "ask", version))
    if request.method == "POST" and form.is_valid() and _is_not_too_often(request, form):
        if form.person is None:
            return _sign_in_first(request, form, "ask", version)
        programme = actions.ask(version, form.asked(), by=form.person, now=now())
        drafts.forget(request, "ask", version)
        return redirect(programme)
    return render(request, "requests/ask.html", _shown(request, form, "ask", version))


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, offering: str) -> HttpResponse:
    """Somebody alone wants a place in an open group; and who did so reads here where it stands."""
    version = queries.version_for_individuals(offering)
    person = _visitor(request)
    mine = queries.open_signup(version.offering, person) if person else None
    form = SignUpForm(request.POST or None, person=person, initial=drafts.found(request, "sign-up", version))
    if request.method == "POST" and form.is_valid() and _is_not_too_often(request, form):
        if form.person is None:
            return _sign_in_first(request, form, "sign-up", version)
        actions.sign_up(version, form.signup(), by=form.person, now=now())
        drafts.forget(request, "sign-up", version)
        return redirect("requests:sign-up", offering)
    return render(request, "requests/sign_up.html", {**_shown(request, form, "sign-up", version), "mine": mine})


@require_POST
@login_required
def withdraw(request: HttpRequest, offering: str) -> HttpResponse:
    version = queries.version_for_individuals(offering)
    mine = queries.open_signup(version.offering, person_of(request))
    if mine is None:
        raise NotFound(_("You are not signed up here."))
    actions.withdraw_signup(mine, now=now())
    return redirect("requests:sign-up", offering)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def signups(request: HttpRequest, offering: str) -> HttpResponse:
    """Who waits for a place, for the coordinator: to begin a programme with some of them."""
    person = person_of(request)
    found = access_offering(person, offering)
    waiting = queries.signups(found)
    form = GatherForm(request.POST or None, signups=waiting, initial={"title": found.content.title})
    if request.method == "POST" and form.is_valid():
        chosen = form.people()
        return redirect(actions.gather(found, chosen, title=form.cleaned_data["title"], by=person, now=now()))
    rows = [{"signup": each, "slots": [SLOTS.get(slot, slot) for slot in each.slots]} for each in waiting]
    return render(request, "requests/signups.html", {"offering": found, "rows": rows, "form": form})


def _visitor(request: HttpRequest) -> Person | None:
    return person_of(request) if request.user.is_authenticated else None


def _shown(request: HttpRequest, form: VisitorForm, name: str, version: OfferingVersion) -> dict[str, object]:
    kept = form.person is not None and not form.is_bound and bool(drafts.found(request, name, version))
    return {"form": form, "offering": version.offering, "content": version.content, "is_kept": kept}


def _is_not_too_often(request: HttpRequest, form: VisitorForm) -> bool:
    """Each of these can send mail to somebody: nobody's mailbox is flooded."""
    if form.person is not None:
        allowed = ratelimit.consume(request, action="own_form", user=form.person)
    else:
        allowed = ratelimit.consume(request, action="public_form", key=f"request:{form.own_email()}")
    if allowed:
        return True
    form.add_error(None, _("This form was sent very often. Wait a while and send it again."))
    return False


def _sign_in_first(request: HttpRequest, form: VisitorForm, name: str, version: OfferingVersion) -> HttpResponse:
    """Who has no account gets one, opened by a code in their own mail. Whether they had one is not told."""
    drafts.keep(request, name, version)
    visitor = form.visitor()
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    make_person(name=visitor.name, email=visitor.email, language=language)
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.path})}")
