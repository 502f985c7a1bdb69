"""Every write of groups, and the group's way to its sealed log."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kring.groups import queries
from kring.groups.models import Group
from kring.people.models import Person
from kring.sealed import actions as sealed
from kring.sealed.actions import Wrap
from kring.sealed.models import Item
from kring.sealed.rules.log import Head


@transaction.atomic
def append_log(
    group: Group, *, after: Head, encoded: Sequence[bytes], wraps: Sequence[Wrap], by: Person, now: datetime
) -> Head:
    """Add entries to the group's log, all or none; who the log lets go has left the group. The new head."""
    appended = sealed.append_log(
        group.id,
        after=after,
        encoded=encoded,
        wraps=wraps,
        records=queries.records(group),
        invited=queries.invited_ids(group),
        by=by,
        now=now,
    )
    group.memberships.filter(person__in=[uuid.UUID(person) for person in appended.gone], left_at=None).update(
        left_at=now
    )
    return appended.head


def give_wraps(group: Group, wraps: Sequence[Wrap]) -> None:
    """A member gives another the keys of their own time again."""
    sealed.give_wraps(group.id, wraps, records=queries.records(group))


def put_item(group: Group, item_id: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime) -> tuple[Item, bool]:
    """Keep a sealed item of the group; True when it was not here yet."""
    return sealed.put_item(group.id, item_id, sealed_item=sealed_item, by=by, now=now)
