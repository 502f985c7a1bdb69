"""How values become bytes: length-prefixed fields, big-endian numbers, uuids as 16 bytes, base64url without padding."""

from __future__ import annotations

import re
import struct
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Sequence
from hashlib import sha256

from kring.sealed.rules.refusal import Reason, Refused

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BASE64URL = re.compile(r"[A-Za-z0-9_-]*")
ZERO_HASH = bytes(32)
ID_BYTES = 16
HASH_BYTES = 32
U32_BYTES = 4
U32_MAX = 2**32 - 1


def lp(*fields: bytes) -> bytes:
    """LP(x) of each field: its length in 4 bytes, big-endian, then the field."""
    return b"".join(part for field in fields for part in (struct.pack(">I", len(field)), field))


def purpose(name: str) -> bytes:
    """The first field of everything that is hashed, signed or derived from."""
    return lp(f"kring/1/{name}".encode())


def digest(name: str, *fields: bytes) -> bytes:
    """SHA-256 over a purpose and length-prefixed fields: 32 bytes."""
    return sha256(purpose(name) + lp(*fields)).digest()


def split(encoded: bytes) -> list[bytes]:
    """The fields of a row of LP fields that ends exactly where the bytes end."""
    fields, at = [], 0
    while at < len(encoded):
        start = at + 4
        if start > len(encoded):
            raise Refused(Reason.MALFORMED, "a length is cut off")
        at = start + int.from_bytes(encoded[at:start], "big")
        if at > len(encoded):
            raise Refused(Reason.MALFORMED, "a field is cut off")
        fields.append(encoded[start:at])
    return fields


def split_sized(encoded: bytes, sizes: Sequence[int | None]) -> list[bytes]:
    """As `split`, for exactly these fields; a size in bytes, or None for any length."""
    fields = split(encoded)
    if len(fields) != len(sizes):
        raise Refused(Reason.MALFORMED, f"{len(fields)} fields where {len(sizes)} belong")
    for number, (field, size) in enumerate(zip(fields, sizes, strict=True)):
        if size is not None and len(field) != size:
            raise Refused(Reason.MALFORMED, f"field {number} has {len(field)} bytes where {size} belong")
    return fields


def u32(number: int) -> bytes:
    """A number of 0 to 4294967295 in 4 bytes."""
    if not 0 <= number <= U32_MAX:
        raise Refused(Reason.MALFORMED, "a number outside 32 bits")
    return number.to_bytes(U32_BYTES, "big")


def number_of(field: bytes) -> int:
    return int.from_bytes(field, "big")


def id_bytes(uuid: str) -> bytes:
    """A lower-case uuid with hyphens as 16 bytes."""
    if not UUID.fullmatch(uuid):
        raise Refused(Reason.MALFORMED, "not a lower-case uuid")
    return bytes.fromhex(uuid.replace("-", ""))


def id_text(field: bytes) -> str:
    """16 bytes as a lower-case uuid with hyphens."""
    h = field.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def text_bytes(text: str) -> bytes:
    """NFC, then UTF-8."""
    try:
        return unicodedata.normalize("NFC", text).encode()
    except UnicodeEncodeError:
        raise Refused(Reason.MALFORMED, "half a surrogate pair") from None


def text_of(field: bytes) -> str:
    """UTF-8 that is well-formed. Normal form is the writer's duty: Unicode versions differ between readers."""
    try:
        return field.decode()
    except UnicodeDecodeError:
        raise Refused(Reason.MALFORMED, "not UTF-8") from None


def to_base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The one canonical spelling only: no padding, no other alphabet, no stray bits."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4)) if BASE64URL.fullmatch(text) else None
    except BadBase64:
        raw = None
    if raw is None or to_base64url(raw) != text:
        raise Refused(Reason.MALFORMED, "not base64url")
    return raw
