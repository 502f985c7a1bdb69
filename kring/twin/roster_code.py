"""One QR for the whole roster: who scans it compares everybody at once."""

from __future__ import annotations

import re

from kring.sealed.rules.encoding import digest, id_bytes, to_base64url, u32
from kring.sealed.rules.entry import encode_pairs
from kring.sealed.rules.log import Roster
from kring.sealed.rules.refusal import Reason, Refused

CODE = re.compile(r"kring:1:roster:([0-9a-f-]{36}):(\d{1,10}):([A-Za-z0-9_-]{43})")


def roster_code(roster: Roster) -> str:
    """The text in the QR: group, seq of the log, digest over head and members."""
    return f"kring:1:roster:{roster.group}:{roster.head.seq}:{roster_digest(roster, roster.head.seq)}"


def compare_roster_code(roster: Roster, scanned: str, me: str) -> list[str]:
    """Who was compared by scanning. Raises Invalid: other people or keys, another group, or a longer log."""
    match = CODE.fullmatch(scanned.strip())
    if match is None:
        raise Refused(Reason.MALFORMED, "not a roster code")
    group, seq, theirs = match[1], int(match[2]), match[3]
    if group != roster.group:
        raise Refused(Reason.LOG_OTHER_GROUP)
    if roster_digest(roster, seq) != theirs:
        raise Refused(Reason.ROSTER_DIFFERS)
    then = roster.moments[seq - 1].members
    return [p for p, m in roster.members.items() if p != me and p in then and then[p].identity == m.identity]


def roster_digest(roster: Roster, seq: int) -> str:
    if not 1 <= seq <= len(roster.moments):
        raise Refused(Reason.LOG_SHORTENED, "the other device knows more")
    moment = roster.moments[seq - 1]
    pairs = encode_pairs((person, member.identity.hash) for person, member in moment.members.items())
    return to_base64url(digest("roster", id_bytes(roster.group), u32(seq), moment.head.hash, pairs))
