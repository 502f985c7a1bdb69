"""The seal of what a command brings: only its clear header is read, and it must say what the session says.

Whether the seal is true only the readers can tell. The header is checked so that nothing is stored that every reader
would have to refuse.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kring.kernel.errors import Invalid, NotAllowedNow, TooLarge
from kring.kernel.text import Text
from kring.sealed.rules.item import ItemHeader, parse_header
from kring.sealed.rules.refusal import Reason, Refused
from kring.web.wire import from_wire

SEALED_MAX = 100_000  # bytes; 64 KiB of text, padded and sealed

_UNREADABLE = Text(
    nl="Deze tekst kwam niet heel aan. Probeer het nog eens.", en="This text did not arrive whole. Try again."
)
_TOO_LONG = Text(
    nl="Deze tekst is te lang. Maak hem korter, of deel hem in tweeën.",
    en="This text is too long. Make it shorter, or split it in two.",
)
_NOT_YOURS = Text(
    nl="Deze tekst is op een andere naam of voor een andere plek gemaakt. Laad de pagina opnieuw.",
    en="This text was made in another name or for another place. Load the page again.",
)
_STALE_EPOCH = Text(
    nl="De groep is net veranderd. Je tekst wordt opnieuw dichtgemaakt en verstuurd.",
    en="The group has just changed. Your text is being closed again and sent.",
)
_OTHER_REVISION = Text(
    nl="Deze tekst is intussen ergens anders veranderd. Laad de pagina opnieuw.",
    en="This text was changed somewhere else meanwhile. Load the page again.",
)
_MOVED_ON = Text(
    nl="De groep is een stap verder. Kijk of je tekst hier nog past.",
    en="The group has moved on. See whether your text still fits here.",
)


class StaleEpoch(NotAllowedNow):
    """Sealed with a key of before the group changed: the browser seals it again and sends it again."""

    kind = "stale-epoch"


class SealedItem(NamedTuple):
    """One revision of a sealed item as it came: `text` is its base64url, `raw` its bytes."""

    id: str
    author: str
    slot: bytes
    epoch: int
    revision: int
    raw: bytes
    text: str


def sealed_item(text: Any, *, item: str, group: str, by: str) -> SealedItem:
    """Read and check what does not depend on the room's present state. Raises Invalid or TooLarge."""
    if not isinstance(text, str):
        raise Invalid(_UNREADABLE)
    if len(text) > SEALED_MAX * 4 // 3 + 4:
        raise TooLarge(_TOO_LONG)
    try:
        raw = from_wire(text)
    except ValueError as error:
        raise Invalid(_UNREADABLE) from error
    header = _header(raw)
    _check_owner(header, item=item, group=group, by=by)
    return SealedItem(header.item, header.author, header.slot, header.epoch, header.revision, raw, text)


def _header(raw: bytes) -> ItemHeader:
    try:
        return parse_header(raw)
    except Refused as refused:
        if refused.reason is Reason.TOO_LARGE:
            raise TooLarge(_TOO_LONG) from refused
        raise


def _check_owner(header: ItemHeader, *, item: str, group: str, by: str) -> None:
    said = (header.item_class, header.item, header.group, header.author)
    if said != ("content", item, group, by):
        raise Invalid(_NOT_YOURS)


def check_epoch(item: SealedItem, newest: int) -> None:
    """Only the newest key of the group: somebody who left may not read what is said after."""
    if item.epoch != newest:
        raise StaleEpoch(_STALE_EPOCH)


def check_revision(item: SealedItem, expected: int) -> None:
    """The next revision and no other: two windows may not overwrite each other."""
    if item.revision != expected:
        raise NotAllowedNow(_OTHER_REVISION)


def check_slot(item: SealedItem, expected: bytes) -> None:
    """Where the text belongs is sealed into it; in another phase every reader would refuse it."""
    if item.slot != expected:
        raise NotAllowedNow(_MOVED_ON)
