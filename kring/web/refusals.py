"""How a refusal reaches its reader: a page in their language, or problem JSON for a program."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import Refusal, TooLarge, Unavailable
from kring.web.problem import problem, spoken

logger = logging.getLogger("kring.refusals")
OURS = 500  # from here on it is our own fault

TITLES = {
    400: _("That did not work"),
    401: _("Sign in first"),
    403: _("This is not yours to do"),
    404: _("This page does not exist"),
    405: _("That did not work"),
    409: _("Not at this moment"),
    413: _("That is too large"),
    422: _("That did not work"),
    429: _("One moment, please"),
    500: _("Something went wrong here"),
    503: _("Kring cannot store anything now"),
}
CANNOT_STORE = _("Kring cannot save this right now. Nothing was half saved. Try again in a moment.")
TOO_LARGE = _("What you sent is too large. Make it shorter and send it again.")


NOT_YOURS = _("This is our fault, not yours. What you sealed is still there. Try again in a moment.")


class Refusals:
    """Middleware: turns what an action or view refused into the answer for this reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        refusal = as_refusal(exception)
        if refusal is None:
            return None
        return answer(request, status=refusal.status, kind=refusal.kind, sentence=refusal.sentence, **refusal.more)


def as_refusal(exception: Exception) -> Refusal | None:
    """The refusal a reader should hear of, or None when it is a fault of ours."""
    if isinstance(exception, Refusal):
        return exception
    if isinstance(exception, RequestDataTooBig):
        return TooLarge(TOO_LARGE)
    if isinstance(exception, OperationalError) or _is_a_full_disk(exception):
        logger.error("database.unavailable", extra={"fault": type(exception).__name__})
        return Unavailable(CANNOT_STORE)
    return None


def _is_a_full_disk(exception: Exception) -> bool:
    if isinstance(exception, DatabaseError):
        return not isinstance(exception, IntegrityError) and "disk" in str(exception).lower()
    return isinstance(exception, OSError) and exception.errno == 28  # noqa: PLR2004  (ENOSPC)


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith(("/api/", "/live/", "/_allauth/")) or not request.accepts("text/html")


def answer(request: HttpRequest, *, status: int, kind: str, sentence: object, **more: Any) -> HttpResponse:
    """A page or problem JSON, with one sentence that says what to do."""
    if wants_json(request):
        return problem(status, kind, sentence, **more)
    shown = {"status": status, "title": TITLES.get(status, TITLES[400]), "sentence": spoken(sentence)}
    if status >= OURS:
        return HttpResponse(render_to_string("web/failed.html", shown), status=status)
    return render(request, "web/refusal.html", shown, status=status)
