"""What a group lets go of: the terms that each member signs, and how a release stands after each entry of the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from kring.sealed.rules.encoding import (
    HASH_BYTES,
    digest,
    from_base64url,
    id_bytes,
    lp,
    number_of,
    split_sized,
    to_base64url,
    u32,
)
from kring.sealed.rules.entry import encode_pairs
from kring.sealed.rules.refusal import Reason, Refused

KINDS = ("text", "numbers")
RELEASING_MIN = 2  # members: who is alone has nobody to agree with


class Recipient(NamedTuple):
    person: str
    name: str


@dataclass(frozen=True)
class Terms:
    """Everything a member sees before signing. `expires` in seconds since 1970; `salt` is 32 bytes.

    Names are part of it: who signed for "Karel Jansen" did not sign for another name over the same id.
    """

    kind: str
    programme: str
    title: str
    organisation: str
    organisation_name: str
    recipients: tuple[Recipient, ...]
    purpose: str
    expires: int
    salt: bytes
    text: str

    def to_json(self) -> dict[str, Any]:
        """As it is sealed, handed over and published."""
        return {
            "format": 1,
            "kind": self.kind,
            "programme": {"id": self.programme, "title": self.title},
            "organisation": {"id": self.organisation, "name": self.organisation_name},
            "recipients": [each._asdict() for each in self.recipients],
            "purpose": self.purpose,
            "expires": self.expires,
            "salt": to_base64url(self.salt),
            "text": self.text,
        }

    @classmethod
    def from_json(cls, told: Any) -> Terms:
        """Raises Invalid for anything but the fields of `to_json`."""
        try:
            terms = cls(
                kind=told["kind"],
                programme=told["programme"]["id"],
                title=told["programme"]["title"],
                organisation=told["organisation"]["id"],
                organisation_name=told["organisation"]["name"],
                recipients=tuple(Recipient(**each) for each in told["recipients"]),
                purpose=told["purpose"],
                expires=told["expires"],
                salt=from_base64url(told["salt"]),
                text=told["text"],
            )
        except (KeyError, TypeError, AttributeError):
            raise Refused(Reason.MALFORMED, "terms of a release") from None
        if terms.to_json() != told or not terms.is_whole():
            raise Refused(Reason.MALFORMED, "terms of a release")
        return terms

    def is_whole(self) -> bool:
        ids = [self.programme, self.organisation, *(each.person for each in self.recipients)]
        names = [self.title, self.organisation_name, *(each.name for each in self.recipients)]
        are_texts = all(isinstance(one, str) for one in [*ids, *names, self.purpose, self.text])
        return are_texts and type(self.expires) is int and self.kind in KINDS


class OpenBody(NamedTuple):
    """`replaces` is the number of the release that this one is a new version of, 0 for none."""

    replaces: int
    digest: bytes

    def encode(self) -> bytes:
        return lp(u32(self.replaces), self.digest)


class SignBody(NamedTuple):
    number: int
    digest: bytes

    def encode(self) -> bytes:
        return lp(u32(self.number), self.digest)


@dataclass(frozen=True)
class Release:
    """One release. `number` is the seq of the entry that opened it; `signers` are members of now."""

    number: int
    digest: bytes
    opener: str
    replaces: int
    signers: frozenset[str] = frozenset()
    is_void: bool = False


Releases = tuple[Release, ...]


def release_digest(group: str, terms: Terms, *, roster: Mapping[str, bytes], head: tuple[int, bytes]) -> bytes:
    """What is signed: the terms, who is in (person -> identity hash), and the head right before the release opened."""
    if not terms.is_whole() or len(terms.salt) != HASH_BYTES:
        raise Refused(Reason.MALFORMED, "terms of a release")
    try:
        texts = [text.encode() for text in (terms.title, terms.organisation_name, terms.purpose, terms.text)]
        recipients = b"".join(lp(id_bytes(person), name.encode()) for person, name in terms.recipients)
    except UnicodeEncodeError:
        raise Refused(Reason.MALFORMED, "half a surrogate pair") from None
    title, organisation_name, purpose, text = texts
    return digest(
        "release",
        id_bytes(group),
        terms.kind.encode(),
        id_bytes(terms.programme),
        title,
        id_bytes(terms.organisation),
        organisation_name,
        recipients,
        purpose,
        encode_pairs(roster.items()),
        u32(head[0]),
        head[1],
        u32(terms.expires),
        terms.salt,
        text,
    )


def read_open(body: bytes) -> OpenBody:
    replaces, terms = split_sized(body, (4, HASH_BYTES))
    return OpenBody(number_of(replaces), terms)


def read_sign(body: bytes) -> SignBody:
    number, terms = split_sized(body, (4, HASH_BYTES))
    return SignBody(number_of(number), terms)


def read_void(body: bytes) -> int:
    (number,) = split_sized(body, (4,))
    return number_of(number)


def opened(releases: Releases, number: int, opener: str, body: OpenBody) -> Releases:
    """A new release; the one it replaces is void, and every signature under it with it."""
    before = voided(releases, body.replaces) if body.replaces else releases
    return (*before, Release(number, body.digest, opener, body.replaces))


def signed(releases: Releases, signer: str, body: SignBody) -> Releases:
    release = standing(releases, body.number)
    if release.digest != body.digest:
        raise Refused(Reason.RELEASE_OTHER, str(body.number))
    if signer in release.signers:
        raise Refused(Reason.RELEASE_SIGNED)
    return changed(releases, replace(release, signers=release.signers | {signer}))


def voided(releases: Releases, number: int) -> Releases:
    return changed(releases, as_void(standing(releases, number)))


def all_voided(releases: Releases) -> Releases:
    """Who is in, or under which key, changed: nobody signed with these people."""
    return tuple(as_void(release) for release in releases)


def as_void(release: Release) -> Release:
    return replace(release, signers=frozenset(), is_void=True)


def standing(releases: Releases, number: int) -> Release:
    """A release that can still be signed. Raises Invalid."""
    release = next((one for one in releases if one.number == number), None)
    if release is None:
        raise Refused(Reason.RELEASE_OTHER, str(number))
    if release.is_void:
        raise Refused(Reason.RELEASE_VOID, str(number))
    return release


def changed(releases: Releases, release: Release) -> Releases:
    return tuple(release if one.number == release.number else one for one in releases)
