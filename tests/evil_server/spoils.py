"""Each lie: which answers it rewrites and why a client refuses. Some need a member who works with the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from kring.pulses.rules.telling import Ballot
from kring.sealed.rules.ballot import ballot_hash
from kring.sealed.rules.encoding import from_base64url as raw
from kring.sealed.rules.encoding import lp, u32
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.entry import (
    AdmitBody,
    AgreeBody,
    EpochBody,
    agreement_digest,
    parse_entry,
    unsigned_entry,
)
from kring.sealed.rules.item import parse_header, slot_of
from kring.sealed.rules.log import Head, Roster
from kring.twin import Account, Body, ask_to_join, close_group, make_way_in, roster_code, start_group
from kring.twin.ballots import Poll, own_hash, read_poll, seal_ballot
from kring.twin.change import sign_entry
from kring.twin.epochs import Place, make_epoch, wrap_hash, wrap_info
from kring.twin.items import seal_with
from kring.twin.suite import hpke_seal
from kring.twin.ways import RecoveryCode
from tests.evil_server import stage as s
from tests.evil_server.showing import about_showing
from tests.evil_server.stage import (
    ADVICE,
    ANNA,
    ASK,
    BRAM,
    CASE,
    CODE,
    EAST,
    FIRST,
    GHOST,
    MEETING,
    SECOND,
    WEST,
    Json,
    Stage,
)


class Lie(NamedTuple):
    """`answers` replaces these routes' answers. Without a reason the lie is harmless: it must change nothing."""

    name: str
    reason: str
    answers: Json
    by: str = "recovery-code"


def lies(stage: Stage, honest: Json) -> Iterator[Lie]:
    from tests.evil_server import releases  # noqa: PLC0415 - it says its lies in the words of this page

    yield from about_items(stage, honest)
    yield from by_accomplices(stage, honest)
    yield from about_the_log(stage, honest)
    yield from about_agreements(stage, honest)
    yield from releases.lies(stage, honest)
    yield from about_pulses(stage, honest)
    yield from about_epochs(stage, honest)
    yield from about_identities(stage, honest)
    yield from about_ways_in(stage, honest)
    yield from (Lie(name, reason, {"shared": [row]}) for name, reason, row in about_showing(stage))


def sealed_of(stage: Stage, item: str, revision: int = 1) -> bytes:
    headers = ((parse_header(sealed), sealed) for sealed in stage.items)
    return next(sealed for header, sealed in headers if (header.item, header.revision) == (item, revision))


def about_items(stage: Stage, honest: Json) -> Iterator[Lie]:
    rows = {row["id"]: row for row in honest["items"]}
    case, ask, advice = rows[CASE], rows[ASK], rows[ADVICE]

    def lie(name: str, reason: str, *changed: Json) -> Lie:
        return Lie(name, reason, {"items": list(changed)})

    yield lie("an item moved to another place", "item-other-slot", case, {**advice, "slot": ask["slot"]})
    yield lie("an item under another author's name", "item-other-author", {**ask, "author": ANNA})
    yield lie("an item under another id", "item-other-id", {**ask, "id": ADVICE})
    yield lie(
        "an older revision under a new number", "item-rolled-back", {**case, "sealed": b64(sealed_of(stage, CASE))}
    )
    yield lie("an older revision", "item-rolled-back", s.row(sealed_of(stage, CASE)))
    yield lie("a changed text", "signature-wrong", {**ask, "sealed": flipped(ask["sealed"], 200)})
    yield lie("a changed signature", "signature-wrong", {**ask, "sealed": flipped(ask["sealed"], -1)})
    yield lie("a class that is personal", "item-other-class", {**ask, "sealed": put(ask["sealed"], 17, b"\2")})
    yield lie("a reserved class", "class-unknown", {**ask, "sealed": put(ask["sealed"], 17, b"\3")})
    yield lie("an unknown suite", "suite-unknown", {**ask, "sealed": put(ask["sealed"], 16, b"\2")})
    yield lie("a cut item", "malformed", {**ask, "sealed": b64(raw(ask["sealed"])[:-1])})
    yield lie("an endless item", "too-large", {**ask, "sealed": b64(raw(ask["sealed"]) + bytes(70_000))})
    yield lie("an item of another group", "item-other-group", {**ask, "sealed": b64(of_another_group(stage))})


def flipped(text: str, at: int) -> str:
    changed = bytearray(raw(text))
    changed[at] ^= 1
    return b64(bytes(changed))


def put(text: str, at: int, field: bytes) -> str:
    sealed = raw(text)
    return b64(sealed[:at] + field + sealed[at + len(field) :])


def forged(stage: Stage, name: str, **changes: Any) -> bytes:
    """Sealed with the group's own key by a member who says what is not so; `signed_by` may be another."""
    signer = stage.account(changes.pop("signed_by", name))
    text = changes.pop("text", "vals")
    key = stage.view(stage.account("anna")).keys[3]
    header = parse_header(sealed_of(stage, ASK))._replace(author=stage.account(name).person, salt=bytes(32))
    return seal_with(key, signer, header._replace(**changes), Body("question", text))


def of_another_group(stage: Stage) -> bytes:
    return forged(stage, "chaima", group=WEST)


def by_accomplices(stage: Stage, honest: Json) -> Iterator[Lie]:
    def lie(name: str, reason: str, sealed: bytes) -> Lie:
        return Lie(name, reason, {"items": [s.row(sealed)]})

    head = stage.roster.head
    yield lie("the same id with another text", "item-reused", forged(stage, "chaima"))
    yield lie("a next revision by another member", "item-other-author", forged(stage, "anna", revision=2))
    elsewhere = slot_of(EAST, MEETING, "advice")
    yield lie(
        "a next revision in another place", "item-other-slot", forged(stage, "chaima", revision=2, slot=elsewhere)
    )
    fresh = "17e30000-0000-4000-8000-000000000099"
    yield lie("an item by who is no member", "author-not-member", forged(stage, "ghost", item=fresh))
    yield lie("an item in a member's name", "signature-wrong", forged(stage, "anna", item=fresh, signed_by="ghost"))
    yield lie("an item under an older epoch", "item-other-epoch", forged(stage, "chaima", item=fresh, epoch=2))
    other = {"item": fresh, "head_hash": bytes(32)}
    yield lie("an item from another history", "log-forked", forged(stage, "chaima", **other))
    later = {"item": fresh, "head_seq": head.seq + 1}
    yield lie("an item that knows more of the log than is shown", "log-shortened", forged(stage, "chaima", **later))


def about_the_log(stage: Stage, honest: Json) -> Iterator[Lie]:
    entries, roster = stage.entries, stage.roster
    anna, ghost = stage.account("anna"), stage.account("ghost")

    def lie(name: str, reason: str, changed: list[bytes], **more: Any) -> Lie:
        return Lie(name, reason, {"log": s.log(changed), **more})

    ghosts = [*honest["identities"], s.identity(stage.people["ghost"])]
    yield lie("a shortened log", "log-shortened", entries[:-1])
    yield lie("no log", "log-shortened", [])
    yield lie("a log in another order", "log-out-of-order", [*entries[:5], entries[6], entries[5], *entries[7:]])
    yield lie("an entry left out", "log-out-of-order", [*entries[:5], *entries[6:]])
    yield lie("a changed entry", "signature-wrong", [*entries[:-1], entries[-1][:-1] + bytes([entries[-1][-1] ^ 1])])
    before = replace(stage, entries=entries[:5]).roster
    yield lie("another history", "log-forked", forked(stage))
    spliced = sign_entry(anna, replace(before, head=Head(5, bytes(32))), "close", b"")
    yield lie("two histories sewn together", "log-chain-broken", [*entries[:5], spliced])
    yield lie("the log of another group", "log-other-group", list(start_group(anna, WEST).entries))
    asked = ask_to_join(ghost, roster)
    body = AdmitBody(GHOST, ghost.identity.hash, asked.roster.head.hash, "words")
    let_in = [*entries, *asked.entries, sign_entry(ghost, asked.roster, "admit", body.encode())]
    yield lie("a ghost that lets itself in", "actor-not-member", let_in, identities=ghosts)
    swapped = body._replace(identity_hash=anna.identity.hash)
    other = [*entries, *asked.entries, sign_entry(anna, asked.roster, "admit", swapped.encode())]
    yield lie("letting in under another identity than asked", "actor-other-identity", other, identities=ghosts)
    unasked = [*entries, sign_entry(anna, roster, "admit", body.encode())]
    yield lie("letting in a ghost that did not ask", "not-joined", unasked, identities=ghosts)
    closed = close_group(anna, roster)
    after = [*entries, *closed.entries, sign_entry(anna, closed.roster, "leave", b"")]
    yield lie("something after the end", "log-closed", after)
    yield lie("an entry of an unknown type", "type-unknown", [*entries, sign_entry(anna, roster, "promote", b"")])
    yield lie("a second beginning", "genesis-misplaced", [*entries, sign_entry(anna, roster, "genesis", lp(bytes(32)))])


def forked(stage: Stage) -> list[bytes]:
    """The last entry is another one, signed by the same member: two members are shown two histories."""
    before = replace(stage, entries=stage.entries[:-1]).roster
    body = make_epoch(before).body
    return [*stage.entries[:-1], sign_entry(stage.account("anna"), before, "epoch", body.encode())]


def about_agreements(stage: Stage, honest: Json) -> Iterator[Lie]:
    entries, roster = stage.entries, stage.roster
    anna, ghost, other = stage.account("anna"), stage.account("ghost"), "agreement-other"
    rows = {row["id"]: row for row in honest["items"]}

    def log(name: str, reason: str, *more: bytes, kept: list[bytes] = entries, **answers: Any) -> Lie:
        return Lie(name, reason, {"log": s.log([*kept, *more]), **answers})

    def items(name: str, *changed: Json) -> Lie:
        return Lie(
            name, other, {"items": [row for id_, row in rows.items() if id_ not in {FIRST, SECOND}] + [*changed]}
        )

    first, second = rows[FIRST], rows[SECOND]
    text = Body("agreement", s.PROPOSED.replace("helpen", "beoordelen"))
    swapped = replace(stage, items=[]).write("anna", text, "agreement", SECOND[:-1] + "9")
    yield items("another agreement than was signed", first, s.row(swapped))
    yield items("the former agreement in place of the newest", first)
    yield items("the newest agreement without the one in force", second)
    signed = AgreeBody(2, agreement_digest(EAST, 2, s.PROPOSED)).encode()
    replayed = sign_entry(anna, replace(roster, group=WEST), "agree", signed)
    yield log("a signature from another group", "log-other-group", replayed)
    before = AgreeBody(1, agreement_digest(EAST, 1, s.AGREED)).encode()
    real = next(entry for entry in entries if parse_entry(entry).body == before)
    yield log("a signature moved to a newer version", "signature-wrong", moved(real, roster, signed))
    yield log("a signature played again", "log-out-of-order", real)
    at = entries.index(real)
    yield log("a signature left out", "log-out-of-order", kept=[*entries[:at], *entries[at + 1 :]])
    yield log("the last signature left out", "log-shortened", kept=entries[:-1])
    yield log("a forged signature", "signature-wrong", sign_entry(posing(ghost, anna), roster, "agree", signed))
    yield log("a signature by who is no member", "actor-not-member", sign_entry(ghost, roster, "agree", signed))
    elsewhere = AgreeBody(2, agreement_digest(EAST, 2, s.AGREED)).encode()
    yield log("a signature under what nobody proposed", other, sign_entry(anna, roster, "agree", elsewhere))
    asked = ask_to_join(ghost, roster)
    body = AdmitBody(GHOST, ghost.identity.hash, asked.roster.head.hash, "words")
    let_in = (*asked.entries, sign_entry(anna, asked.roster, "admit", body.encode()))
    ghosts = [*honest["identities"], s.identity(stage.people["ghost"])]
    yield log("somebody let in who did not sign the agreement", "agreement-unsigned", *let_in, identities=ghosts)


def moved(entry: bytes, roster: Roster, body: bytes) -> bytes:
    """The same signature under an entry that says something else, at the end of the log."""
    old = parse_entry(entry)
    said = unsigned_entry(
        old.type,
        body,
        group=old.group,
        actor=old.actor,
        identity_hash=old.identity_hash,
        seq=roster.head.seq + 1,
        previous=roster.head.hash,
    )
    return said + lp(old.signature)


def posing(who: Account, other: Account) -> Account:
    """Signs with one's own key in the name, and under the identity, of somebody else."""
    return replace(who, person=other.person, identity=other.identity)


def about_pulses(stage: Stage, honest: Json) -> Iterator[Lie]:
    """Chaima opened the poll; as an accomplice she may cast as often as she likes, in whosever name."""
    row, view = stage.pulse, stage.view(stage.account("chaima"))
    cast: list[str] = row["ballots"]
    poll = read_poll(view, raw(row["sealed"]), s.POLL)
    kept = own_hash(stage.account("bram"), EAST, s.POLL, raw(row["receipt"]))
    mine = next(one for one in cast if ballot_hash(raw(one)) == kept)

    def lie(name: str, reason: str, *, ballots: list[str] | None = None, **told: Any) -> Lie:
        rows = sorted(cast if ballots is None else ballots, key=lambda one: ballot_hash(raw(one)))
        return Lie(name, reason, {"pulses": [{**row, "ballots": rows, **told}]})

    def another(poll: Poll = poll) -> str:
        return b64(seal_ballot(view, poll, Ballot((5,) * 7, False)))

    full = {"voted": 3}
    stuffed, dropped = "ballots-stuffed", "ballots-dropped"
    yield lie("a ballot more than voted", stuffed, ballots=[*cast, another()])
    yield lie("more ballots than members", stuffed, ballots=[*cast, another(), another()], voted=4)
    yield lie("a vote in my name", stuffed, receipt=None)
    yield lie("a ballot left out", dropped, ballots=[mine])
    yield lie("my ballot left out, and me not counted", dropped, ballots=[next(o for o in cast if o != mine)], voted=1)
    yield lie("my ballot left out, and that I voted", dropped, ballots=[another(), another()], i_voted=False)
    yield lie("my ballot replaced", dropped, ballots=[*(one for one in cast if one != mine), another()])
    yield lie("a ballot doubled", "ballot-doubled", ballots=[*cast, mine], **full)
    yield Lie("ballots in another order", "malformed", {"pulses": [{**row, "ballots": cast[::-1]}]})
    yield lie("a ballot of another poll", "ballot-other-poll", ballots=[mine, another(replace(poll, id=s.NEXT_POLL))])
    replayed = raw(another(replace(poll, id=s.NEXT_POLL)))
    moved = b64(replayed[:34] + raw(mine)[34:50] + replayed[50:])
    yield lie("a ballot of another poll under this one's id", "cannot-open", ballots=[mine, moved])
    yield lie("a ballot that does not open", "cannot-open", ballots=[mine, flipped(another(), -1)])
    yield lie("a ballot of an older epoch", "item-other-epoch", ballots=[mine, put(another(), 50, u32(2))])
    yield lie("a contribution as a ballot", "malformed", ballots=[mine, honest["items"][0]["sealed"]])
    yield lie("another day on which it closed", "signature-wrong", sealed=flipped(row["sealed"], 200))
    yield lie("a poll under another id", "item-other-id", id=s.NEXT_POLL)
    yield from about_its_time(stage, lie)


def about_its_time(stage: Stage, lie: Callable[..., Lie]) -> Iterator[Lie]:
    row = stage.pulse
    at = replace(stage, entries=stage.entries[:4]).roster.head
    yield lie("an old roster at closing", "poll-void", closed={"seq": at.seq, "hash": b64(at.hash)})
    yield lie("a closing that the log does not know", "log-forked", closed={**row["closed"], "hash": b64(bytes(32))})
    later = {"seq": row["closed"]["seq"] + 1, "hash": b64(bytes(32))}
    yield lie("a closing beyond the log", "log-shortened", closed=later)
    gone = sign_entry(stage.account("chaima"), stage.roster, "leave", b"")
    left = replace(stage, entries=[*stage.entries, gone]).roster.head
    void = lie("a poll across a change of members", "poll-void", closed={"seq": left.seq, "hash": b64(left.hash)})
    yield void._replace(answers={**void.answers, "log": s.log([*stage.entries, gone])})
    early = s.pulse(stage, opened=s.POLL_DAY - timedelta(days=1), closes=s.POLL_DAY)
    yield Lie("ballots handed out before the last day is over", "poll-early", {"pulses": [early]})
    soon = s.pulse(stage, s.NEXT_POLL, s.OPENED + timedelta(days=14), s.OPENED + timedelta(days=20))
    yield Lie("a second poll too soon", "poll-soon", {"pulses": [row, soon]})
    limits = {"threshold": 1, "numbers_from": 1, "wish_from": 1, "members": 2, "bands": ["few"] * 7}
    yield lie("a lowered threshold", "", **limits)


def about_epochs(stage: Stage, honest: Json) -> Iterator[Lie]:
    entries, roster, anna = stage.entries, stage.roster, stage.account("anna")
    body = make_epoch(roster).body

    def epoch(name: str, reason: str, signer: Account, told: EpochBody) -> Lie:
        return Lie(name, reason, {"log": s.log([*entries, sign_entry(signer, roster, "epoch", told.encode())])})

    ghostly = body._replace(wraps={**body.wraps, GHOST: bytes(32)})
    yield epoch("an epoch that a ghost can open", "epoch-recipient-extra", anna, ghostly)
    without = body._replace(wraps={person: hash_ for person, hash_ in body.wraps.items() if person != BRAM})
    yield epoch("an epoch without a member", "epoch-recipient-missing", anna, without)
    yield epoch("an epoch with another number", "epoch-number", anna, body._replace(number=3))
    yield epoch("an epoch by who is no member", "actor-not-member", stage.account("ghost"), body)
    yield from about_wraps(stage, honest)


def about_wraps(stage: Stage, honest: Json) -> Iterator[Lie]:
    mine = {wrap["epoch"]: wrap for wrap in honest["wraps"]}

    def lie(name: str, reason: str, *changed: Json) -> Lie:
        return Lie(name, reason, {"wraps": list(changed)})

    yield lie("no key for an epoch", "epoch-not-held", mine[2])
    yield lie("another epoch's key", "wrap-other", {**mine[3], "sealed_key": mine[2]["sealed_key"]})
    yield lie("a key for an epoch that nobody made", "epoch-unknown", {**mine[3], "epoch": 9})
    yield lie("a key from before he came", "epoch-not-mine", {**mine[2], "epoch": 1})
    yield Lie("an epoch key that was not committed to", "commitment-wrong", uncommitted(stage))
    yield Lie("an epoch key sealed to nobody", "cannot-open", uncommitted(stage, sealed=bytes(113)))


def uncommitted(stage: Stage, sealed: bytes = b"") -> Json:
    """An accomplice gives Bram another key than the others: the log commits to one."""
    roster, bram = stage.roster, stage.account("bram").identity
    made = make_epoch(roster)
    info = wrap_info(bram, Place(EAST, made.body.number, roster.head.hash))
    wrap = sealed or hpke_seal(bram.sealing_key, info, bytes(32))
    body = made.body._replace(wraps={**made.body.wraps, BRAM: wrap_hash(wrap)})
    entry = sign_entry(stage.account("anna"), roster, "epoch", body.encode())
    told = {"epoch": made.body.number, "person": BRAM, "identity_hash": b64(bram.hash), "sealed_key": b64(wrap)}
    return {"log": s.log([*stage.entries, entry]), "wraps": [told]}


def about_identities(stage: Stage, honest: Json) -> Iterator[Lie]:
    def without(person: str) -> list[Json]:
        return [row for row in honest["identities"] if row["person"] != person]

    fake = Account.make(ANNA)
    yield Lie("a member's public key replaced", "identity-unknown", {"identities": [*without(ANNA), s.identity(fake)]})
    newer = [*honest["identities"], s.identity(Account.make(ANNA, 2))]
    yield Lie("a newer key for a member, that nobody approved", "", {"identities": newer})
    yield Lie(
        "a member that only the list names",
        "",
        {"group": {**honest["group"], "members": s.members("anna", "bram", "chaima", "ghost")}},
    )
    spoilt = {**s.identity(stage.people["anna"]), "record": flipped(b64(stage.people["anna"].record), -1)}
    yield Lie("a changed identity record", "identity-unknown", {"identities": [*without(ANNA), spoilt]})
    ghost = roster_code(replace(stage, entries=stage.entries).roster)[:-43] + "A" * 43
    yield Lie("a roster that differs from a neighbour's", "roster-differs", {"scanned": ghost})


def about_ways_in(stage: Stage, honest: Json) -> Iterator[Lie]:
    me = honest["me"]
    code, phrase = me["ways_in"]
    bram, anna = stage.people["bram"], stage.people["anna"]

    def ways(*rows: Json) -> Json:
        return {"me": {**me, "ways_in": list(rows)}}

    def identity(**fields: str) -> Json:
        return {"me": {**me, "identity": {**me["identity"], **fields}}}

    slow, lowered = lp(b"\2" + u32(65_536) + u32(3) + u32(1)), lp(b"\2" + u32(8) + u32(1) + u32(1))
    cheap = b64(raw(phrase["header"]).replace(slow, lowered))
    yield Lie("cheaper guessing", "way-in-weak", ways(code, {**phrase, "header": cheap}), "passphrase")
    endless = lp(b"\2" + u32(4_000_000) + u32(3) + u32(1))
    heavy = b64(raw(phrase["header"]).replace(slow, endless))
    yield Lie("endless guessing", "too-large", ways(code, {**phrase, "header": heavy}), "passphrase")
    another = make_way_in(bram.root, bram.account.identity, RecoveryCode(CODE))
    yield Lie("another wrap's header", "way-in-other-identity", ways({**code, "header": b64(another.header)}))
    theirs = make_way_in(anna.root, anna.account.identity, RecoveryCode(CODE))
    yield Lie("somebody else's way in", "way-in-other-identity", ways(theirs.to_json()))
    yield Lie("a way in under another kind", "way-in-kind", ways({**code, "header": phrase["header"]}))
    yield Lie("a changed wrap", "cannot-open", ways({**code, "ciphertext": flipped(code["ciphertext"], 0)}))
    yield Lie("another bundle", "cannot-open", identity(sealed_bundle=b64(anna.sealed_bundle)))
    yield Lie("keys that the server made", "way-in-other-identity", server_made(me))


def server_made(me: Json) -> Json:
    """A whole new account in Bram's name: his code does not open it."""
    made = Account.make(BRAM)
    fields = {"number": 1, "record": b64(made.record), "sealed_bundle": b64(made.sealed_bundle)}
    return {"me": {**me, "identity": fields}}
