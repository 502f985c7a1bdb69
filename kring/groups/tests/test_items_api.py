"""The door to a group's sealed items."""

from __future__ import annotations

import uuid

import pytest

from kring.sealed.models import Item
from kring.web.wire import to_wire

ITEM = uuid.UUID(int=1)


def sealed(raw: bytes) -> dict[str, object]:
    return {"sealed": to_wire(raw)}


def put(oost, name, raw, item=ITEM):
    return oost.put(name, f"items/{item}", sealed(raw))


def test_what_anna_seals_bram_gets(oost, cast):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=ITEM, slot=b"s" * 32)
    made = put(oost, "Anna", raw)
    assert made.status_code == 201
    (told,) = oost.get("Bram", "items").json()
    assert told == made.json()
    assert (told["id"], told["author"], told["epoch"], told["sealed"]) == (
        str(ITEM),
        str(cast["Anna"].pk),
        2,
        to_wire(raw),
    )
    assert oost.get("Bram", f"items?slot={to_wire(b's' * 32)}").json() == [told]
    assert oost.get("Bram", f"items?slot={to_wire(bytes(32))}").json() == []
    assert oost.get("Bram", f"items?after={told['key']}").json() == []


def test_sending_the_same_item_twice_is_one_row(oost):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=ITEM)
    first, again = put(oost, "Anna", raw), put(oost, "Anna", raw)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Item.objects.count() == 1


def test_the_same_is_still_the_same_after_the_keys_changed(oost):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=ITEM)
    put(oost, "Anna", raw)
    oost.post("Anna", "log", oost.log.removed(oost.keys["Bram"], oost.keys["Anna"]))
    assert put(oost, "Anna", raw).status_code == 200


def test_an_id_used_with_other_content_is_refused(oost):
    put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM))
    assert put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM)).status_code == 409


def test_a_newer_revision_takes_the_place_and_an_older_one_is_refused(oost):
    one, two, three = (oost.log.sealed_item(oost.keys["Anna"], item=ITEM, revision=n) for n in (1, 2, 3))
    assert put(oost, "Anna", one).status_code == 201
    assert put(oost, "Anna", three).status_code == 201
    refused = put(oost, "Anna", two)
    assert (refused.status_code, refused.json()["revision"]) == (409, 3)
    assert [told["revision"] for told in oost.get("Bram", "items").json()] == [3]


def test_nobody_takes_over_somebody_elses_item(oost):
    put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM))
    assert put(oost, "Bram", oost.log.sealed_item(oost.keys["Bram"], item=ITEM, revision=2)).status_code == 409
    assert (
        put(oost, "Bram", oost.log.sealed_item(oost.keys["Anna"], item=uuid.UUID(int=2)), uuid.UUID(int=2)).status_code
        == 403
    )


def test_a_revision_stays_in_its_place(oost):
    put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM))
    moved = oost.log.sealed_item(oost.keys["Anna"], item=ITEM, revision=2, slot=b"x" * 32)
    assert put(oost, "Anna", moved).status_code == 409


@pytest.mark.parametrize("epoch", [1, 3])
def test_an_epoch_that_is_not_the_newest_is_refused(oost, epoch):
    assert put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM, epoch=epoch)).status_code == 409


def test_nobody_seals_between_a_change_of_members_and_the_new_keys(oost):
    after = oost.log.head
    leave = oost.log.entry("leave", b"", oost.keys["Bram"])
    assert oost.post("Bram", "log", oost.log.posted(after, [leave])).status_code == 201
    assert put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM)).status_code == 409


def test_an_item_for_another_place_is_refused(oost):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=uuid.UUID(int=2))
    assert put(oost, "Anna", raw).status_code == 400
    assert (
        put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM, item_class="personal")).status_code == 400
    )
    oost.log.group = str(uuid.uuid4())
    assert put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM)).status_code == 400


def test_a_text_that_is_too_long_is_refused_in_words(oost, signed_in):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=ITEM) + bytes(80_000)
    answer = put(oost, "Anna", raw)
    assert answer.status_code in (400, 413)
    assert "te lang" in answer.json()["detail"]
    assert Item.objects.count() == 0


def test_who_was_only_invited_cannot_read_or_write(oost):
    assert oost.get("Chaima", "items").status_code == 403
    assert put(oost, "Chaima", oost.log.sealed_item(oost.keys["Chaima"], item=ITEM)).status_code == 403


def test_what_a_room_hides_is_not_listed_and_not_rewritten_here(oost):
    raw = oost.log.sealed_item(oost.keys["Anna"], item=ITEM)
    put(oost, "Anna", raw)
    Item.objects.update(opened_at=None)
    assert oost.get("Bram", "items").json() == []
    assert oost.get("Anna", "items").json() == []
    assert put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=ITEM, revision=2)).status_code == 409


def test_what_a_room_opens_later_is_not_missed_by_who_read_before(oost):
    hidden, shown, again = (uuid.UUID(int=n) for n in (1, 2, 3))
    for item in (hidden, shown):
        put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=item), item)
    Item.objects.filter(id=hidden).update(opened_at=None)
    (told,) = oost.get("Bram", "items").json()
    assert told["id"] == str(shown)
    put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=again), again)
    Item.objects.filter(id=hidden).update(opened_at=Item.objects.get(id=again).opened_at)
    assert {one["id"] for one in oost.get("Bram", f"items?after={told['key']}").json()} == {str(hidden), str(again)}
    put(oost, "Anna", oost.log.sealed_item(oost.keys["Anna"], item=shown, revision=2), shown)
    ids = [(one["id"], one["revision"]) for one in oost.get("Bram", f"items?after={told['key']}").json()]
    assert ids[-1] == (str(shown), 2)
