"""The text of an agreement: is it the one that was signed, and how it reaches somebody who has no epoch key for it."""

from __future__ import annotations

from collections.abc import Iterable

from kring.sealed.rules.encoding import id_bytes, lp, purpose, u32
from kring.sealed.rules.entry import agreement_digest
from kring.sealed.rules.identity import Identity
from kring.sealed.rules.log import Agreement, Roster
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.body import Body, encode_body, read_body


def agreement_numbered(roster: Roster, number: int) -> Agreement:
    if not 1 <= number <= len(roster.agreements):
        raise Refused(Reason.AGREEMENT_OTHER, str(number))
    return roster.agreements[number - 1]


def check_agreement(roster: Roster, number: int, text: str) -> None:
    """Is this the exact text of that version, as the log has it? Raises Invalid."""
    if agreement_digest(roster.group, number, text) != agreement_numbered(roster, number).digest:
        raise Refused(Reason.AGREEMENT_OTHER, str(number))


def find_agreement(roster: Roster, number: int, texts: Iterable[str]) -> str:
    """Of all texts that a server hands out as agreements, the one that was signed as this version. Raises Invalid."""
    wanted = agreement_numbered(roster, number).digest
    for text in texts:
        if agreement_digest(roster.group, number, text) == wanted:
            return text
    raise Refused(Reason.AGREEMENT_OTHER, f"the text of version {number} is not here")


def hand_over(roster: Roster, number: int, text: str, identity: Identity) -> bytes:
    """A copy of a version that only this identity opens: for who asks to come in, or came in after it was sealed."""
    check_agreement(roster, number, text)
    plain = encode_body(Body("agreement", text))
    return suite.hpke_seal(identity.sealing_key, copy_info(roster, number, identity), plain)


def open_handed(account: Account, roster: Roster, number: int, sealed: bytes) -> str:
    """The text of a copy. Who made it does not matter: the log says what the text must be."""
    info = copy_info(roster, number, account.identity)
    text = read_body(suite.hpke_open(account.sealing, info, sealed)).text
    check_agreement(roster, number, text)
    return text


def copy_info(roster: Roster, number: int, identity: Identity) -> bytes:
    digest = agreement_numbered(roster, number).digest
    fields = (id_bytes(roster.group), u32(number), id_bytes(identity.person), identity.hash, digest)
    return purpose("agreement-copy") + lp(*fields)
