"""The clear header of a sealed item: what a server may check, and what a reader checks before opening."""

from __future__ import annotations

import struct
from typing import NamedTuple

from kring.sealed.rules.encoding import HASH_BYTES, digest, id_bytes, id_text, lp, purpose, text_bytes
from kring.sealed.rules.refusal import Reason, Refused

MAGIC = purpose("item")  # 16 bytes, so that the header, used as AAD, begins with its purpose
SUITE = 1
CLASSES = {1: "content", 2: "personal", 6: "shared"}
CLASS_NUMBERS = {name: number for number, name in CLASSES.items()}
RESERVED_CLASSES = {3: "ballot", 4: "tombstone", 5: "release-draft"}

HEADER = struct.Struct(">16sBB16s16s32s16sIII32s32s")
HEADER_BYTES = HEADER.size
CLASS_AT = len(MAGIC) + 1
TAG_BYTES = 16
SIGNATURE_BYTES = 64
AROUND_BYTES = HEADER_BYTES + TAG_BYTES + SIGNATURE_BYTES
ENCAPSULATED_BYTES = 65  # a key, first in the ciphertext of what is sealed to a person

# 256 x 2^n, and one last step so that exactly 64 KiB of text fits without doubling (docs/protocol.md, padding).
TEXT_BYTES_MAX = 65_536
PADDED_SIZES = (*(256 << n for n in range(9)), 66_560)
ITEM_BYTES_MAX = AROUND_BYTES + PADDED_SIZES[-1]
SHARED_BYTES_MAX = ITEM_BYTES_MAX + ENCAPSULATED_BYTES


class ItemHeader(NamedTuple):
    """Ids are lower-case uuid strings; slot, head_hash and salt are 32 bytes.

    In a shared item `group` is its reader, and `head_seq`, `head_hash` are number and hash of the reader's identity.
    """

    item_class: str
    group: str
    item: str
    slot: bytes
    author: str
    epoch: int
    revision: int
    head_seq: int
    head_hash: bytes
    salt: bytes

    def encode(self) -> bytes:
        return HEADER.pack(
            MAGIC,
            SUITE,
            CLASS_NUMBERS[self.item_class],
            id_bytes(self.group),
            id_bytes(self.item),
            self.slot,
            id_bytes(self.author),
            self.epoch,
            self.revision,
            self.head_seq,
            self.head_hash,
            self.salt,
        )


class SealedParts(NamedTuple):
    """A sealed item cut into its three pieces."""

    header: bytes
    ciphertext: bytes
    signature: bytes


def parse_header(sealed: bytes) -> ItemHeader:
    """Read the header of a whole sealed item. Raises Invalid when header or size cannot be right."""
    around = AROUND_BYTES + (ENCAPSULATED_BYTES if CLASSES.get(class_number(sealed)) == "shared" else 0)
    if len(sealed) - around not in PADDED_SIZES:
        too_large = len(sealed) - around > PADDED_SIZES[-1]
        raise Refused(Reason.TOO_LARGE if too_large else Reason.MALFORMED, "size")
    magic, suite, number, group, item, slot, author, epoch, revision, seq, head, salt = HEADER.unpack_from(sealed)
    if magic != MAGIC:
        raise Refused(Reason.MALFORMED, "magic")
    if suite != SUITE:
        raise Refused(Reason.SUITE_UNKNOWN, str(suite))
    if number not in CLASSES:
        raise Refused(Reason.CLASS_UNKNOWN, RESERVED_CLASSES.get(number, str(number)))
    if not epoch or not revision:
        raise Refused(Reason.MALFORMED, "epoch and revision count from 1")
    return ItemHeader(
        CLASSES[number], id_text(group), id_text(item), slot, id_text(author), epoch, revision, seq, head, salt
    )


def class_number(sealed: bytes) -> int:
    """What the header says its class is; -1 where it is cut off."""
    return sealed[CLASS_AT] if len(sealed) > CLASS_AT else -1


def cut(sealed: bytes) -> SealedParts:
    """Header, ciphertext with its tag, signature. Call `parse_header` first: it checks the size."""
    return SealedParts(sealed[:HEADER_BYTES], sealed[HEADER_BYTES:-SIGNATURE_BYTES], sealed[-SIGNATURE_BYTES:])


def item_hash(header: bytes, ciphertext: bytes) -> bytes:
    """What tells two revisions, or two different items under one id, apart: 32 bytes."""
    return digest("item-hash", header, ciphertext)


def signed_bytes(header: bytes, ciphertext: bytes) -> bytes:
    """What the author's signature covers."""
    return purpose("item-signature") + lp(item_hash(header, ciphertext))


def slot_of(group: str, meeting: str, place: str) -> bytes:
    """Where an item belongs, opaque to who does not know the place: 32 bytes."""
    return digest("slot", id_bytes(group), id_bytes(meeting), text_bytes(place))


def is_slot(field: bytes) -> bool:
    return len(field) == HASH_BYTES
