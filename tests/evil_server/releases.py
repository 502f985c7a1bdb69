"""Lies about a release: another text than is signed, signatures that are none, a publication without all."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kring.sealed.rules.bundle import terms_digest
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.releases import OpenBody, Recipient, SignBody, release_digest
from kring.twin import Body, leave_group, write_terms
from kring.twin.change import sign_entry
from tests.evil_server import stage as s
from tests.evil_server.spoils import Lie, flipped, moved, posing
from tests.evil_server.stage import BRAM, EAST, EXPIRES, FOURTH, TERMS, THIRD, WAITING, WEST, Json, Stage

OTHER = "release-other"


def lies(stage: Stage, honest: Json) -> Iterator[Lie]:
    yield from about_what_is_shown(stage, honest)
    yield from about_signatures(stage)
    yield from about_publications(stage, honest)


def about_what_is_shown(stage: Stage, honest: Json) -> Iterator[Lie]:
    """An accomplice seals other terms in the place of those that the log names."""
    rows = [row for row in honest["items"] if row["id"] not in {THIRD, FOURTH}]
    signed = next(row for row in honest["items"] if row["id"] == THIRD)

    def shown(name: str, **changed: Any) -> Lie:
        body = Body("release", write_terms(replace(WAITING, **changed)))
        sealed = replace(stage, items=[]).write("chaima", body, "release", FOURTH[:-1] + "9")
        return Lie(name, OTHER, {"items": [*rows, signed, s.row(sealed)]})

    yield shown("another text to sign than was opened", text="Wij willen niets.")
    yield shown("another recipient to sign for", recipients=(Recipient(BRAM, "Bram"),))
    yield shown("another name over the recipient", recipients=(Recipient(s.KAREL, "Kareltje"),))
    yield shown("another purpose to sign for", purpose="Beoordeling")
    yield shown("more time to sign", expires=EXPIRES + 86_400)
    yield Lie("the text of the former release to sign", OTHER, {"items": [*rows, signed]})
    late = open_expired(stage)
    yield Lie("a release whose time is over", "release-expired", late)


def open_expired(stage: Stage) -> Json:
    """A member opens a release that has ended already: nobody else may be led to sign it."""
    later = replace(stage, entries=list(stage.entries), items=list(stage.items), wraps=list(stage.wraps))
    terms = replace(TERMS, text="Gisteren.", expires=s.TODAY)
    s.release(later, later.account("chaima"), terms, FOURTH[:-1] + "8", signers=())
    return {"log": s.log(later.entries), "items": [s.row(sealed) for sealed in later.items[1:]]}


def about_signatures(stage: Stage) -> Iterator[Lie]:
    entries, roster = stage.entries, stage.roster
    anna, chaima, ghost = (stage.account(name) for name in ("anna", "chaima", "ghost"))
    first, waiting = (one.number for one in roster.releases)
    mine = SignBody(waiting, terms_digest(roster, waiting, WAITING)).encode()

    def log(name: str, reason: str, *more: bytes, kept: list[bytes] = entries, **answers: Any) -> Lie:
        return Lie(name, reason, {"log": s.log([*kept, *more]), **answers})

    forged = sign_entry(posing(ghost, chaima), roster, "release-sign", mine)
    yield log("a forged signature under a release", "signature-wrong", forged)
    by_chaima = entries[first]  # the entry right after the opening
    yield log("a signature moved to another release", "signature-wrong", moved(by_chaima, roster, mine))
    yield log("a signature under a release played again", "log-out-of-order", by_chaima)
    yield log(
        "a signature under a release left out", "log-out-of-order", kept=[*entries[:first], *entries[first + 1 :]]
    )
    elsewhere = sign_entry(chaima, replace(roster, group=WEST), "release-sign", mine)
    yield log("a signature under a release from another group", "log-other-group", elsewhere)
    unknown = SignBody(waiting, terms_digest(roster, waiting, TERMS)).encode()
    yield log("a signature under terms that nobody opened", OTHER, sign_entry(chaima, roster, "release-sign", unknown))
    outsider = sign_entry(ghost, roster, "release-sign", mine)
    yield log("a release signed by who is no member", "actor-not-member", outsider)
    gone = leave_group(chaima, roster)
    late = sign_entry(chaima, gone.roster, "release-sign", mine)
    yield log("a release signed by who left", "actor-not-member", *gone.entries, late)
    stays = sign_entry(anna, gone.roster, "release-sign", mine)
    yield log("a release signed after somebody left", "release-void", *gone.entries, stays)


def about_publications(stage: Stage, honest: Json) -> Iterator[Lie]:
    """The server publishes what was not agreed, or shows it otherwise."""
    told, roster = honest["published"][0], stage.roster
    anna, bram, chaima = (stage.account(name) for name in ("anna", "bram", "chaima"))

    def published(name: str, reason: str, **changed: Any) -> Lie:
        return Lie(name, reason, {"published": [{**copy.deepcopy(told), **changed}]})

    terms = told["terms"]
    yield published("another text published than signed", OTHER, terms={**terms, "text": "Wij zijn tevreden."})
    yield published(
        "published to another recipient", OTHER, terms={**terms, "recipients": [{"person": BRAM, "name": "B"}]}
    )
    yield published("published with a later end", OTHER, terms={**terms, "expires": EXPIRES + 1})
    yield published("published without one signature", "release-unsigned", signed=told["signed"][:-1])
    doubled = [*told["signed"][:-1], told["signed"][0]]
    yield published("published with one signature twice", "release-signed", signed=doubled)
    yield published(
        "published with a forged signature",
        "signature-wrong",
        signed=[flipped(told["signed"][0], -1), *told["signed"][1:]],
    )
    yield published("published without one member", OTHER, identities=told["identities"][:-1])
    yield published("published as it waits", "release-unsigned", **as_it_waits(stage, told))
    yield Lie("published by a roster without Bram", OTHER, {"published": [without_bram(stage, told)]})
    assert {anna.person, bram.person, chaima.person} == set(roster.members)


def as_it_waits(stage: Stage, told: Json) -> Json:
    """The open release, with the one signature it has."""
    waiting = stage.roster.releases[-1].number
    before = stage.roster.moments[waiting - 2].head
    return {
        "number": waiting,
        "terms": WAITING.to_json(),
        "head": {"seq": before.seq, "hash": b64(before.hash)},
        "opened": b64(stage.entries[waiting - 1]),
        "signed": [b64(stage.entries[waiting])],
    }


def without_bram(stage: Stage, told: Json) -> Json:
    """Anna and Chaima work with the server, and sign beside the log that there are only the two of them."""
    anna, chaima, roster = stage.account("anna"), stage.account("chaima"), stage.roster
    two = {each.person: each.identity.hash for each in (anna, chaima)}
    digest = release_digest(EAST, TERMS, roster=two, head=roster.head)
    number = roster.head.seq + 1
    opened = sign_entry(anna, roster, "release-open", OpenBody(0, digest).encode())
    later = replace(roster, head=roster.head._replace(seq=number))
    signed = [sign_entry(each, later, "release-sign", SignBody(number, digest).encode()) for each in (anna, chaima)]
    return {
        **told,
        "number": number,
        "head": {"seq": roster.head.seq, "hash": b64(roster.head.hash)},
        "identities": [b64(each.identity.record) for each in (anna, chaima)],
        "opened": b64(opened),
        "signed": [b64(entry) for entry in signed],
    }
