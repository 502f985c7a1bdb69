"""The JSON API's root: `/api/v1`. Session cookie and CSRF token; refusals as problem+json."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from ninja.security import django_auth

from kring.agreements.api import router as agreements
from kring.evaluation.api import router as evaluation
from kring.evaluation.note_api import router as notes
from kring.goals.api import router as goals
from kring.groups.api import router as groups
from kring.kernel.errors import Refusal
from kring.meetings.api import router as meetings
from kring.path.api import router as own_path
from kring.people.api import router as people
from kring.practice.api import router as practice
from kring.pulses.api import router as pulses
from kring.reflection.api import router as reflection
from kring.releases.api import router as releases
from kring.rooms.api import router as rooms
from kring.rounds.api import router as rounds
from kring.sealed.api import router as sealed
from kring.web.problem import problem

api = NinjaAPI(
    title="Kring",
    version="1",
    description="Everything here is ciphertext, or who and when. The bytes are opened in the browser only.",
    urls_namespace="api",
    auth=django_auth,
    docs_url=None,
    docs_decorator=require_safe,  # of the description at openapi.json, which is all there is
)
api.add_router("", people)
api.add_router("", sealed)
api.add_router("", groups)
api.add_router("", rounds)
api.add_router("", agreements)
api.add_router("", releases)
api.add_router("", meetings)
api.add_router("", rooms)
api.add_router("", evaluation)
api.add_router("", notes)
api.add_router("", practice)
api.add_router("", goals)
api.add_router("", reflection)
api.add_router("", own_path)
api.add_router("", pulses)


@api.exception_handler(Refusal)
def refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problem(refusal.status, refusal.kind, refusal.sentence, **refusal.more)


@api.exception_handler(AuthenticationError)
def not_signed_in(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return problem(401, "not-signed-in", _("Sign in first."))


@api.exception_handler(AuthorizationError)
def not_permitted(_request: HttpRequest, _error: AuthorizationError) -> HttpResponse:
    return problem(403, "not-permitted", _("You may not do this."))


@api.exception_handler(Http404)
def not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "not-found", _("This does not exist, or is not for you."))


@api.exception_handler(ValidationError)
def malformed(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    # Only where and which rule: what was sent is not repeated, it could be anything.
    faults = [{"where": [str(step) for step in fault["loc"]], "fault": fault["type"]} for fault in error.errors]
    return problem(400, "invalid", _("What was sent is not complete or not well-formed."), faults=faults)


@api.exception_handler(HttpError)
def not_readable(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "invalid", _("What was sent is not complete or not well-formed."))


@api.exception_handler(RequestDataTooBig)
def too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(413, "too-large", _("This is too much to send at once."))
