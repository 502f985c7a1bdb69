"""Cases of releases: opening, signing, what makes one void, the terms that are signed, and the bundle."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kring.sealed.rules.bundle import make_bundle, terms_digest
from kring.sealed.rules.encoding import lp, to_base64url, u32
from kring.sealed.rules.releases import OpenBody, Recipient, SignBody, Terms
from kring.twin import (
    Account,
    admit,
    approve_key_change,
    ask_to_join,
    close_group,
    leave_group,
    new_epoch,
    open_release,
    sign_release,
    void_release,
    write_terms,
)
from kring.twin.change import sign_entry, start_group
from kring.twin.tests.circle import BRAM, CHAIMA, EAST, KAREL, LINDE, PROGRAMME, SOUTH, Circle
from kring.twin.tests.vectors.logs import Doing, People, Story
from kring.twin.tests.vectors.plain import Case

b64 = to_base64url
NOW, EXPIRES = 1_795_000_000, 1_796_000_000
FIRST = Terms(
    kind="text",
    programme=PROGRAMME,
    title="Intervisie voor wijkteams",
    organisation=LINDE,
    organisation_name="Zorggroep De Linde",
    recipients=(Recipient(KAREL, "Karel Jansen"),),
    purpose="Antwoord op de vraag: wat levert het op?",
    expires=EXPIRES,
    salt=bytes(range(32)),
    text="Wij zijn rustiger geworden.\nDrie van ons vragen nu eerder om hulp.",
)
SECOND = replace(FIRST, text=FIRST.text.replace("Drie", "Twee"))


def south(people: People) -> Story:
    """Two versions, the second signed by all three; a third proposal ends when Chaima goes, a fourth by a new key."""
    circle = Circle(SOUTH, [made.record for made in people.values()])
    story = Story(people, circle)
    anna, bram, again, chaima = (story.account(name) for name in ("anna", "bram", "bram again", "chaima"))
    circle.accept(start_group(anna, SOUTH))  # 1, 2
    for newcomer in (bram, chaima):
        circle.accept(ask_to_join(newcomer, circle.roster))
        circle.accept(admit(anna, circle.roster, newcomer.person))  # 5 and 8 are epochs
    circle.accept(open_release(anna, circle.roster, FIRST))  # 9
    circle.accept(sign_release(anna, circle.roster, 9, FIRST, now=NOW))
    circle.accept(sign_release(bram, circle.roster, 9, FIRST, now=NOW))  # 11
    circle.accept(open_release(chaima, circle.roster, SECOND, replaces=9))  # 12
    for member in (chaima, anna, bram):
        circle.accept(sign_release(member, circle.roster, 12, SECOND, now=NOW))  # 15: all
    circle.accept(open_release(anna, circle.roster, FIRST))  # 16
    circle.accept(sign_release(anna, circle.roster, 16, FIRST, now=NOW))
    circle.accept(leave_group(chaima, circle.roster))  # 18
    circle.accept(new_epoch(anna, circle.roster))
    circle.accept(open_release(anna, circle.roster, FIRST))  # 20
    circle.accept(sign_release(bram, circle.roster, 20, FIRST, now=NOW))
    circle.accept(ask_to_join(again, circle.roster))
    circle.accept(approve_key_change(anna, circle.roster, BRAM, how="words"))  # 23, 24
    circle.accept(open_release(again, circle.roster, FIRST))  # 25
    circle.accept(sign_release(again, circle.roster, 25, FIRST, now=NOW))
    return story


def cases(story: Story) -> Iterator[Case]:
    entries = story.circle.entries
    for count in range(9, len(entries) + 1):
        yield grown(f"after {count} entries", story, entries[:count])
    yield from bad_entries(story)
    yield from digests(story)
    yield from spelled()
    yield from checked(story)
    yield from bundles(story)


def grown(name: str, story: Story, entries: list[bytes], refuses: str = "") -> Case:
    own = story.circle.entries
    same = [one == other for one, other in zip(entries, own, strict=False)]
    first = same.index(False) if False in same else len(same)
    whole: dict[str, Any] = {"group": SOUTH, "log": "south", "first": first}
    return Case(
        f"replay of releases: {name}", "replay", {**whole, "more": [b64(entry) for entry in entries[first:]]}, refuses
    )


def after(  # noqa: PLR0917 - a row of a table
    name: str, story: Story, signer: Account, at: int, does: Doing, reason: str = ""
) -> Case:
    """One entry, signed as it should be, right after entry `at`."""
    entry = sign_entry(signer, story.before(at + 1), *does)
    return grown(name, story, [*story.circle.entries[:at], entry], reason)


def signing(story: Story, number: int, terms: Terms) -> Doing:
    return "release-sign", SignBody(number, terms_digest(story.roster, number, terms)).encode()


def opening(replaces: int) -> Doing:
    return "release-open", OpenBody(replaces, bytes(32)).encode()


def voiding(number: int) -> Doing:
    return "release-void", lp(u32(number))


def bad_entries(story: Story) -> Iterator[Case]:
    anna, bram, chaima, daan = (story.account(name) for name in ("anna", "bram", "chaima", "daan"))
    first, second, other = signing(story, 9, FIRST), signing(story, 12, SECOND), "release-other"
    yield after("a signature under another text", story, bram, 10, signing(story, 9, SECOND), other)
    moved = "release-sign", SignBody(12, terms_digest(story.roster, 9, FIRST)).encode()
    yield after("a signature moved to another release", story, bram, 14, moved, other)
    yield after("a second signature under a release", story, anna, 10, first, "release-signed")
    yield after("a signature under what was replaced", story, chaima, 12, first, "release-void")
    yield after(
        "a signature under what ended when somebody left", story, bram, 19, signing(story, 16, FIRST), "release-void"
    )
    yield after("a signature from before a key was lost", story, anna, 24, signing(story, 20, FIRST), "release-void")
    yield after("a signature under what nobody opened", story, anna, 10, ("release-sign", lp(u32(7), bytes(32))), other)
    yield after("a signature under a release by who only asked", story, bram, 3, first, "actor-not-member")
    yield after(
        "a signature under a release by who left", story, chaima, 21, signing(story, 20, FIRST), "actor-not-member"
    )
    yield after(
        "a signature under a release with a lost key",
        story,
        bram,
        25,
        signing(story, 25, FIRST),
        "actor-other-identity",
    )
    yield after("a release opened by who is no member", story, daan, 8, opening(0), "actor-not-member")
    yield after("a release opened between two keys", story, anna, 18, opening(0), "epoch-stale")
    yield after("a release that replaces nothing there is", story, anna, 8, opening(7), other)
    yield after("a release that replaces what is void", story, anna, 12, opening(9), "release-void")
    yield after("two releases side by side", story, bram, 9, opening(0))
    yield after("a release that is cut", story, anna, 8, ("release-open", opening(0)[1][:-1]), "malformed")
    yield after(
        "a signature under a release that is cut", story, bram, 10, ("release-sign", first[1][:-1]), "malformed"
    )
    yield after("an end without a number", story, bram, 10, ("release-void", b""), "malformed")
    yield after("a release ended by another member", story, bram, 10, voiding(9))
    yield after("a release ended after all signed", story, bram, 15, voiding(12))
    yield after("a release ended twice", story, bram, 12, voiding(9), "release-void")
    yield after("an end of nothing", story, bram, 10, voiding(7), other)
    yield after("an end by who is no member", story, daan, 10, voiding(9), "actor-not-member")
    entries = story.circle.entries
    yield grown("a signature under a release left out", story, [*entries[:10], entries[11]], "log-out-of-order")
    yield grown("a signature under a release twice", story, [*entries[:11], entries[10]], "log-out-of-order")
    again = void_release(anna, story.before(11), 9)
    late = sign_entry(bram, again.roster, *first)
    yield grown("a signature after the end", story, [*entries[:10], *again.entries, late], "release-void")
    closed = close_group(anna, story.before(16))
    yield grown("a group closed with a release that all signed", story, [*entries[:15], *closed.entries])
    asked = ask_to_join(daan, story.before(16))
    yield grown("somebody asks to come in while all signed", story, [*entries[:15], *asked.entries])
    come = admit(anna, asked.roster, daan.person)
    yield grown("somebody comes in while all signed", story, [*entries[:15], *asked.entries, *come.entries])
    assert second  # signed by all


def digests(story: Story) -> Iterator[Case]:
    roster = story.before(9)
    pairs = {person: b64(member.identity.hash) for person, member in roster.members.items()}
    head: dict[str, Any] = {"seq": roster.head.seq, "hash": b64(roster.head.hash)}
    whole = {"group": SOUTH, "terms": FIRST.to_json(), "roster": pairs, "head": head}
    swapped = replace(FIRST, recipients=(Recipient(BRAM, "Karel Jansen"),))
    renamed = replace(FIRST, recipients=(Recipient(KAREL, "Karel Janssen"),))
    several = replace(FIRST, recipients=(*FIRST.recipients, Recipient(CHAIMA, "Chaima")))
    variants = {
        "as it is": whole,
        "of another group": {**whole, "group": EAST},
        "with one member less": {
            **whole,
            "roster": {person: hash_ for person, hash_ in pairs.items() if person != BRAM},
        },
        "with another key": {**whole, "roster": {**pairs, BRAM: b64(bytes(32))}},
        "at another head": {**whole, "head": {**head, "hash": b64(bytes(32))}},
        "one entry later": {**whole, "head": {**head, "seq": head["seq"] + 1}},
    }
    changed = {
        "for somebody else": swapped,
        "under another name": renamed,
        "for two": several,
        "for nobody": replace(FIRST, recipients=()),
        "of numbers": replace(FIRST, kind="numbers"),
        "of another programme": replace(FIRST, programme=LINDE),
        "for another purpose": replace(FIRST, purpose="Jaarverslag"),
        "with a later end": replace(FIRST, expires=EXPIRES + 1),
        "with another salt": replace(FIRST, salt=bytes(32)),
        "with another text": SECOND,
        "with a space more": replace(FIRST, text=FIRST.text + " "),
        "not composed": replace(FIRST, text="e\u0301e\u0301n"),
        "composed": replace(FIRST, text="één"),
    }
    for name, given in variants.items():
        yield Case(f"terms of a release {name}", "release", given)
    for name, terms in changed.items():
        yield Case(f"terms of a release {name}", "release", {**whole, "terms": terms.to_json()})
    short = {**FIRST.to_json(), "salt": b64(bytes(31))}
    yield Case("terms of a release with half a salt", "release", {**whole, "terms": short}, "malformed")
    early = {**FIRST.to_json(), "expires": -1}
    yield Case("terms of a release that ended before time", "release", {**whole, "terms": early}, "malformed")


def spelled() -> Iterator[Case]:
    text = write_terms(FIRST)
    yield Case("terms", "terms", {"text": text})
    yield Case(
        "terms with odd letters", "terms", {"text": write_terms(replace(FIRST, text='🙂 "\\\u2028\u0001\u007f'))}
    )
    told = FIRST.to_json()
    wrong = {
        "with a space": json.dumps(told, ensure_ascii=False),
        "in another order": json.dumps(dict(reversed(told.items())), ensure_ascii=False, separators=(",", ":")),
        "with something more": write_terms(FIRST).replace('{"format"', '{"more":1,"format"'),
        "of another kind": write_terms(replace(FIRST, kind="secret")),
        "of another format": write_terms(FIRST).replace('"format":1', '"format":2'),
        "with a name left out": write_terms(FIRST).replace(',"name":"Karel Jansen"', ""),
        "with escaped letters": json.dumps(FIRST.to_json(), separators=(",", ":")).replace("Drie", "\\u0044rie"),
        "that are a list": "[]",
        "that are nothing": "",
    }
    for name, other in wrong.items():
        yield Case(f"terms {name}", "terms", {"text": other}, "malformed")


def checked(story: Story) -> Iterator[Case]:
    first, second = write_terms(FIRST), write_terms(SECOND)

    def case(name: str, text: str, refuses: str = "", *, at: int = 12, number: int = 12, now: int = NOW) -> Case:
        given = {"log": "south", "entries": at, "number": number, "text": text, "now": now}
        return Case(f"to sign {name}", "check-terms", given, refuses)

    yield case("what is displayed", second)
    yield case("another text", first, "release-other")
    yield case("at its last second", second, now=EXPIRES - 1)
    yield case("after its end", second, "release-expired", now=EXPIRES)
    yield case("what was replaced", first, "release-void", number=9)
    yield case("what nobody opened", first, "release-other", number=10)
    yield case("the text with a later end", write_terms(replace(SECOND, expires=EXPIRES + 1)), "release-other")

    def found(name: str, texts: list[str], refuses: str = "") -> Case:
        return Case(f"the text {name}", "find-terms", {"log": "south", "number": 12, "texts": texts}, refuses)

    yield found("among others", [first, second])
    yield found("that is kept back", [first], "release-other")
    yield found("of nothing", [], "release-other")


def bundles(story: Story) -> Iterator[Case]:
    roster, entries = story.before(16), story.circle.entries[:15]
    made = make_bundle(roster, entries, 12, SECOND, published_at="2026-11-23T12:00:00Z")

    def case(name: str, refuses: str = "", **changed: Any) -> Case:
        return Case(f"a bundle {name}", "bundle", {"bundle": {**copy.deepcopy(made), **changed}}, refuses)

    terms = made["terms"]
    yield case("as it is")
    yield case("with another text", terms={**terms, "text": FIRST.text})
    yield case("for another recipient", terms={**terms, "recipients": [{"person": BRAM, "name": "Bram"}]})
    yield case("for another recipient's name", terms={**terms, "recipients": [{"person": KAREL, "name": "Karl"}]})
    yield case("for another purpose", terms={**terms, "purpose": ""})
    yield case("with a later end", terms={**terms, "expires": EXPIRES + 1})
    yield case("with another salt", terms={**terms, "salt": b64(bytes(32))})
    yield case("of another group", group=EAST)
    yield case("with another number", number=9)
    yield case("at another head", head={**made["head"], "seq": 3})
    yield case("without one signature", signed=made["signed"][:-1])
    yield case("without signatures", signed=[])
    yield case("with a signature twice", signed=[*made["signed"][:-1], made["signed"][0]])
    old = b64(story.circle.entries[9])
    yield case("with a signature from before the change", signed=[old, *made["signed"][1:]])
    yield case("without one member", identities=made["identities"][1:])
    yield case("with a member more", identities=[*made["identities"], b64(story.account("daan").identity.record)])
    yield case("with a member twice", "malformed", identities=[*made["identities"], made["identities"][0]])
    lost = [b64(story.account(name).identity.record) for name in ("anna", "bram again", "chaima")]
    yield case("with a newer key", identities=lost)
    forged = bytearray(story.circle.entries[14])
    forged[-1] ^= 1
    yield case("with a forged signature", signed=[*made["signed"][:-1], b64(bytes(forged))])
    stranger = sign_entry(story.account("daan"), story.before(15), *signing(story, 12, SECOND))
    yield case("with a stranger's signature", signed=[*made["signed"][:-1], b64(stranger)])
    elsewhere = replace(story.before(15), group=EAST)
    replayed = sign_entry(story.account("bram"), elsewhere, *signing(story, 12, SECOND))
    yield case("with a signature from another group", signed=[*made["signed"][:-1], b64(replayed)])
    yield case("opened by another entry", opened=b64(story.circle.entries[8]))
    yield case("of nobody", identities=[], signed=[])
    yield case("of another format", "malformed", format="kring/2/release")
    yield case("without terms", "malformed", terms=None)
    yield case("with more terms", "malformed", terms={**terms, "more": 1})
    yield case(
        "with more in a name", "malformed", terms={**terms, "recipients": [{**terms["recipients"][0], "more": 1}]}
    )
    yield case("without a log entry", "malformed", opened="")
