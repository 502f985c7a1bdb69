"""Signing in and out, the devices somebody is signed in on, and their profile."""

from __future__ import annotations

import uuid

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.kernel.clock import now
from kring.people import actions, demonstration, devices, queries
from kring.people.forms import FirstPersonForm, ProfileForm
from kring.people.models import Person


def _next(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of ours."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if safe else settings.LOGIN_REDIRECT_URL


@require_safe
@ensure_csrf_cookie
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(_next(request))
    shown = {
        "next": _next(request),
        "signed_out": "afgemeld" in request.GET,
        "demo_people": queries.demo_people() if settings.DEMO else [],
        "postvak": settings.POSTVAK,
    }
    return render(request, "people/sign_in.html", shown)


@require_POST
def sign_in_demo(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One click and you are that person: in the demo only, where everybody is made up."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, id=person_id, is_active=True)
    actions.vouch_for_mailbox(person)
    get_adapter().login(request, person)
    return HttpResponseRedirect(_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End it here. The page it leads to makes the browser forget what was unlocked (frontend/signin/forget.ts)."""
    logout(request)
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?afgemeld")


@require_safe
@login_required
def show_devices(request: HttpRequest) -> HttpResponse:
    shown = {"devices": devices.devices_of(queries.person_of(request), session_key=request.session.session_key)}
    return render(request, "people/devices.html", shown)


@require_POST
@login_required
def sign_out_device(request: HttpRequest, device_id: int) -> HttpResponse:
    device = devices.access_device(queries.person_of(request), device_id)
    here = device.session_key == request.session.session_key
    device.end()
    return sign_out(request) if here else redirect("people:devices")


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    devices.end_all(queries.person_of(request))
    return sign_out(request)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@ensure_csrf_cookie
def profile(request: HttpRequest) -> HttpResponse:
    person = queries.person_of(request)
    form = ProfileForm(request.POST or None, initial=_said_by(person))
    if request.method == "POST" and form.is_valid():
        actions.save_profile(person, **form.said())
        return HttpResponseRedirect(f"{request.path}?opgeslagen")
    shown = {"form": form, "person": person, "saved": "opgeslagen" in request.GET}
    return render(request, "people/profile.html", shown)


def _said_by(person: Person) -> dict[str, str]:
    wants_calendar = "yes" if person.calendar_mails else "no"
    return {"name": person.name, "language": person.language, "calendar_mails": wants_calendar}


@require_safe
@login_required
@ensure_csrf_cookie
def access(request: HttpRequest) -> HttpResponse:
    """What opens sealed texts on this device. The page is empty until the browser fills it: no secret passes here."""
    shown = {
        "next": _next(request) if "next" in request.GET else "",
        "demo_code": demonstration.recovery_code_of(queries.person_of(request)),
    }
    return render(request, "people/access.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def first_link(request: HttpRequest, token: str) -> HttpResponse:
    """The host's one-time link: makes the person who founds the first organisation. Only a POST uses it up."""
    link = queries.access_first_link(token, now=now())
    if request.user.is_authenticated:
        return _first_link_for(request, queries.person_of(request), token)
    form = FirstPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        person = actions.make_first_person(link, **form.said(), language=language, now=now())
        get_adapter().login(request, person)
        return HttpResponseRedirect(FOUND_AN_ORGANISATION)
    return render(request, "people/first_link.html", {"form": form})


FOUND_AN_ORGANISATION = "/organisaties/nieuw/"


def _first_link_for(request: HttpRequest, person: Person, token: str) -> HttpResponse:
    """Somebody who is signed in already gets the right on their own account."""
    if request.method == "POST":
        actions.use_first_link(queries.access_first_link(token, now=now()), by=person, now=now())
        return HttpResponseRedirect(FOUND_AN_ORGANISATION)
    return render(request, "people/first_link.html", {"person": person})
