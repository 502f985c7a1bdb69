"""Every write of a closing talk's note. The server orders versions and keeps signatures; it opens nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.evaluation import notes
from kring.evaluation.models import NoteCopy, NoteSignature, NoteVersion
from kring.kernel.errors import Invalid, NotAllowedNow, NotPermitted
from kring.notifications.actions import tell
from kring.notifications.notices import Notice
from kring.people.models import Person
from kring.sealed.rules.identity import check_signature, identity_hash, parse_identity
from kring.sealed.rules.item import parse_header, slot_of
from kring.sealed.rules.talk_note import signed_note
from kring.talks.models import Talk


@transaction.atomic
def write(
    talk: Talk, number: int, *, digest: bytes, copies: Mapping[UUID, bytes], by: Person, now: datetime
) -> NoteVersion:
    """Keep the next version, sealed to each at the table. The same again is the same; who was overtaken hears so."""
    Talk.objects.select_for_update().get(pk=talk.pk)
    same = NoteVersion.objects.filter(talk=talk, number=number, by=by, digest=digest).first()
    if same:
        return same
    if number != notes.newest_number(talk) + 1:
        raise NotAllowedNow(_("Somebody else wrote meanwhile. Both texts are kept."))
    _check_copies(talk, number, copies, by=by)
    made = NoteVersion.objects.create(talk=talk, number=number, digest=digest, by=by, at=now)
    NoteCopy.objects.bulk_create(
        NoteCopy(version=made, person_id=person, sealed_text=text) for person, text in copies.items()
    )
    _tell_others(talk, by)
    return made


def _check_copies(talk: Talk, number: int, copies: Mapping[UUID, bytes], *, by: Person) -> None:
    """One for each at the table who can open anything, also the writer; each says so in its header."""
    table = notes.table(talk)
    if any(identity is None for _person, identity in table):
        raise NotAllowedNow(_("Somebody at the table has not set up their access yet. Nothing was stored."))
    wanted = {person.pk: identity_hash(bytes(identity.record)) for person, identity in table if identity}
    slot = slot_of(str(talk.pk), str(talk.pk), f"talk/note/{number}")
    for person, text in copies.items():
        header = parse_header(text)
        says = (header.item_class, header.group, header.author, header.slot, header.head_hash)
        if says != ("shared", str(person), str(by.pk), slot, wanted.get(person)):
            raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    if copies.keys() != wanted.keys():
        raise Invalid(_("The note is for everybody at the table. Nothing was stored."))


@transaction.atomic
def sign(talk: Talk, number: int, *, signature: bytes, by: Person, now: datetime) -> None:
    """Sign the newest version; any newer one is signed anew. Signing twice is once."""
    Talk.objects.select_for_update().get(pk=talk.pk)
    version = NoteVersion.objects.filter(talk=talk, number=number).first()
    if version is None or number != notes.newest_number(talk):
        raise NotAllowedNow(_("There is a newer text. Read it first; you have not signed anything."))
    identity = by.identities.order_by("-number").first()
    if identity is None or not version.copies.filter(person=by).exists():
        raise NotPermitted(_("Only who takes part in this talk signs its note."))
    record = bytes(identity.record)
    check_signature(
        parse_identity(record).signing_key, signature, signed_note(str(talk.pk), number, bytes(version.digest))
    )
    NoteSignature.objects.get_or_create(
        version=version,
        person=by,
        defaults={"identity_hash": identity_hash(record), "signature": signature, "at": now},
    )


def _tell_others(talk: Talk, by: Person) -> None:
    """One neutral mail; the page says what it is."""
    others = [person for person, _identity in notes.table(talk) if person != by]
    tell(others, Notice.PROGRAMME_WAITS, about=f"{talk.get_absolute_url()}samen/")
