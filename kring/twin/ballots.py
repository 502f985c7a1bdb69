"""Polls and their ballots: cast without a name; counted only when none was added, dropped, doubled or replayed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from kring.pulses.rules.telling import ANSWERS, STATEMENTS, Ballot
from kring.sealed.rules.ballot import BODY_BYTES, PLACE, RECEIPT, BallotHeader, ballot_hash, parse_ballot
from kring.sealed.rules.encoding import from_base64url, lp, purpose, to_base64url
from kring.sealed.rules.item import TAG_BYTES, slot_of
from kring.sealed.rules.log import Head
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin import suite
from kring.twin.account import Account
from kring.twin.body import Body, encode_body, read_body
from kring.twin.items import GroupView, Ledger, key_of, open_item, open_personal, seal_item, seal_personal

FORMAT = 1
DAYS_BETWEEN = 28
DAYS_OPEN_MAX = 21


@dataclass(frozen=True)
class Poll:
    """What its opener signed: the moment of the log that fixes who may answer, and two dates."""

    id: str
    author: str
    epoch: int
    head: Head
    members: int
    opened: date
    closes: date


@dataclass(frozen=True)
class Released:
    """What a server hands out of a closed poll. `voted`: how many it says answered; `closed`: where the log stood."""

    voted: int
    i_voted: bool
    receipt: bytes | None
    closed: Head
    ballots: Sequence[bytes]


def poll_text(opened: date, closes: date) -> str:
    return written({"format": FORMAT, "statements": 1, "opened": opened.isoformat(), "closes": closes.isoformat()})


def open_poll(account: Account, view: GroupView, poll: str, *, opened: date, closes: date) -> bytes:
    """The sealed act that begins a poll: its id is the poll's."""
    body = Body("ballot", poll_text(opened, closes))
    return seal_item(account, view, body, slot=slot_of(view.roster.group, view.roster.group, PLACE), item=poll)


def read_poll(view: GroupView, sealed: bytes, poll: str) -> Poll:
    """Raises Invalid. Epoch and members are of the moment that the opener signed, which the log must know."""
    slot = slot_of(view.roster.group, view.roster.group, PLACE)
    header, body, _ = open_item(view, sealed, slot=slot, item=poll, revision=1)
    opened, closes = read_dates(body)
    head = Head(header.head_seq, header.head_hash)
    return Poll(poll, header.author, header.epoch, head, len(view.roster.at(head).members), opened, closes)


def read_dates(body: Body) -> tuple[date, date]:
    try:
        told: Any = json.loads(body.text)
        opened, closes = date.fromisoformat(told["opened"]), date.fromisoformat(told["closes"])
    except (ValueError, TypeError, KeyError):
        raise Refused(Reason.MALFORMED, "poll") from None
    is_right = body.kind == "ballot" and body.text == poll_text(opened, closes)
    if not is_right or not 0 < (closes - opened).days <= DAYS_OPEN_MAX:
        raise Refused(Reason.MALFORMED, "poll")
    return opened, closes


def seal_ballot(view: GroupView, poll: Poll, ballot: Ballot) -> bytes:
    """One answer to a poll: by nobody. Raises Invalid `poll-void` once the members are others than it asked."""
    if view.roster.is_stale or len(view.roster.epochs) != poll.epoch:
        raise Refused(Reason.POLL_VOID)
    return seal_with_epoch(key_of(view, poll.epoch), view.roster.group, poll.id, poll.epoch, ballot_text(ballot))


def seal_with_epoch(key: bytes, group: str, poll: str, epoch: int, text: str) -> bytes:
    header = BallotHeader(group, poll, epoch, suite.random_bytes(suite.SALT_BYTES))
    encoded = header.encode()
    return encoded + suite.seal_once(
        key, header.salt, key_info(encoded), aad=encoded, plain=encode_body(Body("ballot", text))
    )


def open_ballot(view: GroupView, poll: Poll, sealed: bytes) -> Ballot:
    header = parse_ballot(sealed)
    if header.group != view.roster.group:
        raise Refused(Reason.ITEM_OTHER_GROUP)
    if header.poll != poll.id:
        raise Refused(Reason.BALLOT_OTHER_POLL)
    if header.epoch != poll.epoch:
        raise Refused(Reason.ITEM_OTHER_EPOCH)
    encoded, ciphertext = sealed[: -BODY_BYTES - TAG_BYTES], sealed[-BODY_BYTES - TAG_BYTES :]
    plain = suite.open_once(key_of(view, header.epoch), header.salt, key_info(encoded), aad=encoded, sealed=ciphertext)
    return read_ballot(read_body(plain))


def keep_receipt(account: Account, group: str, poll: str, ballot: bytes) -> bytes:
    """The hash of one's own ballot, sealed for oneself."""
    body = Body("ballot", to_base64url(ballot_hash(ballot)), poll)
    return seal_personal(account, body, slot=slot_of(group, poll, RECEIPT))


def own_hash(account: Account, group: str, poll: str, receipt: bytes) -> bytes:
    body = open_personal(account, receipt, Ledger(), slot=slot_of(group, poll, RECEIPT)).body
    if body.kind != "ballot" or body.parent != poll:
        raise Refused(Reason.MALFORMED, "receipt")
    return from_base64url(body.text)


def count(account: Account, view: GroupView, poll: Poll, told: Released, *, today: date) -> list[Ballot]:
    """Every ballot of a closed poll, opened; or Invalid with the reason why nothing of it is shown."""
    check_still_same(view, poll, told.closed)
    check_numbers(poll, told, today=today)
    hashes = [ballot_hash(sealed) for sealed in told.ballots]
    if len(set(hashes)) < len(hashes):
        raise Refused(Reason.BALLOT_DOUBLED)
    if hashes != sorted(hashes):
        raise Refused(Reason.MALFORMED, "order")
    opened = [open_ballot(view, poll, sealed) for sealed in told.ballots]
    check_own(account, poll, view.roster.group, told, hashes)
    return opened


def check_still_same(view: GroupView, poll: Poll, closed: Head) -> None:
    """From opening to closing the log let nobody in or out and changed no key: each of these makes a new epoch."""
    moment = view.roster.at(closed)
    if closed.seq < poll.head.seq or moment.epoch != poll.epoch or moment.is_stale:
        raise Refused(Reason.POLL_VOID)


def check_numbers(poll: Poll, told: Released, *, today: date) -> None:
    if told.voted > poll.members or len(told.ballots) > told.voted:
        raise Refused(Reason.BALLOTS_STUFFED, f"{len(told.ballots)} of {told.voted}, {poll.members} members")
    if len(told.ballots) < told.voted:
        raise Refused(Reason.BALLOTS_DROPPED, f"{len(told.ballots)} of {told.voted}")
    if told.voted < poll.members and today <= poll.closes:
        raise Refused(Reason.POLL_EARLY)


def check_own(account: Account, poll: Poll, group: str, told: Released, hashes: Sequence[bytes]) -> None:
    """My own is there if I voted; and nobody voted in my name."""
    if told.receipt is None and told.i_voted:
        raise Refused(Reason.BALLOTS_STUFFED, "in my name")
    if told.receipt is not None and own_hash(account, group, poll.id, told.receipt) not in hashes:
        raise Refused(Reason.BALLOTS_DROPPED, "mine")


def check_rhythm(polls: Sequence[Poll]) -> None:
    """Polls in the order of their days: weeks lie between two, whatever a server let through."""
    days = sorted(poll.opened for poll in polls)
    if any((later - before).days < DAYS_BETWEEN for before, later in pairwise(days)):
        raise Refused(Reason.POLL_SOON)


def ballot_text(ballot: Ballot) -> str:
    return written({"format": FORMAT, "answers": list(ballot.answers), "first": ballot.first})


def read_ballot(body: Body) -> Ballot:
    """One spelling only: nobody can put a mark in it."""
    try:
        told: Any = json.loads(body.text)
        ballot = Ballot(tuple(told["answers"]), told["first"])
    except (ValueError, TypeError, KeyError):
        raise Refused(Reason.MALFORMED, "ballot") from None
    is_right = len(ballot.answers) == STATEMENTS and all(
        type(answer) is int and answer in ANSWERS for answer in ballot.answers
    )
    is_right = is_right and type(ballot.first) is bool
    if not is_right or body.kind != "ballot" or body.parent or body.text != ballot_text(ballot):
        raise Refused(Reason.MALFORMED, "ballot")
    return ballot


def written(told: Any) -> str:
    return json.dumps(told, separators=(",", ":"))


def key_info(header: bytes) -> bytes:
    return purpose("ballot-key") + lp(header)
