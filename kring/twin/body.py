"""What an author wrote, as padded bytes: the length says no more than a power of two."""

from __future__ import annotations

from typing import NamedTuple

from kring.sealed.rules.encoding import id_bytes, id_text, lp, text_bytes, text_of
from kring.sealed.rules.item import PADDED_SIZES, TEXT_BYTES_MAX
from kring.sealed.rules.refusal import Reason, Refused

KINDS = (
    "question",
    "answer",
    "analysis",
    "suggestion",
    "advice",
    "choice",
    "ranking",
    "resolution",
    "checkin",
    "lookback",
    "case",
    "evaluation",
    "note",
    "rating",
    "image",
    "insight",
    "agreement",
    "goal",
    "preparation",
    "report",
    "reading",
    "talk",
    "ballot",
    "release",
)


class Body(NamedTuple):
    """`parent` is the item it answers, or None. Several kinds hold JSON in their text."""

    kind: str
    text: str
    parent: str | None = None


def encode_body(body: Body) -> bytes:
    """LP(kind) LP(parent or nothing) LP(text), then zeros up to the next step."""
    text = text_bytes(body.text)
    if len(text) > TEXT_BYTES_MAX:
        raise Refused(Reason.TOO_LARGE, f"{len(text)} bytes of text")
    if body.kind not in KINDS:
        raise Refused(Reason.MALFORMED, "kind")
    parent = id_bytes(body.parent) if body.parent else b""
    encoded = lp(body.kind.encode(), parent, text)
    return encoded.ljust(padded_size(len(encoded)), b"\0")


def read_body(padded: bytes) -> Body:
    """Refuses padding that is not zeros, or longer than needed: one text has one encoding."""
    kind, at = read_field(padded, 0)
    parent, at = read_field(padded, at)
    text, at = read_field(padded, at)
    if len(padded) != padded_size(at) or any(padded[at:]):
        raise Refused(Reason.MALFORMED, "padding")
    if text_of(kind) not in KINDS:
        raise Refused(Reason.MALFORMED, "kind")
    if len(parent) not in (0, 16):
        raise Refused(Reason.MALFORMED, "parent")
    if len(text) > TEXT_BYTES_MAX:
        raise Refused(Reason.TOO_LARGE, "text")
    return Body(kind.decode(), text_of(text), id_text(parent) if parent else None)


def read_field(padded: bytes, at: int) -> tuple[bytes, int]:
    start = at + 4
    end = start + int.from_bytes(padded[at:start], "big")
    if end > len(padded):
        raise Refused(Reason.MALFORMED, "a field of the body is cut off")
    return padded[start:end], end


def padded_size(size: int) -> int:
    for step in PADDED_SIZES:
        if size <= step:
            return step
    raise Refused(Reason.TOO_LARGE, f"{size} bytes")
