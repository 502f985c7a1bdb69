"""Lies about what people show each other. Anna showed Bram a goal and revised it; Chaima got a copy of her own."""

from __future__ import annotations

from collections.abc import Iterator

from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.item import cut, parse_header, signed_bytes, slot_of
from kring.twin import Account, Body, seal_personal, seal_shared
from kring.twin.showing import seal_to
from tests.evil_server import stage as s
from tests.evil_server.stage import ANNA, BRAM, CHAIMA, GHOST, GOAL, Json, Stage, record_of, shown

Changed = tuple[str, str, Json]


def about_showing(stage: Stage) -> Iterator[Changed]:
    """Name, reason, the row that is handed out instead."""
    first, newest = stage.shown
    yield from swapped(stage, newest)
    yield "an older revision of a goal", "item-rolled-back", shown(stage, first)
    yield "an older goal under a new number", "item-rolled-back", shown(stage, first, revision=2)
    yield "a changed goal", "signature-wrong", shown(stage, altered(newest))
    yield "a goal under another id", "item-other-id", shown(stage, newest, id=s.CASE)
    yield "a cut goal", "malformed", {**shown(stage, newest), "sealed": b64(newest[:-1])}
    yield from forged(stage, newest)


def swapped(stage: Stage, newest: bytes) -> Iterator[Changed]:
    anna, chaima = stage.account("anna"), stage.account("chaima").identity
    body = Body("note", "Voor Chaima.")
    hers = seal_shared(anna, chaima, body, slot=slot_of(ANNA, CHAIMA, "shared"), item=GOAL)
    yield "another reader's copy", "item-other-slot", shown(stage, hers)
    aimed = seal_shared(anna, chaima, body, slot=slot_of(ANNA, BRAM, "shared"), item=GOAL)
    yield "a goal that was shown to somebody else", "item-other-reader", shown(stage, aimed)
    as_hers = {"owner": CHAIMA, "record": b64(record_of(stage, CHAIMA)), "slot": b64(slot_of(CHAIMA, BRAM, "shared"))}
    yield "a goal under another's name", "item-other-slot", shown(stage, newest, **as_hers)
    posed = seal_to(
        stage.account("bram").identity, anna, parse_header(newest)._replace(slot=raw(as_hers["slot"])), body
    )
    yield "a goal made for another's name", "item-other-author", shown(stage, posed, **as_hers)
    moved = seal_shared(
        anna, stage.account("bram").identity, body, slot=slot_of(ANNA, BRAM, "elsewhere"), item=GOAL, revision=3
    )
    yield "something shown elsewhere, as a goal", "item-other-slot", shown(stage, moved)
    own = seal_personal(anna, body, slot=slot_of(ANNA, BRAM, "shared"), item=GOAL, revision=3)
    yield "a goal that was not shown", "item-other-class", shown(stage, own)


def forged(stage: Stage, newest: bytes) -> Iterator[Changed]:
    ghost, bram = stage.account("ghost"), stage.account("bram").identity
    header, body = parse_header(newest), Body("note", "vals")
    later = header._replace(revision=3)
    yield "a goal in Anna's name", "signature-wrong", shown(stage, seal_to(bram, ghost, later, body))
    fake = Account.make(ANNA)
    by_fake = seal_shared(fake.account, bram, body, slot=header.slot, item=GOAL, revision=3)
    yield (
        "a goal under keys that the server made",
        "actor-other-identity",
        shown(stage, by_fake, record=b64(fake.record)),
    )
    newer = Account.make(ANNA, 2)
    by_newer = seal_shared(newer.account, bram, body, slot=header.slot, item=GOAL, revision=3)
    yield (
        "a goal under newer keys that nobody compared",
        "actor-other-identity",
        shown(stage, by_newer, record=b64(newer.record)),
    )
    yield (
        "a goal with another person's keys",
        "identity-other-person",
        shown(stage, newest, record=b64(record_of(stage, CHAIMA))),
    )
    yield (
        "the same revision with another goal",
        "item-reused",
        shown(stage, seal_to(bram, stage.account("anna"), header._replace(salt=bytes(32)), body)),
    )
    yield "a goal that a ghost takes over", "cannot-open", shown(stage, taken_over(ghost, newest))
    old = Account.make(BRAM, 2).account.identity
    to_old = seal_shared(stage.account("anna"), old, body, slot=header.slot, item=GOAL, revision=3)
    yield "a goal for keys that Bram never had", "epoch-not-held", shown(stage, to_old)


def taken_over(ghost: Account, newest: bytes) -> bytes:
    """The sealed text of Anna's goal under a ghost's name and signature: it was bound to who sealed it."""
    parts = cut(newest)
    header = parse_header(newest)._replace(author=GHOST, slot=slot_of(GHOST, BRAM, "shared")).encode()
    return header + parts.ciphertext + ghost.signing.sign(signed_bytes(header, parts.ciphertext))


def altered(sealed: bytes) -> bytes:
    changed = bytearray(sealed)
    changed[300] ^= 1
    return bytes(changed)
