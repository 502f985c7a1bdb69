"""The devices somebody is signed in on. Ending one takes its sign-in away at once, also in a live room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotFound
from kring.people.models import Person
from kring.people.rules.device import device_name


@dataclass(frozen=True, slots=True)
class Device:
    id: int
    name: str
    address: str
    since: datetime
    is_this_one: bool


def devices_of(person: Person, *, session_key: str | None) -> list[Device]:
    """Where the person is signed in: here first, then the newest. Expired ones are dropped on the way."""
    known = [
        Device(
            id=row.pk,
            name=device_name(row.user_agent),
            address=row.ip,
            since=row.created_at,
            is_this_one=row.session_key == session_key,
        )
        for row in UserSession.objects.purge_and_list(person)
    ]
    return sorted(known, key=lambda device: (not device.is_this_one, -device.since.timestamp()))


def access_device(person: Person, device_id: int) -> UserSession:
    row = UserSession.objects.filter(user=person, pk=device_id).first()
    if row is None:
        raise NotFound(_("You are not signed in there any more."))
    return row


@transaction.atomic
def end_all(person: Person) -> None:
    """Sign out everywhere, here too."""
    for row in UserSession.objects.filter(user=person):
        row.end()
