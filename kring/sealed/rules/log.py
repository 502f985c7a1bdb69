"""From a group's log to its roster. The roster is what the log says, never what the API says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kring.sealed.rules import entry as e
from kring.sealed.rules import releases as r
from kring.sealed.rules.encoding import ZERO_HASH
from kring.sealed.rules.entry import Entry, entry_hash, parse_entry
from kring.sealed.rules.identity import Identities, Identity, check_signature
from kring.sealed.rules.refusal import Reason, Refused

__all__ = [
    "Agreement",
    "Asking",
    "Epoch",
    "Head",
    "Member",
    "Roster",
    "entry_hash",
    "extend",
    "parse_entry",
    "replay",
    "start",
]


class Head(NamedTuple):
    """Where a log stands; (0, zeros) before its first entry. Devices pin one of these."""

    seq: int
    hash: bytes


NOWHERE = Head(0, ZERO_HASH)
AGREEING_MIN = 2  # members


@dataclass(frozen=True)
class Member:
    person: str
    identity: Identity
    since: int  # seq of the genesis or admit entry


@dataclass(frozen=True)
class Asking:
    """Who asked to come in, or to go on under a new identity, and was not yet answered."""

    person: str
    identity: Identity
    join_hash: bytes
    seq: int
    agrees: e.AgreeBody | None = None  # the agreement that the asking itself signs


@dataclass(frozen=True)
class Agreement:
    """One version of the group's agreement, by the digest of its text. `seq` is the entry that proposed it."""

    number: int
    digest: bytes
    proposer: str
    seq: int
    signers: frozenset[str]  # members of now who signed it


@dataclass(frozen=True)
class Epoch:
    """`wraps` is person -> hash of the wrap; `identities` is person -> identity hash at that moment."""

    number: int
    commitment: bytes
    wraps: Mapping[str, bytes]
    identities: Mapping[str, bytes]
    seq: int
    previous: bytes


@dataclass(frozen=True)
class Moment:
    """How the group stood right after one entry."""

    head: Head
    members: Mapping[str, Member]
    epoch: int
    is_stale: bool


@dataclass(frozen=True)
class Roster:
    """Who is in, by the log. `is_stale` means: nobody may seal before a member makes a new epoch."""

    group: str
    head: Head = NOWHERE
    members: Mapping[str, Member] = field(default_factory=dict)
    asking: Mapping[str, Asking] = field(default_factory=dict)
    epochs: tuple[Epoch, ...] = ()
    compared: frozenset[tuple[str, str, bytes]] = frozenset()  # (by, person, identity hash)
    agreements: tuple[Agreement, ...] = ()
    in_force: int = 0  # number of the agreement that all members signed; 0 before there is one
    releases: tuple[r.Release, ...] = ()
    is_stale: bool = True
    is_closed: bool = False
    moments: tuple[Moment, ...] = ()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement in force: every member signed it, and whoever asks to come in has to."""
        return self.agreements[self.in_force - 1] if self.in_force else None

    @property
    def epoch(self) -> Epoch | None:
        """The newest epoch."""
        return self.epochs[-1] if self.epochs else None

    def at(self, head: Head) -> Moment:
        """How the group stood at a head that an author named. Raises Invalid when it is not in this log."""
        if not 1 <= head.seq <= len(self.moments):
            raise Refused(Reason.LOG_SHORTENED, "a head we do not have")
        moment = self.moments[head.seq - 1]
        if moment.head != head:
            raise Refused(Reason.LOG_FORKED, "another history")
        return moment

    def at_seq(self, seq: int) -> bytes | None:
        """The hash of one entry, None where this log has none."""
        return self.moments[seq - 1].head.hash if 1 <= seq <= len(self.moments) else None

    def epoch_numbered(self, number: int) -> Epoch:
        if not 1 <= number <= len(self.epochs):
            raise Refused(Reason.EPOCH_UNKNOWN, str(number))
        return self.epochs[number - 1]

    def may_leave(self, release: r.Release) -> bool:
        """Whether every member of now signed this release, two or more, and it was not made void."""
        members = self.members.keys()
        return not release.is_void and len(members) >= r.RELEASING_MIN and release.signers >= members

    def check_pin(self, pin: Head) -> None:
        """Raise Invalid when this log is shorter than, or differs from, what was seen before."""
        if pin.seq > self.head.seq:
            raise Refused(Reason.LOG_SHORTENED, f"{self.head.seq} entries, {pin.seq} were seen")
        if pin.seq and self.moments[pin.seq - 1].head != pin:
            raise Refused(Reason.LOG_FORKED, f"entry {pin.seq} is another one")


def start(group: str) -> Roster:
    """The roster before the first entry."""
    return Roster(group)


def replay(group: str, entries: Iterable[bytes], identities: Iterable[bytes], *, pin: Head = NOWHERE) -> Roster:
    """The roster after all entries, each verified. `identities` are records, also old ones. Raises Invalid."""
    known = Identities(identities)
    roster = start(group)
    for encoded in entries:
        roster = extend(roster, encoded, known)
    roster.check_pin(pin)
    return roster


def extend(roster: Roster, encoded: bytes, identities: Identities) -> Roster:
    """The roster after one more entry, verified against all before it. Raises Invalid."""
    entry = parse_entry(encoded)
    check_place(roster, entry)
    identity = actor_identity(roster, entry, identities)
    check_signature(identity.signing_key, entry.signature, entry.signed)
    after = in_force_by_now(STEPS[entry.type](roster, entry, identity))
    head = Head(entry.seq, entry.hash)
    moment = Moment(head, after.members, len(after.epochs), after.is_stale)
    return replace(after, head=head, moments=(*roster.moments, moment))


def check_place(roster: Roster, entry: Entry) -> None:
    """The entry belongs to this group and follows on this head."""
    if entry.group != roster.group:
        raise Refused(Reason.LOG_OTHER_GROUP)
    if entry.seq != roster.head.seq + 1:
        raise Refused(Reason.LOG_OUT_OF_ORDER, f"entry {entry.seq} after {roster.head.seq}")
    if entry.previous != roster.head.hash:
        raise Refused(Reason.LOG_CHAIN_BROKEN, f"entry {entry.seq}")
    if (entry.type == "genesis") != (entry.seq == 1):
        raise Refused(Reason.GENESIS_MISPLACED)
    if roster.is_closed:
        raise Refused(Reason.LOG_CLOSED)


def actor_identity(roster: Roster, entry: Entry, identities: Identities) -> Identity:
    """Whose key must have signed: a member's own, or, for genesis and join, the identity that the actor brings."""
    if entry.type in ("genesis", "join"):
        identity = identities.get(entry.identity_hash)
        if identity.person != entry.actor:
            raise Refused(Reason.IDENTITY_OTHER_PERSON)
        return identity
    member = roster.members.get(entry.actor)
    if member is None:
        raise Refused(Reason.ACTOR_NOT_MEMBER, entry.type)
    if member.identity.hash != entry.identity_hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    return member.identity


def genesis(roster: Roster, entry: Entry, identity: Identity) -> Roster:
    e.read_genesis(entry.body)
    return replace(roster, members={entry.actor: Member(entry.actor, identity, entry.seq)})


def join(roster: Roster, entry: Entry, identity: Identity) -> Roster:
    agrees = e.read_join(entry.body)
    if agrees and (roster.agreement is None or agrees != (roster.agreement.number, roster.agreement.digest)):
        raise Refused(Reason.AGREEMENT_OTHER, str(agrees.number))
    member = roster.members.get(entry.actor)
    if member and member.identity.hash == identity.hash:
        raise Refused(Reason.ALREADY_MEMBER)
    asking = Asking(entry.actor, identity, entry.hash, entry.seq, agrees)
    return replace(roster, asking={**roster.asking, entry.actor: asking})


def admit(roster: Roster, entry: Entry, _: Identity) -> Roster:
    body = e.read_admit(entry.body)
    asking = asked(roster, body.person, body.identity_hash, body.join_hash)
    if body.person in roster.members:
        raise Refused(Reason.ALREADY_MEMBER)
    if not may_come_in(roster, asking):
        raise Refused(Reason.AGREEMENT_UNSIGNED)
    signed = with_signature(roster, roster.in_force, body.person)
    return let_in(signed, entry, asking, body.how)


def may_come_in(roster: Roster, asking: Asking) -> bool:
    """Where an agreement is in force, who asks signs it before they get a key."""
    agreed = roster.agreement
    return agreed is None or asking.agrees == (agreed.number, agreed.digest)


def key_change(roster: Roster, entry: Entry, _: Identity) -> Roster:
    body = e.read_key_change(entry.body)
    asking = asked(roster, body.person, body.new_hash, body.join_hash)
    member = roster.members.get(body.person)
    if member is None or member.identity.hash != body.old_hash or entry.actor == body.person:
        raise Refused(Reason.SUBJECT_NOT_MEMBER)
    return let_in(roster, entry, asking, body.how)


def asked(roster: Roster, person: str, identity_hash: bytes, join_hash: bytes) -> Asking:
    """The join entry that an admit or key-change answers."""
    asking = roster.asking.get(person)
    if asking is None or asking.join_hash != join_hash:
        raise Refused(Reason.NOT_JOINED)
    if asking.identity.hash != identity_hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY, "another identity than asked")
    return asking


def let_in(roster: Roster, entry: Entry, asking: Asking, how: str) -> Roster:
    person = asking.person
    member = Member(person, asking.identity, entry.seq)
    compared = {(entry.actor, person, asking.identity.hash)} if how != "not-compared" else set()
    return replace(
        roster,
        members={**roster.members, person: member},
        asking={other: a for other, a in roster.asking.items() if other != person},
        compared=roster.compared | compared,
        releases=r.all_voided(roster.releases),
        is_stale=True,
    )


def leave(roster: Roster, entry: Entry, _: Identity) -> Roster:
    e.read_empty(entry.body)
    return without(roster, entry.actor)


def remove(roster: Roster, entry: Entry, _: Identity) -> Roster:
    person = e.read_remove(entry.body)
    if person not in roster.members or person == entry.actor:
        raise Refused(Reason.SUBJECT_NOT_MEMBER)
    return without(roster, person)


def without(roster: Roster, person: str) -> Roster:
    """A request of theirs that was still open goes too, and so do their signatures: coming back is asked anew."""
    return replace(
        roster,
        agreements=tuple(replace(one, signers=one.signers - {person}) for one in roster.agreements),
        members={other: member for other, member in roster.members.items() if other != person},
        asking={other: asking for other, asking in roster.asking.items() if other != person},
        releases=r.all_voided(roster.releases),
        is_stale=True,
    )


def epoch(roster: Roster, entry: Entry, _: Identity) -> Roster:
    body = e.read_epoch(entry.body)
    if body.number != len(roster.epochs) + 1:
        raise Refused(Reason.EPOCH_NUMBER, str(body.number))
    if body.wraps.keys() - roster.members.keys():
        raise Refused(Reason.EPOCH_RECIPIENT_EXTRA)
    if roster.members.keys() - body.wraps.keys():
        raise Refused(Reason.EPOCH_RECIPIENT_MISSING)
    identities = {person: member.identity.hash for person, member in roster.members.items()}
    made = Epoch(body.number, body.commitment, body.wraps, identities, entry.seq, entry.previous)
    return replace(roster, epochs=(*roster.epochs, made), is_stale=False)


def compared(roster: Roster, entry: Entry, _: Identity) -> Roster:
    body = e.read_compared(entry.body)
    for person, hash_ in body.people.items():
        member = roster.members.get(person)
        if member is None or member.identity.hash != hash_:
            raise Refused(Reason.SUBJECT_NOT_MEMBER)
    rows = {(entry.actor, person, hash_) for person, hash_ in body.people.items()}
    return replace(roster, compared=roster.compared | rows)


def agree(roster: Roster, entry: Entry, _: Identity) -> Roster:
    """A signature under the newest version; the first one under a new version proposes it."""
    body = e.read_agree(entry.body)
    count = len(roster.agreements)
    if body.number == count + 1:
        made = Agreement(body.number, body.digest, entry.actor, entry.seq, frozenset({entry.actor}))
        return replace(roster, agreements=(*roster.agreements, made))
    if not count or body != (count, roster.agreements[-1].digest):
        raise Refused(Reason.AGREEMENT_OTHER, str(body.number))
    if entry.actor in roster.agreements[-1].signers:
        raise Refused(Reason.AGREEMENT_SIGNED)
    return with_signature(roster, count, entry.actor)


def with_signature(roster: Roster, number: int, person: str) -> Roster:
    agreements = tuple(
        replace(one, signers=one.signers | {person}) if one.number == number else one for one in roster.agreements
    )
    return replace(roster, agreements=agreements)


def in_force_by_now(roster: Roster) -> Roster:
    """The newest version is in force once all members signed it, and there are at least two: nobody agrees alone."""
    if not roster.agreements or len(roster.members) < AGREEING_MIN:
        return roster
    newest = roster.agreements[-1]
    return replace(roster, in_force=newest.number) if newest.signers >= roster.members.keys() else roster


def release_open(roster: Roster, entry: Entry, _: Identity) -> Roster:
    """While the epoch is stale somebody could not read the text, so nobody is asked to sign it."""
    body = r.read_open(entry.body)
    if roster.is_stale:
        raise Refused(Reason.EPOCH_STALE)
    return replace(roster, releases=r.opened(roster.releases, entry.seq, entry.actor, body))


def release_sign(roster: Roster, entry: Entry, _: Identity) -> Roster:
    return replace(roster, releases=r.signed(roster.releases, entry.actor, r.read_sign(entry.body)))


def release_void(roster: Roster, entry: Entry, _: Identity) -> Roster:
    """Any member may, and says no reason."""
    return replace(roster, releases=r.voided(roster.releases, r.read_void(entry.body)))


def close(roster: Roster, entry: Entry, _: Identity) -> Roster:
    e.read_empty(entry.body)
    return replace(roster, releases=r.all_voided(roster.releases), is_closed=True)


STEPS: Mapping[str, Callable[[Roster, Entry, Identity], Roster]] = {
    "genesis": genesis,
    "join": join,
    "admit": admit,
    "leave": leave,
    "remove": remove,
    "epoch": epoch,
    "key-change": key_change,
    "compared": compared,
    "agree": agree,
    "release-open": release_open,
    "release-sign": release_sign,
    "release-void": release_void,
    "close": close,
}
