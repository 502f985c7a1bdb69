"""Ways in: the root, wrapped once per secret that only its owner knows or holds."""

from __future__ import annotations

import hmac
import uuid
from dataclasses import dataclass
from typing import NamedTuple

from kring.sealed.rules.encoding import (
    id_bytes,
    id_text,
    lp,
    number_of,
    purpose,
    split_sized,
    text_bytes,
    to_base64url,
    u32,
)
from kring.sealed.rules.identity import Identity
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.recovery import read_recovery_code

PURPOSE = b"kring/1/way-in"
SIZES = (len(PURPOSE), None, 16, 65, 32, None, 16, suite.SALT_BYTES)
PRF_SALT = purpose("passkey-prf")  # the input of every passkey's PRF; one constant serves any passkey
PASSPHRASE_CHARACTERS = 12
DIRECT = b"\x01"
SLOWLY = b"\x02"
SLOW_BYTES = 13
# Above these a wrap is not stronger, only a way to stall a browser.
MOST = suite.SlowHash(memory=1_048_576, passes=16, lanes=4)


class RecoveryCode(NamedTuple):
    typed: str
    kind: str = "recovery-code"


class Passphrase(NamedTuple):
    passphrase: str
    kind: str = "passphrase"


class Passkey(NamedTuple):
    prf: bytes
    kind: str = "passkey"


Secret = RecoveryCode | Passphrase | Passkey


@dataclass(frozen=True)
class WayIn:
    """As the server keeps it."""

    id: str
    kind: str
    header: bytes
    ciphertext: bytes

    def to_json(self) -> dict[str, str]:
        return {
            "id": self.id,
            "kind": self.kind,
            "header": to_base64url(self.header),
            "ciphertext": to_base64url(self.ciphertext),
        }


def make_way_in(root: bytes, identity: Identity, secret: Secret) -> WayIn:
    """Wrap the root by a secret."""
    if isinstance(secret, Passphrase) and len(secret.passphrase) < PASSPHRASE_CHARACTERS:
        raise Refused(Reason.PASSPHRASE_SHORT)
    id_, salt = str(uuid.uuid4()), suite.random_bytes(suite.SALT_BYTES)
    cost = slow_bytes(suite.SLOW) if isinstance(secret, Passphrase) else DIRECT
    header = encode_header(secret.kind, identity, cost, id_=id_, salt=salt)
    key = key_of(secret, cost, salt)
    return WayIn(id_, secret.kind, header, suite.seal_once(key, salt, header, aad=header, plain=root))


def open_way_in(way_in: WayIn, secret: Secret, identity: Identity) -> bytes:
    """The root behind a way in. Raises Invalid: another identity's wrap, weaker than allowed, or a wrong secret."""
    cost, salt = read_header(way_in, secret, identity)
    key = key_of(secret, cost, salt)
    root = suite.open_once(key, salt, way_in.header, aad=way_in.header, sealed=way_in.ciphertext)
    if len(root) != suite.KEY_BYTES:
        raise Refused(Reason.MALFORMED, "root")
    return root


def check_way_in(kept: WayIn, secret: Secret, identity: Identity, root: bytes) -> None:
    """Does what the server kept open to the same root? Only then retire the old way in."""
    if not hmac.compare_digest(open_way_in(kept, secret, identity), root):
        raise Refused(Reason.CANNOT_OPEN)


def encode_header(kind: str, identity: Identity, cost: bytes, *, id_: str, salt: bytes) -> bytes:
    person = id_bytes(identity.person)
    return lp(PURPOSE, kind.encode(), person, identity.sealing_key, identity.signing_key, cost, id_bytes(id_), salt)


def read_header(way_in: WayIn, secret: Secret, identity: Identity) -> tuple[bytes, bytes]:
    """The cost and the salt, when the header is this identity's."""
    name, kind, person, sealing, signing, cost, id_, salt = split_sized(way_in.header, SIZES)
    if name != PURPOSE:
        raise Refused(Reason.MALFORMED, "not a way in")
    if kind != way_in.kind.encode() or way_in.kind != secret.kind:
        raise Refused(Reason.WAY_IN_KIND)
    mine = (identity.person, identity.sealing_key, identity.signing_key, way_in.id)
    if (id_text(person), sealing, signing, id_text(id_)) != mine:
        raise Refused(Reason.WAY_IN_OTHER_IDENTITY)
    check_cost(way_in.kind, cost)
    return cost, salt


def key_of(secret: Secret, cost: bytes, salt: bytes) -> bytes:
    """The key that wraps: 16 bytes of the code, the slow hash of the passphrase, or the passkey's PRF."""
    match secret:
        case RecoveryCode(typed):
            return read_recovery_code(typed)
        case Passphrase(passphrase):
            return suite.slow_hash(text_bytes(passphrase), salt, read_cost(cost))
        case Passkey(prf):
            if len(prf) != suite.KEY_BYTES:
                raise Refused(Reason.MALFORMED, "a PRF result has 32 bytes")
            return prf


def slow_bytes(cost: suite.SlowHash) -> bytes:
    return SLOWLY + u32(cost.memory) + u32(cost.passes) + u32(cost.lanes)


def read_cost(cost: bytes) -> suite.SlowHash:
    return suite.SlowHash(number_of(cost[1:5]), number_of(cost[5:9]), number_of(cost[9:]))


def check_cost(kind: str, cost: bytes) -> None:
    """A host that lowers the cost could guess the passphrase: refuse less than ours, and unknown derivations."""
    if kind != "passphrase":
        if cost != DIRECT:
            raise Refused(Reason.SUITE_UNKNOWN, "derivation")
        return
    if cost[:1] != SLOWLY or len(cost) != SLOW_BYTES:
        raise Refused(Reason.SUITE_UNKNOWN, "derivation")
    asked, least = read_cost(cost), suite.SLOW
    if asked.memory < least.memory or asked.passes < least.passes or asked.lanes < least.lanes:
        raise Refused(Reason.WAY_IN_WEAK)
    if asked.memory > MOST.memory or asked.passes > MOST.passes or asked.lanes > MOST.lanes:
        raise Refused(Reason.TOO_LARGE, "derivation")
