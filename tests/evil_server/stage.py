"""What a faithful server answers Bram: `/me`, the group's log, identities, wraps and items, as the API shapes them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kring.pulses.rules.telling import Ballot
from kring.sealed.rules.ballot import ballot_hash
from kring.sealed.rules.bundle import make_bundle
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.item import parse_header, slot_of
from kring.twin import (
    Account,
    Body,
    GroupView,
    LogChange,
    NewAccount,
    Passphrase,
    Recipient,
    RecoveryCode,
    Roster,
    Terms,
    Wrap,
    admit,
    ask_to_join,
    make_way_in,
    open_epochs,
    open_release,
    propose,
    replay,
    seal_item,
    seal_shared,
    sign_agreement,
    sign_release,
    start_group,
    write_terms,
)
from kring.twin.ballots import keep_receipt, open_poll, read_poll, seal_ballot
from kring.twin.recovery import spell_recovery_code

Json = dict[str, Any]

ANNA = "0a000000-0000-4000-8000-000000000001"
BRAM = "0b000000-0000-4000-8000-000000000002"
CHAIMA = "0c000000-0000-4000-8000-000000000003"
GHOST = "9405f000-0000-4000-8000-000000000009"
EAST = "ea570000-0000-4000-8000-00000000000a"
WEST = "fe570000-0000-4000-8000-00000000000b"
MEETING = "3ee70000-0000-4000-8000-00000000000c"
CASE, ASK = "17e30000-0000-4000-8000-000000000001", "17e30000-0000-4000-8000-000000000002"
FIRST, SECOND = "17e30000-0000-4000-8000-000000000004", "17e30000-0000-4000-8000-000000000005"
AGREED = '{"salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","clauses":[{"key":"goal","text":"Wij leren."}]}'
PROPOSED = AGREED.replace("leren", "helpen elkaar")
THIRD, FOURTH = "17e30000-0000-4000-8000-000000000006", "17e30000-0000-4000-8000-000000000007"
KAREL = "0e000000-0000-4000-8000-000000000005"
TODAY, EXPIRES = 1_795_000_000, 1_796_000_000  # seconds
TERMS = Terms(
    kind="text",
    programme="7a3ec000-0000-4000-8000-00000000000f",
    title="Intervisie",
    organisation="11de0000-0000-4000-8000-000000000010",
    organisation_name="Zorggroep De Linde",
    recipients=(Recipient(KAREL, "Karel"),),
    purpose="Wat levert het op?",
    expires=EXPIRES,
    salt=bytes(32),
    text="Wij werken rustiger.",
)
WAITING = replace(TERMS, text="Wij vragen een stille kamer.", salt=bytes(range(32)))
GOAL = "17e30000-0000-4000-8000-000000000008"
POLL, NEXT_POLL = "17e30000-0000-4000-8000-000000000016", "17e30000-0000-4000-8000-000000000017"
OPENED, CLOSES, POLL_DAY = date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 23)
ADVICE = "17e30000-0000-4000-8000-000000000003"
NOON = "2026-11-23T12:00:00Z"
CODE = spell_recovery_code(bytes(range(16)))
PASSPHRASE = "vier kleine zinnen over regen"


@dataclass
class Stage:
    """Everybody's keys, so that also a member who works with the server can lie; and what the server keeps."""

    people: dict[str, NewAccount]
    group: str = EAST
    entries: list[bytes] = field(default_factory=list)
    wraps: list[Wrap] = field(default_factory=list)
    items: list[bytes] = field(default_factory=list)
    shown: list[bytes] = field(default_factory=list)
    pulse: Json = field(default_factory=dict)

    def account(self, name: str) -> Account:
        return self.people[name].account

    @property
    def roster(self) -> Roster:
        return replay(self.group, self.entries, [made.record for made in self.people.values()])

    def accept(self, change: LogChange) -> Roster:
        self.entries.extend(change.entries)
        self.wraps.extend(change.wraps)
        return change.roster

    def view(self, account: Account) -> GroupView:
        roster = self.roster
        mine = [wrap for wrap in self.wraps if wrap.person == account.person]
        return GroupView(account.person, roster, open_epochs(account, roster, mine))

    def write(self, name: str, body: Body, place: str, item: str, revision: int = 1) -> bytes:
        account = self.account(name)
        slot = slot_of(self.group, self.group if body.kind in ("agreement", "release") else MEETING, place)
        sealed = seal_item(account, self.view(account), body, slot=slot, item=item, revision=revision)
        self.items.append(sealed)
        return sealed


def show(stage: Stage, text: str, revision: int) -> None:
    """Anna shows Bram a goal."""
    anna, bram = stage.account("anna"), stage.account("bram").identity
    body, slot = Body("note", text), slot_of(ANNA, BRAM, "shared")
    stage.shown.append(seal_shared(anna, bram, body, slot=slot, item=GOAL, revision=revision))


def make_stage() -> Stage:
    """Anna began; Bram and Chaima came; Anna told a case and revised it, Chaima asked, Bram parked an advice.

    All signed the agreement that Anna proposed; under the one that Chaima proposed since, Anna's name is missing.
    All signed the first release, and it was published; of the second Bram and Chaima have not signed yet.
    """
    people = {"anna": ANNA, "bram": BRAM, "chaima": CHAIMA, "ghost": GHOST}
    stage = Stage({name: Account.make(person) for name, person in people.items()})
    anna, bram, chaima = (stage.account(name) for name in ("anna", "bram", "chaima"))
    roster = stage.accept(start_group(anna, EAST))
    roster = stage.accept(ask_to_join(bram, roster))
    roster = stage.accept(admit(anna, roster, BRAM, how="words"))
    roster = stage.accept(ask_to_join(chaima, roster))
    stage.accept(admit(anna, roster, CHAIMA))
    stage.write("anna", Body("case", "Hoe blijf ik rustig?"), "case", CASE)
    stage.write("anna", Body("case", "Hoe blijf ik rustig als het druk is?"), "case", CASE, 2)
    stage.write("chaima", Body("question", "Wanneer lukt het wel?", CASE), "phase/ask/1", ASK)
    stage.write("bram", Body("advice", "Neem even tijd."), "advice", ADVICE)
    stage.write("anna", Body("agreement", AGREED), "agreement", FIRST)
    stage.write("chaima", Body("agreement", PROPOSED), "agreement", SECOND)
    roster = stage.accept(propose(anna, stage.roster, AGREED))
    for member in (bram, chaima):
        roster = stage.accept(sign_agreement(member, roster, AGREED))
    roster = stage.accept(propose(chaima, roster, PROPOSED))
    stage.accept(sign_agreement(bram, roster, PROPOSED))
    release(stage, anna, TERMS, THIRD, signers=(chaima, bram, anna))
    release(stage, anna, WAITING, FOURTH, signers=(anna,))
    show(stage, "Ik zeg vaker nee.", 1)
    show(stage, "Ik zeg voor Kerst twee keer nee.", 2)
    stage.pulse = pulse(stage)
    return stage


def release(stage: Stage, opener: Account, terms: Terms, item: str, *, signers: tuple[Account, ...]) -> int:
    """Put terms before the group and let some sign; the number of the release."""
    stage.write("anna", Body("release", write_terms(terms)), "release", item)
    roster = stage.accept(open_release(opener, stage.roster, terms))
    number = roster.head.seq
    for signer in signers:
        roster = stage.accept(sign_release(signer, roster, number, terms, now=TODAY))
    return number


def bundle(stage: Stage) -> Json:
    """What the server published of the first release."""
    roster = stage.roster
    first, waiting = (one.number for one in roster.releases)
    until = stage.entries[: waiting - 1]
    then = replay(EAST, until, [made.record for made in stage.people.values()])
    return make_bundle(then, until, first, TERMS, published_at=NOON)


def pulse(stage: Stage, poll: str = POLL, opened: date = OPENED, closes: date = CLOSES) -> Json:
    """A poll that Chaima opened, as the API tells Bram of it: two of the three answered, he is one of them."""
    chaima, bram = stage.account("chaima"), stage.account("bram")
    view = stage.view(chaima)
    sealed = open_poll(chaima, view, poll, opened=opened, closes=closes)
    read = read_poll(view, sealed, poll)
    cast = [seal_ballot(view, read, Ballot((answer,) * 7, answer == 2)) for answer in (2, 4)]
    return {
        "id": poll,
        "sealed": b64(sealed),
        "state": "closed",
        "voted": 2,
        "i_voted": True,
        "receipt": b64(keep_receipt(bram, EAST, poll, cast[0])),
        "closed": {"seq": stage.roster.head.seq, "hash": b64(stage.roster.head.hash)},
        "ballots": [b64(one) for one in sorted(cast, key=ballot_hash)],
    }


def honest_answers(stage: Stage) -> Json:
    """By route, what the API answers Bram; of each item the newest revision."""
    newest = {parse_header(sealed).item: sealed for sealed in stage.items}
    return {
        "me": me(stage),
        "group": {"id": EAST, "name": "Wijkteam Oost", "members": members("anna", "bram", "chaima")},
        "identities": [identity(made) for name, made in stage.people.items() if name != "ghost"],
        "log": log(stage.entries),
        "wraps": [wrap.to_json() for wrap in stage.wraps if wrap.person == BRAM],
        "items": [row(sealed) for sealed in newest.values()],
        "published": [bundle(stage)],
        "shared": shown_to_bram(stage),
        "pulses": [stage.pulse],
    }


def me(stage: Stage) -> Json:
    bram = stage.people["bram"]
    ways = [
        make_way_in(bram.root, bram.account.identity, secret) for secret in (RecoveryCode(CODE), Passphrase(PASSPHRASE))
    ]
    return {
        "person": BRAM,
        "name": "Bram",
        "language": "nl",
        "identity": {"number": 1, "record": b64(bram.record), "sealed_bundle": b64(bram.sealed_bundle)},
        "ways_in": [{**way.to_json(), "label": "", "made_at": NOON} for way in ways],
    }


def members(*names: str) -> list[Json]:
    ids = {"anna": ANNA, "bram": BRAM, "chaima": CHAIMA, "ghost": GHOST}
    return [{"person": ids[n], "name": n.title(), "seat": seat, "left": None} for seat, n in enumerate(names)]


def identity(made: NewAccount) -> Json:
    return {"person": made.account.person, "number": made.account.identity.number, "record": b64(made.record)}


def log(entries: list[bytes]) -> Json:
    rows = [{"seq": seq, "entry": b64(entry)} for seq, entry in enumerate(entries, 1)]
    return {"entries": rows, "head": {"seq": len(rows), "hash": ""}}


def row(sealed: bytes, **told: Any) -> Json:
    """An item as the API tells it; the server may tell anything."""
    header = parse_header(sealed)
    honest = {
        "key": 1,
        "id": header.item,
        "revision": header.revision,
        "author": header.author,
        "slot": b64(header.slot),
        "epoch": header.epoch,
        "sealed": b64(sealed),
        "at": NOON,
    }
    return {**honest, **told}


def memory(stage: Stage) -> Json:
    """What Bram's device remembers: where the log stood, each item it saw, whose words he compared, what was shown."""
    head = stage.roster.head
    newest = {parse_header(sealed).item: sealed for sealed in stage.items}
    return {
        "pin": {"seq": head.seq, "hash": b64(head.hash)},
        "seen": [b64(sealed) for sealed in newest.values()],
        "anna": b64(stage.people["anna"].record),
        "known": {ANNA: b64(stage.account("anna").identity.hash)},
        "shown": [b64(sealed) for sealed in stage.shown],
    }


def shown_to_bram(stage: Stage) -> list[Json]:
    """As `GET /me/shared?to=me` tells it: the newest revision, with the identity of who shows it."""
    return [shown(stage, stage.shown[-1])]


def shown(stage: Stage, sealed: bytes, **lie: Any) -> Json:
    header = parse_header(sealed)
    honest = {
        "id": header.item,
        "owner": header.author,
        "slot": b64(header.slot),
        "revision": header.revision,
        "sealed": b64(sealed),
        "record": b64(record_of(stage, header.author)),
    }
    return {**honest, **lie}


def record_of(stage: Stage, person: str) -> bytes:
    return next(made.record for made in stage.people.values() if made.account.person == person)
