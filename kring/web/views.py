"""Error pages, and the two questions a supervisor asks: are you alive, are you ready."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.web import refusals
from kring.web.readiness import readiness


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return refusals.answer(request, status=413, kind="too-large", sentence=refusals.TOO_LARGE)
    sentence = _("Kring did not understand this request. Go back and try once more.")
    return refusals.answer(request, status=400, kind="invalid", sentence=sentence)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    sentence = _("You may not do this. Ask the coordinator of your organisation.")
    return refusals.answer(request, status=403, kind="not-permitted", sentence=sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (Django's signature)
    sentence = _("There is nothing here for you. Check the link, or go to the start.")
    return refusals.answer(request, status=404, kind="not-found", sentence=sentence)


def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's signature)
    sentence = _("This page was open for too long. Load it again and repeat the last step.")
    return refusals.answer(request, status=403, kind="not-permitted", sentence=sentence)


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of ours. Says nothing about it: the log has the place, and neither has the content.

    A full disk is met here too, when it is the sign-in that cannot be kept: that happens outside any view.
    """
    fault = sys.exception()
    refusal = refusals.as_refusal(fault) if isinstance(fault, Exception) else None
    if refusal is not None:
        return refusals.answer(request, status=refusal.status, kind=refusal.kind, sentence=refusal.sentence)
    return refusals.answer(request, status=500, kind="failed", sentence=refusals.NOT_YOURS)


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when every part is ready, else 503; which part, and no more."""
    parts = readiness()
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
