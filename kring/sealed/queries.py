"""Reading ciphertexts."""

from __future__ import annotations

from kring.people.models import Person
from kring.sealed.models import PersonalItem


def personal_items(owner: Person, *, slot: bytes | None) -> list[PersonalItem]:
    """The owner's own items, of one slot or of all, oldest first."""
    items = PersonalItem.objects.filter(owner=owner)
    if slot is not None:
        items = items.filter(slot=slot)
    return list(items.order_by("at", "id"))
