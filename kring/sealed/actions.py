"""Every write of ciphertexts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kring.kernel.errors import Invalid, NotAllowedNow, NotFound, NotPermitted
from kring.people.models import Person
from kring.sealed.models import EpochWrap, Item, LogEntry, LogHead, PersonalItem, SharedItem
from kring.sealed.queries import log_entries
from kring.sealed.rules.encoding import digest
from kring.sealed.rules.entry import Entry, parse_entry
from kring.sealed.rules.identity import Identities
from kring.sealed.rules.item import ItemHeader, parse_header
from kring.sealed.rules.log import Head, Roster, extend, may_come_in, replay, start
from kring.web.wire import to_wire


class Wrap(NamedTuple):
    """An epoch key sealed to one identity of one person: HPKE output the server cannot open."""

    epoch: int
    person: uuid.UUID
    identity_hash: bytes
    sealed_key: bytes


class Appended(NamedTuple):
    """The head after the entries that were sent, and who the log then no longer counts as a member."""

    head: Head
    gone: frozenset[str]


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


@transaction.atomic
def put_shared_item(
    item_id: uuid.UUID, *, reader: Person, identity_hash: bytes, sealed_item: bytes, by: Person, now: datetime
) -> SharedItem:
    """Keep the newest revision of what somebody shows `reader`, whose identity in force has `identity_hash`.

    Who may read whose is for the caller. The same again changes nothing. Invalid when the header cannot be right,
    NotAllowedNow when the reader has other keys by now, or the id or the revision was overtaken.
    """
    header = parse_header(sealed_item)
    if (header.item_class, header.item, header.group) != ("shared", str(item_id), str(reader.pk)):
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    if header.author != str(by.pk):
        raise NotPermitted(_("This text was sealed by somebody else. Nothing was stored."))
    if header.head_hash != identity_hash:
        raise NotAllowedNow(_("Their six words changed meanwhile. Load the page again. Nothing was shown."))
    others = SharedItem.objects.filter(id=item_id).exclude(owner=by)
    if others.exists():
        raise NotAllowedNow(_("This text was already used somewhere else. Nothing was stored."))
    item, is_new = SharedItem.objects.select_for_update().get_or_create(
        id=item_id,
        reader=reader,
        defaults={
            "owner": by,
            "slot": header.slot,
            "revision": header.revision,
            "sealed_item": sealed_item,
            "at": now,
        },
    )
    return item if is_new else _shown_again(item, header, sealed_item, now=now)


def _shown_again(item: SharedItem, header: ItemHeader, sealed_item: bytes, *, now: datetime) -> SharedItem:
    if item.withdrawn_at is not None:
        raise NotAllowedNow(_("You stopped showing this. To show it again, begin anew."))
    if header.revision == item.revision and sealed_item == bytes(item.sealed_item):
        return item
    if header.revision <= item.revision or header.slot != bytes(item.slot):
        raise NotAllowedNow(_("A newer version of this text was saved, in another window or on another device."))
    item.revision, item.sealed_item, item.at = header.revision, sealed_item, now
    item.save(update_fields=["revision", "sealed_item", "at"])
    return item


def withdraw_shared_item(item_id: uuid.UUID, *, reader: uuid.UUID | None, by: Person, now: datetime) -> None:
    """Hand out no more what somebody showed, to one reader or to all. What was read before stays read."""
    items = SharedItem.objects.filter(id=item_id, owner=by)
    if reader is not None:
        items = items.filter(reader=reader)
    if not items.exists():
        raise NotFound(_("This text does not exist."))
    items.filter(withdrawn_at=None).update(withdrawn_at=now, sealed_item=b"")


@transaction.atomic
def put_item(
    group: uuid.UUID, item_id: uuid.UUID, *, sealed_item: bytes, by: Person, now: datetime
) -> tuple[Item, bool]:
    """Keep a revision of a sealed item that the whole group may have; True when it was not here yet.

    The server checks what the clear header says; whether the seal is right is for its readers. Sending the same
    again answers the same, also after the group has changed its keys. Invalid when the header cannot be right,
    NotAllowedNow when the id, the revision or the epoch was overtaken.
    """
    header = parse_header(sealed_item)
    return _keep_item(group, item_id, header, sealed_item, by=by, now=now, hidden=False)


@transaction.atomic
def put_item_alone(
    group: uuid.UUID, item_id: uuid.UUID, *, slot: bytes, sealed_item: bytes, by: Person, now: datetime, hidden: bool
) -> tuple[Item, bool]:
    """As `put_item`, for one slot, and only the newest revision stays: what was rewritten is not handed out again.

    `hidden`: nobody gets it before `open_items`; until then its author may still change it.
    """
    header = parse_header(sealed_item)
    if header.slot != slot:
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    item, is_new = _keep_item(group, item_id, header, sealed_item, by=by, now=now, hidden=hidden)
    if is_new:
        Item.objects.filter(id=item_id, group=group, revision__lt=item.revision).delete()
    return item, is_new


def open_items(group: uuid.UUID, items: Iterable[uuid.UUID], *, now: datetime) -> None:
    """Hand out to the whole group what was hidden, all of it at one instant."""
    Item.objects.filter(group=group, id__in=list(items), opened_at=None).update(opened_at=now)


def _keep_item(
    group: uuid.UUID,
    item_id: uuid.UUID,
    header: ItemHeader,
    sealed_item: bytes,
    *,
    by: Person,
    now: datetime,
    hidden: bool,
) -> tuple[Item, bool]:
    _check_place(header, group=group, item_id=item_id, by=by)
    head = locked_head(group)  # one writer per group: an older revision can never arrive after a newer one
    known = list(Item.objects.filter(id=item_id).order_by("revision"))
    for item in known:
        if item.revision == header.revision and bytes(item.sealed_item) == sealed_item and item.group == group:
            return item, False
    _check_follows(header, known, group=group, hidden=hidden)
    _check_epoch(header, head)
    return Item.objects.create(
        id=item_id,
        group=group,
        author=by,
        slot=header.slot,
        epoch=header.epoch,
        revision=header.revision,
        sealed_item=sealed_item,
        at=now,
        opened_at=None if hidden else now,
    ), True


@transaction.atomic
def append_log(
    group: uuid.UUID,
    *,
    after: Head,
    encoded: Sequence[bytes],
    wraps: Sequence[Wrap],
    records: Sequence[bytes],
    invited: frozenset[str],
    by: Person,
    now: datetime,
) -> Appended:
    """Add entries to a group's log, all or none, if it still stands at `after`. The same again answers the same.

    `records` are the identity records of everybody who was ever in, `invited` the ids of who may be let in.
    Invalid when the rules of the log refuse an entry; NotAllowedNow, with the present head, when the log moved on.
    """
    head = locked_head(group)
    entries = [parse_entry(entry) for entry in encoded]
    _check_actor(entries, by=by)
    if _is_repeat(group, after, entries):
        return Appended(Head(entries[-1].seq, entries[-1].hash), frozenset())
    if after != Head(head.seq, bytes(head.entry_hash)):
        raise log_moved(head)
    known = Identities(records)
    before = _extended(start(str(group)), (bytes(row.entry) for row in log_entries(group)), known)
    roster = _extended(before, encoded, known)
    if roster.members.keys() - before.members.keys() - invited:
        raise NotPermitted(_("Only who was invited can become a member."))
    _check_wraps(before, roster, wraps)
    _store(group, head, roster, entries, wraps, now=now)
    return Appended(roster.head, frozenset(before.members.keys() - roster.members.keys()))


@transaction.atomic
def give_wraps(group: uuid.UUID, wraps: Sequence[Wrap], *, records: Sequence[bytes]) -> None:
    """Give a member the epoch keys of their own time again, sealed to an identity they published.

    A wrap that the log itself names is never replaced; one that was given again before is, so that a wrap that
    does not open can be repaired.
    """
    locked_head(group)
    roster = replay(str(group), [bytes(row.entry) for row in log_entries(group)], records)
    for wrap in wraps:
        if not _is_own_time(roster, wrap):
            raise NotPermitted(_("Somebody only gets the keys of the time they were a member. Nothing was stored."))
        if roster.epochs[wrap.epoch - 1].identities[str(wrap.person)] != wrap.identity_hash:
            EpochWrap.objects.update_or_create(
                group=group,
                epoch=wrap.epoch,
                person_id=wrap.person,
                identity_hash=wrap.identity_hash,
                defaults={"sealed_key": wrap.sealed_key},
            )


def _is_own_time(roster: Roster, wrap: Wrap) -> bool:
    """A present member, under the identity in force, and an epoch they were a recipient of."""
    member = roster.members.get(str(wrap.person))
    return (
        member is not None
        and member.identity.hash == wrap.identity_hash
        and 1 <= wrap.epoch <= len(roster.epochs)
        and member.person in roster.epochs[wrap.epoch - 1].identities
    )


def log_moved(head: LogHead) -> NotAllowedNow:
    """The refusal that tells a browser where the log stands now."""
    return NotAllowedNow(
        _("The group has just changed. Try again in a moment."),
        head={"seq": head.seq, "hash": to_wire(bytes(head.entry_hash))},
    )


def locked_head(group: uuid.UUID) -> LogHead:
    """Where the group's log stands, held until the transaction ends."""
    head, _is_new = LogHead.objects.select_for_update().get_or_create(group=group)
    return head


def _check_place(header: ItemHeader, *, group: uuid.UUID, item_id: uuid.UUID, by: Person) -> None:
    """The header names this group, this item and who is signed in, and is content for the group."""
    if (header.item_class, header.group, header.item) != ("content", str(group), str(item_id)):
        raise Invalid(_("This text belongs somewhere else. Nothing was stored."))
    if header.author != str(by.pk):
        raise NotPermitted(_("This text was sealed by somebody else. Nothing was stored."))


def _check_follows(header: ItemHeader, known: list[Item], *, group: uuid.UUID, hidden: bool) -> None:
    """A new revision keeps group, author and slot, and counts on; what is still hidden is changed where it was
    written, and what was opened is not hidden again.
    """
    for item in known:
        if (str(item.author_id), item.group, bytes(item.slot)) != (header.author, group, header.slot):
            raise NotAllowedNow(_("This text was already used somewhere else. Nothing was stored."))
        if (item.opened_at is None) != hidden:
            raise NotAllowedNow(_("The group does not see this text yet. Change it where you wrote it."))
        if item.revision >= header.revision:
            raise NotAllowedNow(
                _("A newer version of this text was saved, in another window or on another device."),
                revision=known[-1].revision,
            )


def _check_epoch(header: ItemHeader, head: LogHead) -> None:
    if head.is_closed:
        raise NotAllowedNow(_("This group is closed. You can still read it and take it with you."))
    if head.is_stale or header.epoch != head.epoch:
        raise NotAllowedNow(_("The group has just changed. Load the page again; your text stays here."))


def _extended(roster: Roster, encoded: Iterable[bytes], known: Identities) -> Roster:
    for entry in encoded:
        roster = extend(roster, entry, known)
    return roster


def _check_actor(entries: Sequence[Entry], *, by: Person) -> None:
    if any(entry.actor != str(by.pk) for entry in entries):
        raise NotPermitted(_("This was signed by somebody else. Nothing was stored."))


def _is_repeat(group: uuid.UUID, after: Head, entries: Sequence[Entry]) -> bool:
    """Whether exactly these entries already stand right after this head."""
    stored = LogEntry.objects.filter(group=group, seq__gte=after.seq, seq__lte=after.seq + len(entries)).order_by("seq")
    hashes = [bytes(row.entry_hash) for row in stored]
    return hashes == [*([after.hash] if after.seq else []), *(entry.hash for entry in entries)]


def _check_wraps(before: Roster, roster: Roster, wraps: Sequence[Wrap]) -> None:
    """Every new epoch came with exactly the wraps that its entry names."""
    wanted = {
        (epoch.number, person, epoch.identities[person], wrap_hash)
        for epoch in roster.epochs[len(before.epochs) :]
        for person, wrap_hash in epoch.wraps.items()
    }
    sent = [(wrap.epoch, str(wrap.person), wrap.identity_hash, digest("wrap-hash", wrap.sealed_key)) for wrap in wraps]
    if len(sent) != len(wanted) or set(sent) != wanted:
        raise Invalid(_("The keys that were sent are not those of the group's members. Nothing was stored."))


def _store(
    group: uuid.UUID, head: LogHead, roster: Roster, entries: Sequence[Entry], wraps: Sequence[Wrap], *, now: datetime
) -> None:
    LogEntry.objects.bulk_create(
        LogEntry(group=group, seq=entry.seq, entry_hash=entry.hash, entry=entry.encoded, at=now) for entry in entries
    )
    EpochWrap.objects.bulk_create(
        EpochWrap(
            group=group,
            epoch=wrap.epoch,
            person_id=wrap.person,
            identity_hash=wrap.identity_hash,
            sealed_key=wrap.sealed_key,
        )
        for wrap in wraps
    )
    head.seq, head.entry_hash = roster.head
    head.epoch, head.is_stale, head.is_closed = len(roster.epochs), roster.is_stale, roster.is_closed
    head.roster, head.asking = list(roster.members), list(roster.asking)
    newest = roster.agreements[-1] if roster.agreements else None
    head.agreement = {
        "newest": len(roster.agreements),
        "in_force": roster.in_force,
        "signed": sorted(newest.signers) if newest else [],
        "joining": sorted(each.person for each in roster.asking.values() if each.agrees and may_come_in(roster, each)),
    }
    head.releases = [
        {"number": one.number, "signed": sorted(one.signers)} for one in roster.releases if not one.is_void
    ]
    head.save()
