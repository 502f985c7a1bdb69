"""Reading the catalogue, and the gate to what is not published."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound
from kring.methods.rules.method import Method
from kring.offerings.models import Intervisor, Offering, OfferingVersion
from kring.offerings.permissions import may_edit
from kring.offerings.rules.content import Content
from kring.offerings.rules.versions import changes
from kring.organisations.models import Organisation
from kring.people.models import Person
from kring.workshop.queries import methods_for, planned_method

# The same for an address that never was, a draft of others and what is taken down: nobody can tell them apart.
NOT_HERE = _("This offering is not here, or no longer. Look at what there is.")


@dataclass(frozen=True, slots=True)
class Changed:
    """A version with the names of the fields that differ from the one before; none for the first."""

    version: OfferingVersion
    fields: tuple[str, ...]


def published(organisation: Organisation | None = None) -> list[OfferingVersion]:
    """What the public reads: of one organisation, or of all on this server."""
    found = OfferingVersion.objects.filter(offering__current=F("pk")).select_related("offering__organisation")
    if organisation is not None:
        found = found.filter(offering__organisation=organisation)
    return sorted(found, key=lambda version: version.content.title.lower())


def public_version(slug: str) -> OfferingVersion:
    """What the public reads at this address. Raises NotFound."""
    found = Offering.objects.filter(slug=slug).exclude(current=None).select_related("current", "organisation").first()
    if found is None or found.current is None:
        raise NotFound(NOT_HERE)
    found.current.offering = found
    return found.current


def access_offering(person: Person, slug: str) -> Offering:
    """The offering, for who may edit it. Others cannot tell whether it exists."""
    found = Offering.objects.filter(slug=slug).select_related("organisation", "current", "changed_by").first()
    if found is None or not may_edit(person, found):
        raise NotFound(NOT_HERE)
    return found


def version_of(offering: Offering, number: int) -> OfferingVersion:
    found = offering.versions.filter(number=number).first()
    if found is None:
        raise NotFound(_("This version does not exist."))
    return found


def offerings_of(organisation: Organisation) -> QuerySet[Offering, Any]:
    """Everything an organisation works on, each with `interested` and `asked` as numbers."""
    interested = Count("interests", filter=Q(interests__confirmed_at__isnull=False), distinct=True)
    return (
        organisation.offerings.select_related("current", "changed_by")
        .annotate(interested=interested, asked=Count("questions", distinct=True))
        .order_by("-changed_at")
    )


def history(offering: Offering) -> list[Changed]:
    """Every version, the newest first, with what changed in it."""
    versions = list(offering.versions.select_related("by").order_by("number"))
    before = [None, *versions]
    rows = [
        Changed(version, changes(previous.content, version.content) if previous else ())
        for previous, version in zip(before, versions, strict=False)
    ]
    return rows[::-1]


def newest_version(offering: Offering) -> OfferingVersion | None:
    return offering.versions.order_by("-number").first()


def methods_named(keys: Iterable[str]) -> list[Method]:
    """These methods as far as they are still there, in this order."""
    return [found for key in keys if (found := planned_method(key))]


def choosable(organisation: Organisation) -> dict[str, Method]:
    """The methods an offering of this organisation can name."""
    return methods_for(organisation)


def profiles(organisation: Organisation) -> list[Intervisor]:
    """The intervisors an organisation shows."""
    return list(organisation.intervisors.filter(removed_at=None).order_by("name"))


def intervisors_in(content: Content, organisation: Organisation) -> list[Intervisor]:
    """The profiles an offering shows, in its order. Who is removed is left out."""
    by_id = {str(profile.pk): profile for profile in profiles(organisation)} if content.intervisors else {}
    return [by_id[each] for each in content.intervisors if each in by_id]


def get_intervisor(organisation: Organisation, intervisor_id: uuid.UUID) -> Intervisor:
    found = organisation.intervisors.filter(pk=intervisor_id, removed_at=None).first()
    if found is None:
        raise NotFound(_("This profile does not exist, or is removed."))
    return found


def free_slug(wanted: str, organisation: Organisation) -> str:
    """An address near `wanted` that nobody has."""
    stem = wanted[:40].strip("-") or "aanbod"
    of_ours = f"{stem}-{slugify(organisation.name)[:19]}".strip("-")
    candidates = [of_ours, *(f"{stem}-{number}" for number in range(2, 1000))]
    taken = set(Offering.objects.filter(slug__in=candidates).values_list("slug", flat=True))
    return next(slug for slug in candidates if slug not in taken)


def is_taken(slug: str) -> bool:
    return Offering.objects.filter(slug=slug).exists()
