"""Reading the note of a closing talk, and the gate to it: who sits at that table now, and nobody else."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from kring.evaluation.models import NoteVersion
from kring.kernel.errors import NotFound, NotPermitted
from kring.people.models import Identity, Person
from kring.talks import queries as talks
from kring.talks.models import Talk
from kring.talks.permissions import May
from kring.talks.queries import access_talk, at_the_table, takes_part
from kring.talks.rules.kinds import Kind


def access_note(person: Person, talk_id: uuid.UUID, programme_id: uuid.UUID | None = None) -> Talk:
    """A closing talk, if `person` sits at its table. Who only arranges it may know of it, and not read its note."""
    found = Talk.objects.filter(id=talk_id).values_list("programme", flat=True).first()
    if found is None or programme_id not in {None, found}:
        raise NotFound(_("This talk does not exist, or is not for you."))
    talk = access_talk(person, found, talk_id, to=May.READ_TALK)
    if talk.which is not Kind.CLOSING or talk.cancelled_at is not None:
        raise NotFound(_("This talk does not exist, or is not for you."))
    if not takes_part(person, talk):
        raise NotPermitted(_("Only who takes part in this talk reads its note."))
    return talk


def table(talk: Talk) -> list[tuple[Person, Identity | None]]:
    """Who signs, the participant first, each with the identity they have now."""
    people = at_the_table(talk)
    rows = Identity.objects.filter(person__in=people).order_by("number")
    newest = {row.person_id: row for row in rows}
    return [(person, newest.get(person.pk)) for person in people]


def versions(talk: Talk) -> list[NoteVersion]:
    """Every version, oldest first, with its copies and signatures."""
    return list(NoteVersion.objects.filter(talk=talk).prefetch_related("copies", "signatures").order_by("number"))


def newest_number(talk: Talk) -> int:
    return NoteVersion.objects.filter(talk=talk).order_by("-number").values_list("number", flat=True).first() or 0


def identities(talk: Talk) -> list[Identity]:
    """Of everybody who is at the table, wrote or signed: against these a note is checked."""
    people = {person.pk for person in at_the_table(talk)}
    for version in versions(talk):
        people |= {version.by_id, *(each.person_id for each in version.signatures.all())}
    return list(Identity.objects.filter(person__in=people).order_by("person", "number"))


def has_note(person: Person, talk: Talk) -> bool:
    """Whether the page of a talk shows this person the way to its note."""
    return talk.which is Kind.CLOSING and talk.cancelled_at is None and talks.takes_part(person, talk)
