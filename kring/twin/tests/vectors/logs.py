"""Cases of group logs: entries, replays good and bad, wraps, roster codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kring.sealed.rules.encoding import id_bytes, lp, to_base64url
from kring.sealed.rules.entry import (
    AdmitBody,
    ComparedBody,
    EpochBody,
    KeyChangeBody,
    unsigned_entry,
)
from kring.sealed.rules.log import Head, Roster
from kring.twin import suite
from kring.twin.account import Account, NewAccount
from kring.twin.change import (
    admit,
    approve_key_change,
    ask_to_join,
    close_group,
    leave_group,
    new_epoch,
    record_comparison,
    remove_member,
    sign_entry,
    start_group,
)
from kring.twin.epochs import Place, Wrap, make_epoch, regrant, wrap_hash, wrap_info
from kring.twin.roster_code import roster_code
from kring.twin.tests.circle import ANNA, BRAM, CHAIMA, DAAN, EAST, WEST, Circle
from kring.twin.tests.vectors.plain import Case

b64 = to_base64url
Json = dict[str, Any]
People = dict[str, NewAccount]
Doing = tuple[str, bytes]  # type and body of an entry


@dataclass
class Story:
    """The log of Wijkteam Oost: Anna begins, Bram and Chaima come, Bram loses everything, Chaima goes, Daan asks."""

    people: People
    circle: Circle
    rosters: list[Roster] = field(default_factory=list)

    def account(self, name: str) -> Account:
        return self.people[name].account

    def before(self, seq: int) -> Roster:
        """The roster right before entry `seq`."""
        return Circle(self.circle.group, self.circle.records, self.circle.entries[: seq - 1]).roster

    @property
    def roster(self) -> Roster:
        return self.circle.roster


def east(people: People) -> Story:
    circle = Circle(EAST, [made.record for made in people.values()])
    story = Story(people, circle)
    anna, bram, again, chaima = (story.account(name) for name in ("anna", "bram", "bram again", "chaima"))
    circle.accept(start_group(anna, EAST))
    circle.accept(ask_to_join(bram, circle.roster))
    circle.accept(admit(anna, circle.roster, BRAM, how="words"))
    circle.accept(ask_to_join(chaima, circle.roster))
    circle.accept(admit(bram, circle.roster, CHAIMA))
    circle.accept(record_comparison(chaima, circle.roster, [ANNA, BRAM], how="qr"))
    circle.accept(ask_to_join(again, circle.roster))
    circle.accept(approve_key_change(anna, circle.roster, BRAM, how="words"))
    circle.wraps.extend(regrant(anna, circle.roster, circle.wraps_of(ANNA), BRAM))
    circle.accept(leave_group(chaima, circle.roster))
    circle.accept(new_epoch(again, circle.roster))
    circle.accept(ask_to_join(story.account("daan"), circle.roster))
    return story


def west(people: People) -> Story:
    circle = Circle(WEST, [made.record for made in people.values()])
    circle.accept(start_group(people["daan"].account, WEST))
    return Story(people, circle)


def kept(story: Story) -> Json:
    circle = story.circle
    return {
        "group": circle.group,
        "entries": [b64(entry) for entry in circle.entries],
        "wraps": [wrap.to_json() for wrap in circle.wraps],
    }


def cases(story: Story, other: Story) -> Iterator[Case]:
    for number, entry in enumerate(story.circle.entries, 1):
        yield Case(f"entry {number}", "entry", {"entry": b64(entry)})
    for count in range(1, len(story.circle.entries) + 1):
        yield replayed(f"after {count} entries", story, story.circle.entries[:count])
    yield replayed("of another group", other, other.circle.entries)
    yield from ends(story)
    yield from bad_entries(story)
    yield from bad_orders(story, other)
    yield from bad_actors(story)
    yield from bad_admissions(story)
    yield from bad_epochs(story)
    yield from pins(story)
    yield from wraps(story)
    yield from bad_wraps(story)
    yield from roster_codes(story)


def replayed(name: str, story: Story, entries: list[bytes], refuses: str = "", **given: Any) -> Case:
    """`first` entries of the story's own log, then `more`."""
    kept_entries = story.circle.entries
    pairs = zip(entries, kept_entries, strict=False)
    first = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(entries), len(kept_entries)))
    more = [b64(entry) for entry in entries[first:]]
    log = "east" if story.circle.group == EAST else "west"
    whole = {"group": story.circle.group, "log": log, "first": first, "more": more, **given}
    return Case(f"replay {name}", "replay", whole, refuses)


def next_entry(name: str, story: Story, signer: Account, does: Doing, reason: str, *, at: int = 0) -> Case:
    """One entry more, signed as it should be, that says what it should not; `at` cuts the log first."""
    entries = story.circle.entries[:at] if at else story.circle.entries
    roster = story.before(at + 1) if at else story.roster
    return replayed(name, story, [*entries, sign_entry(signer, roster, *does)], reason)


def ends(story: Story) -> Iterator[Case]:
    anna = story.account("anna")
    yield next_entry("an unknown type", story, anna, ("promote", b""), "type-unknown")
    yield next_entry("a type that is no text", story, anna, ("\u0301", b""), "type-unknown")
    closed = close_group(anna, story.roster)
    whole = [*story.circle.entries, *closed.entries]
    yield replayed("of a closed group", story, whole)
    more = sign_entry(anna, closed.roster, "leave", b"")
    yield replayed("something after the end", story, [*whole, more], "log-closed")
    removed = remove_member(anna, story.roster, BRAM)
    yield replayed("of a removal", story, [*story.circle.entries, *removed.entries])


def bad_entries(story: Story) -> Iterator[Case]:
    entry = story.circle.entries[2]
    bad = {
        "cut": (entry[:-1], "malformed"),
        "with a byte more": (entry + b"\0", "malformed"),
        "nothing": (b"", "malformed"),
        "with another purpose": (entry.replace(b"kring/1/entry", b"kring/1/entrz"), "malformed"),
        "too large": (entry + bytes(16_384), "too-large"),
    }
    for name, (changed, reason) in bad.items():
        yield Case(f"no entry: {name}", "entry", {"entry": b64(changed)}, reason)


def bad_orders(story: Story, other: Story) -> Iterator[Case]:
    entries = story.circle.entries
    yield replayed("entries swapped", story, [entries[0], entries[2], entries[1], *entries[3:]], "log-out-of-order")
    yield replayed("an entry left out", story, [*entries[:3], *entries[4:]], "log-out-of-order")
    yield replayed("an entry twice", story, [*entries[:3], entries[2]], "log-out-of-order")
    yield replayed("without its beginning", story, entries[1:], "log-out-of-order")
    yield replayed("entries of another group", story, other.circle.entries, "log-other-group")
    flipped = entries[1][:-1] + bytes([entries[1][-1] ^ 1])
    yield replayed("a changed signature", story, [entries[0], flipped], "signature-wrong")
    salted = entries[0].replace(entries[0][-104:-72], bytes(32))
    yield replayed("a changed body", story, [salted], "signature-wrong")
    yield replayed(
        "without the identities", story, entries, "identity-unknown", records=[b64(story.people["anna"].record)]
    )
    anna = story.account("anna")
    first = sign_entry(anna, replace(story.before(1), head=Head(0, bytes([1]) * 32)), "genesis", lp(bytes(32)))
    yield replayed("a beginning that follows on something", story, [first], "log-chain-broken")
    forked = sign_entry(anna, replace(story.before(3), head=Head(2, bytes(32))), "leave", b"")
    yield replayed("another history before", story, [*entries[:2], forked], "log-chain-broken")
    joined = sign_entry(anna, story.before(1), "join", b"")
    yield replayed("no beginning", story, [joined], "genesis-misplaced")
    yield next_entry("a second beginning", story, anna, ("genesis", lp(bytes(32))), "genesis-misplaced")
    short = sign_entry(anna, story.before(1), "genesis", lp(bytes(31)))
    yield replayed("a short salt", story, [short], "malformed")


def bad_actors(story: Story) -> Iterator[Case]:
    anna, bram, chaima, daan = (story.account(name) for name in ("anna", "bram", "chaima", "daan"))
    remove_anna = lp(id_bytes(ANNA))
    yield next_entry("a removal by who only asked", story, daan, ("remove", remove_anna), "actor-not-member")
    yield next_entry("a removal by who left", story, chaima, ("remove", remove_anna), "actor-not-member")
    yield next_entry("a removal under a lost identity", story, bram, ("remove", remove_anna), "actor-other-identity")
    yield next_entry("a removal of who is not in", story, anna, ("remove", lp(id_bytes(DAAN))), "subject-not-member")
    yield next_entry("a removal of oneself", story, anna, ("remove", lp(id_bytes(ANNA))), "subject-not-member")
    yield next_entry("an end with a body", story, anna, ("close", b"x"), "malformed")
    yield next_entry("a leaving with a body", story, anna, ("leave", b"x"), "malformed")
    yield next_entry("an end by who is no member", story, daan, ("close", b""), "actor-not-member")
    yield next_entry("asking while in", story, anna, ("join", b""), "already-member")
    forged = unsigned_entry(
        "remove",
        lp(id_bytes(BRAM)),
        group=EAST,
        seq=story.roster.head.seq + 1,
        previous=story.roster.head.hash,
        actor=ANNA,
        identity_hash=anna.identity.hash,
    )
    entry = forged + lp(daan.signing.sign(forged))
    yield replayed("an entry in a member's name", story, [*story.circle.entries, entry], "signature-wrong")
    borrowed = unsigned_entry(
        "join",
        b"",
        group=EAST,
        seq=story.roster.head.seq + 1,
        previous=story.roster.head.hash,
        actor=CHAIMA,
        identity_hash=daan.identity.hash,
    )
    entry = borrowed + lp(daan.signing.sign(borrowed))
    yield replayed(
        "asking under somebody else's identity", story, [*story.circle.entries, entry], "identity-other-person"
    )


def bad_admissions(story: Story) -> Iterator[Case]:
    anna, daan = story.account("anna"), story.account("daan")
    asking = story.roster.asking[DAAN]
    right = AdmitBody(DAAN, daan.identity.hash, asking.join_hash, "words")
    wrong = {
        "who did not ask": (right._replace(person=CHAIMA), "not-joined"),
        "on another asking": (right._replace(join_hash=bytes(32)), "not-joined"),
        "under another identity than asked": (right._replace(identity_hash=anna.identity.hash), "actor-other-identity"),
    }
    for name, (body, reason) in wrong.items():
        yield next_entry(f"letting in {name}", story, anna, ("admit", body.encode()), reason)
    how = right.encode()[:-1] + b"\3"
    yield next_entry("letting in, compared in an unknown way", story, anna, ("admit", how), "malformed")
    yield next_entry("letting in by who is no member", story, daan, ("admit", right.encode()), "actor-not-member")
    again, chaima = story.account("bram again"), story.account("chaima")
    roster = story.before(11)
    bram_asks = roster.asking[BRAM]
    as_new = AdmitBody(BRAM, again.identity.hash, bram_asks.join_hash, "words").encode()
    yield next_entry("a changed key as if they were new", story, anna, ("admit", as_new), "already-member", at=10)
    old = story.account("bram").identity.hash
    change = KeyChangeBody(BRAM, old, again.identity.hash, bram_asks.join_hash, "words")
    yield next_entry(
        "a changed key over another one",
        story,
        anna,
        ("key-change", change._replace(old_hash=bytes(32)).encode()),
        "subject-not-member",
        at=10,
    )
    yield next_entry(
        "a changed key on one's own word",
        story,
        story.account("bram"),
        ("key-change", change.encode()),
        "subject-not-member",
        at=10,
    )
    yield next_entry(
        "a changed key that was not asked for",
        story,
        chaima,
        ("key-change", change._replace(person=ANNA).encode()),
        "not-joined",
        at=10,
    )
    people = ComparedBody("qr", {DAAN: daan.identity.hash})
    yield next_entry("words of who is not in", story, anna, ("compared", people.encode()), "subject-not-member")
    lost = ComparedBody("qr", {BRAM: old})
    yield next_entry("words of a lost identity", story, anna, ("compared", lost.encode()), "subject-not-member")
    yield next_entry("words of nobody", story, anna, ("compared", ComparedBody("qr", {}).encode()), "malformed")
    by_nothing = ComparedBody("not-compared", {BRAM: again.identity.hash})
    yield next_entry("words that were not compared", story, anna, ("compared", by_nothing.encode()), "malformed")


def bad_epochs(story: Story) -> Iterator[Case]:
    anna, daan = story.account("anna"), story.account("daan")
    made = make_epoch(story.roster)
    body = made.body
    ghost = EpochBody(body.number, body.commitment, {**body.wraps, DAAN: bytes(32)})
    missing = EpochBody(body.number, body.commitment, {ANNA: body.wraps[ANNA]})
    yield next_entry("an epoch with a ghost", story, anna, ("epoch", ghost.encode()), "epoch-recipient-extra")
    yield next_entry("an epoch without a member", story, anna, ("epoch", missing.encode()), "epoch-recipient-missing")
    for number in (1, 4, 6, 7, 0):
        renumbered = body._replace(number=number).encode()
        reason = "" if number == len(story.roster.epochs) + 1 else "epoch-number"
        yield next_entry(f"an epoch numbered {number}", story, anna, ("epoch", renumbered), reason)
    yield next_entry("an epoch by who is no member", story, daan, ("epoch", body.encode()), "actor-not-member")
    pairs = b"".join(id_bytes(p) + body.wraps[p] for p in sorted(body.wraps, reverse=True))
    unordered = lp(body.number.to_bytes(4, "big"), body.commitment, pairs)
    yield next_entry("an epoch out of order", story, anna, ("epoch", unordered), "malformed")
    twice = lp(body.number.to_bytes(4, "big"), body.commitment, pairs[:48] * 2)
    yield next_entry("an epoch with a member twice", story, anna, ("epoch", twice), "malformed")
    cut = lp(body.number.to_bytes(4, "big"), body.commitment, pairs[:-1])
    yield next_entry("an epoch cut", story, anna, ("epoch", cut), "malformed")


def pins(story: Story) -> Iterator[Case]:
    entries, head = story.circle.entries, story.roster.head
    pin = {"seq": head.seq, "hash": b64(head.hash)}
    yield replayed("up to the pin", story, entries, pin=pin)
    yield replayed("shorter than the pin", story, entries[:-1], "log-shortened", pin=pin)
    yield replayed("nothing where something was", story, [], "log-shortened", pin=pin)
    other = sign_entry(story.account("anna"), story.before(head.seq), "close", b"")
    yield replayed("other than the pin", story, [*entries[:-1], other], "log-forked", pin=pin)
    yield replayed("other than an early pin", story, entries, "log-forked", pin={"seq": 3, "hash": b64(bytes(32))})


def wraps(story: Story) -> Iterator[Case]:
    for name in ("anna", "bram", "bram again", "chaima"):
        account = story.account(name)
        for wrap in story.circle.wraps_of(account.person):
            if wrap.identity_hash == account.identity.hash:
                yield wrapped(f"epoch {wrap.epoch} for {name}", name, wrap)


def wrapped(name: str, reader: str, wrap: Wrap, refuses: str = "") -> Case:
    return Case(f"wrap of {name}", "wrap", {"reader": reader, "log": "east", "wrap": wrap.to_json()}, refuses)


def bad_wraps(story: Story) -> Iterator[Case]:
    mine = {wrap.epoch: wrap for wrap in story.circle.wraps_of(ANNA)}
    bram = {wrap.epoch: wrap for wrap in story.circle.wraps_of(BRAM)}
    anna, again = story.account("anna").identity, story.account("bram again").identity
    epoch = story.roster.epochs[1]
    info = wrap_info(again, Place(EAST, 2, epoch.previous))
    other_key = suite.hpke_seal(again.sealing_key, info, bytes(32))
    short_key = suite.hpke_seal(again.sealing_key, info, bytes(31))
    flipped = mine[2].sealed_key[:-1] + bytes([mine[2].sealed_key[-1] ^ 1])
    assert wrap_hash(flipped) != epoch.wraps[ANNA]
    yield wrapped("a changed epoch", "anna", mine[2]._replace(sealed_key=flipped), "wrap-other")
    yield wrapped("another epoch's key", "anna", mine[2]._replace(sealed_key=mine[1].sealed_key), "wrap-other")
    yield wrapped("somebody else's key", "anna", mine[2]._replace(sealed_key=bram[2].sealed_key), "wrap-other")
    yield wrapped("an epoch that nobody made", "anna", mine[2]._replace(epoch=9), "epoch-unknown")
    yield wrapped("an epoch from before", "chaima", Wrap(1, CHAIMA, anna.hash, mine[1].sealed_key), "epoch-not-mine")
    regranted = Wrap(2, BRAM, again.hash, other_key)
    yield wrapped("a key that was not committed to", "bram again", regranted, "commitment-wrong")
    yield wrapped("a short key", "bram again", regranted._replace(sealed_key=short_key), "commitment-wrong")
    yield wrapped("nothing", "bram again", regranted._replace(sealed_key=b""), "cannot-open")
    yield wrapped("noise", "bram again", regranted._replace(sealed_key=bytes(113)), "cannot-open")


def roster_codes(story: Story) -> Iterator[Case]:
    code, length = roster_code(story.roster), story.roster.head.seq
    for count in (2, 8, length):
        yield Case(f"roster code after {count}", "roster-code", {"log": "east", "entries": count})
    early = roster_code(story.before(9))

    def scan(name: str, scanned: str, refuses: str = "", **given: Any) -> Case:
        whole = {"log": "east", "scanned": scanned, "me": ANNA, **given}
        return Case(f"scan {name}", "compare-roster", whole, refuses)

    yield scan("the same roster", code)
    yield scan("an earlier roster: only who is still the same", early)
    yield scan("a roster of a longer log", code, "log-shortened", entries=5)
    yield scan("a roster with another digest", code[:-43] + "A" * 43, "roster-differs")
    yield scan("a roster of another group", code.replace(EAST, WEST), "log-other-group")
    yield scan("something else", "https://example.org", "malformed")
