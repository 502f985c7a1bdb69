"""Suite 1, and nothing else: `cryptography` behind the few verbs the protocol needs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kring.sealed.rules.refusal import Reason, Refused

KEY_BYTES = 32
SALT_BYTES = 32
# Every AES key is derived with a fresh salt and used once, so the nonce can be constant.
NONCE = bytes(12)
HPKE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class SlowHash:
    """Argon2id, version 1.3. `memory` in KiB."""

    memory: int = 65_536
    passes: int = 3
    lanes: int = 1


SLOW = SlowHash()


def random_bytes(size: int) -> bytes:
    return secrets.token_bytes(size)


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)


def seal_once(key: bytes, salt: bytes, info: bytes, *, aad: bytes, plain: bytes) -> bytes:
    """AES-256-GCM under a key used once: HKDF(key, salt, info)."""
    return AESGCM(hkdf(key, salt, info)).encrypt(NONCE, plain, aad)


def open_once(key: bytes, salt: bytes, info: bytes, *, aad: bytes, sealed: bytes) -> bytes:
    try:
        return AESGCM(hkdf(key, salt, info)).decrypt(NONCE, sealed, aad)
    except InvalidTag:
        raise Refused(Reason.CANNOT_OPEN) from None


def make_sealing_key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


def read_sealing_key(secret: bytes) -> EllipticCurvePrivateKey:
    try:
        return derive_private_key(int.from_bytes(secret, "big"), SECP256R1())
    except ValueError:
        raise Refused(Reason.MALFORMED, "not a private key of P-256") from None


def sealing_secret(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_numbers().private_value.to_bytes(KEY_BYTES, "big")


def sealing_point(key: EllipticCurvePrivateKey) -> bytes:
    """Uncompressed, 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def make_signing_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def read_signing_key(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


def hpke_seal(point: bytes, info: bytes, secret: bytes) -> bytes:
    """HPKE base mode: encapsulated key (65 bytes), then the ciphertext."""
    return HPKE.encrypt(secret, EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point), info)


def hpke_open(key: EllipticCurvePrivateKey, info: bytes, sealed: bytes) -> bytes:
    try:
        return HPKE.decrypt(sealed, key, info)
    except (InvalidTag, ValueError):
        raise Refused(Reason.CANNOT_OPEN) from None


def slow_hash(secret: bytes, salt: bytes, cost: SlowHash = SLOW) -> bytes:
    hasher = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return hasher.derive(secret)
