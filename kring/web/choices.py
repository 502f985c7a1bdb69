"""What anybody may choose about how pages look, and what anybody may read about who can read what."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from kring.web.bundle import assets, is_built

YEAR = 365 * 24 * 3600
THEMES = ("auto", "light", "dark")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language on this device and go back to where the person was."""
    language = request.POST.get("language", "")
    known = dict(settings.LANGUAGES)
    return _back(request, settings.LANGUAGE_COOKIE_NAME, language if language in known else settings.LANGUAGE_CODE)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or what the device says, and go back to where the person was."""
    theme = request.POST.get("theme", "")
    return _back(request, "kring_theme", theme if theme in THEMES else "auto")


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """What Kring keeps from whom, in plain words, and the hashes of the program that runs in the browser."""
    return render(request, "web/safety.html", {"assets": assets() if is_built() else {}})


def _back(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(there if safe else "/")
    answer.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return answer
