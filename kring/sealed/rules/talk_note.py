"""The note of a closing talk: its one spelling, what is signed, and whether everybody at its table did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kring.sealed.rules.encoding import (
    HASH_BYTES,
    digest,
    from_base64url,
    id_bytes,
    lp,
    purpose,
    to_base64url,
    u32,
)
from kring.sealed.rules.identity import Identity, check_signature
from kring.sealed.rules.refusal import Reason, Refused


@dataclass(frozen=True)
class Note:
    """What stands in a version. `table`: person -> identity hash of everybody who signs. `before`: the digest of the
    version that its writer had read, or empty. `salt`: nobody who has only the digest may test guesses.
    """

    salt: bytes
    before: bytes
    table: dict[str, bytes]
    goal: str
    result: str
    next: str


def write_note(note: Note) -> str:
    """Exactly what is sealed and signed."""
    table = [{"person": person, "identity": to_base64url(hash_)} for person, hash_ in sorted(note.table.items())]
    whole = {
        "format": 1,
        "salt": to_base64url(note.salt),
        "before": to_base64url(note.before),
        "table": table,
        "goal": note.goal,
        "result": note.result,
        "next": note.next,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def read_note(text: str) -> Note:
    """Refuses another spelling, and anything more than a note: what is not shown is not signed."""
    try:
        whole = json.loads(text)
        note = _note(whole)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(Reason.MALFORMED, "a note") from None
    hashes = [note.salt, *note.table.values(), *([note.before] if note.before else [])]
    is_right = whole["format"] == 1 and note.table and all(len(each) == HASH_BYTES for each in hashes)
    if not is_right or write_note(note) != text:
        raise Refused(Reason.MALFORMED, "a note")
    return note


def _note(whole: dict[str, Any]) -> Note:
    for row in whole["table"]:
        id_bytes(row["person"])
    return Note(
        salt=from_base64url(whole["salt"]),
        before=from_base64url(whole["before"]),
        table={row["person"]: from_base64url(row["identity"]) for row in whole["table"]},
        goal=_text(whole["goal"]),
        result=_text(whole["result"]),
        next=_text(whole["next"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def note_digest(talk: str, number: int, text: str) -> bytes:
    """What every signature under version `number` names."""
    return digest("talk-note-text", id_bytes(talk), u32(number), text.encode())


def signed_note(talk: str, number: int, digest_: bytes) -> bytes:
    """The bytes that are signed."""
    return purpose("talk-note") + lp(id_bytes(talk), u32(number), digest_)


def check_note_signature(talk: str, number: int, text: str, identity: Identity, signature: bytes) -> None:
    """Did somebody at its table sign exactly this text as this version of this talk's note?"""
    table = read_note(text).table
    if identity.person not in table:
        raise Refused(Reason.ACTOR_NOT_MEMBER)
    if table[identity.person] != identity.hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    check_signature(identity.signing_key, signature, signed_note(talk, number, note_digest(talk, number, text)))


def check_note(talk: str, number: int, text: str, signed: Sequence[tuple[Identity, bytes]]) -> Note:
    """Did everybody at its table sign it?"""
    for identity, signature in signed:
        check_note_signature(talk, number, text, identity, signature)
    note = read_note(text)
    if note.table.keys() != {identity.person for identity, _signature in signed}:
        raise Refused(Reason.NOTE_UNSIGNED)
    return note
