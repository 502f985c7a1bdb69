"""A person's public identity record: who, which number, both public keys, signed with its own Ed25519 key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kring.sealed.rules.encoding import digest, id_bytes, id_text, lp, number_of, purpose, split_sized, u32
from kring.sealed.rules.refusal import Reason, Refused

PURPOSE = b"kring/1/identity"
SUITE = b"\x01"
SEALING_KEY_BYTES = 65
SIGNING_KEY_BYTES = 32
SIZES = (len(PURPOSE), 1, 16, 4, SEALING_KEY_BYTES, SIGNING_KEY_BYTES, 64)


@dataclass(frozen=True)
class Identity:
    """Parsed and verified. `sealing_key` is an uncompressed P-256 point, `signing_key` Ed25519."""

    record: bytes
    person: str
    number: int
    sealing_key: bytes
    signing_key: bytes

    @cached_property
    def hash(self) -> bytes:
        return identity_hash(self.record)


def unsigned_identity(person: str, number: int, sealing_key: bytes, signing_key: bytes) -> bytes:
    """What the self-signature covers; the record is this and LP(signature)."""
    return purpose("identity") + lp(SUITE, id_bytes(person), u32(number), sealing_key, signing_key)


def identity_hash(record: bytes) -> bytes:
    """How log entries and wraps name an identity: 32 bytes."""
    return digest("identity-hash", record)


def parse_identity(record: bytes) -> Identity:
    """Read a record and check its keys and self-signature. Raises Invalid."""
    name, suite, person, number, sealing_key, signing_key, signature = split_sized(record, SIZES)
    if name != PURPOSE or not number_of(number):
        raise Refused(Reason.MALFORMED, "not an identity record")
    if suite != SUITE:
        raise Refused(Reason.SUITE_UNKNOWN, "identity")
    check_point(sealing_key)
    check_signature(signing_key, signature, record[: -4 - len(signature)])
    return Identity(record, id_text(person), number_of(number), sealing_key, signing_key)


def check_point(sealing_key: bytes) -> None:
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), sealing_key)
    except ValueError:
        raise Refused(Reason.MALFORMED, "not a point of P-256") from None


def check_signature(signing_key: bytes, signature: bytes, message: bytes) -> None:
    """Raise Invalid unless `signature` is `signing_key`'s over `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(signing_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise Refused(Reason.SIGNATURE_WRONG) from None


class Identities:
    """Identity records by hash, parsed when first needed: one bad record that nobody refers to harms nothing."""

    def __init__(self, records: Iterable[bytes]) -> None:
        self.records: Mapping[bytes, bytes] = {identity_hash(record): record for record in records}
        self.parsed: dict[bytes, Identity] = {}

    def get(self, hash_: bytes) -> Identity:
        """The identity with this hash. Raises Invalid when it is unknown or its record is wrong."""
        if hash_ not in self.parsed:
            if hash_ not in self.records:
                raise Refused(Reason.IDENTITY_UNKNOWN)
            self.parsed[hash_] = parse_identity(self.records[hash_])
        return self.parsed[hash_]
