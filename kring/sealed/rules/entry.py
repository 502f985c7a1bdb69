"""One signed entry of a group's log: its fields, its hash, and the body of each type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from kring.sealed.rules.encoding import (
    HASH_BYTES,
    ID_BYTES,
    digest,
    id_bytes,
    id_text,
    lp,
    number_of,
    purpose,
    split_sized,
    u32,
)
from kring.sealed.rules.refusal import Reason, Refused

PURPOSE = b"kring/1/entry"
SIZES = (len(PURPOSE), ID_BYTES, 4, HASH_BYTES, None, ID_BYTES, HASH_BYTES, None, 64)
ENTRY_BYTES_MAX = 16_384
SIGNED_TAIL_BYTES = 4 + 64

TYPES = (
    "genesis",
    "join",
    "admit",
    "leave",
    "remove",
    "epoch",
    "key-change",
    "compared",
    "agree",
    "release-open",
    "release-sign",
    "release-void",
    "close",
)

HOW = {0: "not-compared", 1: "words", 2: "qr"}
HOW_NUMBERS = {name: number for number, name in HOW.items()}
PAIR_BYTES = ID_BYTES + HASH_BYTES


@dataclass(frozen=True)
class Entry:
    """Fields as in the log; `encoded` is the whole entry with its signature."""

    encoded: bytes
    group: str
    seq: int
    previous: bytes
    type: str
    actor: str
    identity_hash: bytes
    body: bytes
    signature: bytes

    @cached_property
    def hash(self) -> bytes:
        return entry_hash(self.encoded)

    @property
    def signed(self) -> bytes:
        """What the signature covers: everything before it, from the purpose on."""
        return self.encoded[:-SIGNED_TAIL_BYTES]


def unsigned_entry(
    type_: str, body: bytes, *, group: str, seq: int, previous: bytes, actor: str, identity_hash: bytes
) -> bytes:
    """What the actor signs; the entry is this and LP(signature)."""
    return purpose("entry") + lp(
        id_bytes(group), u32(seq), previous, type_.encode(), id_bytes(actor), identity_hash, body
    )


def entry_hash(entry: bytes) -> bytes:
    """What the next entry, a head and a pin name: 32 bytes."""
    return digest("entry-hash", entry)


def parse_entry(encoded: bytes) -> Entry:
    """Read the fields of an entry; `log.replay` verifies them. Raises Invalid."""
    if len(encoded) > ENTRY_BYTES_MAX:
        raise Refused(Reason.TOO_LARGE, "entry")
    name, group, seq, previous, type_, actor, identity_hash, body, signature = split_sized(encoded, SIZES)
    if name != PURPOSE:
        raise Refused(Reason.MALFORMED, "not an entry")
    known = type_.decode("ascii", "replace")
    if known not in TYPES:
        raise Refused(Reason.TYPE_UNKNOWN, known)
    return Entry(
        encoded, id_text(group), number_of(seq), previous, known, id_text(actor), identity_hash, body, signature
    )


class AdmitBody(NamedTuple):
    """A member lets in who asked. `join_hash` is the hash of the join entry that asked."""

    person: str
    identity_hash: bytes
    join_hash: bytes
    how: str

    def encode(self) -> bytes:
        how = bytes([HOW_NUMBERS[self.how]])
        return lp(id_bytes(self.person), self.identity_hash, self.join_hash, how)


class KeyChangeBody(NamedTuple):
    """A member lets a person who lost everything go on under a new identity."""

    person: str
    old_hash: bytes
    new_hash: bytes
    join_hash: bytes
    how: str

    def encode(self) -> bytes:
        how = bytes([HOW_NUMBERS[self.how]])
        return lp(id_bytes(self.person), self.old_hash, self.new_hash, self.join_hash, how)


class AgreeBody(NamedTuple):
    """One version of the group's agreement, by its number and the digest of its exact text (`agreement_digest`)."""

    number: int
    digest: bytes

    def encode(self) -> bytes:
        return lp(u32(self.number), self.digest)


class EpochBody(NamedTuple):
    """A new epoch key: its commitment and, per recipient, the hash of the wrap."""

    number: int
    commitment: bytes
    wraps: Mapping[str, bytes]

    def encode(self) -> bytes:
        return lp(u32(self.number), self.commitment, encode_pairs(self.wraps.items()))


class ComparedBody(NamedTuple):
    """The actor compared the words (or the QR) of these people with what they said themselves."""

    how: str
    people: Mapping[str, bytes]

    def encode(self) -> bytes:
        return lp(bytes([HOW_NUMBERS[self.how]]), encode_pairs(self.people.items()))


def encode_pairs(pairs: Iterable[tuple[str, bytes]]) -> bytes:
    """Person and 32 bytes, 48 per pair, ascending by person."""
    return b"".join(person + value for person, value in sorted((id_bytes(p), v) for p, v in pairs))


def read_pairs(field: bytes) -> dict[str, bytes]:
    if len(field) % PAIR_BYTES:
        raise Refused(Reason.MALFORMED, "pairs")
    rows = [field[at : at + PAIR_BYTES] for at in range(0, len(field), PAIR_BYTES)]
    people = [row[:ID_BYTES] for row in rows]
    if any(first >= second for first, second in pairwise(people)):
        raise Refused(Reason.MALFORMED, "pairs out of order")
    return {id_text(row[:ID_BYTES]): row[ID_BYTES:] for row in rows}


def read_how(field: bytes) -> str:
    if field[0] not in HOW:
        raise Refused(Reason.MALFORMED, "how it was compared")
    return HOW[field[0]]


def read_genesis(body: bytes) -> bytes:
    """The salt that makes two groups differ from their first entry on."""
    (salt,) = split_sized(body, (32,))
    return salt


def read_admit(body: bytes) -> AdmitBody:
    person, identity_hash, join_hash, how = split_sized(body, (ID_BYTES, HASH_BYTES, HASH_BYTES, 1))
    return AdmitBody(id_text(person), identity_hash, join_hash, read_how(how))


def read_key_change(body: bytes) -> KeyChangeBody:
    person, old, new, join_hash, how = split_sized(body, (ID_BYTES, HASH_BYTES, HASH_BYTES, HASH_BYTES, 1))
    return KeyChangeBody(id_text(person), old, new, join_hash, read_how(how))


def read_remove(body: bytes) -> str:
    (person,) = split_sized(body, (ID_BYTES,))
    return id_text(person)


def read_epoch(body: bytes) -> EpochBody:
    number, commitment, pairs = split_sized(body, (4, HASH_BYTES, None))
    return EpochBody(number_of(number), commitment, read_pairs(pairs))


def read_agree(body: bytes) -> AgreeBody:
    number, text_digest = split_sized(body, (4, HASH_BYTES))
    return AgreeBody(number_of(number), text_digest)


def read_join(body: bytes) -> AgreeBody | None:
    """Who asks to come in signs the agreement in force with it, or did not read it yet: then the body is empty."""
    return read_agree(body) if body else None


def agreement_digest(group: str, number: int, text: str) -> bytes:
    """What is signed of an agreement. `text` holds a salt: its digest stands in the clear, and must not be guessed."""
    return digest("agreement", id_bytes(group), u32(number), text.encode())


def read_compared(body: bytes) -> ComparedBody:
    how, pairs = split_sized(body, (1, None))
    people = read_pairs(pairs)
    if how == b"\x00" or not people:
        raise Refused(Reason.MALFORMED, "nothing compared")
    return ComparedBody(read_how(how), people)


def read_empty(body: bytes) -> None:
    if body:
        raise Refused(Reason.MALFORMED, "a body where none belongs")
