"""Taking a group's content along, as the browser's export page does it; `verifying` checks the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kring.sealed.rules.encoding import to_base64url
from kring.sealed.rules.log import Roster, replay
from kring.sealed.rules.refusal import Refused
from kring.twin.account import Account
from kring.twin.agreements import find_agreement
from kring.twin.epochs import Wrap, open_epochs
from kring.twin.items import GroupView, open_item

FORMAT = "kring/1/export"


class Place(NamedTuple):
    """What a slot stands for; `title` is the phase's title, for reading."""

    meeting: str
    place: str
    title: str


def make_export(
    account: Account,
    *,
    group: Mapping[str, str],
    log: Iterable[bytes],
    records: Iterable[bytes],
    wraps: Iterable[Wrap],
    items: Iterable[tuple[bytes, str]],
    places: Mapping[bytes, Place],
    made_at: str,
    people: Iterable[Mapping[str, str]] = (),
    meetings: Iterable[Mapping[str, str]] = (),
    copies: Iterable[str] = (),
) -> dict[str, Any]:
    """The export document. `items` are (sealed, at), every revision in order; `group` is {id, name}.

    `copies` are texts of agreements that reached this member as a copy.
    """
    entries, identities = list(log), list(records)
    roster = replay(group["id"], entries, identities)
    view = GroupView(account.person, roster, open_epochs(account, roster, wraps))
    opened, closed = open_all(view, items, places)
    return {
        "format": FORMAT,
        "made_at": made_at,
        "made_by": account.person,
        "group": dict(group),
        "people": [dict(person) for person in people],
        "meetings": [dict(meeting) for meeting in meetings],
        "head": {"seq": roster.head.seq, "hash": to_base64url(roster.head.hash)},
        "log": [to_base64url(entry) for entry in entries],
        "identities": [to_base64url(record) for record in identities],
        "epochs": [{"number": number, "key": to_base64url(key)} for number, key in view.keys.items()],
        "agreements": agreements(roster, [*(o["text"] for o in opened if o["kind"] == "agreement"), *copies]),
        "items": opened,
        "closed": closed,
    }


def agreements(roster: Roster, texts: list[str]) -> list[dict[str, Any]]:
    """Versions whose text this member has, and which members of now signed each."""
    found = []
    for one in roster.agreements:
        try:
            text = find_agreement(roster, one.number, texts)
        except Refused:
            continue
        in_force = one.number == roster.in_force
        found.append({"number": one.number, "text": text, "signed": sorted(one.signers), "in_force": in_force})
    return found


def open_all(
    view: GroupView, items: Iterable[tuple[bytes, str]], places: Mapping[bytes, Place]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    opened, closed = [], []
    for sealed, at in items:
        try:
            opened.append(exported(view, sealed, at, places))
        except Refused as refused:
            closed.append({"sealed": to_base64url(sealed), "at": at, "reason": str(refused.reason)})
    return opened, closed


def exported(view: GroupView, sealed: bytes, at: str, places: Mapping[bytes, Place]) -> dict[str, Any]:
    header, body, _ = open_item(view, sealed)
    place = places.get(header.slot)
    return {
        "id": header.item,
        "revision": header.revision,
        "author": header.author,
        "slot": to_base64url(header.slot),
        "meeting": place.meeting if place else None,
        "place": place.place if place else None,
        "title": place.title if place else None,
        "at": at,
        "kind": body.kind,
        "parent": body.parent,
        "text": body.text,
        "sealed": to_base64url(sealed),
    }
