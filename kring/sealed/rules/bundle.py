"""A published release that anybody can check without a server: its terms, who was in, and each of their signatures.

It holds no more of the group's log than these entries. The rest would tell what else the group talked about giving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from kring.kernel.errors import Invalid
from kring.sealed.rules.encoding import from_base64url, id_bytes, to_base64url
from kring.sealed.rules.entry import Entry, parse_entry
from kring.sealed.rules.identity import Identity, check_signature, parse_identity
from kring.sealed.rules.log import Roster
from kring.sealed.rules.refusal import Reason, Refused
from kring.sealed.rules.releases import RELEASING_MIN, Terms, read_open, read_sign, release_digest

FORMAT = "kring/1/release"


class Finding(NamedTuple):
    """Something that does not hold. `where` is `terms`, `people`, `opened`, `signature 2`, …"""

    where: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class Stated(NamedTuple):
    """What a bundle says, once it can be read at all."""

    group: str
    number: int
    terms: Terms
    head: tuple[int, bytes]
    people: dict[str, Identity]
    opened: Entry
    signed: list[Entry]
    digest: bytes


def make_bundle(
    roster: Roster, entries: Sequence[bytes], number: int, terms: Terms, *, published_at: str
) -> dict[str, Any]:
    """Everything about one release that all members signed. Raises Invalid when it may not leave the group."""
    release = next((one for one in roster.releases if one.number == number), None)
    if release is None or terms_digest(roster, number, terms) != release.digest:
        raise Refused(Reason.RELEASE_OTHER, str(number))
    if release.is_void:
        raise Refused(Reason.RELEASE_VOID, str(number))
    if not roster.may_leave(release):
        raise Refused(Reason.RELEASE_UNSIGNED, str(number))
    before = roster.moments[number - 2]
    later = [parse_entry(entry) for entry in entries[number:]]
    signed = [one for one in later if one.type == "release-sign" and read_sign(one.body).number == number]
    people = sorted(before.members.values(), key=lambda member: id_bytes(member.person))
    return {
        "format": FORMAT,
        "group": roster.group,
        "number": number,
        "terms": terms.to_json(),
        "head": {"seq": before.head.seq, "hash": to_base64url(before.head.hash)},
        "identities": [to_base64url(member.identity.record) for member in people],
        "opened": to_base64url(entries[number - 1]),
        "signed": [to_base64url(one.encoded) for one in signed],
        "published_at": published_at,
    }


def terms_digest(roster: Roster, number: int, terms: Terms) -> bytes:
    """What every signature under release `number` must name, as this log knows who was in when it opened."""
    if not 2 <= number <= len(roster.moments):  # noqa: PLR2004 - the first entry opens the group
        raise Refused(Reason.RELEASE_OTHER, str(number))
    before = roster.moments[number - 2]
    pairs = {person: member.identity.hash for person, member in before.members.items()}
    return release_digest(roster.group, terms, roster=pairs, head=before.head)


def read_bundle(document: Any) -> Stated:
    """Raises Invalid when it is no bundle of this version; what it says is checked by `findings`."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused(Reason.MALFORMED, "no release of this version")
    try:
        people = [parse_identity(from_base64url(record)) for record in document["identities"]]
        group, number = document["group"], document["number"]
        head = (document["head"]["seq"], from_base64url(document["head"]["hash"]))
        opened = parse_entry(from_base64url(document["opened"]))
        signed = [parse_entry(from_base64url(entry)) for entry in document["signed"]]
        terms = Terms.from_json(document["terms"])
        by_person = {identity.person: identity for identity in people}
        pairs = {person: identity.hash for person, identity in by_person.items()}
        digest = release_digest(group, terms, roster=pairs, head=head)
    except (KeyError, TypeError, AttributeError):
        raise Refused(Reason.MALFORMED, "a field is missing or of another kind") from None
    if len(by_person) != len(people):
        raise Refused(Reason.MALFORMED, "somebody is named twice")
    return Stated(group, number, terms, head, by_person, opened, signed, digest)


def findings(stated: Stated) -> list[Finding]:
    """Everything that does not hold; empty when exactly this text was signed by everybody who was in."""
    return [
        *found("people", partial(check_count, stated)),
        *found("opened", partial(check_opened, stated)),
        *signatures(stated),
    ]


def signatures(stated: Stated) -> Iterator[Finding]:
    signers: list[str] = []
    for number, entry in enumerate(stated.signed, 1):
        yield from found(f"signature {number}", partial(check_signed, stated, entry, signers))
    missing = stated.people.keys() - set(signers)
    for person in sorted(missing):
        yield Finding("signatures", Reason.RELEASE_UNSIGNED.value, person)


def found(where: str, check: Callable[[], None]) -> Iterator[Finding]:
    try:
        check()
    except Refused as refused:
        yield Finding(where, str(refused.reason), refused.detail)
    except Invalid as refused:
        yield Finding(where, refused.kind)


def check_count(stated: Stated) -> None:
    if len(stated.people) < RELEASING_MIN:
        raise Refused(Reason.RELEASE_UNSIGNED, "nobody agrees alone")


def check_opened(stated: Stated) -> None:
    """The entry that opened it follows on the head in the terms, and names these terms."""
    entry = stated.opened
    check_entry(stated, entry, "release-open")
    if entry.seq != stated.number or (entry.seq - 1, entry.previous) != stated.head:
        raise Refused(Reason.LOG_CHAIN_BROKEN)
    if read_open(entry.body).digest != stated.digest:
        raise Refused(Reason.RELEASE_OTHER)


def check_signed(stated: Stated, entry: Entry, signers: list[str]) -> None:
    check_entry(stated, entry, "release-sign")
    if entry.seq <= stated.number:
        raise Refused(Reason.LOG_OUT_OF_ORDER)
    if read_sign(entry.body) != (stated.number, stated.digest):
        raise Refused(Reason.RELEASE_OTHER)
    if entry.actor in signers:
        raise Refused(Reason.RELEASE_SIGNED)
    signers.append(entry.actor)


def check_entry(stated: Stated, entry: Entry, type_: str) -> None:
    """Of this group and type, by somebody who was in, under the key they had then."""
    if entry.group != stated.group:
        raise Refused(Reason.LOG_OTHER_GROUP)
    if entry.type != type_:
        raise Refused(Reason.TYPE_UNKNOWN, entry.type)
    identity = stated.people.get(entry.actor)
    if identity is None:
        raise Refused(Reason.ACTOR_NOT_MEMBER)
    if identity.hash != entry.identity_hash:
        raise Refused(Reason.ACTOR_OTHER_IDENTITY)
    check_signature(identity.signing_key, entry.signature, entry.signed)


def check_in_log(stated: Stated, roster: Roster) -> None:
    """A member also knows the log: the release stands in it, and its roster is the one that was asked to sign.

    Raises Invalid. What does not stand in this log was put together somewhere else.
    """
    for entry in (stated.opened, *stated.signed):
        if roster.at_seq(entry.seq) != entry.hash:
            raise Refused(Reason.RELEASE_OTHER, "another log")
    if terms_digest(roster, stated.number, stated.terms) != stated.digest:
        raise Refused(Reason.RELEASE_OTHER, "other people")
