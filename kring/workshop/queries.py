"""Reading methods, shipped and own, and the one gate to those of an organisation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods import library
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.methods.rules.reading import MethodFaults
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from kring.workshop.models import MethodVersion, OwnMethod
from kring.workshop.permissions import May, rights

NO_SUCH_METHOD = _("This method does not exist, or is not for you.")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A method as a page shows it. `own` is None for one that Kring brings along; `number` is 0 for a draft."""

    method: Method
    own: OwnMethod | None = None
    number: int = 0


def access_method(person: Person, key: str, *, to: May) -> OwnMethod:
    """The own method, if `person` may do this with it. Outsiders cannot tell whether it exists."""
    own = OwnMethod.objects.select_related("organisation").filter(key=key).first()
    allowed = rights(person, own) if own else frozenset()
    if own is None or not allowed:
        raise NotFound(NO_SUCH_METHOD)
    if to not in allowed:
        raise NotPermitted(_("You may not do this with this method. Ask the coordinator."))
    return own


def method_for(key: str, *, by: Person, draft: bool = False) -> Method:
    """The method that `by` reads or rehearses: shipped, or the newest version of an own one.

    An own method that was never published is read as its draft, by who may edit it; so is any other with `draft`.
    Raises NotFound, NotPermitted, or NotAllowedNow for a draft that has faults.
    """
    return shelved_for(key, by=by, draft=draft).method


def shelved_for(key: str, *, by: Person, draft: bool = False) -> Shelved:
    """As `method_for`, with where it comes from."""
    if key in library.methods():
        return Shelved(library.method(key))
    own = access_method(by, key, to=May.EDIT if draft else May.READ)
    version = None if draft else newest_version(own)
    if version is not None:
        return Shelved(script_read(version.script), own, version.number)
    try:
        return Shelved(parse(own.draft), own)
    except MethodFaults:
        raise NotAllowedNow(
            _("This draft is not complete yet. Open it to see what is missing."),
            address=f"{own.get_absolute_url()}bewerken/",
        ) from None


def newest_version(own: OwnMethod) -> MethodVersion | None:
    return own.versions.order_by("-number").first()


def planned_method(key: str) -> Method | None:
    """What a meeting that is planned by `key` would be held by: the newest version. None when it is nowhere."""
    shipped = library.methods().get(key)
    if shipped is not None:
        return shipped
    version = MethodVersion.objects.filter(method__key=key).order_by("-number").first()
    return script_read(version.script) if version else None


def get_planned_method(key: str) -> Method:
    """As `planned_method`. Raises NotFound."""
    found = planned_method(key)
    if found is None:
        raise NotFound(NO_SUCH_METHOD)
    return found


def methods_for(organisation: Organisation, *, also: str = "") -> dict[str, Method]:
    """Everything a group of this organisation can choose, by key: shipped, and the newest of its own.

    `also` is a key that was chosen before: it stays, although it may be offered no longer.
    """
    own = {each.own.key: each.method for each in offered([organisation]) if each.own}
    kept = planned_method(also) if also else None
    return {**library.methods(), **own, **({also: kept} if kept else {})}


def methods_around(person: Person) -> dict[str, Method]:
    """Everything that somebody may read and try out, by key: shipped, and what their organisations offer."""
    own = {each.own.key: each.method for each in offered(organisations_around(person)) if each.own}
    return {**library.methods(), **own}


def offered(organisations: list[Organisation]) -> list[Shelved]:
    """The newest version of every own method that these organisations offer."""
    versions = (
        MethodVersion.objects.filter(method__organisation__in=organisations, method__withdrawn_at=None)
        .select_related("method__organisation")
        .order_by("method", "-number")
    )
    newest: dict[str, MethodVersion] = {}
    for version in versions:
        newest.setdefault(version.method.key, version)
    return [Shelved(script_read(each.script), each.method, each.number) for each in newest.values()]


def drafts_of(person: Person) -> list[OwnMethod]:
    """What somebody works on: the methods they made, and as coordinator all of the organisation."""
    coordinates = Q(
        organisation__appointments__person=person, organisation__appointments__role=Appointment.Role.COORDINATOR
    )
    found = OwnMethod.objects.filter(coordinates | Q(made_by=person)).select_related("organisation").distinct()
    return [own for own in found.order_by("-changed_at") if May.EDIT in rights(person, own)]


def organisations_around(person: Person) -> list[Organisation]:
    """Where somebody is coordinator, or in a group."""
    coordinates = Q(appointments__person=person, appointments__role=Appointment.Role.COORDINATOR)
    belongs = Q(groups__memberships__person=person, groups__memberships__left_at=None)
    return list(Organisation.objects.filter(coordinates | belongs).distinct().order_by("name"))


def script_read(script: dict[str, Any]) -> Method:
    """The method in a published script. Versions never change, so what was read once is kept."""
    return _read(json.dumps(script, sort_keys=True))


@lru_cache(maxsize=128)
def _read(script: str) -> Method:
    return parse(json.loads(script))


def is_published(key: str) -> bool:
    """Whether a version of this own method was ever offered."""
    return MethodVersion.objects.filter(method__key=key).exists()
