"""Cases without keys: encoding, derivations, recovery codes, slots, bodies."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from kring.sealed.rules.encoding import lp, to_base64url
from kring.twin.body import KINDS, Body, encode_body
from kring.twin.recovery import ALPHABET, spell_recovery_code
from kring.twin.tests.circle import ANNA, EAST, MEETING, WEST

b64 = to_base64url


class Case(NamedTuple):
    name: str
    do: str
    given: dict[str, Any]
    refuses: str = ""


TEXTS = {
    "nothing": "",
    "a word": "Waarom?",
    "a sentence": "Wat maakt dat ik steeds ja zeg terwijl ik nee bedoel?",
    "emoji": "🙂👩🏽‍⚕️🏳️‍🌈 en 👨‍👩‍👧‍👦",
    "Hebrew": "שלום, מה שלומך?",
    "Arabic with Latin": "مرحبا Anna, كيف حالك؟ 12:30",
    "direction marks": "\u202eomgekeerd\u202c \u2067rtl\u2069",
    "combining marks": "e\u0301e\u0302o\u0308 wordt één",
    "Korean jamo": "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "line ends": "eerst\r\ndan\nlaatst\t\0einde",
    "byte order mark": "\ufeffbegin",
    "highest code point": "\U0010ffff\uffff",
    "quotes and tags": "<script>alert(\"x\")</script> & 'y' \\u003c",
    "JSON": '{"chosen":["17e30000-0000-4000-8000-000000000001"],"reason":"past bij mij"}',
}


def cases() -> Iterator[Case]:
    yield from encodings()
    yield from derivations()
    yield from recovery_codes()
    yield from mistyped_codes()
    yield from bodies()
    yield from bad_bodies()


def encodings() -> Iterator[Case]:
    for name, fields in {"no field": [], "an empty field": [b""], "three": [b"a", b"", b"\0\xff"]}.items():
        yield Case(f"LP of {name}", "lp", {"fields": [b64(field) for field in fields]})
        yield Case(f"split {name}", "split", {"bytes": b64(lp(*fields))})
    yield Case("LP of 300 bytes", "lp", {"fields": [b64(bytes(range(256)) + bytes(44))]})
    for name, cut in {"length": b"\0\0\0", "field": b"\0\0\0\5abcd", "huge length": b"\xff\xff\xff\xffab"}.items():
        yield Case(f"a cut {name}", "split", {"bytes": b64(cut)}, "malformed")
    for number in (0, 1, 255, 65_536, 4_294_967_295):
        yield Case(f"the number {number}", "u32", {"number": number})
    for number in (-1, 4_294_967_296):
        yield Case(f"the number {number}", "u32", {"number": number}, "malformed")
    for text in ("", "AA", "AAE", "_-_-", "SGFsbG8"):
        yield Case(f"base64url {text!r}", "base64url", {"text": text})
    for text in ("A", "AA==", "AB", "AAF", "+/+/", "A A", "AAAA\n", "é"):
        yield Case(f"no base64url {text!r}", "base64url", {"text": text}, "malformed")
    yield Case("a uuid", "uuid", {"text": ANNA})
    for text in (ANNA.upper(), ANNA.replace("-", ""), ANNA[:-1], ANNA + "0", ANNA + "\n", "{" + ANNA + "}"):
        yield Case(f"no uuid {text!r}", "uuid", {"text": text}, "malformed")
    for name, text in TEXTS.items():
        yield Case(f"text: {name}", "text", {"text": text})
    for name, broken in {"lone byte": b"\xff", "overlong": b"\xc0\x80", "surrogate": b"\xed\xa0\x80"}.items():
        yield Case(f"no UTF-8: {name}", "read-text", {"bytes": b64(broken)}, "malformed")
    yield Case("text that was not composed is read as it is", "read-text", {"bytes": b64("e\u0301".encode())})


def derivations() -> Iterator[Case]:
    key, salt = bytes(range(32)), bytes(range(32, 64))
    for purpose in ("identity-hash", "entry-hash", "wrap-hash", "item-hash", "roster"):
        yield Case(f"digest {purpose}", "digest", {"purpose": purpose, "fields": [b64(b"a"), b64(b"bc")]})
    yield Case("fields do not run together", "digest", {"purpose": "item-hash", "fields": [b64(b"ab"), b64(b"c")]})
    yield Case("HKDF", "hkdf", {"key": b64(key), "salt": b64(salt), "info": b64(b"info")})
    yield Case("HKDF of 16 bytes", "hkdf", {"key": b64(key[:16]), "salt": b64(salt), "info": ""})
    cost = {"memory": 256, "passes": 3, "lanes": 1}
    yield Case("Argon2id", "slow-hash", {"secret": b64(b"een zin"), "salt": b64(salt), **cost})
    for group, epoch in ((EAST, 1), (EAST, 2), (WEST, 1)):
        yield Case(f"commitment {group} {epoch}", "commitment", {"group": group, "epoch": epoch, "key": b64(key)})
    for place in ("phase/ask/1", "phase/ask/2", "advice", "case", "draft/ask/1"):
        yield Case(f"slot {place}", "slot", {"group": EAST, "meeting": MEETING, "place": place})
    yield Case("slot of another group", "slot", {"group": WEST, "meeting": MEETING, "place": "case"})


def secrets() -> Iterator[bytes]:
    yield bytes(16)
    yield bytes([255]) * 16
    for number in range(8):
        yield sha256(bytes([number])).digest()[:16]


def recovery_codes() -> Iterator[Case]:
    for secret in secrets():
        code = spell_recovery_code(secret)
        yield Case(f"code of {secret.hex()}", "recovery-code", {"secret": b64(secret)})
        yield Case(f"secret of {code}", "recovery-secret", {"typed": code})
    code = spell_recovery_code(sha256(b"typed").digest()[:16])
    for name, typed in {
        "lower case": code.lower(),
        "no separators": code.replace("-", ""),
        "spaces and lines": " " + code.replace("-", " \n"),
        "in fours": " ".join(code.replace("-", "")[at : at + 4] for at in range(0, 35, 4)),
        "O for 0, I and l for 1": code.replace("0", "O").replace("1", "l"),
    }.items():
        yield Case(f"typed with {name}", "recovery-secret", {"typed": typed})


def mistyped_codes() -> Iterator[Case]:
    code = spell_recovery_code(sha256(b"mistyped").digest()[:16])
    groups = code.split("-")
    for place in range(7):
        group = groups[place]
        other = ALPHABET[(ALPHABET.index(group[place % 5]) + 1 + place) % 32]
        wrong = group[: place % 5] + other + group[place % 5 + 1 :]
        yield mistyped(f"a wrong character in group {place + 1}", [*groups[:place], wrong, *groups[place + 1 :]])
    yield mistyped("two groups swapped", [groups[1], groups[0], *groups[2:]])
    yield mistyped("a U", ["U" + groups[0][1:], *groups[1:]])
    yield mistyped("an emoji", [groups[0][:4] + "é", *groups[1:]])
    yield mistyped("a group too short", [*groups[:3], groups[3][:4], *groups[4:]])
    yield mistyped("a group too long", [*groups[:3], groups[3] + "0", *groups[4:]])
    yield mistyped("characters swapped", [groups[0][1] + groups[0][0] + groups[0][2:], *groups[1:]])
    yield Case("a right group in each place, but another code", "recovery-secret", {"typed": mixed(groups)}, MISTYPED)
    for name, typed in {"nothing": "", "half": "-".join(groups[:4]), "twice": code + "-" + code}.items():
        yield Case(f"a code of another length: {name}", "recovery-secret", {"typed": typed}, "recovery-code-length")


MISTYPED = "recovery-code-mistyped"


def mistyped(name: str, groups: list[str]) -> Case:
    return Case(f"mistyped: {name}", "recovery-secret", {"typed": "-".join(groups)}, MISTYPED)


def mixed(groups: list[str]) -> str:
    """Every group right by itself, taken from two codes: only the check over the whole notices."""
    other = spell_recovery_code(sha256(b"other").digest()[:16]).split("-")
    return "-".join([*groups[:3], *other[3:]])


def bodies() -> Iterator[Case]:
    for kind in KINDS:
        yield Case(f"body of a {kind}", "body", {"kind": kind, "parent": None, "text": "Kort."})
    for name, text in TEXTS.items():
        yield Case(f"body: {name}", "body", {"kind": "note", "parent": EAST, "text": text})
    around = 4 + len("note") + 4 + 4
    for step in (256, 512, 1024, 32_768, 65_536):
        for more in (-1, 0, 1):
            given = {"kind": "note", "parent": None, "text": "a", "times": step - around + more}
            yield Case(f"body of {step}{more:+} bytes", "body", given)
    yield Case("body of 64 KiB of text", "body", {"kind": "note", "parent": ANNA, "text": "é", "times": 32_768})
    given = {"kind": "note", "parent": None, "text": "é", "times": 32_769}
    yield Case("body of more than 64 KiB of text", "body", given, "too-large")


def bad_bodies() -> Iterator[Case]:
    body = encode_body(Body("note", "Kort."))
    bad = {
        "padding that is no zero": body[:-1] + b"\1",
        "padding longer than needed": body + bytes(256),
        "padding cut": body[:-1],
        "nothing": b"",
        "a field cut": lp(b"note", b"") + b"\0\0\1\0" + bytes(236),
        "an unknown kind": lp(b"gossip", b"", b"x").ljust(256, b"\0"),
        "a parent of 15 bytes": lp(b"note", bytes(15), b"x").ljust(256, b"\0"),
        "text that is no UTF-8": lp(b"note", b"", b"\xff").ljust(256, b"\0"),
        "a kind that is no UTF-8": lp(b"\xff", b"", b"x").ljust(256, b"\0"),
    }
    for name, padded in bad.items():
        yield Case(f"no body: {name}", "read-body", {"padded": b64(padded)}, "malformed")
