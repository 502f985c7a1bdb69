"""Cases of the note of a closing talk, and every lie about who signed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kring.sealed.rules.encoding import to_base64url
from kring.sealed.rules.talk_note import Note, note_digest, signed_note, write_note
from kring.twin.account import Account, NewAccount
from kring.twin.talk_note import sign_note
from kring.twin.tests.vectors.plain import Case

b64 = to_base64url
Json = dict[str, Any]
TALK, OTHER = "7a1c0000-0000-4000-8000-000000000001", "7a1c0000-0000-4000-8000-000000000002"
THREE = ("anna", "bram", "chaima")


class Table:
    """Anna, her manager Bram and the intervisor Chaima."""

    def __init__(self, people: dict[str, NewAccount]) -> None:
        self.people = people
        seats = {self.account(name).person: self.account(name).identity.hash for name in THREE}
        self.note = Note(
            bytes(range(32)), b"", seats, "Rustig blijven.", "Het lukt één op de twee keer.", "Door.\nOok thuis."
        )
        self.text = write_note(self.note)
        self.other = write_note(replace(self.note, result="Het lukt nooit."))

    def account(self, name: str) -> Account:
        return self.people[name].account

    def signed(self, name: str, *, talk: str = TALK, number: int = 1, text: str | None = None) -> Json:
        made = sign_note(self.account(name), talk, number, text or self.text)
        return {"record": b64(self.people[name].record), "signature": b64(made)}

    def all(self, **what: Any) -> list[Json]:
        return [self.signed(name, **what) for name in THREE]


def case(name: str, signed: Sequence[Json], text: str, refuses: str = "", *, number: int = 1, **given: Any) -> Case:
    whole = {"talk": TALK, "number": number, "text": text, "signed": list(signed), **given}
    return Case(f"talk note: {name}", "talk-note", whole, refuses)


def cases(people: dict[str, NewAccount]) -> Iterator[Case]:
    table = Table(people)
    yield case("signed by all three", table.all(), table.text)
    yield case("after an older version", table.all(number=2), table.text, number=2, seen=[[1, table.other]])
    yield Case("digest of a talk note", "talk-note-digest", {"talk": TALK, "number": 1, "text": table.text})
    yield from lies(table)
    yield from spellings(table)


def lies(table: Table) -> Iterator[Case]:
    """What a server may hand over instead."""
    text, all_ = table.text, table.all()
    forged = [*all_[:2], {**all_[2], "signature": b64(bytes(64))}]
    yield case("another text than was signed", all_, table.other, "signature-wrong")
    yield case("a signature is missing", all_[:2], text, "note-unsigned")
    yield case("one signature stands for two", [*all_[:2], all_[1]], text, "note-unsigned")
    yield case("a forged signature", forged, text, "signature-wrong")
    yield case("the signature of somebody else", [*all_[:2], {**all_[2], **_only(all_[1])}], text, "signature-wrong")
    yield case("signatures of an older version", all_, text, "signature-wrong", number=2)
    yield case("signatures of another talk", table.all(talk=OTHER), text, "signature-wrong")
    yield case("signatures under the text before it", table.all(text=table.other), text, "signature-wrong")
    yield case("an older version as the newest", all_, text, "item-rolled-back", seen=[[2, table.other]])
    yield case("another text under the same number", all_, text, "item-reused", seen=[[1, table.other]])
    daan = table.account("daan")
    signature = daan.signing.sign(signed_note(TALK, 1, note_digest(TALK, 1, text)))
    outsider = {"record": b64(table.people["daan"].record), "signature": b64(signature)}
    yield case("signed by somebody who was not there", [*all_, outsider], text, "actor-not-member")
    again = table.account("bram again")
    renewed = again.signing.sign(signed_note(TALK, 1, note_digest(TALK, 1, text)))
    with_new_keys = {"record": b64(table.people["bram again"].record), "signature": b64(renewed)}
    yield case("signed with other keys", [all_[0], with_new_keys, all_[2]], text, "actor-other-identity")
    given = {"talk": TALK, "number": 1, "text": text}
    yield Case("sign a note at whose table one is not", "sign-note", {**given, "by": "daan"}, "actor-not-member")
    yield Case("sign a note that names lost keys", "sign-note", {**given, "by": "bram again"}, "actor-other-identity")


def _only(signed: Json) -> Json:
    return {"signature": signed["signature"]}


def spellings(table: Table) -> Iterator[Case]:
    """What is not shown is not signed: one spelling, and nothing beside it."""
    text = table.text
    bad = {
        "no JSON": "geen",
        "null": "null",
        "a space": text.replace(":1,", ": 1,"),
        "something more": text[:-1] + ',"more":"x"}',
        "another format": text.replace('"format":1', '"format":2'),
        "a salt too short": write_note(replace(table.note, salt=b"kort")),
        "nobody at the table": write_note(replace(table.note, table={})),
        "a person that is none": text.replace("0a000000", "0A000000"),
        "half a letter": text.replace("Door.", "\\ud800"),
        "a number for a text": text.replace('"Rustig blijven."', "7"),
    }
    for name, changed in bad.items():
        yield case(name, [], changed, "malformed")
