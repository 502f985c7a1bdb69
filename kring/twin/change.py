"""Write to a group's log: sign entries one after the other, each verified as a reader would, and post them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kring.sealed.rules.encoding import id_bytes, lp, to_base64url, u32
from kring.sealed.rules.entry import (
    AdmitBody,
    AgreeBody,
    ComparedBody,
    KeyChangeBody,
    agreement_digest,
    unsigned_entry,
)
from kring.sealed.rules.identity import Identities
from kring.sealed.rules.log import Asking, Head, Member, Roster, extend, start
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.releases import OpenBody, SignBody, Terms, release_digest
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.epochs import Wrap, make_epoch
from kring.twin.releases import check_terms


@dataclass(frozen=True)
class LogChange:
    """What to post after `after` (all or nothing), and how the group stands once it is accepted."""

    after: Head
    entries: tuple[bytes, ...]
    wraps: tuple[Wrap, ...]
    roster: Roster

    def to_json(self) -> dict[str, object]:
        """The body of `POST /groups/{id}/log`."""
        return {
            "after": {"seq": self.after.seq, "hash": to_base64url(self.after.hash)},
            "entries": [to_base64url(entry) for entry in self.entries],
            "wraps": [wrap.to_json() for wrap in self.wraps],
        }


def start_group(account: Account, group: str) -> LogChange:
    """The first member opens the group's log and makes the first epoch."""
    return rotate(append(unchanged(start(group)), account, "genesis", lp(suite.random_bytes(32))), account)


def ask_to_join(account: Account, roster: Roster, *, text: str | None = None) -> LogChange:
    """Ask to come in; or, after losing everything, to go on under the identity of this account.

    `text`: the agreement in force, as it was read; asking signs it. Asking again replaces what was asked before.
    """
    body = AgreeBody(roster.in_force, agreement_digest(roster.group, roster.in_force, text)).encode() if text else b""
    return append(unchanged(roster), account, "join", body)


def propose(account: Account, roster: Roster, text: str) -> LogChange:
    """A new version of the agreement, signed first by who proposes it. `text` is exactly what the item holds."""
    return agree(account, roster, len(roster.agreements) + 1, text)


def sign_agreement(account: Account, roster: Roster, text: str) -> LogChange:
    """Sign the newest version. `text` is what was read: another text than was proposed is refused."""
    return agree(account, roster, len(roster.agreements), text)


def agree(account: Account, roster: Roster, number: int, text: str) -> LogChange:
    body = AgreeBody(number, agreement_digest(roster.group, number, text))
    return append(unchanged(roster), account, "agree", body.encode())


def open_release(account: Account, roster: Roster, terms: Terms, *, replaces: int = 0) -> LogChange:
    """Put terms before the group, for exactly who is in now. `replaces`: the number of the version before, now void."""
    pairs = {person: member.identity.hash for person, member in roster.members.items()}
    digest = release_digest(roster.group, terms, roster=pairs, head=roster.head)
    return append(unchanged(roster), account, "release-open", OpenBody(replaces, digest).encode())


def sign_release(account: Account, roster: Roster, number: int, terms: Terms, *, now: int) -> LogChange:
    """Agree that exactly these terms leave the group. `now` in seconds since 1970."""
    digest = check_terms(roster, number, terms, now=now)
    return append(unchanged(roster), account, "release-sign", SignBody(number, digest).encode())


def void_release(account: Account, roster: Roster, number: int) -> LogChange:
    """End a proposal, without a reason; every signature under it is void."""
    return append(unchanged(roster), account, "release-void", lp(u32(number)))


def admit(account: Account, roster: Roster, person: str, *, how: str = "not-compared") -> LogChange:
    """Let in somebody who asked, and make a new epoch. What was said before they came stays closed to them."""
    asking = asking_of(roster, person)
    body = AdmitBody(person, asking.identity.hash, asking.join_hash, how).encode()
    return rotate(append(unchanged(roster), account, "admit", body), account)


def approve_key_change(account: Account, roster: Roster, person: str, *, how: str) -> LogChange:
    """Approve the new identity of a member who lost everything, and make a new epoch. Then `regrant`."""
    asking, old = asking_of(roster, person), member_of(roster, person)
    body = KeyChangeBody(person, old.identity.hash, asking.identity.hash, asking.join_hash, how).encode()
    return rotate(append(unchanged(roster), account, "key-change", body), account)


def remove_member(account: Account, roster: Roster, person: str) -> LogChange:
    """Take somebody out, and make a new epoch that they cannot read."""
    return rotate(append(unchanged(roster), account, "remove", lp(id_bytes(person))), account)


def leave_group(account: Account, roster: Roster) -> LogChange:
    """Go. The epoch is stale until one of the others makes a new one: who leaves must not know the next key."""
    return append(unchanged(roster), account, "leave", b"")


def new_epoch(account: Account, roster: Roster) -> LogChange:
    """Make a new epoch: any member does this whenever `roster.is_stale`."""
    return rotate(unchanged(roster), account)


def record_comparison(account: Account, roster: Roster, people: Sequence[str], *, how: str) -> LogChange:
    """Sign that these people's words, or the QR of the whole roster, were compared and are the same."""
    hashes = {person: member_of(roster, person).identity.hash for person in people}
    return append(unchanged(roster), account, "compared", ComparedBody(how, hashes).encode())


def close_group(account: Account, roster: Roster) -> LogChange:
    """Nothing is written after this; reading and taking along stay possible."""
    return append(unchanged(roster), account, "close", b"")


def unchanged(roster: Roster) -> LogChange:
    return LogChange(roster.head, (), (), roster)


def rotate(change: LogChange, account: Account) -> LogChange:
    made = make_epoch(change.roster)
    return replace(append(change, account, "epoch", made.body.encode()), wraps=made.wraps)


def append(change: LogChange, account: Account, type_: str, body: bytes) -> LogChange:
    """One signed entry more. It is verified as any reader will, so what cannot be accepted is never sent."""
    entry = sign_entry(account, change.roster, type_, body)
    roster = extend(change.roster, entry, Identities([account.identity.record]))
    return replace(change, entries=(*change.entries, entry), roster=roster)


def sign_entry(account: Account, roster: Roster, type_: str, body: bytes) -> bytes:
    unsigned = unsigned_entry(
        type_,
        body,
        group=roster.group,
        seq=roster.head.seq + 1,
        previous=roster.head.hash,
        actor=account.person,
        identity_hash=account.identity.hash,
    )
    return unsigned + lp(account.signing.sign(unsigned))


def asking_of(roster: Roster, person: str) -> Asking:
    if person not in roster.asking:
        raise Refused(Reason.NOT_JOINED)
    return roster.asking[person]


def member_of(roster: Roster, person: str) -> Member:
    if person not in roster.members:
        raise Refused(Reason.SUBJECT_NOT_MEMBER)
    return roster.members[person]
