"""The clear header of a ballot: which poll of which group, nothing of who cast it (docs/protocol.md, section 11)."""

from __future__ import annotations

import struct
from typing import NamedTuple

from kring.sealed.rules.encoding import digest, id_bytes, id_text
from kring.sealed.rules.item import MAGIC, RESERVED_CLASSES, SUITE, TAG_BYTES
from kring.sealed.rules.refusal import Reason, Refused

CLASS = next(number for number, name in RESERVED_CLASSES.items() if name == "ballot")
HEADER = struct.Struct(">16sBB16s16sI32s")
BODY_BYTES = 256  # one size, whatever was answered
BALLOT_BYTES = HEADER.size + BODY_BYTES + TAG_BYTES
PLACE = "pulse"  # of the item that opens a poll; the group's id stands where a meeting's would
RECEIPT = "pulse/receipt"  # of who voted, for themself; the poll's id stands where a meeting's would


class BallotHeader(NamedTuple):
    """Ids are lower-case uuid strings; salt is 32 bytes. No author, no head, no id of its own."""

    group: str
    poll: str
    epoch: int
    salt: bytes

    def encode(self) -> bytes:
        return HEADER.pack(MAGIC, SUITE, CLASS, id_bytes(self.group), id_bytes(self.poll), self.epoch, self.salt)


def parse_ballot(sealed: bytes) -> BallotHeader:
    """Read the header of a whole ballot. Raises Invalid when header or size cannot be right."""
    if len(sealed) != BALLOT_BYTES:
        raise Refused(Reason.MALFORMED, "size")
    magic, suite, number, group, poll, epoch, salt = HEADER.unpack_from(sealed)
    if magic != MAGIC:
        raise Refused(Reason.MALFORMED, "magic")
    if suite != SUITE:
        raise Refused(Reason.SUITE_UNKNOWN, str(suite))
    if number != CLASS:
        raise Refused(Reason.ITEM_OTHER_CLASS, str(number))
    if not epoch:
        raise Refused(Reason.MALFORMED, "epochs count from 1")
    return BallotHeader(id_text(group), id_text(poll), epoch, salt)


def ballot_hash(sealed: bytes) -> bytes:
    """What ballots are sorted by, and what a voter keeps of their own: 32 bytes."""
    return digest("ballot-hash", sealed)
