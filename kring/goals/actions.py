"""Showing something, and showing it no longer."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kring.goals.queries import get_reader
from kring.kernel.errors import NotAllowedNow
from kring.people.models import Person
from kring.sealed import actions as sealed
from kring.sealed.models import SharedItem
from kring.sealed.rules.identity import identity_hash


def show(item_id: uuid.UUID, *, reader: uuid.UUID, sealed_item: bytes, by: Person, now: datetime) -> SharedItem:
    """Show something to one person, who may be shown it now and can open it."""
    known = get_reader(by, reader)
    if known.identity is None:
        raise NotAllowedNow(_("They have not set up their access yet. Nothing was shown."))
    newest = identity_hash(bytes(known.identity.record))
    return sealed.put_shared_item(
        item_id, reader=known.person, identity_hash=newest, sealed_item=sealed_item, by=by, now=now
    )
