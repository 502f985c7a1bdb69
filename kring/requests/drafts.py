"""What somebody typed before they signed in: kept with the visit, so that nothing is lost on the way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from kring.offerings.models import OfferingVersion


def keep(request: HttpRequest, form: str, version: OfferingVersion) -> None:
    typed = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    request.session[_name(form, version)] = typed


def found(request: HttpRequest, form: str, version: OfferingVersion) -> dict[str, Any]:
    """As the first values of a form; a field with several values gets all."""
    typed = request.session.get(_name(form, version), {})
    return {name: values if len(values) > 1 or name == "slots" else values[0] for name, values in typed.items()}


def forget(request: HttpRequest, form: str, version: OfferingVersion) -> None:
    request.session.pop(_name(form, version), None)


def _name(form: str, version: OfferingVersion) -> str:
    return f"{form}:{version.offering.slug}"
