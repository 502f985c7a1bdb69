"""Seal, open and revise items of a group, and items that only their owner opens."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kring.sealed.rules.encoding import lp, purpose
from kring.sealed.rules.identity import Identity, check_signature
from kring.sealed.rules.item import ItemHeader, cut, item_hash, parse_header, signed_bytes
from kring.sealed.rules.log import Head, Roster
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.body import Body, encode_body, read_body
from kring.twin.epochs import current_epoch

NO_GROUP = str(uuid.UUID(int=0))


class Opened(NamedTuple):
    header: ItemHeader
    body: Body
    hash: bytes


@dataclass
class Ledger:
    """What this reader saw of each item, so that an older revision or another item under the same id is noticed."""

    seen: dict[str, tuple[str, bytes, int, bytes]] = field(default_factory=dict)

    def see(self, header: ItemHeader, hash_: bytes) -> None:
        if header.item in self.seen:
            self.check(header, hash_)
        self.seen[header.item] = (header.author, header.slot, header.revision, hash_)

    def check(self, header: ItemHeader, hash_: bytes) -> None:
        author, slot, revision, seen_hash = self.seen[header.item]
        if header.author != author:
            raise Refused(Reason.ITEM_OTHER_AUTHOR)
        if header.slot != slot:
            raise Refused(Reason.ITEM_OTHER_SLOT)
        if header.revision < revision:
            raise Refused(Reason.ITEM_ROLLED_BACK, f"{header.revision} < {revision}")
        if header.revision == revision and hash_ != seen_hash:
            raise Refused(Reason.ITEM_REUSED)


@dataclass(frozen=True)
class GroupView:
    """A member's side of one group. `me` is who reads; `keys` is epoch number -> epoch key."""

    me: str
    roster: Roster
    keys: Mapping[int, bytes]
    ledger: Ledger = field(default_factory=Ledger)


def seal_item(
    account: Account, view: GroupView, body: Body, *, slot: bytes, item: str | None = None, revision: int = 1
) -> bytes:
    """Seal for everybody who is in the group now. Raises Invalid `epoch-stale` until a new epoch follows a change."""
    if view.roster.is_closed:
        raise Refused(Reason.LOG_CLOSED)
    epoch, head = current_epoch(view.roster).number, view.roster.head
    header = ItemHeader(
        item_class="content",
        group=view.roster.group,
        item=item or str(uuid.uuid4()),
        slot=slot,
        author=account.person,
        epoch=epoch,
        revision=revision,
        head_seq=head.seq,
        head_hash=head.hash,
        salt=suite.random_bytes(suite.SALT_BYTES),
    )
    return seal_with(key_of(view, epoch), account, header, body)


def open_item(
    view: GroupView,
    sealed: bytes,
    *,
    slot: bytes | None = None,
    item: str | None = None,
    author: str | None = None,
    revision: int | None = None,
) -> Opened:
    """Open an item of the group after every check of the protocol. The keywords say what the page believes."""
    header = parse_header(sealed)
    check_expected(header, "content", slot=slot, item=item, author=author, revision=revision)
    if header.group != view.roster.group:
        raise Refused(Reason.ITEM_OTHER_GROUP)
    identity = author_of(view.roster, header)
    if view.me not in view.roster.epoch_numbered(header.epoch).wraps:
        raise Refused(Reason.EPOCH_NOT_MINE)
    return open_with(key_of(view, header.epoch), identity, header, sealed, ledger=view.ledger)


def seal_personal(account: Account, body: Body, *, slot: bytes, item: str | None = None, revision: int = 1) -> bytes:
    """Seal for oneself: drafts, preparation, reflections."""
    header = ItemHeader(
        item_class="personal",
        group=NO_GROUP,
        item=item or str(uuid.uuid4()),
        slot=slot,
        author=account.person,
        epoch=account.identity.number,
        revision=revision,
        head_seq=0,
        head_hash=account.identity.hash,
        salt=suite.random_bytes(suite.SALT_BYTES),
    )
    return seal_with(account.self_key, account, header, body)


def open_personal(
    account: Account, sealed: bytes, ledger: Ledger, *, slot: bytes | None = None, item: str | None = None
) -> Opened:
    header = parse_header(sealed)
    check_expected(header, "personal", slot=slot, item=item, author=account.person)
    if header.group != NO_GROUP or header.head_seq:
        raise Refused(Reason.ITEM_OTHER_GROUP)
    if header.epoch != account.identity.number:
        raise Refused(Reason.EPOCH_NOT_HELD, "sealed under a lost identity")
    if header.head_hash != account.identity.hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    return open_with(account.self_key, account.identity, header, sealed, ledger=ledger)


def check_expected(
    header: ItemHeader,
    item_class: str,
    *,
    slot: bytes | None = None,
    item: str | None = None,
    author: str | None = None,
    revision: int | None = None,
) -> None:
    if header.item_class != item_class:
        raise Refused(Reason.ITEM_OTHER_CLASS)
    wanted = (
        (item, header.item, Reason.ITEM_OTHER_ID),
        (slot, header.slot, Reason.ITEM_OTHER_SLOT),
        (author, header.author, Reason.ITEM_OTHER_AUTHOR),
        (revision, header.revision, Reason.ITEM_ROLLED_BACK),
    )
    for expected, found, reason in wanted:
        if expected is not None and expected != found:
            raise Refused(reason)


def author_of(roster: Roster, header: ItemHeader) -> Identity:
    """Who wrote, as the log stood for them: a member then, sealing under the epoch of then."""
    moment = roster.at(Head(header.head_seq, header.head_hash))
    if header.author not in moment.members:
        raise Refused(Reason.AUTHOR_NOT_MEMBER)
    if moment.epoch != header.epoch:
        raise Refused(Reason.ITEM_OTHER_EPOCH)
    if moment.is_stale:
        raise Refused(Reason.EPOCH_STALE)
    return moment.members[header.author].identity


def key_of(view: GroupView, epoch: int) -> bytes:
    if epoch not in view.keys:
        raise Refused(Reason.EPOCH_NOT_HELD, str(epoch))
    return view.keys[epoch]


def key_info(header: bytes) -> bytes:
    return purpose("item-key") + lp(header)


def seal_with(key: bytes, account: Account, header: ItemHeader, body: Body) -> bytes:
    encoded = header.encode()
    ciphertext = suite.seal_once(key, header.salt, key_info(encoded), aad=encoded, plain=encode_body(body))
    return encoded + ciphertext + account.signing.sign(signed_bytes(encoded, ciphertext))


def open_with(key: bytes, author: Identity, header: ItemHeader, sealed: bytes, *, ledger: Ledger) -> Opened:
    parts = cut(sealed)
    check_signature(author.signing_key, parts.signature, signed_bytes(parts.header, parts.ciphertext))
    info = key_info(parts.header)
    body = read_body(suite.open_once(key, header.salt, info, aad=parts.header, sealed=parts.ciphertext))
    hash_ = item_hash(parts.header, parts.ciphertext)
    ledger.see(header, hash_)
    return Opened(header, body, hash_)
