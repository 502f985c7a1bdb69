"""Signing the note of a closing talk. Its copies are shared items (`shared`)."""

from __future__ import annotations

from kring.sealed.rules.encoding import HASH_BYTES
from kring.sealed.rules.item import ItemHeader
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.talk_note import note_digest, read_note, signed_note
from kring.twin.account import Account
from kring.twin.items import Ledger


def sign_note(account: Account, talk: str, number: int, text: str) -> bytes:
    """Sign this exact text as this version. Only who is at its table, under the identity that it names."""
    named = read_note(text).table.get(account.person)
    if named is None:
        raise Refused(Reason.ACTOR_NOT_MEMBER)
    if named != account.identity.hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    return account.signing.sign(signed_note(talk, number, note_digest(talk, number, text)))


def see_note(ledger: Ledger, talk: str, number: int, text: str) -> None:
    """Remember the newest version that was seen; refuse an older one, or another text under its number."""
    header = ItemHeader(
        item_class="shared",
        group=talk,
        item=talk,
        slot=bytes(HASH_BYTES),
        author=talk,
        epoch=1,
        revision=number,
        head_seq=1,
        head_hash=bytes(HASH_BYTES),
        salt=bytes(HASH_BYTES),
    )
    ledger.see(header, note_digest(talk, number, text))
