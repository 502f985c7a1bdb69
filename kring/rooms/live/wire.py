"""How things look on the wire: compact JSON, instants, messages of an event stream."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from kring.kernel.text import Text
from kring.methods.rules.event import written_instant

RETRY = b"retry: 1000\n\n"
_JSON = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
)  # making one costs more than using it
HEARTBEAT = b":\n\n"


def packed(value: Any) -> bytes:
    """Compact JSON with sorted keys: the order of a dictionary may not tell in which order people wrote."""
    return _JSON.encode(value).encode()


def instant(at: datetime) -> str:
    """ISO 8601 in UTC with milliseconds."""
    return written_instant(at if at.tzinfo is UTC else at.astimezone(UTC))


def message(name: str, payload: bytes, *, position: int | None = None) -> bytes:
    """One message of an event stream. `payload` is JSON, so it holds no line break."""
    place = b"" if position is None else b"id: %d\n" % position
    return b"event: %s\n%sdata: %s\n\n" % (name.encode(), place, payload)


def bye(why: str) -> bytes:
    return message("bye", packed({"why": why}))


def spoken(sentence: object, language: str) -> str:
    """A refusal's sentence in the reader's language."""
    return sentence.said_in(language) if isinstance(sentence, Text) else str(sentence)
