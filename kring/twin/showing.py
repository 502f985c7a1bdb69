"""Items that one person seals to another: shown by their owner's act, one sealed copy for each reader."""

from __future__ import annotations

import uuid

from kring.sealed.rules.encoding import lp, purpose
from kring.sealed.rules.identity import Identity, check_signature, parse_identity
from kring.sealed.rules.item import ItemHeader, cut, item_hash, parse_header, signed_bytes
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.body import Body, encode_body, read_body
from kring.twin.items import Ledger, Opened, check_expected


def seal_shared(
    account: Account, reader: Identity, body: Body, *, slot: bytes, item: str | None = None, revision: int = 1
) -> bytes:
    """Seal for one person, under the identity that is known of them. Others get copies of their own."""
    header = ItemHeader(
        item_class="shared",
        group=reader.person,
        item=item or str(uuid.uuid4()),
        slot=slot,
        author=account.person,
        epoch=account.identity.number,
        revision=revision,
        head_seq=reader.number,
        head_hash=reader.hash,
        salt=suite.random_bytes(suite.SALT_BYTES),
    )
    return seal_to(reader, account, header, body)


def open_shared(
    account: Account,
    author: Identity,
    sealed: bytes,
    ledger: Ledger,
    *,
    slot: bytes | None = None,
    item: str | None = None,
    revision: int | None = None,
) -> Opened:
    """Open what `author` seals to this person. `author` is the identity that is known of them: see `known_identity`."""
    header = parse_header(sealed)
    check_expected(header, "shared", slot=slot, item=item, author=author.person, revision=revision)
    check_reader(header, account.identity)
    if header.epoch != author.number:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    parts = cut(sealed)
    check_signature(author.signing_key, parts.signature, signed_bytes(parts.header, parts.ciphertext))
    body = read_body(suite.hpke_open(account.sealing, shared_info(parts.header, author), parts.ciphertext))
    hash_ = item_hash(parts.header, parts.ciphertext)
    ledger.see(header, hash_)
    return Opened(header, body, hash_)


def known_identity(record: bytes, person: str, known: bytes | None = None) -> Identity:
    """The identity that a server tells of `person`; one with another hash than is known of them is refused."""
    identity = parse_identity(record)
    if identity.person != person:
        raise Refused(Reason.IDENTITY_OTHER_PERSON)
    if known is not None and identity.hash != known:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    return identity


def check_reader(header: ItemHeader, me: Identity) -> None:
    if header.group != me.person:
        raise Refused(Reason.ITEM_OTHER_READER)
    if header.head_seq != me.number:
        raise Refused(Reason.EPOCH_NOT_HELD, "sealed to another identity")
    if header.head_hash != me.hash:
        raise Refused(Reason.ITEM_OTHER_READER, "another identity under this number")


def shared_info(header: bytes, author: Identity) -> bytes:
    """Binds the key to the whole header and to who seals: a copy that somebody else signs does not open."""
    return purpose("shared-key") + lp(header, author.hash)


def seal_to(reader: Identity, account: Account, header: ItemHeader, body: Body) -> bytes:
    encoded = header.encode()
    ciphertext = suite.hpke_seal(reader.sealing_key, shared_info(encoded, account.identity), encode_body(body))
    return encoded + ciphertext + account.signing.sign(signed_bytes(encoded, ciphertext))
