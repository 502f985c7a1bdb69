"""Cases of items that one person seals to another, and everything that their reader refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring.sealed.rules.encoding import id_bytes, to_base64url
from kring.sealed.rules.item import HEADER_BYTES, cut, parse_header, signed_bytes, slot_of
from kring.twin.account import Account
from kring.twin.body import Body
from kring.twin.items import seal_item, seal_personal, seal_with
from kring.twin.showing import seal_shared, seal_to
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, DAAN
from kring.twin.tests.vectors.items import item_id, put, view
from kring.twin.tests.vectors.logs import Story
from kring.twin.tests.vectors.plain import TEXTS, Case

b64 = to_base64url
Json = dict[str, Any]
SLOT, ELSEWHERE = slot_of(ANNA, BRAM, "shared"), slot_of(ANNA, BRAM, "elsewhere")
SHOWN = item_id(500)


def cases(story: Story) -> Iterator[Case]:
    yield from shapes(story)
    yield from headers(story)
    yield from forged(story)
    yield from out_of_place(story)
    yield from over_time(story)


def opened(name: str, sealed: bytes, refuses: str = "", *, reader: str = "bram", **given: Any) -> Case:
    whole = {"reader": reader, "author": "anna", "sealed": b64(sealed), **given}
    return Case(f"shared item: {name}", "shared", whole, refuses)


def shown(story: Story, text: str = "Kort.", *, to: str = "bram", revision: int = 1) -> bytes:
    anna, reader = story.account("anna"), story.account(to).identity
    return seal_shared(anna, reader, Body("note", text), slot=SLOT, item=SHOWN, revision=revision)


def shapes(story: Story) -> Iterator[Case]:
    expected = {"slot": b64(SLOT), "item": SHOWN, "revision": 1}
    for name, text in TEXTS.items():
        yield opened(name, shown(story, text), expected=expected)
    yield opened("64 KiB of text", shown(story, "é" * 32_768))
    yield opened("under a newer identity", shown(story, to="bram again"), reader="bram again")
    known = b64(story.account("anna").identity.hash)
    yield opened("by an identity that was compared", shown(story), known=known)


def headers(story: Story) -> Iterator[Case]:
    right = shown(story)
    yield Case("header of a shared item", "header", {"sealed": b64(right)})
    bad = {
        "a byte less": (right[:-1], "malformed"),
        "without a key": (right[:HEADER_BYTES] + right[HEADER_BYTES + 65 :], "malformed"),
        "of another class": (put(right, 17, b"\1"), "malformed"),
        "too large": (right + bytes(70_000), "too-large"),
    }
    for name, (changed, reason) in bad.items():
        yield Case(f"no header of a shared item: {name}", "header", {"sealed": b64(changed)}, reason)


def forged(story: Story) -> Iterator[Case]:
    """Changed on the way, or sealed by somebody who says what is not so."""
    right, anna, chaima = shown(story), story.account("anna"), story.account("chaima")
    yield opened("a changed signature", right[:-1] + bytes([right[-1] ^ 1]), "signature-wrong")
    yield opened("a changed key", put(right, HEADER_BYTES + 1, b"\0\0\0"), "signature-wrong")
    yield opened("a changed ciphertext", put(right, HEADER_BYTES + 70, b"\0\0\0"), "signature-wrong")
    yield opened("another slot", put(right, 50, ELSEWHERE), "signature-wrong")
    yield opened("another id", put(right, 34, bytes(16)), "signature-wrong")
    yield opened("another revision", put(right, 105, b"\2"), "signature-wrong")
    yield opened("another author", put(right, 82, id_bytes(CHAIMA)), "item-other-author")
    yield opened("another reader", put(right, 18, id_bytes(DAAN)), "item-other-reader", reader="daan")
    header = parse_header(right)
    bram = story.account("bram").identity
    yield opened("signed by somebody else", seal_to(bram, chaima, header, Body("note", "x")), "signature-wrong")
    yield opened("taken over by somebody else", signed_by(chaima, right), "cannot-open", author="chaima")
    yield opened("sealed to another key", seal_to(chaima.identity, anna, header, Body("note", "x")), "cannot-open")
    yield opened("as a personal item", seal_personal(anna, Body("note", "x"), slot=SLOT), "item-other-class")
    group = seal_item(anna, view(story, anna), Body("note", "x"), slot=SLOT)
    yield opened("as an item of the group", group, "item-other-class")
    yield Case(
        "item: as something shown to one person",
        "item",
        {"log": "east", "reader": "bram again", "sealed": b64(right)},
        "item-other-class",
    )
    personal = seal_with(anna.self_key, anna, header._replace(item_class="personal"), Body("note", "x"))
    yield opened("as a personal item with its header", personal, "item-other-class")


def signed_by(account: Account, right: bytes) -> bytes:
    """Somebody passes off as their own what they cannot read: own name in the header, own signature."""
    parts = cut(right)
    header = parse_header(right)._replace(author=account.person).encode()
    return header + parts.ciphertext + account.signing.sign(signed_bytes(header, parts.ciphertext))


def out_of_place(story: Story) -> Iterator[Case]:
    """Right in itself, but for somebody else, or not what the server says it is."""
    right = shown(story)
    wrong: dict[str, tuple[Json, str]] = {
        "slot": ({"slot": b64(ELSEWHERE)}, "item-other-slot"),
        "id": ({"item": item_id(9)}, "item-other-id"),
        "revision": ({"revision": 2}, "item-rolled-back"),
    }
    for name, (expected, reason) in wrong.items():
        yield opened(f"shown under another {name}", right, reason, expected=expected)
    yield opened("shown as somebody else's", right, "item-other-author", author="chaima")
    yield opened("for somebody else", right, "item-other-reader", reader="chaima")
    yield opened("for a lost identity", right, "epoch-not-held", reader="bram again")
    bram = story.account("bram").identity
    header = parse_header(right)._replace(head_hash=bytes(32))
    yield opened(
        "for other keys under this number",
        seal_to(bram, story.account("anna"), header, Body("note", "x")),
        "item-other-reader",
    )


def over_time(story: Story) -> Iterator[Case]:
    first, second = shown(story, "eerst"), shown(story, "toen", revision=2)
    yield opened("a next revision", second, seen=[b64(first)])
    yield opened("the same again", second, seen=[b64(second)])
    yield opened("an older revision", first, "item-rolled-back", seen=[b64(second)])
    yield opened(
        "the same revision, another text", shown(story, "anders", revision=2), "item-reused", seen=[b64(second)]
    )
    bram, again = story.account("bram"), story.account("bram again")
    by_bram = seal_shared(bram, story.account("anna").identity, Body("note", "x"), slot=SLOT, item=SHOWN)
    yield opened("by a lost identity", by_bram, "actor-other-identity", reader="anna", author="bram again")
    yield opened(
        "by another identity than was compared",
        seal_shared(again, story.account("anna").identity, Body("note", "x"), slot=SLOT, item=SHOWN),
        "actor-other-identity",
        reader="anna",
        author="bram again",
        known=b64(bram.identity.hash),
    )
    yield opened(
        "by the identity of another person",
        by_bram,
        "identity-other-person",
        reader="anna",
        author="bram",
        person=CHAIMA,
    )
