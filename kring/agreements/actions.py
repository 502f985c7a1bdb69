"""Every write of agreements. Versions and signatures are not here: they are entries of the group's log."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.agreements.models import Copy, Review
from kring.groups.models import Group
from kring.groups.queries import identities, invited_ids
from kring.kernel.errors import NotPermitted
from kring.people.models import Person
from kring.sealed.queries import log_head
from kring.sealed.rules.identity import identity_hash


class Handed(NamedTuple):
    """A version sealed to one identity of one person: HPKE output that the server cannot open."""

    person: uuid.UUID
    number: int
    identity_hash: bytes
    sealed_text: bytes


@transaction.atomic
def hand_over(group: Group, copies: Sequence[Handed], *, now: datetime) -> None:
    """A member gives others a version to read. Given again it replaces the first: so a bad copy can be repaired."""
    newest = log_head(group.id).agreement.get("newest", 0)
    known = {(str(each.person_id), identity_hash(bytes(each.record))) for each in identities(group)}
    invited = invited_ids(group)
    for copy in copies:
        is_for_somebody = (str(copy.person), copy.identity_hash) in known and str(copy.person) in invited
        if not is_for_somebody or not 1 <= copy.number <= newest:
            raise NotPermitted(_("Only who is in the group, or was invited, gets the agreement. Nothing was stored."))
        Copy.objects.update_or_create(
            group=group,
            person_id=copy.person,
            number=copy.number,
            identity_hash=copy.identity_hash,
            defaults={"sealed_text": copy.sealed_text, "at": now},
        )


def set_review(group: Group, on: date, *, by: Person, now: datetime) -> None:
    """Remember the day on which the group looks again; from then on it is said on its pages until a new day is set."""
    Review.objects.update_or_create(group=group, defaults={"on": on, "set_by": by, "set_at": now})
