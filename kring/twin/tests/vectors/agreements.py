"""Cases of agreements: proposing, signing, coming in, and copies for who has no key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kring.sealed.rules.encoding import lp, to_base64url, u32
from kring.sealed.rules.entry import AdmitBody, AgreeBody, agreement_digest
from kring.twin import Account, ask_to_join, hand_over, leave_group, propose, sign_agreement, suite
from kring.twin.agreements import copy_info
from kring.twin.body import Body, encode_body
from kring.twin.change import admit, approve_key_change, new_epoch, sign_entry, start_group
from kring.twin.tests.circle import BRAM, CHAIMA, DAAN, EAST, NORTH, Circle
from kring.twin.tests.vectors.logs import Doing, People, Story
from kring.twin.tests.vectors.plain import Case

b64 = to_base64url
SALT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
FIRST = f'{{"salt":"{SALT}","clauses":[{{"key":"goal","title":"Doel","text":"Wij leren van elkaar."}}]}}'
SECOND = FIRST.replace("leren van", "helpen")


def north(people: People) -> Story:
    """Anna proposes twice, Bram signs; Chaima comes in after she signed; Bram loses everything, and Daan asks."""
    circle = Circle(NORTH, [made.record for made in people.values()])
    story = Story(people, circle)
    anna, bram, again, chaima, daan = (story.account(n) for n in ("anna", "bram", "bram again", "chaima", "daan"))
    circle.accept(start_group(anna, NORTH))  # 1, 2
    circle.accept(propose(anna, circle.roster, FIRST))  # 3: she is alone, so it is not in force
    circle.accept(ask_to_join(bram, circle.roster))
    circle.accept(admit(anna, circle.roster, BRAM))  # 5, 6
    circle.accept(sign_agreement(bram, circle.roster, FIRST))  # 7: in force
    circle.accept(ask_to_join(chaima, circle.roster))  # 8
    circle.accept(ask_to_join(chaima, circle.roster, text=FIRST))  # 9
    circle.accept(admit(anna, circle.roster, CHAIMA))  # 10, 11
    circle.accept(propose(bram, circle.roster, SECOND))  # 12
    circle.accept(ask_to_join(again, circle.roster))
    circle.accept(approve_key_change(anna, circle.roster, BRAM, how="words"))  # 14, 15
    circle.accept(sign_agreement(anna, circle.roster, SECOND))  # 16
    circle.accept(leave_group(chaima, circle.roster))  # 17: now all who are left signed the second
    circle.accept(new_epoch(anna, circle.roster))  # 18
    circle.accept(ask_to_join(daan, circle.roster))  # 19
    return story


def cases(story: Story) -> Iterator[Case]:
    for count in range(3, len(story.circle.entries) + 1):
        yield grown(f"of agreements after {count} entries", story, story.circle.entries[:count])
    for number, text in ((1, FIRST), (2, FIRST), (1, "e\u0301 is not composed anew"), (4_294_967_295, "")):
        yield Case(f"agreement {number}: {text[-24:]}", "agreement", {"group": NORTH, "number": number, "text": text})
    yield Case("agreement 1 of another group", "agreement", {"group": EAST, "number": 1, "text": FIRST})
    yield from bad_signatures(story)
    yield from bad_admissions(story)
    yield from copies(story)


def grown(name: str, story: Story, entries: list[bytes], refuses: str = "") -> Case:
    """The first entries of the story's own log, then others."""
    own = story.circle.entries
    same = [one == other for one, other in zip(entries, own, strict=False)]
    first = same.index(False) if False in same else len(same)
    whole: dict[str, Any] = {"group": NORTH, "log": "north", "first": first}
    return Case(f"replay {name}", "replay", {**whole, "more": [b64(entry) for entry in entries[first:]]}, refuses)


def after(  # noqa: PLR0917 - a row of a table
    name: str, story: Story, signer: Account, at: int, does: Doing, reason: str = ""
) -> Case:
    """One entry, signed as it should be, right after entry `at`."""
    entry = sign_entry(signer, story.before(at + 1), *does)
    return grown(name, story, [*story.circle.entries[:at], entry], reason)


def agreeing(number: int, text: str, group: str = NORTH) -> Doing:
    return "agree", AgreeBody(number, agreement_digest(group, number, text)).encode()


def bad_signatures(story: Story) -> Iterator[Case]:
    anna, bram, chaima, daan = (story.account(name) for name in ("anna", "bram", "chaima", "daan"))
    other = "agreement-other"
    yield after("a signature under another text", story, bram, 6, agreeing(1, SECOND), other)
    yield after("a signature of another group", story, bram, 6, agreeing(1, FIRST, EAST), other)
    yield after("a signature moved to another version", story, anna, 12, ("agree", agreeing(1, FIRST)[1]), other)
    yield after("a signature under no version", story, bram, 6, agreeing(0, FIRST), other)
    yield after("a version left out", story, bram, 6, agreeing(3, SECOND), other)
    yield after("a signature when nothing was proposed", story, anna, 2, agreeing(0, FIRST), other)
    yield after("a second signature", story, anna, 3, agreeing(1, FIRST), "agreement-signed")
    yield after("a new version beside one that waits", story, bram, 6, agreeing(2, SECOND))
    yield after("a signature by who only asked", story, bram, 4, agreeing(1, FIRST), "actor-not-member")
    yield after("a signature by who left", story, chaima, 18, agreeing(2, SECOND), "actor-not-member")
    yield after("a signature under a lost identity", story, bram, 15, agreeing(2, SECOND), "actor-other-identity")
    yield after("a signature that is cut", story, bram, 6, ("agree", agreeing(1, FIRST)[1][:-1]), "malformed")
    yield after("a signature of nothing", story, bram, 6, ("agree", b""), "malformed")
    signed = story.circle.entries[6]
    at = signed.index(agreement_digest(NORTH, 1, FIRST))
    moved = signed[:at] + agreement_digest(NORTH, 1, SECOND) + signed[at + 32 :]
    yield grown("a signature with another text put in", story, [*story.circle.entries[:6], moved], "signature-wrong")
    dropped = [*story.circle.entries[:6], *story.circle.entries[7:]]
    yield grown("a signature left out", story, dropped, "log-out-of-order")
    yield grown("a signature twice", story, [*story.circle.entries[:7], signed], "log-out-of-order")
    yield after("asking with a signature of something else", story, daan, 18, ("join", agreeing(2, FIRST)[1]), other)
    yield after("asking with a signature under the old one", story, daan, 18, ("join", agreeing(1, FIRST)[1]), other)
    yield after("asking with a signature under none", story, bram, 3, ("join", agreeing(1, FIRST)[1]), other)
    yield after("asking with half a signature", story, daan, 18, ("join", lp(u32(2))), "malformed")


def bad_admissions(story: Story) -> Iterator[Case]:
    anna, daan = story.account("anna"), story.account("daan")
    asking = story.roster.asking[DAAN]
    early = AdmitBody(DAAN, daan.identity.hash, asking.join_hash, "words")
    entries = story.circle.entries
    yield after("letting in who did not sign", story, anna, 19, ("admit", early.encode()), "agreement-unsigned")
    signed = ask_to_join(daan, story.roster, text=SECOND)
    whole = [*entries, *signed.entries]
    yield grown("asking again, with a signature", story, whole)
    yield grown("letting in who signed", story, [*whole, *admit(anna, signed.roster, DAAN).entries])
    newer = propose(anna, signed.roster, FIRST)
    let_in = admit(anna, newer.roster, DAAN)
    yield grown(
        "letting in who signed what is in force, not what waits", story, [*whole, *newer.entries, *let_in.entries]
    )
    both = sign_agreement(story.account("bram again"), newer.roster, FIRST)
    late = sign_entry(anna, both.roster, "admit", AdmitBody(DAAN, *overtaken(both.roster), "words").encode())
    too_late = [*whole, *newer.entries, *both.entries, late]
    yield grown("letting in who signed what is no longer in force", story, too_late, "agreement-unsigned")


def overtaken(roster: Any) -> tuple[bytes, bytes]:
    return roster.asking[DAAN].identity.hash, roster.asking[DAAN].join_hash


def copies(story: Story) -> Iterator[Case]:
    daan, roster = story.account("daan"), story.roster
    sealed = hand_over(roster, 2, SECOND, daan.identity)

    def copy(name: str, sealed: bytes, refuses: str = "", reader: str = "daan", number: int = 2) -> Case:
        given = {"reader": reader, "log": "north", "number": number, "sealed": b64(sealed)}
        return Case(f"copy {name}", "copy", given, refuses)

    def forged(text: str, number: int = 2) -> bytes:
        plain = encode_body(Body("agreement", text))
        return suite.hpke_seal(daan.identity.sealing_key, copy_info(roster, number, daan.identity), plain)

    yield copy("for who asks", sealed)
    yield copy("of the one before", hand_over(roster, 1, FIRST, daan.identity), number=1)
    yield copy("for somebody else", sealed, "cannot-open", reader="anna")
    yield copy("as another version", sealed, "cannot-open", number=1)
    yield copy("of a version that nobody proposed", sealed, "agreement-other", number=3)
    yield copy("of another text than was signed", forged(FIRST), "agreement-other")
    yield copy("that was changed", sealed[:-1] + bytes([sealed[-1] ^ 1]), "cannot-open")
    yield copy("of nothing", b"", "cannot-open")
    padded = encode_body(Body("agreement", SECOND))
    longer = suite.hpke_seal(daan.identity.sealing_key, copy_info(roster, 2, daan.identity), padded + bytes(256))
    yield copy("with more padding than needed", longer, "malformed")
