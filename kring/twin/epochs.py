"""Epoch keys: made by a member for exactly the log's roster, committed to in the log, wrapped for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kring.sealed.rules.encoding import digest, id_bytes, lp, purpose, to_base64url, u32
from kring.sealed.rules.entry import EpochBody
from kring.sealed.rules.identity import Identity
from kring.sealed.rules.log import Epoch, Roster
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.account import Account


class Wrap(NamedTuple):
    """An epoch key sealed to one identity of one member."""

    epoch: int
    person: str
    identity_hash: bytes
    sealed_key: bytes

    def to_json(self) -> dict[str, object]:
        return {
            "epoch": self.epoch,
            "person": self.person,
            "identity_hash": to_base64url(self.identity_hash),
            "sealed_key": to_base64url(self.sealed_key),
        }


class Place(NamedTuple):
    """Which epoch a wrap is for; `previous` is the hash of the entry before its epoch entry."""

    group: str
    number: int
    previous: bytes


@dataclass(frozen=True)
class MadeEpoch:
    key: bytes
    body: EpochBody
    wraps: tuple[Wrap, ...]


def make_epoch(roster: Roster) -> MadeEpoch:
    """A key for everybody on the roster now, for an entry that follows right on its head."""
    key, number = suite.random_bytes(suite.KEY_BYTES), len(roster.epochs) + 1
    place = Place(roster.group, number, roster.head.hash)
    wraps = tuple(wrap_for(member.identity, place, key) for member in roster.members.values())
    hashes = {wrap.person: wrap_hash(wrap.sealed_key) for wrap in wraps}
    return MadeEpoch(key, EpochBody(number, commit(roster.group, number, key), hashes), wraps)


def open_epochs(account: Account, roster: Roster, wraps: Iterable[Wrap]) -> Mapping[int, bytes]:
    """Open my wraps, each checked against the log. Epochs that I was no recipient of are refused, not skipped."""
    mine = [wrap for wrap in wraps if wrap.identity_hash == account.identity.hash]
    return {wrap.epoch: open_wrap(account, roster, wrap) for wrap in mine}


def epochs_of(roster: Roster, person: str) -> list[Epoch]:
    """Epochs that this person was a recipient of: what they may read, also after a changed key."""
    return [epoch for epoch in roster.epochs if person in epoch.wraps]


def regrant(account: Account, roster: Roster, my_wraps: Iterable[Wrap], person: str) -> list[Wrap]:
    """Wrap again, for a member's identity of now, every epoch of theirs that I can open: after they lost everything."""
    if person not in roster.members:
        raise Refused(Reason.SUBJECT_NOT_MEMBER)
    identity, keys = roster.members[person].identity, open_epochs(account, roster, my_wraps)
    return [
        wrap_for(identity, place_of(roster, epoch), keys[epoch.number])
        for epoch in epochs_of(roster, person)
        if epoch.number in keys and epoch.identities[person] != identity.hash
    ]


def open_wrap(account: Account, roster: Roster, wrap: Wrap) -> bytes:
    epoch = roster.epoch_numbered(wrap.epoch)
    if account.person not in epoch.wraps:
        raise Refused(Reason.EPOCH_NOT_MINE, str(wrap.epoch))
    is_original = epoch.identities[account.person] == account.identity.hash
    if is_original and epoch.wraps[account.person] != wrap_hash(wrap.sealed_key):
        raise Refused(Reason.WRAP_OTHER)
    info = wrap_info(account.identity, place_of(roster, epoch))
    key = suite.hpke_open(account.sealing, info, wrap.sealed_key)
    check_commitment(roster, epoch.number, key)
    return key


def check_commitment(roster: Roster, number: int, key: bytes) -> None:
    """Is this the one key that the log committed to for this epoch? Raises Invalid."""
    committed = roster.epoch_numbered(number).commitment
    if len(key) != suite.KEY_BYTES or commit(roster.group, number, key) != committed:
        raise Refused(Reason.COMMITMENT_WRONG, str(number))


def current_epoch(roster: Roster) -> Epoch:
    """The newest epoch, when it is made for exactly the roster of now."""
    if roster.epoch is None or roster.is_stale:
        raise Refused(Reason.EPOCH_STALE)
    return roster.epoch


def commit(group: str, number: int, key: bytes) -> bytes:
    """Binds a key to its group and number: nobody can give two members different keys for one epoch."""
    info = purpose("epoch-commitment") + lp(id_bytes(group), u32(number))
    return suite.hkdf(key, id_bytes(group), info)


def wrap_hash(sealed_key: bytes) -> bytes:
    return digest("wrap-hash", sealed_key)


def place_of(roster: Roster, epoch: Epoch) -> Place:
    return Place(roster.group, epoch.number, epoch.previous)


def wrap_info(identity: Identity, place: Place) -> bytes:
    fields = (id_bytes(place.group), u32(place.number), id_bytes(identity.person), identity.hash, place.previous)
    return purpose("epoch-wrap") + lp(*fields)


def wrap_for(identity: Identity, place: Place, key: bytes) -> Wrap:
    sealed_key = suite.hpke_seal(identity.sealing_key, wrap_info(identity, place), key)
    return Wrap(place.number, identity.person, identity.hash, sealed_key)
