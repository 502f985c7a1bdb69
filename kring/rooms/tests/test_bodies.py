"""What is malformed, too large or sealed wrongly gets a sentence and changes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kring.rooms.models import Event
from kring.rooms.tests.conftest import Table, command_id
from kring.sealed.models import Item, LogHead

ID = "10000000-0000-4000-8000-000000000000"
TALK = "phase/talk/1"

MALFORMED = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"1",
    b'"open"',
    b"\xff\xfe",
    b"\x00",
    b"[" * 100_000,
    b'{"a":' * 20_000,
    b'{"id":"%s","kind":"open","more":NaN}' % ID.encode(),
    b'{"id":"%s","kind":"open","more":1e999}' % ID.encode(),
    b'{"id":"%s","kind":"open","more":%s}' % (ID.encode(), b"9" * 5000),
    b'{"id":"%s","kind":["open"]}' % ID.encode(),
    b'{"id":"%s","kind":{"open":1}}' % ID.encode(),
    b'{"id":"%s","kind":"fly"}' % ID.encode(),
    b'{"id":"%s","kind":"open","to":"nobody"}' % ID.encode(),
    b'{"id":"%s","kind":"open\\u0000"}' % ID.encode(),
    b'{"id":"%s","kind":"\\ud800"}' % ID.encode(),
    b'{"id":7,"kind":"open"}',
    b'{"id":"7","kind":"open"}',
    b'{"id":"%s","kind":"open"}' % ID.upper().replace("1", "A", 1).encode(),
    b'{"kind":"open"}',
    b'{"id":"%s","kind":"extend","minutes":"1"}' % ID.encode(),
    b'{"id":"%s","kind":"extend","minutes":true}' % ID.encode(),
    b'{"id":"%s","kind":"contribute"}' % ID.encode(),
    b'{"id":"%s","kind":"contribute","sealed":7}' % ID.encode(),
    b'{"id":"%s","kind":"contribute","sealed":"***"}' % ID.encode(),
    b'{"id":"%s","kind":"contribute","sealed":"AAAA"}' % ID.encode(),
    b'{"id":"%s","kind":"assign","role":"\\u0000","to":"%s"}' % (ID.encode(), ID.encode()),
]


@pytest.mark.parametrize("raw", MALFORMED, ids=lambda raw: repr(raw[:30]))
def test_a_malformed_body_is_refused_with_a_sentence(table: Table, raw: bytes):
    answer = table.browser("Bram").post(raw)
    assert answer.status == 400
    assert answer.said["detail"]
    assert not Event.objects.exists()


def test_the_sentence_is_in_the_readers_language(table: Table):
    dutch = table.browser("Bram").post(b"{", Accept_Language="nl-NL,en;q=0.5")
    english = table.browser("Bram").post(b"{", Accept_Language="en-GB,nl;q=0.5")
    assert "niet te lezen" in dutch.said["detail"]
    assert "cannot be read" in english.said["detail"]
    assert dutch.headers["content-type"] == "application/problem+json"


def test_more_than_128_kib_is_refused_before_it_is_read(table: Table):
    answer = table.browser("Bram").post(b" " * (128 * 1024 + 1))
    assert (answer.status, answer.said["type"]) == (413, "kring:too-large")


def test_more_than_128_kib_in_pieces_is_refused_while_it_comes(table: Table):
    browser = table.browser("Bram")
    answer = browser.post_in_pieces(b" " * 16_384 for _ in range(9))
    assert answer.status == 413


def test_the_longest_text_fits_and_a_longer_one_does_not(table: Table):
    table.reach(0)
    assert table.write("Daan", TALK, body=66_560).status == 200
    answer = table.browser("Daan").post({"id": ID, "kind": "contribute", "sealed": "A" * 90_000})
    assert answer.status == 413


@pytest.mark.parametrize(
    ("changed", "status", "kind"),
    [
        ({"author": "20000000-0000-4000-8000-000000000000"}, 400, "kring:invalid"),
        ({"group": "20000000-0000-4000-8000-000000000000"}, 400, "kring:invalid"),
        ({"item": "20000000-0000-4000-8000-000000000000"}, 400, "kring:invalid"),
        ({"item_class": "personal"}, 400, "kring:invalid"),
        ({"revision": 2}, 409, "kring:not-allowed-now"),
        ({"epoch": 2}, 409, "kring:stale-epoch"),
        ({"slot": bytes(32)}, 409, "kring:not-allowed-now"),
    ],
)
def test_a_header_that_says_something_else_is_refused(table: Table, changed: dict[str, Any], status: int, kind: str):
    table.reach(0)
    made = {"group": str(table.cast.oost.pk), "item": ID, "author": table.id("Daan"), **changed}
    sealed = table.sealed_as(made, TALK)
    answer = table.browser("Daan").post({"id": ID, "kind": "contribute", "sealed": sealed})
    assert (answer.status, answer.said["type"]) == (status, kind)
    assert not Item.objects.exists()


def test_after_the_group_changed_an_old_key_is_told_apart(table: Table):
    table.reach(0)
    LogHead.objects.filter(group=table.cast.oost.pk).update(epoch=2)
    waiting = table.listen("Anna")
    waiting.until("state")
    assert table.until_refused("Daan", TALK).said["type"] == "kring:stale-epoch"
    assert table.write("Daan", TALK, epoch=2).status == 200


def test_a_text_for_the_step_before_is_refused_when_its_slot_says_so(table: Table):
    table.reach(1)
    assert table.write("Daan", TALK).status == 409
    assert table.write("Daan", "phase/advise/1").status == 200


def test_a_revision_replaces_the_text_and_keeps_its_place(table: Table):
    table.reach(0)
    stream = table.listen("Anna")
    written = table.written("Daan", TALK)
    table.browser("Daan").post(written)
    sealed = table.sealed("Daan", written["id"], TALK, revision=2)
    assert table.do("Daan", "revise", item=written["id"], sealed=sealed).status == 200
    assert stream.until("change", kind="revised").said["items"] == {written["id"]: {"revision": 2, "sealed": sealed}}
    again = table.sealed("Daan", written["id"], TALK, revision=2)
    assert table.do("Daan", "revise", item=written["id"], sealed=again).status == 409
    other = table.sealed("Daan", written["id"], "advice", revision=3)
    assert table.do("Daan", "revise", item=written["id"], sealed=other).status == 409
    assert table.listen("Elif").until("state").said["items"][written["id"]]["revision"] == 2


def test_the_same_id_with_other_content_is_refused(table: Table):
    table.reach(0)
    first, second = (table.written("Daan", TALK, item=ID) for _ in range(2))
    assert table.browser("Daan").post(first).status == 200
    assert table.browser("Daan").post(second).status == 409
    assert table.browser("Elif").post(first).status == 409
    assert Item.objects.count() == 1


def test_the_order_of_fields_does_not_make_another_body(table: Table):
    order = command_id()
    first = table.browser("Bram").post(json.dumps({"id": order, "kind": "open"}).encode())
    second = table.browser("Bram").post(json.dumps({"kind": "open", "id": order}, indent=1).encode())
    assert (first.status, first.said) == (second.status, second.said)
