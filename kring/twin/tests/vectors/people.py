"""Cases of accounts: identity records, bundles, ways in, six words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring.sealed.rules.encoding import lp, to_base64url, u32
from kring.sealed.rules.identity import SUITE, unsigned_identity
from kring.twin import suite
from kring.twin.account import Account, NewAccount
from kring.twin.recovery import spell_recovery_code
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, DAAN
from kring.twin.tests.vectors.plain import Case
from kring.twin.ways import Passkey, Passphrase, RecoveryCode, Secret, WayIn, encode_header, key_of, make_way_in

b64 = to_base64url
Json = dict[str, Any]

CODE = RecoveryCode(spell_recovery_code(bytes(range(16))))
PHRASE = Passphrase("vier kleine zinnen over regen")
PRF = Passkey(bytes(range(100, 132)))


def make_people() -> dict[str, NewAccount]:
    return {
        "anna": Account.make(ANNA),
        "bram": Account.make(BRAM),
        "bram again": Account.make(BRAM, 2),
        "chaima": Account.make(CHAIMA),
        "daan": Account.make(DAAN),
    }


def kept(made: NewAccount) -> Json:
    return {
        "person": made.account.person,
        "record": b64(made.record),
        "sealed_bundle": b64(made.sealed_bundle),
        "root": b64(made.root),
    }


def cases(people: dict[str, NewAccount]) -> Iterator[Case]:
    for name, made in people.items():
        yield Case(f"identity of {name}", "identity", {"record": b64(made.record)})
        yield Case(f"account of {name}", "account", kept(made))
    yield from bad_records(people["anna"], people["bram"])
    yield from bad_accounts(people["anna"], people["bram"])
    yield from ways_in(people["anna"])
    yield from bad_ways_in(people["anna"], people["bram"])
    for name in ("anna", "bram", "bram again"):
        yield Case(f"six words of {name}", "six-words", {"record": b64(people[name].record)})


def bad_records(anna: NewAccount, bram: NewAccount) -> Iterator[Case]:
    record, identity, other_point = anna.record, anna.account.identity, bram.account.identity.sealing_key
    signature = record[-68:]
    zero = unsigned_identity(ANNA, 0, identity.sealing_key, identity.signing_key)
    no_point = unsigned_identity(ANNA, 1, b"\4" + bytes(64), identity.signing_key)
    packed = unsigned_identity(ANNA, 1, b"\2" + identity.sealing_key[1:], identity.signing_key)
    other_suite = record.replace(lp(SUITE), lp(b"\2"), 1)
    bad = {
        "another key of sealing": (record.replace(identity.sealing_key, other_point), "signature-wrong"),
        "another number": (record.replace(lp(u32(1)), lp(u32(2)), 1), "signature-wrong"),
        "another signature": (flipped(record), "signature-wrong"),
        "number zero": (signed(anna, zero), "malformed"),
        "no point of the curve": (signed(anna, no_point), "malformed"),
        "a point in another form": (signed(anna, packed), "malformed"),
        "an unknown suite": (other_suite, "suite-unknown"),
        "cut": (record[:-1], "malformed"),
        "a byte more": (record + b"\0", "malformed"),
        "another purpose": (record.replace(b"identity", b"identitz", 1), "malformed"),
        "nothing": (b"", "malformed"),
        "only a signature": (signature, "malformed"),
    }
    for name, (changed, reason) in bad.items():
        yield Case(f"no identity: {name}", "identity", {"record": b64(changed)}, reason)


def flipped(raw: bytes) -> bytes:
    return raw[:-1] + bytes([raw[-1] ^ 1])


def signed(made: NewAccount, unsigned: bytes) -> bytes:
    return unsigned + lp(made.account.signing.sign(unsigned))


def bad_accounts(anna: NewAccount, bram: NewAccount) -> Iterator[Case]:
    right = kept(anna)
    bundle = anna.sealed_bundle
    bad = {
        "of another person": ({**right, "person": BRAM}, "identity-other-person"),
        "with another root": ({**right, "root": b64(bram.root)}, "cannot-open"),
        "with a changed bundle": ({**right, "sealed_bundle": b64(flipped(bundle))}, "cannot-open"),
        "with another bundle": ({**right, "sealed_bundle": b64(bram.sealed_bundle)}, "cannot-open"),
        "with a bundle made for another record": ({**kept(bram), "sealed_bundle": b64(bundle)}, "cannot-open"),
    }
    for name, (given, reason) in bad.items():
        yield Case(f"account {name}", "account", given, reason)


def way(made: NewAccount, way_in: WayIn, secret: Secret) -> Json:
    brought = {"kind": secret.kind, **{k: b64(v) if isinstance(v, bytes) else v for k, v in secret._asdict().items()}}
    return {"way_in": way_in.to_json(), "secret": brought, "record": b64(made.record)}


def ways_in(anna: NewAccount) -> Iterator[Case]:
    identity = anna.account.identity
    secrets: tuple[Secret, ...] = (CODE, PHRASE, PRF)
    for secret in secrets:
        way_in = make_way_in(anna.root, identity, secret)
        yield Case(f"way in by {secret.kind}", "way-in", way(anna, way_in, secret))
    by_code = make_way_in(anna.root, identity, CODE)
    yield Case("way in by a code in lower case", "way-in", way(anna, by_code, RecoveryCode(CODE.typed.lower())))
    accents = make_way_in(anna.root, identity, Passphrase("één twee drie vier"))
    composed = Passphrase("e\u0301e\u0301n twee drie vier")
    yield Case("way in by a passphrase in another normal form", "way-in", way(anna, accents, composed))


def bad_ways_in(anna: NewAccount, bram: NewAccount) -> Iterator[Case]:
    identity = anna.account.identity
    code, prf = make_way_in(anna.root, identity, CODE), make_way_in(anna.root, identity, PRF)
    phrase = make_way_in(anna.root, identity, PHRASE)
    other = make_way_in(anna.root, identity, PRF)
    wrong = "recovery-code-mistyped"
    bad: dict[str, tuple[WayIn, Secret, str]] = {
        "another code": (code, RecoveryCode(spell_recovery_code(bytes(16))), "cannot-open"),
        "a mistyped code": (
            code,
            RecoveryCode("Z" + CODE.typed[1:]),
            wrong,
        ),
        "another passphrase": (phrase, Passphrase("een heel andere zin"), "cannot-open"),
        "another passkey": (prf, Passkey(bytes(32)), "cannot-open"),
        "a PRF result of 16 bytes": (prf, Passkey(bytes(16)), "malformed"),
        "a passkey for a code's wrap": (code, PRF, "way-in-kind"),
        "a wrap under another kind": (WayIn(code.id, "passkey", code.header, code.ciphertext), PRF, "way-in-kind"),
        "another wrap's header": (WayIn(prf.id, prf.kind, other.header, prf.ciphertext), PRF, "way-in-other-identity"),
        "another wrap's ciphertext": (WayIn(prf.id, prf.kind, prf.header, other.ciphertext), PRF, "cannot-open"),
        "a changed salt": (
            WayIn(prf.id, prf.kind, prf.header[:-1] + bytes([prf.header[-1] ^ 1]), prf.ciphertext),
            PRF,
            "cannot-open",
        ),
        "a header cut": (WayIn(prf.id, prf.kind, prf.header[:-1], prf.ciphertext), PRF, "malformed"),
        "a short root": (short_root(anna), PRF, "malformed"),
    }
    for name, (way_in, secret, reason) in bad.items():
        yield Case(f"no way in: {name}", "way-in", way(anna, way_in, secret), reason)
    yield Case("no way in: for another person", "way-in", way(bram, prf, PRF), "way-in-other-identity")
    for name, cost, reason in costs():
        yield Case(f"no way in: {name}", "way-in", way(anna, weak(anna, cost), PHRASE), reason)
    direct = WayIn(prf.id, prf.kind, prf.header.replace(lp(b"\1"), lp(b"\3")), prf.ciphertext)
    yield Case("no way in: unknown derivation of a passkey", "way-in", way(anna, direct, PRF), "suite-unknown")


def costs() -> Iterator[tuple[str, bytes, str]]:
    for name, memory, passes, lanes, reason in (
        ("less memory", 65_535, 3, 1, "way-in-weak"),
        ("fewer passes", 65_536, 2, 1, "way-in-weak"),
        ("no lanes", 65_536, 3, 0, "way-in-weak"),
        ("endless memory", 4_294_967_295, 3, 1, "too-large"),
        ("endless passes", 65_536, 4_294_967_295, 1, "too-large"),
        ("many lanes", 65_536, 3, 255, "too-large"),
    ):
        yield name, b"\2" + u32(memory) + u32(passes) + u32(lanes), reason
    yield "a direct passphrase", b"\1", "suite-unknown"
    yield "a cost cut", b"\2" + u32(65_536) + u32(3), "suite-unknown"
    yield "an unknown slow hash", b"\3" + u32(65_536) + u32(3) + u32(1), "suite-unknown"


def weak(anna: NewAccount, cost: bytes) -> WayIn:
    id_ = "3a700000-0000-4000-8000-000000000001"
    header = encode_header("passphrase", anna.account.identity, cost, id_=id_, salt=bytes(32))
    return WayIn(id_, "passphrase", header, bytes(48))


def short_root(anna: NewAccount) -> WayIn:
    id_, salt = "3a700000-0000-4000-8000-000000000002", bytes(32)
    header = encode_header("passkey", anna.account.identity, b"\1", id_=id_, salt=salt)
    key = key_of(PRF, b"\1", salt)
    return WayIn(id_, "passkey", header, suite.seal_once(key, salt, header, aad=header, plain=anna.root[:31]))
