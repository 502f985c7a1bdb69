"""A member's client on the Python twin: from the server's answers to opened texts, or a refusal."""

from __future__ import annotations

from typing import Any

from kring.pulses.rules.telling import Counted, tell
from kring.sealed.rules.bundle import check_in_log, findings, read_bundle
from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.identity import parse_identity
from kring.sealed.rules.item import slot_of
from kring.sealed.rules.log import Head, Roster, replay
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import (
    Account,
    GroupView,
    Ledger,
    Passphrase,
    RecoveryCode,
    WayIn,
    Wrap,
    compare_roster_code,
    find_agreement,
    find_terms,
    known_identity,
    open_epochs,
    open_item,
    open_shared,
    open_way_in,
)
from kring.twin.ballots import Released, check_rhythm, count, read_poll
from kring.twin.releases import check_terms
from kring.twin.ways import Secret
from tests.evil_server.stage import ANNA, BRAM, CODE, EAST, MEETING, PASSPHRASE, POLL_DAY, TODAY

Json = dict[str, Any]
SECRETS: dict[str, Secret] = {"recovery-code": RecoveryCode(CODE), "passphrase": Passphrase(PASSPHRASE)}
PLACES = ("case", "phase/ask/1", "advice")


def read(answers: Json, memory: Json, *, by: str) -> Json:
    """Unlock, verify the log, open every place; `by` is the kind of way in."""
    account = unlock(answers["me"], by)
    pin = Head(memory["pin"]["seq"], raw(memory["pin"]["hash"]))
    entries = [raw(entry["entry"]) for entry in answers["log"]["entries"]]
    roster = replay(EAST, entries, [raw(row["record"]) for row in answers["identities"]], pin=pin)
    wraps = [Wrap(w["epoch"], BRAM, raw(w["identity_hash"]), raw(w["sealed_key"])) for w in answers["wraps"]]
    view = GroupView(BRAM, roster, open_epochs(account, roster, wraps))
    for seen in memory["seen"]:
        open_item(view, raw(seen))
    if "scanned" in answers:
        compare_roster_code(roster, answers["scanned"], BRAM)
    texts = [text for place in PLACES for text in read_place(view, answers["items"], place)]
    agreements = [text for _, text in read_agreements(view, answers["items"])]
    return {
        "members": sorted(roster.members),
        "texts": texts,
        "agreements": agreements,
        "in_force": roster.in_force,
        "to_sign": read_to_sign(view, answers["items"]),
        "published": [read_published(roster, bundle) for bundle in answers["published"]],
        "shared": read_shared(account, answers["shared"], memory),
        "pulses": read_pulses(account, view, answers["pulses"]),
    }


def unlock(me: Json, by: str) -> Account:
    record = raw(me["identity"]["record"])
    kept = next(way for way in me["ways_in"] if way["kind"] == by)
    way_in = WayIn(kept["id"], kept["kind"], raw(kept["header"]), raw(kept["ciphertext"]))
    root = open_way_in(way_in, SECRETS[by], parse_identity(record))
    return Account.open(BRAM, record, raw(me["identity"]["sealed_bundle"]), root)


def read_agreements(view: GroupView, rows: list[Json]) -> list[tuple[int, str]]:
    """Of each version the text that the log names; all of them could be opened."""
    texts = read_place(view, rows, "agreement", about=EAST)
    return [(one.number, find_agreement(view.roster, one.number, texts)) for one in view.roster.agreements]


def read_to_sign(view: GroupView, rows: list[Json]) -> list[str]:
    """What Bram is asked to sign now: of each open release the text that the log names."""
    texts = read_place(view, rows, "release", about=EAST)
    waiting = [one for one in view.roster.releases if not one.is_void and BRAM not in one.signers]
    found = [(one.number, find_terms(view.roster, one.number, texts)) for one in waiting]
    for number, terms in found:
        check_terms(view.roster, number, terms, now=TODAY)
    return [terms.text for _, terms in found]


def read_published(roster: Roster, bundle: Json) -> str:
    """What went out in Bram's name: signed by everybody who was in, and in his own log."""
    stated = read_bundle(bundle)
    for finding in findings(stated):
        raise Refused(Reason(finding.reason), finding.where)
    check_in_log(stated, roster)
    return stated.terms.text


def read_shared(account: Account, rows: list[Json], memory: Json) -> list[str]:
    """What others show him: under the identity that he knows of them, in the place where he looks."""
    ledger, known = Ledger(), {person: raw(hash_) for person, hash_ in memory["known"].items()}
    anna = known_identity(raw(memory["anna"]), ANNA, known[ANNA])
    for seen in memory["shown"]:
        open_shared(account, anna, raw(seen), ledger)
    texts = []
    for row in rows:
        author = known_identity(raw(row["record"]), row["owner"], known.get(row["owner"]))
        slot = slot_of(row["owner"], BRAM, "shared")
        opened = open_shared(
            account, author, raw(row["sealed"]), ledger, slot=slot, item=row["id"], revision=row["revision"]
        )
        texts.append(opened.body.text)
    return texts


def read_pulses(account: Account, view: GroupView, rows: list[Json]) -> list[list[Any]]:
    """What is shown of each closed poll. Whatever else a row says, limits among it, is not looked at."""
    polls = [read_poll(view, raw(row["sealed"]), row["id"]) for row in rows]
    check_rhythm(polls)
    counted = [
        Counted(poll.epoch, poll.members, count(account, view, poll, released(row), today=POLL_DAY))
        for poll, row in zip(polls, rows, strict=True)
    ]
    return [[told.answered, told.first, told.bands] for told in tell(counted)]


def released(row: Json) -> Released:
    receipt, closed = row["receipt"], Head(row["closed"]["seq"], raw(row["closed"]["hash"]))
    ballots = [raw(one) for one in row["ballots"]]
    return Released(row["voted"], row["i_voted"], raw(receipt) if receipt else None, closed, ballots)


def read_place(view: GroupView, rows: list[Json], place: str, about: str = MEETING) -> list[str]:
    """The items that the server lists for one place: each must say itself that it belongs there."""
    slot = slot_of(EAST, about, place)
    listed = [row for row in rows if row["slot"] == b64(slot)]
    opened = [
        open_item(view, raw(r["sealed"]), slot=slot, item=r["id"], author=r["author"], revision=r["revision"])
        for r in listed
    ]
    return [one.body.text for one in opened]
