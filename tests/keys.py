"""What a member's browser signs and seals, as bytes that pass every check a server can make.

The bodies are random: what a server may check must not depend on what only readers can open.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kring.groups.models import Group
from kring.people.models import Identity, Person
from kring.sealed.rules.encoding import digest, lp
from kring.sealed.rules.entry import AdmitBody, EpochBody, entry_hash, unsigned_entry
from kring.sealed.rules.identity import identity_hash, unsigned_identity
from kring.sealed.rules.item import AROUND_BYTES, PADDED_SIZES, ItemHeader
from kring.sealed.rules.log import NOWHERE, Head
from kring.web.wire import to_wire
from tests.cast import TEN


@dataclass
class Keys:
    """The signing key of one person and the identity they published."""

    person: Person
    number: int = 1
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    record: bytes = b""

    def __post_init__(self) -> None:
        point = generate_private_key(SECP256R1()).public_key()
        sealing = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        unsigned = unsigned_identity(
            str(self.person.pk), self.number, sealing, self.signing.public_key().public_bytes_raw()
        )
        self.record = unsigned + lp(self.signing.sign(unsigned))
        Identity.objects.create(
            person=self.person, number=self.number, record=self.record, sealed_bundle=b"sealed", made_at=TEN
        )

    @property
    def hash(self) -> bytes:
        return identity_hash(self.record)


class Log:
    """A group's log as its members' browsers know it, and the entries they would send next."""

    def __init__(self, group: Group) -> None:
        self.group = str(group.id)
        self.head = NOWHERE
        self.members: dict[str, Keys] = {}
        self.epoch = 0

    def entry(self, type_: str, body: bytes, by: Keys) -> bytes:
        unsigned = unsigned_entry(
            type_,
            body,
            group=self.group,
            seq=self.head.seq + 1,
            previous=self.head.hash,
            actor=str(by.person.pk),
            identity_hash=by.hash,
        )
        made = unsigned + lp(by.signing.sign(unsigned))
        self.head = Head(self.head.seq + 1, entry_hash(made))
        return made

    def opened(self, by: Keys) -> dict:
        """The first entries: genesis and the first epoch."""
        after = self.head
        genesis = self.entry("genesis", lp(secrets.token_bytes(32)), by)
        self.members = {str(by.person.pk): by}
        return self.posted(after, [genesis], *self.new_epoch(by))

    def asked(self, who: Keys) -> dict:
        """Somebody asks to come in."""
        after = self.head
        return self.posted(after, [self.entry("join", b"", who)])

    def admitted(self, who: Keys, by: Keys) -> dict:
        """A member lets in who asked last, with a new epoch for all."""
        after = self.head
        body = AdmitBody(str(who.person.pk), who.hash, self.head.hash, "words").encode()
        admit = self.entry("admit", body, by)
        self.members[str(who.person.pk)] = who
        return self.posted(after, [admit], *self.new_epoch(by))

    def removed(self, who: Keys, by: Keys) -> dict:
        after = self.head
        remove = self.entry("remove", lp(who.person.pk.bytes), by)
        del self.members[str(who.person.pk)]
        return self.posted(after, [remove], *self.new_epoch(by))

    def new_epoch(self, by: Keys) -> tuple[bytes, list[dict]]:
        """An epoch entry for everybody who is in, and its wraps as the API takes them."""
        self.epoch += 1
        sealed = {person: secrets.token_bytes(97) for person in self.members}
        hashes = {person: digest("wrap-hash", wrap) for person, wrap in sealed.items()}
        entry = self.entry("epoch", EpochBody(self.epoch, secrets.token_bytes(32), hashes).encode(), by)
        wraps = [
            {
                "epoch": self.epoch,
                "person": person,
                "identity_hash": to_wire(self.members[person].hash),
                "sealed_key": to_wire(wrap),
            }
            for person, wrap in sealed.items()
        ]
        return entry, wraps

    @staticmethod
    def posted(after: Head, entries: list[bytes], epoch: bytes | None = None, wraps: list[dict] | None = None) -> dict:
        entries = [*entries, *([epoch] if epoch else [])]
        return {
            "after": {"seq": after.seq, "hash": to_wire(after.hash)},
            "entries": [to_wire(entry) for entry in entries],
            "wraps": wraps or [],
        }

    def sealed_item(
        self,
        by: Keys,
        *,
        item: uuid.UUID,
        revision: int = 1,
        slot: bytes = bytes(32),
        item_class: str = "content",
        epoch: int | None = None,
    ) -> bytes:
        header = ItemHeader(
            item_class,
            self.group,
            str(item),
            slot,
            str(by.person.pk),
            self.epoch if epoch is None else epoch,
            revision,
            self.head.seq,
            self.head.hash,
            secrets.token_bytes(32),
        ).encode()
        return header + secrets.token_bytes(AROUND_BYTES - len(header) + PADDED_SIZES[0])
