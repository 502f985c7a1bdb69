"""Cases of sealed items: headers, every shape of text, and everything a reader refuses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from kring.sealed.rules.encoding import to_base64url
from kring.sealed.rules.item import HEADER_BYTES, ItemHeader, parse_header, signed_bytes, slot_of
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.body import KINDS, Body
from kring.twin.epochs import open_epochs
from kring.twin.items import GroupView, key_info, seal_item, seal_personal, seal_with
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, EAST, MEETING, WEST
from kring.twin.tests.vectors.logs import Story
from kring.twin.tests.vectors.plain import TEXTS, Case

b64 = to_base64url
Json = dict[str, Any]
ASK = slot_of(EAST, MEETING, "phase/ask/1")
ADVICE = slot_of(EAST, MEETING, "advice")
SECOND = 8  # entries when the third epoch stood: Anna, Bram and Chaima were in


def item_id(number: int) -> str:
    return f"17e30000-0000-4000-8000-{number:012d}"


def view(story: Story, account: Account, *, entries: int | None = None) -> GroupView:
    roster = story.before(entries + 1) if entries else story.roster
    mine = [wrap for wrap in story.circle.wraps_of(account.person) if wrap.epoch <= len(roster.epochs)]
    return GroupView(account.person, roster, open_epochs(account, roster, mine))


def cases(story: Story) -> Iterator[Case]:
    yield from shapes(story)
    yield from headers(story)
    yield from histories(story)
    yield from forged(story)
    yield from out_of_place(story)
    yield from ledgers(story)
    yield from personal(story)


def opened(name: str, sealed: bytes, refuses: str = "", *, reader: str = "bram again", **given: Any) -> Case:
    whole = {"log": "east", "reader": reader, "sealed": b64(sealed), **given}
    return Case(f"item: {name}", "item", whole, refuses)


def shapes(story: Story) -> Iterator[Case]:
    anna = story.account("anna")
    side = view(story, anna)
    for number, (name, text) in enumerate(TEXTS.items()):
        sealed = seal_item(anna, side, Body("note", text, item_id(1)), slot=ASK, item=item_id(100 + number))
        yield opened(name, sealed, expected={"slot": b64(ASK), "author": ANNA, "item": item_id(100 + number)})
    for number, kind in enumerate(KINDS):
        sealed = seal_item(anna, side, Body(kind, "Kort."), slot=ASK, item=item_id(200 + number))
        yield opened(f"a {kind}", sealed)
    long = seal_item(anna, side, Body("case", "é" * 32_768), slot=ASK, item=item_id(300))
    yield opened("64 KiB of text", long)


def sample(story: Story, **changes: Any) -> tuple[Account, ItemHeader, bytes]:
    """A right header by Anna, what should differ in it, and the epoch key."""
    anna = story.account("anna")
    side = view(story, anna)
    header = parse_header(seal_item(anna, side, Body("note", "x"), slot=ASK, item=item_id(1)))
    return anna, header._replace(**changes), side.keys[header.epoch]


def headers(story: Story) -> Iterator[Case]:
    anna = story.account("anna")
    right = seal_item(anna, view(story, anna), Body("note", "Kort."), slot=ASK, item=item_id(2), revision=7)
    yield Case("header", "header", {"sealed": b64(right)})
    own = seal_personal(anna, Body("note", "Kort."), slot=ASK, item=item_id(2))
    yield Case("header of a personal item", "header", {"sealed": b64(own)})
    bad = {
        "another magic": (b"\0" + b"\1" + right[2:], "malformed"),
        "suite 2": (put(right, 16, b"\2"), "suite-unknown"),
        "suite 0": (put(right, 16, b"\0"), "suite-unknown"),
        "epoch 0": (put(right, 98, bytes(4)), "malformed"),
        "revision 0": (put(right, 102, bytes(4)), "malformed"),
        "a byte less": (right[:-1], "malformed"),
        "a byte more": (right + b"\0", "malformed"),
        "only a header": (right[:HEADER_BYTES], "malformed"),
        "nothing": (b"", "malformed"),
        "another step": (right + bytes(128), "malformed"),
        "too large": (right + bytes(70_000), "too-large"),
    }
    for number in (0, 3, 4, 5, 7, 255):
        bad[f"class {number}"] = (put(right, 17, bytes([number])), "class-unknown")
    for name, (changed, reason) in bad.items():
        yield Case(f"no header: {name}", "header", {"sealed": b64(changed)}, reason)


def put(sealed: bytes, at: int, field: bytes) -> bytes:
    return sealed[:at] + field + sealed[at + len(field) :]


def histories(story: Story) -> Iterator[Case]:
    """Who may read what was said when."""
    bram, chaima = story.account("bram"), story.account("chaima")
    early = seal_item(bram, view(story, bram, entries=5), Body("note", "voor Chaima"), slot=ASK, item=item_id(3))
    middle = seal_item(
        chaima, view(story, chaima, entries=SECOND), Body("note", "van Chaima"), slot=ASK, item=item_id(4)
    )
    yield opened("from before a key changed", early)
    yield opened("by somebody who left since", middle)
    yield opened("from before she came", early, "epoch-not-mine", reader="chaima")
    yield opened(
        "from after she left",
        seal_item(
            story.account("anna"), view(story, story.account("anna")), Body("note", "later"), slot=ASK, item=item_id(5)
        ),
        "epoch-not-mine",
        reader="chaima",
    )
    yield opened("without its epoch", middle, "epoch-not-held", without=[3])
    yield opened(
        "with a head that the reader has not",
        seal_item(
            story.account("anna"), view(story, story.account("anna")), Body("note", "later"), slot=ASK, item=item_id(6)
        ),
        "log-shortened",
        reader="anna",
        entries=11,
    )


def forged(story: Story) -> Iterator[Case]:
    """Changed on the way, or sealed by a member who breaks the rules."""
    anna, right, key = sample(story)
    sealed = seal_with(key, anna, right, Body("note", "Kort."))
    yield opened("right", sealed)
    yield opened("a changed signature", sealed[:-1] + bytes([sealed[-1] ^ 1]), "signature-wrong")
    yield opened("a changed ciphertext", put(sealed, HEADER_BYTES, b"\0\0\0"), "signature-wrong")
    yield opened("another slot", put(sealed, 50, ADVICE), "signature-wrong")
    yield opened("another id", put(sealed, 34, bytes(16)), "signature-wrong")
    yield opened("another revision", put(sealed, 105, b"\2"), "signature-wrong")
    yield opened("another author", put(sealed, 82, bytes.fromhex(BRAM.replace("-", ""))), "signature-wrong")
    daan = story.account("daan")
    yield opened("signed by somebody else", seal_with(key, daan, right, Body("note", "x")), "signature-wrong")
    yield opened("under another key", seal_with(bytes(32), anna, right, Body("note", "x")), "cannot-open")
    changes: dict[str, tuple[Json, str]] = {
        "of another group": ({"group": WEST}, "item-other-group"),
        "by who is no member": ({"author": CHAIMA}, "author-not-member"),
        "under an older epoch": ({"epoch": 4}, "item-other-epoch"),
        "under an epoch that nobody made": ({"epoch": 9}, "item-other-epoch"),
        "with a head that is not in the log": ({"head_hash": bytes(32)}, "log-forked"),
        "with a head from nowhere": ({"head_seq": 0}, "log-shortened"),
        "with a head after all": ({"head_seq": 99}, "log-shortened"),
        "of a personal class": ({"item_class": "personal"}, "item-other-class"),
    }
    for name, (fields, reason) in changes.items():
        yield opened(name, seal_with(key, anna, right._replace(**fields), Body("note", "x")), reason)
    stale = story.before(14).head  # right after Chaima left
    fields = {"epoch": 4, "head_seq": stale.seq, "head_hash": stale.hash}
    yield opened(
        "while nobody had made an epoch",
        seal_with(key, anna, right._replace(**fields), Body("note", "x")),
        "epoch-stale",
    )
    yield opened("with a bad body", sealed_raw(key, anna, right, bytes(255) + b"x"), "malformed")


def sealed_raw(key: bytes, account: Account, header: ItemHeader, plain: bytes) -> bytes:
    encoded = header.encode()
    ciphertext = suite.seal_once(key, header.salt, key_info(encoded), aad=encoded, plain=plain)
    return encoded + ciphertext + account.signing.sign(signed_bytes(encoded, ciphertext))


def out_of_place(story: Story) -> Iterator[Case]:
    """Right in itself, but not what the server says it is."""
    anna, right, key = sample(story)
    sealed = seal_with(key, anna, right, Body("note", "Kort."))
    wrong: dict[str, tuple[Json, str]] = {
        "slot": ({"slot": b64(ADVICE)}, "item-other-slot"),
        "id": ({"item": item_id(9)}, "item-other-id"),
        "author": ({"author": BRAM}, "item-other-author"),
        "revision": ({"revision": 2}, "item-rolled-back"),
    }
    for name, (expected, reason) in wrong.items():
        yield opened(f"shown under another {name}", sealed, reason, expected=expected)


def ledgers(story: Story) -> Iterator[Case]:
    anna, right, key = sample(story)
    bram = story.account("bram again")

    def revision(number: int, text: str, by: Account = anna, **fields: Any) -> bytes:
        salt = hashlib.sha256(f"{number}{text}{by.person}".encode()).digest()
        header = right._replace(revision=number, salt=salt, author=by.person, **fields)
        return seal_with(key, by, header, Body("note", text))

    first, second = revision(1, "eerst"), revision(2, "toen")
    yield opened("a next revision", second, seen=[b64(first)])
    yield opened("the same again", second, seen=[b64(second)])
    yield opened("an older revision", first, "item-rolled-back", seen=[b64(second)])
    yield opened("the same revision, another text", revision(2, "anders"), "item-reused", seen=[b64(second)])
    yield opened("a revision by another", revision(3, "van Bram", bram), "item-other-author", seen=[b64(second)])
    yield opened("a revision elsewhere", revision(3, "x", slot=ADVICE), "item-other-slot", seen=[b64(second)])


def personal(story: Story) -> Iterator[Case]:
    anna = story.account("anna")
    sealed = seal_personal(anna, Body("note", "Alleen voor mij 🙂"), slot=ASK, item=item_id(400))

    def case(name: str, sealed: bytes, refuses: str = "", reader: str = "anna") -> Case:
        return Case(f"personal item: {name}", "personal", {"reader": reader, "sealed": b64(sealed)}, refuses)

    header = parse_header(sealed)
    yield case("one's own", sealed)
    yield case("somebody else's", sealed, "item-other-author", "bram")
    other = seal_personal(story.account("bram"), Body("note", "x"), slot=ASK, item=item_id(401))
    yield case("of a lost identity", other, "epoch-not-held", "bram again")
    group_item = seal_item(anna, view(story, anna), Body("note", "x"), slot=ASK, item=item_id(402))
    yield case("an item of the group", group_item, "item-other-class")
    changes: dict[str, tuple[Json, str]] = {
        "with a group": ({"group": EAST}, "item-other-group"),
        "with a head": ({"head_seq": 1}, "item-other-group"),
        "of another identity": ({"head_hash": bytes(32)}, "actor-other-identity"),
    }
    for name, (fields, reason) in changes.items():
        yield case(name, seal_with(anna.self_key, anna, header._replace(**fields), Body("note", "x")), reason)
    yield case("changed", sealed[:-70] + b"\0\0\0" + sealed[-67:], "signature-wrong")
