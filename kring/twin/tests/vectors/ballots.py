"""Cases of polls: opening one, casting and counting ballots, everything that is refused, and what is shown."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from kring.pulses.rules.telling import STATEMENTS, TURNED, Ballot
from kring.sealed.rules.ballot import PLACE, ballot_hash
from kring.sealed.rules.encoding import to_base64url as b64
from kring.sealed.rules.item import slot_of
from kring.sealed.rules.log import Head
from kring.twin import ballots
from kring.twin.ballots import Poll, ballot_text, keep_receipt, open_poll, read_poll, seal_ballot, seal_with_epoch
from kring.twin.body import Body
from kring.twin.items import GroupView, seal_item
from kring.twin.tests.circle import EAST, WEST
from kring.twin.tests.vectors.items import SECOND, item_id, view
from kring.twin.tests.vectors.logs import Story
from kring.twin.tests.vectors.plain import Case

Json = dict[str, Any]
POLL, OTHER = item_id(700), item_id(701)
OPENED, CLOSES, LATER = date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 17)
ANSWERS = ((1, 4, 2, 5, 3, 4, 4), (2, 5, 1, 4, 4, 3, 5))


def cases(story: Story) -> Iterator[Case]:
    anna, chaima = story.account("anna"), story.account("chaima")
    side = view(story, anna, entries=SECOND)
    sealed = open_poll(anna, side, POLL, opened=OPENED, closes=CLOSES)
    poll = read_poll(side, sealed, POLL)
    cast = [seal_ballot(side, poll, Ballot(answers, at == 1)) for at, answers in enumerate(ANSWERS)]
    yield from openings(story, side)
    yield from ballots_alone(poll, side, cast[0])
    yield from counts(story, poll, sealed, cast, keep_receipt(chaima, EAST, POLL, cast[1]))
    yield from tellings()


def openings(story: Story, side: GroupView) -> Iterator[Case]:
    anna = story.account("anna")

    def opened(name: str, body: Body, refuses: str, place: str = PLACE) -> Case:
        sealed = seal_item(anna, side, body, slot=slot_of(EAST, EAST, place), item=POLL)
        return Case(f"a poll {name}", "poll", {**given(b64(sealed)), "told": None}, refuses)

    text = ballots.poll_text(OPENED, CLOSES)
    yield opened("that is open", Body("ballot", text), "")
    yield opened("in another place", Body("ballot", text), "item-other-slot", "agreement")
    yield opened("that is something else", Body("note", text), "malformed")
    yield opened("that stays open too long", Body("ballot", text.replace("11-16", "11-24")), "malformed")
    yield opened("that ends before it begins", Body("ballot", text.replace("11-16", "11-02")), "malformed")
    yield opened("with more in it than it says", Body("ballot", text[:-1] + ',"threshold":1}'), "malformed")
    yield opened("of no days", Body("ballot", "{}"), "malformed")
    yield opened("of nothing", Body("ballot", ""), "malformed")


def given(sealed: str, **more: Any) -> Json:
    return {"log": "east", "reader": "chaima", "entries": SECOND, "poll": POLL, "sealed": sealed, **more}


def ballots_alone(poll: Poll, side: GroupView, cast: bytes) -> Iterator[Case]:
    key = side.keys[poll.epoch]

    def ballot(name: str, sealed: bytes, refuses: str = "", **more: Any) -> Case:
        whole = {"log": "east", "reader": "chaima", "entries": SECOND, "poll": POLL, "epoch": poll.epoch}
        return Case(f"ballot: {name}", "ballot", {**whole, "sealed": b64(sealed), **more}, refuses)

    def of(text: str, *, group: str = EAST, id_: str = POLL, epoch: int = poll.epoch) -> bytes:
        return seal_with_epoch(key, group, id_, epoch, text)

    text = ballot_text(Ballot(ANSWERS[0], False))
    yield ballot("as it was cast", cast)
    yield Case("the hash of a ballot", "ballot-hash", {"sealed": b64(cast)})
    yield ballot("of another group", of(text, group=WEST), "item-other-group")
    yield ballot("of another poll", of(text, id_=OTHER), "ballot-other-poll")
    yield ballot("of another epoch", of(text, epoch=1), "item-other-epoch")
    other = of(text, id_=OTHER)
    yield ballot("said to be of another poll", cast[:34] + other[34:50] + cast[50:], "ballot-other-poll")
    yield ballot("of another poll, said to be of this", other[:34] + cast[34:50] + other[50:], "cannot-open")
    yield ballot("with a changed text", cast[:-1] + bytes([cast[-1] ^ 1]), "cannot-open")
    yield ballot("with a changed salt", cast[:60] + bytes([cast[60] ^ 1]) + cast[61:], "cannot-open")
    yield ballot("that is cut", cast[:-1], "malformed")
    yield ballot("that is too long", cast + b"\0", "malformed")
    yield ballot("without magic", b"\1" + cast[1:], "malformed")
    yield ballot("of another suite", cast[:16] + b"\2" + cast[17:], "suite-unknown")
    yield ballot("of another class", cast[:17] + b"\1" + cast[18:], "item-other-class")
    yield ballot("of no epoch", cast[:50] + bytes(4) + cast[54:], "malformed")
    marked = {
        "six answers": text.replace("[1,", "["),
        "an answer of six": text.replace("[1,", "[6,"),
        "half an answer": text.replace("[1,", "[1.5,"),
        "an answer that is true": text.replace("[1,", "[true,"),
        "a wish that is one": text.replace("false", "1"),
        "a space": text.replace(",", ", ", 1),
        "a name": text[:-1] + ',"by":"Anna"}',
        "another format": text.replace(":1,", ":2,", 1),
        "no object": "[]",
        "no JSON": "{",
    }
    for name, one in marked.items():
        yield ballot(f"with {name}", of(one), "malformed")


def counts(story: Story, poll: Poll, sealed: bytes, cast: list[bytes], receipt: bytes) -> Iterator[Case]:
    anna = story.account("anna")
    side = view(story, anna, entries=SECOND)
    others = [seal_ballot(side, poll, Ballot(ANSWERS[0], False)) for _ in range(3)]
    replayed = seal_ballot(side, replace(poll, id=OTHER), Ballot(ANSWERS[0], False))
    honest: Json = {"voted": 2, "i_voted": True, "receipt": b64(receipt), "ballots": cast}
    unsaid: Json = {"i_voted": False, "receipt": None}

    def counted(name: str, refuses: str = "", *, closed: int = SECOND, today: date = LATER, **changed: Any) -> Case:
        told: Json = {**honest, **changed}
        rows = told["ballots"] if "unsorted" in told else sorted(told["ballots"], key=ballot_hash)
        told["ballots"] = [b64(row) for row in rows]
        head: Head = story.before(closed + 1).head
        told["closed"] = {"seq": head.seq, "hash": b64(head.hash)}
        told.pop("unsorted", None)
        whole = given(b64(sealed), entries=max(closed, SECOND), told=told, today=today.isoformat())
        return Case(f"count: {name}", "poll", whole, refuses)

    last = len(story.circle.entries)
    backwards = sorted(cast, key=ballot_hash, reverse=True)
    early: Json = {"today": CLOSES}
    yield counted("what two of three answered")
    yield counted("by who did not answer", **unsaid)
    yield counted("of all, before the last day", voted=3, ballots=[*cast, others[0]], **early)
    yield counted("of some, before the last day", "poll-early", **early)
    yield counted("nobody answered", voted=0, ballots=[], **unsaid)
    yield counted("one more than voted", "ballots-stuffed", ballots=[*cast, others[0]])
    yield counted("more than there are members", "ballots-stuffed", voted=4, ballots=[*cast, *others[:2]])
    yield counted("one fewer than voted", "ballots-dropped", ballots=cast[1:])
    yield counted("mine in place of another", "ballots-dropped", ballots=[cast[0], others[0]])
    yield counted("my name without me", "ballots-stuffed", receipt=None)
    yield counted("one of them twice", "ballot-doubled", ballots=[cast[1], cast[1]])
    yield counted("in another order", "malformed", ballots=backwards, unsorted=True)
    yield counted("one of another poll", "ballot-other-poll", ballots=[cast[1], replayed])
    elsewhere = keep_receipt(story.account("chaima"), EAST, OTHER, cast[1])
    yield counted("with a receipt of another poll", "item-other-slot", receipt=b64(elsewhere))
    yield counted(
        "with somebody else's receipt", "item-other-author", receipt=b64(keep_receipt(anna, EAST, POLL, cast[1]))
    )
    yield counted("while somebody only asked", closed=SECOND + 2)
    yield counted("right after a change of keys", "poll-void", closed=SECOND + 3)
    yield counted("across a change of keys", "poll-void", closed=SECOND + 4)
    yield counted("across everything", "poll-void", closed=last)
    yield counted("closed before it was opened", "poll-void", closed=2)


def tellings() -> Iterator[Case]:
    best = [1 if at in TURNED else 5 for at in range(STATEMENTS)]
    worst = [5 if at in TURNED else 1 for at in range(STATEMENTS)]

    def poll(members: int, good: int, bad: int, first: int = 0, epoch: int = 1) -> Json:
        rows = [*[best] * good, *[worst] * bad]
        return {"epoch": epoch, "members": members, "ballots": [[row, at < first] for at, row in enumerate(rows)]}

    for members in (3, 5, 6, 7, 10):
        for answered in range(max(members - 3, 0), members + 1):
            polls = [[poll(members, good, answered - good, min(good, 1))] for good in range(answered + 1)]
            yield Case(f"telling: {answered} of {members}", "tellings", {"lines": polls})
    kinds = [poll(6, 6, 0), poll(6, 3, 3, 1), poll(6, 5, 0), poll(6, 1, 3), poll(6, 6, 0, epoch=2), poll(6, 6, 0)]
    refused = {**poll(6, 0, 0), "ballots": None}
    lines = [list(line) for line in itertools.product([*kinds[:5], refused], repeat=2)]
    yield Case("telling: every line of two", "tellings", {"lines": lines})
    yield Case("telling: the same ones again", "tellings", {"lines": [kinds, [*kinds[::-1]]]})
