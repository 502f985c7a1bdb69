"""An account's keys: made once, sealed by the root, opened on each device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kring.sealed.rules.encoding import lp, purpose, split_sized
from kring.sealed.rules.identity import Identity, parse_identity, unsigned_identity
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite


@dataclass(frozen=True)
class Account:
    """A person's keys, open."""

    person: str
    identity: Identity
    sealing: EllipticCurvePrivateKey
    signing: Ed25519PrivateKey
    self_key: bytes

    @classmethod
    def make(cls, person: str, number: int = 1) -> NewAccount:
        """Make keys for a person; `number` is one more than their newest identity."""
        return make_account(person, number)

    @classmethod
    def open(cls, person: str, record: bytes, sealed_bundle: bytes, root: bytes) -> Self:
        """Open the keys of a person with their root. Raises Invalid."""
        identity = parse_identity(record)
        if identity.person != person:
            raise Refused(Reason.IDENTITY_OTHER_PERSON)
        sealing, signing, self_key = split_sized(open_bundle(root, record, sealed_bundle), (32, 32, 32))
        return cls(person, identity, suite.read_sealing_key(sealing), suite.read_signing_key(signing), self_key)


@dataclass(frozen=True)
class NewAccount:
    """What a new person publishes (`record`, `sealed_bundle`), and the root that their ways in wrap."""

    account: Account
    root: bytes
    record: bytes
    sealed_bundle: bytes


def make_account(person: str, number: int) -> NewAccount:
    sealing, signing = suite.make_sealing_key(), suite.make_signing_key()
    signing_key = signing.public_key().public_bytes_raw()
    unsigned = unsigned_identity(person, number, suite.sealing_point(sealing), signing_key)
    record = unsigned + lp(signing.sign(unsigned))
    root, self_key = suite.random_bytes(suite.KEY_BYTES), suite.random_bytes(suite.KEY_BYTES)
    bundle = lp(suite.sealing_secret(sealing), signing.private_bytes_raw(), self_key)
    account = Account(person, parse_identity(record), sealing, signing, self_key)
    return NewAccount(account, root, record, seal_bundle(root, record, bundle))


def seal_bundle(root: bytes, record: bytes, bundle: bytes) -> bytes:
    salt, context = suite.random_bytes(suite.SALT_BYTES), bundle_context(record)
    return salt + suite.seal_once(root, salt, context, aad=context, plain=bundle)


def open_bundle(root: bytes, record: bytes, sealed: bytes) -> bytes:
    salt, context = sealed[: suite.SALT_BYTES], bundle_context(record)
    return suite.open_once(root, salt, context, aad=context, sealed=sealed[suite.SALT_BYTES :])


def bundle_context(record: bytes) -> bytes:
    return purpose("bundle") + lp(record)
