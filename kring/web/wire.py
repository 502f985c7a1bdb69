"""How bytes travel in JSON: base64url without padding."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema


def to_wire(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_wire(text: str) -> bytes:
    """The bytes of `text`. Only the one canonical spelling is accepted, so that equal bytes are equal text."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64url") from error
    if to_wire(raw) != text:
        raise ValueError("not base64url without padding")
    return raw


def _read(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if not isinstance(value, str):
        raise ValueError("not base64url")  # noqa: TRY004 - pydantic turns ValueError into a named fault
    return from_wire(value)


# A field of an API schema: bytes inside, base64url on the wire.
Bytes = Annotated[
    bytes,
    BeforeValidator(_read),
    PlainSerializer(to_wire, return_type=str),
    WithJsonSchema({"type": "string", "format": "base64url", "pattern": "^[A-Za-z0-9_-]*$"}),
]
