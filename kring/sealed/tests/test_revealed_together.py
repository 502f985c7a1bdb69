"""What was written unseen and revealed together must not tell who wrote first."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from kring.groups.told import all_items
from kring.sealed.models import Item
from tests.cast import TEN, Cast

pytestmark = pytest.mark.django_db

FIRST, SECOND = uuid.UUID(int=2), uuid.UUID(int=1)


def test_what_is_revealed_together_stands_by_id_and_says_only_when_it_was_revealed(cast: Cast) -> None:
    for minute, (name, item) in enumerate((("Anna", FIRST), ("Bram", SECOND))):
        Item.objects.create(
            id=item,
            group=cast.oost.id,
            author=cast[name],
            slot=bytes(32),
            epoch=1,
            revision=1,
            sealed_item=b"sealed",
            at=TEN + timedelta(minutes=minute),
            opened_at=TEN + timedelta(minutes=10),
        )
    told = all_items(cast.oost)
    assert [item.id for item in told] == [SECOND, FIRST]
    assert {item.at for item in told} == {TEN + timedelta(minutes=10)}
