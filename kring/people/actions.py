"""Every write about persons: accounts, the first link, identities and ways in."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import Invalid, NotAllowedNow
from kring.people import queries
from kring.people.models import FirstLink, Identity, Person, WayIn


@dataclass(frozen=True, slots=True)
class Wrap:
    """A root wrapped by one secret, as the browser made it. The id is bound inside `header`."""

    id: uuid.UUID
    kind: str
    label: str
    header: bytes
    ciphertext: bytes

    def stands_for(self, way_in: WayIn) -> bool:
        return (self.kind, self.header, self.ciphertext) == (
            way_in.kind,
            bytes(way_in.header),
            bytes(way_in.ciphertext),
        )


@transaction.atomic
def make_person(*, name: str, email: str, language: str = Person.Language.NL) -> Person:
    """The person with this mail address, made when there is none. Who exists keeps their own name and language."""
    address = email.strip().lower()
    person = queries.find_person(email=address)
    return person or Person.objects.create(name=name.strip(), email=address, language=language)


def save_profile(person: Person, *, name: str, language: str, calendar_mails: bool) -> None:
    person.name, person.language, person.calendar_mails = name, language, calendar_mails
    person.save(update_fields=["name", "language", "calendar_mails"])


def vouch_for_mailbox(person: Person) -> None:
    """Record that the person's mail address is theirs: a code came back from it, or the host's first link named it."""
    if EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True).exists():
        return
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})


@transaction.atomic
def make_first_link(*, now: datetime) -> str:
    """A new one-time token for `/eerste/<token>/`. Only its hash is kept, so an older unused one stops working."""
    FirstLink.objects.filter(used_at=None).delete()
    token = secrets.token_urlsafe(32)
    FirstLink.objects.create(token_hash=queries.hash_of(token), made_at=now)
    return token


@transaction.atomic
def use_first_link(link: FirstLink, *, by: Person, now: datetime) -> None:
    """Give the right to found an organisation, once. The address needs no code: the host vouched by the link."""
    if not FirstLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now, used_by=by):
        raise NotAllowedNow(_("This link was used already. Ask who hosts Kring for a new one."))
    by.may_found = True
    by.save(update_fields=["may_found"])
    vouch_for_mailbox(by)


@transaction.atomic
def make_first_person(link: FirstLink, *, name: str, email: str, language: str, now: datetime) -> Person:
    """The person who opened the first link. An address that is in use is refused: the link opens no other account."""
    if queries.find_person(email=email):
        raise NotAllowedNow(_("Somebody has this mail address already. Sign in first, then open the link again."))
    person = make_person(name=name, email=email, language=language)
    use_first_link(link, by=person, now=now)
    return person


def use_founding_right(person: Person) -> None:
    """The person founded their organisation: the right is spent."""
    person.may_found = False
    person.save(update_fields=["may_found"])


@transaction.atomic
def publish_identity(
    *, record: bytes, sealed_bundle: bytes, way_in: Wrap, number: int | None = None, by: Person, now: datetime
) -> Identity:
    """Publish the person's next identity together with its first way in, which is always a recovery code.

    `number` is the one inside `record`; leave it out for the first. A second tab that also makes a first identity
    is refused, otherwise the last one would silently win. Sending the same record again is the same identity.
    """
    Person.objects.select_for_update().get(pk=by.pk)
    newest = queries.newest_identity(by)
    if newest is not None and bytes(newest.record) == record:
        return newest
    following = newest.number + 1 if newest else 1
    if (number or 1) != following:
        raise NotAllowedNow(_("This was already set up, in another window or on another device. Load the page again."))
    if way_in.kind != WayIn.Kind.RECOVERY_CODE:
        raise Invalid(_("The first way in is always the recovery code."))
    identity = Identity.objects.create(
        person=by, number=following, record=record, sealed_bundle=sealed_bundle, made_at=now
    )
    _keep(way_in, identity=identity, now=now)
    return identity


@transaction.atomic
def add_way_in(wrap: Wrap, *, by: Person, now: datetime) -> WayIn:
    """Add one more way in to the identity in force. Sending the same one twice is the same row."""
    identity = queries.newest_identity(by)
    if identity is None:
        raise NotAllowedNow(_("Set up your recovery code first."))
    return _keep(wrap, identity=identity, now=now)


@transaction.atomic
def retire_way_in(way_in: WayIn, *, by: Person) -> None:
    """Retire a way in. The last recovery code stays: without it a lost device is a lost history."""
    Person.objects.select_for_update().get(pk=by.pk)
    same_kind = WayIn.objects.filter(identity=way_in.identity, kind=way_in.kind).exclude(pk=way_in.pk)
    if way_in.kind == WayIn.Kind.RECOVERY_CODE and not same_kind.exists():
        raise NotAllowedNow(_("This is your last recovery code. Make a new one first."))
    way_in.delete()


def _keep(wrap: Wrap, *, identity: Identity, now: datetime) -> WayIn:
    way_in, is_new = WayIn.objects.get_or_create(
        id=wrap.id,
        defaults={
            "identity": identity,
            "kind": wrap.kind,
            "label": wrap.label,
            "header": wrap.header,
            "ciphertext": wrap.ciphertext,
            "made_at": now,
        },
    )
    if not is_new and not (way_in.identity == identity and wrap.stands_for(way_in)):
        raise NotAllowedNow(_("This way in exists already with other content."))
    return way_in
