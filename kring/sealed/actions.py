"""Every write of ciphertexts."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import NotAllowedNow, NotFound
from kring.people.models import Person
from kring.sealed.models import PersonalItem


@transaction.atomic
def put_personal_item(
    item_id: uuid.UUID, *, slot: bytes, revision: int, sealed_item: bytes, by: Person, now: datetime
) -> PersonalItem:
    """Keep the newest revision of a personal item. Sending the same revision again changes nothing.

    An older revision is refused, so that a second tab cannot put back what was since rewritten.
    """
    item, is_new = PersonalItem.objects.select_for_update().get_or_create(
        id=item_id,
        defaults={"owner": by, "slot": slot, "revision": revision, "sealed_item": sealed_item, "at": now},
    )
    if item.owner_id != by.pk:
        raise NotFound(_("This text does not exist."))
    if is_new or (revision == item.revision and sealed_item == bytes(item.sealed_item)):
        return item
    if revision <= item.revision or slot != bytes(item.slot):
        raise NotAllowedNow(_("A newer version of this text was saved, in another window or on another device."))
    item.revision, item.sealed_item, item.at = revision, sealed_item, now
    item.save(update_fields=["revision", "sealed_item", "at"])
    return item
