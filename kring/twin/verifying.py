"""Is an export what its members wrote? Checked offline, from the signatures up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyrage

from kring.kernel.errors import Invalid
from kring.sealed.rules.bundle import FORMAT as RELEASE_FORMAT
from kring.sealed.rules.encoding import from_base64url
from kring.sealed.rules.item import slot_of
from kring.sealed.rules.log import Head, Roster, replay
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin.agreements import agreement_numbered, check_agreement
from kring.twin.epochs import check_commitment
from kring.twin.exporting import FORMAT
from kring.twin.items import GroupView, open_item

AGE_MAGIC = b"age-encryption.org/"
INSIDE_A_PAGE = re.compile(r'<script type="application/json" id="kring-export">(.*?)</script>', re.DOTALL)


class Finding(NamedTuple):
    """Something in an export that does not hold. `where` is `log`, `epoch 2`, `item 5`, …"""

    where: str
    reason: str
    detail: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class Checked(NamedTuple):
    """What was looked at, and what does not hold; an empty list of findings means clean."""

    group: str
    people: int
    entries: int
    items: int
    closed: int
    findings: list[Finding]


def read_export(path: Path, passphrase: Callable[[], str]) -> dict[str, Any]:
    """The document in an export: the age file (asks for the passphrase), the page in it, or the bare JSON."""
    raw = path.read_bytes()
    if raw.startswith(AGE_MAGIC):
        try:
            raw = pyrage.passphrase.decrypt(raw, passphrase())
        except pyrage.DecryptError:
            raise Refused(Reason.CANNOT_OPEN, "another passphrase, or a damaged file") from None
    try:
        text = raw.decode()
        page = INSIDE_A_PAGE.search(text)
        document = json.loads(page[1] if page else text)
    except (ValueError, RecursionError):
        raise Refused(Reason.MALFORMED, "no export") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused(Reason.MALFORMED, "no export of this version")
    return document


def read_release(path: Path) -> dict[str, Any] | None:
    """The document of a published release, or None when this file is none."""
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
    is_release = isinstance(document, dict) and document.get("format") == RELEASE_FORMAT
    return document if is_release else None


def verify(document: dict[str, Any]) -> Checked:
    """Check signatures, chain, commitments, and that each text is the one its author signed."""
    try:
        return Checked(
            document["group"]["name"],
            len(document["people"]),
            len(document["log"]),
            len(document["items"]),
            len(document["closed"]),
            list(findings(document)),
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        raise Refused(Reason.MALFORMED, "a field of the export is missing or of another kind") from None


def findings(document: dict[str, Any]) -> Iterator[Finding]:
    try:
        roster = replayed(document)
    except Invalid as refused:
        yield finding("log", refused)
        return
    keys: dict[int, bytes] = {}
    for epoch in document["epochs"]:
        yield from attempt(f"epoch {epoch['number']}", partial(take_key, roster, epoch, keys))
    for agreement in document["agreements"]:
        yield from attempt(f"agreement {agreement['number']}", partial(check_signed, roster, agreement))
    view = GroupView(document["made_by"], roster, keys)
    for number, item in enumerate(document["items"], 1):
        yield from attempt(f"item {number}", partial(check_item, view, item))


def attempt(where: str, check: Callable[[], None]) -> Iterator[Finding]:
    try:
        check()
    except Invalid as refused:
        yield finding(where, refused)


def finding(where: str, refused: Invalid) -> Finding:
    if isinstance(refused, Refused):
        return Finding(where, str(refused.reason), refused.detail)
    return Finding(where, refused.kind, "")


def replayed(document: dict[str, Any]) -> Roster:
    head = Head(document["head"]["seq"], from_base64url(document["head"]["hash"]))
    entries = [from_base64url(entry) for entry in document["log"]]
    records = [from_base64url(record) for record in document["identities"]]
    roster = replay(document["group"]["id"], entries, records, pin=head)
    if roster.head != head:
        raise Refused(Reason.EXPORT_DIFFERS, "head")
    return roster


def take_key(roster: Roster, epoch: dict[str, Any], keys: dict[int, bytes]) -> None:
    key = from_base64url(epoch["key"])
    check_commitment(roster, epoch["number"], key)
    keys[epoch["number"]] = key


def check_signed(roster: Roster, told: dict[str, Any]) -> None:
    """The exact text, who signed it and whether it is in force are the log's."""
    check_agreement(roster, told["number"], told["text"])
    signed = agreement_numbered(roster, told["number"])
    if told["signed"] != sorted(signed.signers) or told["in_force"] is not (signed.number == roster.in_force):
        raise Refused(Reason.EXPORT_DIFFERS, "other signatures than the log's")


def check_item(view: GroupView, item: dict[str, Any]) -> None:
    """Open what was sealed and compare it with what the export shows."""
    slot = from_base64url(item["slot"])
    opened = open_item(
        view,
        from_base64url(item["sealed"]),
        item=item["id"],
        author=item["author"],
        slot=slot,
        revision=item["revision"],
    )
    if opened.body != (item["kind"], item["text"], item["parent"]):
        raise Refused(Reason.EXPORT_DIFFERS, "another text than was signed")
    if item["place"] is not None and slot_of(view.roster.group, item["meeting"], item["place"]) != slot:
        raise Refused(Reason.EXPORT_DIFFERS, "another place than was signed")
