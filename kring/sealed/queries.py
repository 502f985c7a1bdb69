"""Reading ciphertexts, and where a group's log stands."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from kring.people.models import Person
from kring.sealed.models import EpochWrap, Item, LogEntry, LogHead, PersonalItem, SharedItem

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# What was revealed together stands by id: the order of writing is nobody's business.
AS_OPENED = ("opened_at", "id", "revision")


def log_head(group: uuid.UUID) -> LogHead:
    """Where the group's log stands; before the first entry a head of number 0, epoch 0 and an empty roster."""
    return LogHead.objects.filter(group=group).first() or LogHead(group=group)


def log_heads(groups: Sequence[uuid.UUID]) -> dict[uuid.UUID, LogHead]:
    """Where the logs of many groups stand, as `log_head` says of one."""
    found = LogHead.objects.in_bulk(groups)
    return {group: found.get(group) or LogHead(group=group) for group in groups}


def is_on_roster(group: uuid.UUID, person: uuid.UUID) -> bool:
    """Whether the log says that this person is a member."""
    return str(person) in log_head(group).roster


def log_entries(group: uuid.UUID, *, after: int = 0) -> list[LogEntry]:
    """The entries numbered above `after`, in order."""
    return list(LogEntry.objects.filter(group=group, seq__gt=after).order_by("seq"))


def wraps_for(group: uuid.UUID, person: Person) -> list[EpochWrap]:
    """The epoch keys sealed to this person, for any of their identities."""
    return list(EpochWrap.objects.filter(group=group, person=person).order_by("epoch", "id"))


def opened_items(group: uuid.UUID, *, slot: bytes | None = None, after: int = 0) -> list[Item]:
    """What the whole group may have, newest revision of each, in the order it was opened.

    `after` is a `key` of an earlier answer (`opened_key`); what was opened since then follows. A newer revision is
    never opened before an older one, so the newest of what follows is the newest there is.
    """
    since = EPOCH + after * MICROSECOND
    items = Item.objects.filter(group=group, opened_at__gt=since).order_by(*AS_OPENED)
    if slot is not None:
        items = items.filter(slot=slot)
    newest = {item.id: item.key for item in sorted(items, key=lambda item: item.revision)}
    return [item for item in items if newest[item.id] == item.key]


def all_opened_items(group: uuid.UUID) -> list[Item]:
    """Every revision of everything the whole group may have, in the order it was opened: for an export."""
    return list(Item.objects.filter(group=group, opened_at__isnull=False).order_by(*AS_OPENED))


def opened_key(item: Item) -> int:
    """The instant an item was opened, in whole microseconds: the cursor of a list. Rows' own keys are never shown."""
    if item.opened_at is None:
        raise ValueError("not opened")
    return (item.opened_at - EPOCH) // MICROSECOND


def personal_items(owner: Person, *, slot: bytes | None) -> list[PersonalItem]:
    """The owner's own items, of one slot or of all, oldest first."""
    items = PersonalItem.objects.filter(owner=owner)
    if slot is not None:
        items = items.filter(slot=slot)
    return list(items.order_by("at", "id"))


def shown_by(owner: Person) -> list[SharedItem]:
    """What somebody shows others, and what they no longer show, oldest first. Without the bytes: they open nothing."""
    return list(SharedItem.objects.filter(owner=owner).select_related("reader").order_by("at", "key"))


def shown_to(reader: Person) -> list[SharedItem]:
    """What others show somebody and did not withdraw, oldest first. Whether they still may is for the caller."""
    found = SharedItem.objects.filter(reader=reader, withdrawn_at=None)
    return list(found.select_related("owner").order_by("at", "key"))


def newest_of(item: uuid.UUID) -> Item | None:
    """The newest revision of one item, hidden or not: for who wrote it."""
    return Item.objects.filter(id=item).order_by("-revision").first()


def items_as_opened(group: uuid.UUID, ids: Collection[uuid.UUID]) -> list[Item]:
    """These items as far as the whole group may have them, newest revision of each, in the order of `AS_OPENED`."""
    rows = Item.objects.filter(group=group, id__in=ids, opened_at__isnull=False).order_by(*AS_OPENED)
    newest = {row.id: row for row in sorted(rows, key=lambda row: row.revision)}
    return [row for row in rows if newest[row.id].key == row.key]
