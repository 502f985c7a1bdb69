"""`/api/v1/talks/{id}/note`: versions of a closing talk's note as the reader's own sealed copies, and who signed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from kring.evaluation import notes, noting
from kring.evaluation.models import NoteVersion
from kring.evaluation.notes import access_note
from kring.groups.told import Hash
from kring.kernel.clock import now
from kring.people.models import Person
from kring.people.queries import person_of
from kring.talks.models import Talk
from kring.web.wire import Bytes

COPIES_MAX = 12  # at one table
Number = Annotated[int, Field(ge=1, lt=2**31)]

router = Router(tags=["talks"])


class SeatTold(Schema):
    """`record` is the identity they have now; None until they set up their access."""

    person: uuid.UUID
    name: str
    record: Bytes | None


class SignatureTold(Schema):
    person: uuid.UUID
    identity_hash: Bytes
    signature: Bytes
    at: datetime


class VersionTold(Schema):
    """`sealed` is the reader's own copy; None when they were not at the table then."""

    number: int
    by: uuid.UUID
    at: datetime
    sealed: Bytes | None
    signatures: list[SignatureTold]


class NoteTold(Schema):
    table: list[SeatTold]
    versions: list[VersionTold]
    records: list[Bytes]


class CopyAsked(Schema):
    person: uuid.UUID
    sealed: Annotated[Bytes, Field(min_length=1)]


class VersionAsked(Schema):
    digest: Hash
    copies: Annotated[list[CopyAsked], Field(max_length=COPIES_MAX)]


class SignatureAsked(Schema):
    signature: Annotated[Bytes, Field(min_length=64, max_length=64)]


def note_told(talk: Talk, reader: Person) -> NoteTold:
    return NoteTold(
        table=[
            SeatTold(person=person.pk, name=person.name, record=bytes(identity.record) if identity else None)
            for person, identity in notes.table(talk)
        ],
        versions=[_version(each, reader) for each in notes.versions(talk)],
        records=[bytes(each.record) for each in notes.identities(talk)],
    )


def _version(version: NoteVersion, reader: Person) -> VersionTold:
    own = next((copy for copy in version.copies.all() if copy.person_id == reader.pk), None)
    return VersionTold(
        number=version.number,
        by=version.by_id,
        at=version.at,
        sealed=bytes(own.sealed_text) if own else None,
        signatures=[
            SignatureTold(
                person=each.person_id,
                identity_hash=bytes(each.identity_hash),
                signature=bytes(each.signature),
                at=each.at,
            )
            for each in version.signatures.all()
        ],
    )


@router.get("/talks/{talk_id}/note", response=NoteTold)
def note(request: HttpRequest, talk_id: uuid.UUID) -> NoteTold:
    person = person_of(request)
    return note_told(access_note(person, talk_id), person)


@router.put("/talks/{talk_id}/note/{number}", response=NoteTold)
def write(request: HttpRequest, talk_id: uuid.UUID, number: Number, asked: VersionAsked) -> NoteTold:
    person = person_of(request)
    talk = access_note(person, talk_id)
    copies = {copy.person: copy.sealed for copy in asked.copies}
    noting.write(talk, number, digest=asked.digest, copies=copies, by=person, now=now())
    return note_told(talk, person)


@router.put("/talks/{talk_id}/note/{number}/signature", response=NoteTold)
def sign(request: HttpRequest, talk_id: uuid.UUID, number: Number, asked: SignatureAsked) -> NoteTold:
    person = person_of(request)
    talk = access_note(person, talk_id)
    noting.sign(talk, number, signature=asked.signature, by=person, now=now())
    return note_told(talk, person)
