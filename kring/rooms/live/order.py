"""A command as it came: read, bounded and split into what the engine judges and what stays sealed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NoReturn

from kring.kernel.errors import Invalid
from kring.kernel.text import Text
from kring.methods.rules.command import Command, command_from_json
from kring.rooms.live.sealing import SealedItem, sealed_item

BODY_MAX = 128 * 1024  # bytes
FIELDS_MAX = 16
DIGEST_BYTES = 16  # as wide as its column

# Commands that bring a sealed text: for the first two the item takes the command's id.
_MAKES_ITEM = frozenset({"contribute", "park"})
_BRINGS_SEALED = _MAKES_ITEM | {"revise"}

_NAMELESS = frozenset({"unsafe"})

_HALF = re.compile("[\ud800-\udfff]")

_MALFORMED = Text(
    nl="Wat je browser stuurde is niet te lezen. Laad de pagina opnieuw.",
    en="What your browser sent cannot be read. Load the page again.",
)


@dataclass(frozen=True, slots=True)
class Order:
    """A well-formed command, not yet judged."""

    command: Command
    body: dict[str, Any]

    @property
    def id(self) -> str:
        return self.command.id

    def digest(self, by: str) -> bytes:
        """What tells two bodies with one id apart. Another person's command is another body.

        Not of a signal without a name: among ten people a digest with the name in it would tell the name.
        """
        whose = "" if self.command.kind in _NAMELESS else by
        said = repr((whose, sorted(self.body.items())))  # plain values only, so equal bodies are equal text
        return blake2b(said.encode(), digest_size=DIGEST_BYTES).digest()

    def sealed_item(self, *, group: str, by: str) -> SealedItem | None:
        """The sealed text this brings, its header checked. Raises Invalid or TooLarge."""
        kind = self.command.kind
        if kind not in _BRINGS_SEALED:
            return None
        item = self.id if kind in _MAKES_ITEM else self.body["item"]
        return sealed_item(self.body.get("sealed"), item=item, group=group, by=by)


def read_order(raw: bytes) -> Order:
    """The command in a request's body. Raises Invalid for whatever is not one flat JSON object of a known kind."""
    body = _flat_object(raw)
    engine_sees = body
    if body.get("kind") in _BRINGS_SEALED:
        engine_sees = {name: value for name, value in body.items() if name != "sealed"}
    return Order(command_from_json(engine_sees), body)


def _flat_object(raw: bytes) -> dict[str, Any]:
    try:
        body = _READER.decode(raw.decode())
    except (ValueError, RecursionError) as error:
        raise Invalid(_MALFORMED) from error
    if not isinstance(body, dict) or len(body) > FIELDS_MAX:
        raise Invalid(_MALFORMED)
    if not all(value is None or isinstance(value, str | int) for value in body.values()):
        raise Invalid(_MALFORMED)
    # Only an escape can bring in what UTF-8 and JSON do not let through as it is.
    if b"\\u" in raw and not all(_is_storable(text) for pair in body.items() for text in pair):
        raise Invalid(_MALFORMED)
    return body


def _is_storable(part: Any) -> bool:
    """No NUL, which PostgreSQL refuses, and no half of a surrogate pair, which is no character."""
    return not isinstance(part, str) or ("\0" not in part and not _HALF.search(part))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_READER = json.JSONDecoder(parse_constant=_refuse_constant)
