"""Sealed items as the server sees them: a true header around bytes that nobody needs to open."""

from __future__ import annotations

import secrets
from typing import Any

from kring.sealed.rules.item import AROUND_BYTES, PADDED_SIZES, ItemHeader


def sealed_bytes(
    *, group: str, item: str, author: str, slot: bytes, body: int = PADDED_SIZES[0], **changed: Any
) -> bytes:
    """One item of `body` padded bytes, with a header that says what is asked."""
    header = ItemHeader(
        **{
            "item_class": "content",
            "group": group,
            "item": item,
            "slot": slot,
            "author": author,
            "epoch": 1,
            "revision": 1,
            "head_seq": 1,
            "head_hash": bytes(32),
            "salt": secrets.token_bytes(32),
            **changed,
        }
    ).encode()
    return header + secrets.token_bytes(AROUND_BYTES - len(header) + body)
