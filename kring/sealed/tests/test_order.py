"""Whatever order browsers send in, and however often: the log is one chain, and an item's newest revision wins."""

from __future__ import annotations

import copy
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.kernel.errors import NotAllowedNow
from kring.sealed.actions import Appended, append_log, put_item
from kring.sealed.models import Item, LogEntry, LogHead
from kring.sealed.rules.entry import ComparedBody, parse_entry
from kring.sealed.rules.log import Head, replay
from kring.web.wire import from_wire
from tests.cast import TEN, Cast, make_cast
from tests.keys import Keys, Log

quick = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass
class Group:
    """Anna and Bram in a log, each sending straight to the action."""

    cast: Cast
    log: Log
    keys: dict[str, Keys] = field(default_factory=dict)

    def send(self, name: str, posted: dict[str, Any]) -> Appended:
        from kring.sealed.actions import Wrap  # noqa: PLC0415

        wraps = [
            Wrap(w["epoch"], uuid.UUID(w["person"]), from_wire(w["identity_hash"]), from_wire(w["sealed_key"]))
            for w in posted["wraps"]
        ]
        return append_log(
            self.cast.oost.id,
            after=Head(posted["after"]["seq"], from_wire(posted["after"]["hash"])),
            encoded=[from_wire(entry) for entry in posted["entries"]],
            wraps=wraps,
            records=[keys.record for keys in self.keys.values()],
            invited=frozenset(str(keys.person.pk) for keys in self.keys.values()),
            by=self.cast[name],
            now=TEN,
        )

    def compared(self, name: str, other: str) -> dict[str, Any]:
        """An entry that changes no membership: one's own next step after the head as this browser knows it."""
        body = ComparedBody("words", {str(self.cast[other].pk): self.keys[other].hash}).encode()
        after = self.log.head
        return self.log.posted(after, [self.log.entry("compared", body, self.keys[name])])

    def stored(self) -> list[bytes]:
        return [bytes(row.entry) for row in LogEntry.objects.filter(group=self.cast.oost.id).order_by("seq")]


def opened() -> Group:
    cast = make_cast()
    group = Group(cast, Log(cast.oost), {name: Keys(cast[name]) for name in ("Anna", "Bram")})
    group.send("Anna", group.log.opened(group.keys["Anna"]))
    group.send("Bram", group.log.asked(group.keys["Bram"]))
    group.send("Anna", group.log.admitted(group.keys["Bram"], group.keys["Anna"]))
    return group


@pytest.fixture
def group(db: None) -> Group:
    return opened()


steps = st.lists(st.tuples(st.sampled_from(["Anna", "Bram"]), st.sampled_from(["new", "again", "late"])), max_size=12)


@quick
@given(steps=steps)
def test_the_log_stays_one_chain_however_often_and_late_things_are_sent(group: Group, steps):
    LogEntry.objects.filter(seq__gt=5).delete()
    head = replay(group.log.group, group.stored(), [keys.record for keys in group.keys.values()]).head
    LogHead.objects.update(seq=head.seq, entry_hash=head.hash)
    group.log.head = head
    sent: list[tuple[str, dict[str, Any], Appended]] = []
    for name, what in steps:
        other = "Bram" if name == "Anna" else "Anna"
        if what == "again" and sent:
            who, posted, answer = sent[-1]
            assert group.send(who, posted).head == answer.head
        elif what == "late":
            behind = Group(group.cast, copy.copy(group.log), group.keys)
            behind.log.head = Head(3, parse_entry(group.stored()[2]).hash)
            with pytest.raises(NotAllowedNow) as refused:
                group.send(name, behind.compared(name, other))
            assert refused.value.more["head"]["seq"] == group.log.head.seq
        else:
            posted = group.compared(name, other)
            sent.append((name, posted, group.send(name, posted)))
    roster = replay(group.log.group, group.stored(), [keys.record for keys in group.keys.values()])
    kept = LogHead.objects.get(group=group.cast.oost.id)
    assert (kept.seq, bytes(kept.entry_hash)) == roster.head == group.log.head


@quick
@given(order=st.permutations([1, 2, 3, 4]), repeats=st.lists(st.sampled_from([1, 2, 3, 4]), max_size=4))
def test_of_an_item_the_newest_revision_stays_and_the_same_is_the_same(group: Group, order, repeats):
    item, newest = uuid.uuid4(), 0
    bodies = {n: group.log.sealed_item(group.keys["Anna"], item=item, revision=n) for n in (1, 2, 3, 4)}
    stored: set[int] = set()
    for revision in [*order, *repeats]:
        if revision in stored or revision > newest:
            kept, is_new = put_item(
                group.cast.oost.id, item, sealed_item=bodies[revision], by=group.cast["Anna"], now=TEN
            )
            assert (kept.revision, is_new) == (revision, revision not in stored)
            stored.add(revision)
            newest = max(newest, revision)
        else:
            with pytest.raises(NotAllowedNow):
                put_item(group.cast.oost.id, item, sealed_item=bodies[revision], by=group.cast["Anna"], now=TEN)
    assert set(Item.objects.filter(id=item).values_list("revision", flat=True)) == stored
    assert newest == 4


def at_once(*calls: Any) -> list[Any]:
    """Do these at the same moment, each on its own connection; what they answered or refused."""
    ready = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)

    def run(number: int) -> None:
        try:
            ready.wait(timeout=10)
            answers[number] = calls[number]()
        except NotAllowedNow as refusal:
            answers[number] = refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


@pytest.mark.django_db(transaction=True)
def test_of_two_members_who_add_at_once_one_wins_and_the_other_hears_where_it_stands():
    group = opened()
    for _ in range(5):
        log = group.log
        other = Group(group.cast, copy.copy(log), group.keys)
        mine, theirs = group.compared("Anna", "Bram"), other.compared("Bram", "Anna")
        answers = at_once(lambda m=mine: group.send("Anna", m), lambda t=theirs: group.send("Bram", t))
        won = [answer for answer in answers if isinstance(answer, Appended)]
        lost = [answer for answer in answers if isinstance(answer, NotAllowedNow)]
        assert (len(won), len(lost)) == (1, 1), connection.vendor
        group.log.head = won[0].head
        assert lost[0].more["head"]["seq"] == won[0].head.seq
    assert len(group.stored()) == 10


@pytest.mark.django_db(transaction=True)
def test_the_first_entry_is_first_only_once():
    cast = make_cast()
    keys = {name: Keys(cast[name]) for name in ("Anna", "Bram")}
    logs = {name: Group(cast, Log(cast.oost), keys) for name in keys}
    posts = {name: logs[name].log.opened(keys[name]) for name in keys}
    answers = at_once(*(lambda n=name: logs[n].send(n, posts[n]) for name in keys))
    assert sum(isinstance(answer, Appended) for answer in answers) == 1
    assert LogEntry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_item_sent_twice_at_once_is_one_row():
    group = opened()
    item = uuid.uuid4()
    raw = group.log.sealed_item(group.keys["Anna"], item=item)
    send = lambda: put_item(group.cast.oost.id, item, sealed_item=raw, by=group.cast["Anna"], now=TEN)  # noqa: E731
    answers = at_once(send, send, send)
    assert sorted(is_new for _item, is_new in answers) == [False, False, True]
    assert Item.objects.filter(id=item).count() == 1
