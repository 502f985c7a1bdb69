"""Every write of organisations."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.organisations.models import Appointment, Organisation
from kring.people.actions import make_person, use_founding_right
from kring.people.models import Person


@transaction.atomic
def found_organisation(name: str, *, by: Person, now: datetime) -> Organisation:
    """Make an organisation with its founder as coordinator. Uses up the founder's right, so that it is done once."""
    if Person.objects.select_for_update().filter(pk=by.pk, may_found=True).first() is None:
        raise NotPermitted(_("Ask who hosts Kring for a link to make an organisation."))
    use_founding_right(by)
    organisation = Organisation.objects.create(name=name.strip(), made_at=now)
    _appoint(organisation, by, now=now)
    return organisation


@transaction.atomic
def appoint_coordinator(organisation: Organisation, *, name: str, email: str, by: Person, now: datetime) -> Person:
    """Make somebody coordinator too, by mail address. They hear of it when that is new."""
    person = make_person(name=name, email=email, language=by.language)
    if _appoint(organisation, person, now=now):
        tell(person, Notice.INVITED, about=organisation.get_absolute_url())
    return person


def _appoint(organisation: Organisation, person: Person, *, now: datetime) -> bool:
    _appointment, is_new = Appointment.objects.get_or_create(
        organisation=organisation, person=person, role=Appointment.Role.COORDINATOR, defaults={"made_at": now}
    )
    return is_new
