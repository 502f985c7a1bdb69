"""Carry out one vector: `do` names the operation, `given` its input, `stage` the people and logs it may name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

from kring.pulses.rules.telling import Ballot, Counted, Told, tell
from kring.sealed.rules import encoding as enc
from kring.sealed.rules.ballot import ballot_hash
from kring.sealed.rules.bundle import findings, read_bundle
from kring.sealed.rules.entry import agreement_digest, parse_entry
from kring.sealed.rules.identity import parse_identity
from kring.sealed.rules.item import parse_header, slot_of
from kring.sealed.rules.log import Head, Roster, replay
from kring.sealed.rules.refusal import Refused
from kring.sealed.rules.releases import Terms, release_digest
from kring.sealed.rules.talk_note import check_note, note_digest
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.agreements import open_handed
from kring.twin.ballots import Poll, Released, count, open_ballot, read_poll
from kring.twin.body import Body, encode_body, read_body
from kring.twin.epochs import Wrap, commit, open_epochs, open_wrap
from kring.twin.items import GroupView, Ledger, open_item, open_personal
from kring.twin.recovery import read_recovery_code, spell_recovery_code
from kring.twin.releases import check_terms, find_terms, read_terms, write_terms
from kring.twin.roster_code import compare_roster_code, roster_code
from kring.twin.showing import known_identity, open_shared
from kring.twin.talk_note import see_note, sign_note
from kring.twin.ways import Passkey, Passphrase, RecoveryCode, Secret, WayIn, open_way_in
from kring.twin.words import six_words

Json = dict[str, Any]
b64, raw = enc.to_base64url, enc.from_base64url


def outcome(do: str, given: Json, stage: Json) -> Json:
    """`{"gives": …}`, or `{"refuses": reason, "groups": […]}`."""
    try:
        return {"gives": OPERATIONS[do](given, stage)}
    except Refused as refused:
        groups = {"groups": list(refused.groups)} if refused.groups else {}
        return {"refuses": str(refused.reason), **groups}


def account_of(name: str, stage: Json) -> Account:
    kept = stage["people"][name]
    return Account.open(kept["person"], raw(kept["record"]), raw(kept["sealed_bundle"]), raw(kept["root"]))


def records(stage: Json) -> list[bytes]:
    return [raw(kept["record"]) for kept in stage["people"].values()]


def roster_of(given: Json, stage: Json) -> Roster:
    log = stage["logs"][given["log"]]
    entries = [raw(entry) for entry in log["entries"]][: given.get("entries")]
    return replay(log["group"], entries, records(stage))


def wraps_of(log: Json, person: str) -> list[Wrap]:
    rows = [wrap for wrap in log["wraps"] if wrap["person"] == person]
    return [Wrap(w["epoch"], person, raw(w["identity_hash"]), raw(w["sealed_key"])) for w in rows]


def view_of(given: Json, stage: Json) -> tuple[Account, GroupView]:
    account, roster = account_of(given["reader"], stage), roster_of(given, stage)
    wraps = [w for w in wraps_of(stage["logs"][given["log"]], account.person) if w.epoch <= len(roster.epochs)]
    kept = [wrap for wrap in wraps if wrap.epoch not in given.get("without", [])]
    return account, GroupView(account.person, roster, open_epochs(account, roster, kept))


def do_replay(given: Json, stage: Json) -> Json:
    pin = given.get("pin")
    roster = replay(
        given["group"],
        [raw(entry) for entry in (*stage["logs"][given["log"]]["entries"][: given["first"]], *given["more"])],
        [raw(record) for record in given.get("records", [])] or records(stage),
        pin=Head(pin["seq"], raw(pin["hash"])) if pin else Head(0, enc.ZERO_HASH),
    )
    return told(roster)


def told(roster: Roster) -> Json:
    return {
        "head": {"seq": roster.head.seq, "hash": b64(roster.head.hash)},
        "members": {person: b64(member.identity.hash) for person, member in sorted(roster.members.items())},
        "asking": sorted(roster.asking),
        "epochs": [sorted(epoch.wraps) for epoch in roster.epochs],
        "compared": sorted([by, person] for by, person, _ in roster.compared),
        "agreements": [[one.number, b64(one.digest), one.proposer, sorted(one.signers)] for one in roster.agreements],
        "in_force": roster.in_force,
        "releases": [
            [one.number, b64(one.digest), one.opener, one.replaces, sorted(one.signers), one.is_void]
            for one in roster.releases
        ],
        "may_leave": [one.number for one in roster.releases if roster.may_leave(one)],
        "stale": roster.is_stale,
        "closed": roster.is_closed,
    }


def do_item(given: Json, stage: Json) -> Json:
    _, view = view_of(given, stage)
    for before in given.get("seen", []):
        open_item(view, raw(before))
    expected = dict(given.get("expected", {}))
    if "slot" in expected:
        expected["slot"] = raw(expected["slot"])
    return body_told(open_item(view, raw(given["sealed"]), **expected).body)


def do_personal(given: Json, stage: Json) -> Json:
    account = account_of(given["reader"], stage)
    return body_told(open_personal(account, raw(given["sealed"]), Ledger()).body)


def do_shared(given: Json, stage: Json) -> Json:
    account, told = account_of(given["reader"], stage), stage["people"][given["author"]]
    known = raw(given["known"]) if "known" in given else None
    author = known_identity(raw(told["record"]), given.get("person", told["person"]), known)
    ledger, expected = Ledger(), dict(given.get("expected", {}))
    if "slot" in expected:
        expected["slot"] = raw(expected["slot"])
    for before in given.get("seen", []):
        open_shared(account, author, raw(before), ledger)
    return body_told(open_shared(account, author, raw(given["sealed"]), ledger, **expected).body)


def do_poll(given: Json, stage: Json) -> Json:
    account, view = view_of(given, stage)
    poll = read_poll(view, raw(given["sealed"]), given["poll"])
    dates = {"opened": poll.opened.isoformat(), "closes": poll.closes.isoformat()}
    found = {"author": poll.author, "epoch": poll.epoch, "members": poll.members, **dates}
    if given["told"] is None:
        return found
    counted = count(account, view, poll, released(given["told"]), today=date.fromisoformat(given["today"]))
    return {**found, "ballots": [ballot_told(ballot) for ballot in counted]}


def released(told: Json) -> Released:
    receipt, closed = told["receipt"], told["closed"]
    return Released(
        told["voted"],
        told["i_voted"],
        raw(receipt) if receipt else None,
        Head(closed["seq"], raw(closed["hash"])),
        [raw(one) for one in told["ballots"]],
    )


def do_ballot(given: Json, stage: Json) -> list[Any]:
    _, view = view_of(given, stage)
    poll = Poll(given["poll"], "", given["epoch"], view.roster.head, 0, date.min, date.min)
    return ballot_told(open_ballot(view, poll, raw(given["sealed"])))


def ballot_told(ballot: Ballot) -> list[Any]:
    return [list(ballot.answers), ballot.first]


def do_tellings(given: Json, _: Json) -> list[Any]:
    return [[telling_told(told) for told in tell(map(counted_of, line))] for line in given["lines"]]


def telling_told(told: Told) -> list[Any]:
    return [told.answered, told.members, told.first, told.bands and list(told.bands), told.why]


def counted_of(poll: Json) -> Counted:
    rows = poll["ballots"]
    ballots = None if rows is None else [Ballot(tuple(answers), first) for answers, first in rows]
    return Counted(poll["epoch"], poll["members"], ballots)


def body_told(body: Body) -> Json:
    return {"kind": body.kind, "parent": body.parent, "text": body.text}


def do_wrap(given: Json, stage: Json) -> str:
    wrap, account = given["wrap"], account_of(given["reader"], stage)
    made = Wrap(wrap["epoch"], account.person, raw(wrap["identity_hash"]), raw(wrap["sealed_key"]))
    return b64(open_wrap(account, roster_of(given, stage), made))


def do_copy(given: Json, stage: Json) -> str:
    account = account_of(given["reader"], stage)
    return open_handed(account, roster_of(given, stage), given["number"], raw(given["sealed"]))


def do_release(given: Json, _: Json) -> str:
    pairs = {person: raw(hash_) for person, hash_ in given["roster"].items()}
    head = (given["head"]["seq"], raw(given["head"]["hash"]))
    return b64(release_digest(given["group"], Terms.from_json(given["terms"]), roster=pairs, head=head))


def do_bundle(given: Json, _: Json) -> list[list[str]]:
    return [[each.where, each.reason] for each in findings(read_bundle(given["bundle"]))]


def do_way_in(given: Json, _: Json) -> str:
    kept, secret = given["way_in"], given["secret"]
    makers: dict[str, Callable[[], Secret]] = {
        "recovery-code": lambda: RecoveryCode(secret["typed"]),
        "passphrase": lambda: Passphrase(secret["passphrase"]),
        "passkey": lambda: Passkey(raw(secret["prf"])),
    }
    way_in = WayIn(kept["id"], kept["kind"], raw(kept["header"]), raw(kept["ciphertext"]))
    return b64(open_way_in(way_in, makers[secret["kind"]](), parse_identity(raw(given["record"]))))


def do_account(given: Json, _: Json) -> str:
    opened = Account.open(given["person"], raw(given["record"]), raw(given["sealed_bundle"]), raw(given["root"]))
    return b64(opened.identity.hash)


def do_identity(given: Json, _: Json) -> Json:
    identity = parse_identity(raw(given["record"]))
    return {"person": identity.person, "number": identity.number, "hash": b64(identity.hash)}


def do_entry(given: Json, _: Json) -> Json:
    entry = parse_entry(raw(given["entry"]))
    return {
        "group": entry.group,
        "seq": entry.seq,
        "type": entry.type,
        "actor": entry.actor,
        "body": b64(entry.body),
        "hash": b64(entry.hash),
    }


def do_header(given: Json, _: Json) -> Json:
    header = parse_header(raw(given["sealed"]))
    return {
        "class": header.item_class,
        "group": header.group,
        "item": header.item,
        "slot": b64(header.slot),
        "author": header.author,
        "epoch": header.epoch,
        "revision": header.revision,
        "head": {"seq": header.head_seq, "hash": b64(header.head_hash)},
    }


def do_body(given: Json, _: Json) -> Json:
    text = given["text"] * given.get("times", 1)
    padded = encode_body(Body(given["kind"], text, given["parent"]))
    return {"bytes": len(padded), "sha256": b64(sha256(padded).digest())}


def do_talk_note(given: Json, _: Json) -> Json:
    ledger, talk = Ledger(), given["talk"]
    for number, text in [*given.get("seen", []), (given["number"], given["text"])]:
        see_note(ledger, talk, number, text)
    signed = [(parse_identity(raw(each["record"])), raw(each["signature"])) for each in given["signed"]]
    note = check_note(talk, given["number"], given["text"], signed)
    return {"goal": note.goal, "result": note.result, "next": note.next}


def do_slow_hash(given: Json, _: Json) -> str:
    cost = suite.SlowHash(given["memory"], given["passes"], given["lanes"])
    return b64(suite.slow_hash(raw(given["secret"]), raw(given["salt"]), cost))


OPERATIONS: dict[str, Callable[[Json, Json], Any]] = {
    "lp": lambda g, _: b64(enc.lp(*map(raw, g["fields"]))),
    "split": lambda g, _: [b64(field) for field in enc.split(raw(g["bytes"]))],
    "base64url": lambda g, _: raw(g["text"]).hex(),
    "uuid": lambda g, _: enc.id_bytes(g["text"]).hex(),
    "u32": lambda g, _: enc.u32(g["number"]).hex(),
    "text": lambda g, _: enc.text_bytes(g["text"]).hex(),
    "read-text": lambda g, _: enc.text_of(raw(g["bytes"])),
    "digest": lambda g, _: b64(enc.digest(g["purpose"], *map(raw, g["fields"]))),
    "hkdf": lambda g, _: b64(suite.hkdf(raw(g["key"]), raw(g["salt"]), raw(g["info"]))),
    "slow-hash": do_slow_hash,
    "commitment": lambda g, _: b64(commit(g["group"], g["epoch"], raw(g["key"]))),
    "recovery-code": lambda g, _: spell_recovery_code(raw(g["secret"])),
    "recovery-secret": lambda g, _: b64(read_recovery_code(g["typed"])),
    "way-in": do_way_in,
    "account": do_account,
    "identity": do_identity,
    "entry": do_entry,
    "replay": do_replay,
    "wrap": do_wrap,
    "agreement": lambda g, _: b64(agreement_digest(g["group"], g["number"], g["text"])),
    "copy": do_copy,
    "release": do_release,
    "terms": lambda g, _: write_terms(read_terms(g["text"])),
    "find-terms": lambda g, stage: find_terms(roster_of(g, stage), g["number"], g["texts"]).text,
    "check-terms": lambda g, stage: b64(
        check_terms(roster_of(g, stage), g["number"], read_terms(g["text"]), now=g["now"])
    ),
    "bundle": do_bundle,
    "poll": do_poll,
    "ballot": do_ballot,
    "ballot-hash": lambda g, _: b64(ballot_hash(raw(g["sealed"]))),
    "tellings": do_tellings,
    "header": do_header,
    "talk-note": do_talk_note,
    "talk-note-digest": lambda g, _: b64(note_digest(g["talk"], g["number"], g["text"])),
    "sign-note": lambda g, stage: b64(sign_note(account_of(g["by"], stage), g["talk"], g["number"], g["text"])),
    "item": do_item,
    "personal": do_personal,
    "shared": do_shared,
    "body": do_body,
    "read-body": lambda g, _: body_told(read_body(raw(g["padded"]))),
    "slot": lambda g, _: b64(slot_of(g["group"], g["meeting"], g["place"])),
    "six-words": lambda g, _: list(six_words(parse_identity(raw(g["record"])))),
    "roster-code": lambda g, stage: roster_code(roster_of(g, stage)),
    "compare-roster": lambda g, stage: compare_roster_code(roster_of(g, stage), g["scanned"], g["me"]),
}
