"""Showing something to one person, as far as a server sees it: bytes from somebody for somebody."""

from __future__ import annotations

import secrets
import uuid
from datetime import timedelta

import pytest

from kring.programmes.models import Party
from kring.sealed.models import SharedItem
from kring.sealed.rules.item import AROUND_BYTES, ENCAPSULATED_BYTES, PADDED_SIZES, ItemHeader
from kring.web.wire import from_wire, to_wire
from tests.cast import TEN, browser_of, make_programme
from tests.keys import Keys

GOAL = uuid.UUID(int=77)
SLOT = bytes(range(32))
API = "/api/v1/me/shared"


@pytest.fixture
def keys(cast):
    """Anna, her manager Mees and the intervisor Noor set up their access; Bram did too."""
    make_programme(cast)
    Party.objects.update(since=TEN - timedelta(days=60))  # before anything is shown
    return {name: Keys(cast[name]) for name in ("Anna", "Bram", "Mees", "Noor")}


def sealed(by: Keys, reader: Keys, revision: int = 1, **changed) -> bytes:
    fields = {
        "item_class": "shared",
        "group": str(reader.person.pk),
        "item": str(GOAL),
        "slot": SLOT,
        "author": str(by.person.pk),
        "epoch": by.number,
        "revision": revision,
        "head_seq": reader.number,
        "head_hash": reader.hash,
        "salt": secrets.token_bytes(32),
    }
    header = ItemHeader(**{**fields, **changed}).encode()
    around = AROUND_BYTES - len(header) + (0 if "item_class" in changed else ENCAPSULATED_BYTES)
    return header + secrets.token_bytes(around + PADDED_SIZES[0])


def show(cast, name: str, to: str, bytes_: bytes):
    asked = {"reader": str(cast[to].pk), "sealed": to_wire(bytes_)}
    return browser_of(cast, name).put(f"{API}/{GOAL}", asked, content_type="application/json")


def shown_to(cast, name: str) -> list[bytes]:
    return [from_wire(row["sealed"]) for row in browser_of(cast, name).get(f"{API}/to-me").json()]


def told_to(cast, name: str) -> list[tuple[str, bool, bool]]:
    rows = browser_of(cast, name).get(f"{API}/by-me").json()
    return [(row["name"], row["withdrawn"], row["ended"]) for row in rows]


def test_what_anna_shows_her_manager_reaches_her_manager_alone(cast, keys):
    goal = sealed(keys["Anna"], keys["Mees"])
    assert show(cast, "Anna", "Mees", goal).status_code == 204
    assert show(cast, "Anna", "Mees", goal).status_code == 204  # the same again
    assert {name: shown_to(cast, name) for name in ("Mees", "Noor", "Bram", "Anna")} == {
        "Mees": [goal],
        "Noor": [],
        "Bram": [],
        "Anna": [],
    }
    assert told_to(cast, "Anna") == [("Mees", False, False)]


def test_the_newest_text_takes_the_place_of_the_one_before(cast, keys):
    newest = sealed(keys["Anna"], keys["Mees"], 2)
    show(cast, "Anna", "Mees", newest)
    assert show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"], 1)).status_code == 409
    assert shown_to(cast, "Mees") == [newest]


def test_a_withdrawn_item_is_handed_to_nobody_and_its_bytes_are_gone(cast, keys):
    anna = browser_of(cast, "Anna")
    for name in ("Mees", "Noor"):
        show(cast, "Anna", name, sealed(keys["Anna"], keys[name]))
    assert anna.delete(f"{API}/{GOAL}?reader={cast['Mees'].pk}").status_code == 204
    assert (shown_to(cast, "Mees"), len(shown_to(cast, "Noor"))) == ([], 1)
    assert anna.delete(f"{API}/{GOAL}").status_code == 204
    assert shown_to(cast, "Noor") == []
    assert {bytes(item.sealed_item) for item in SharedItem.objects.all()} == {b""}
    assert show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"], 2)).status_code == 409


def test_a_manager_who_changes_jobs_gets_nothing_more_and_anna_is_told(cast, keys):
    show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"]))
    own = Party.objects.filter(person=cast["Mees"], about=cast["Anna"])
    own.update(until=TEN)
    assert shown_to(cast, "Mees") == []
    assert told_to(cast, "Anna") == [("Mees", False, True)]
    assert show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"], 2)).status_code == 403
    Party.objects.create(
        programme=own.get().programme,
        person=cast["Mees"],
        role="manager",
        about=cast["Anna"],
        since="2999-01-01T00:00Z",
    )
    assert shown_to(cast, "Mees") == []  # who comes back begins anew


@pytest.mark.parametrize(
    ("to", "answers"), [("Bram", 403), ("Karel", 403), ("Petra", 403), ("Otto", 403), ("Greet", 403)]
)
def test_a_colleague_a_commissioner_and_who_was_something_once_get_nothing(cast, keys, to, answers):
    reader = keys.get(to) or Keys(cast[to])
    assert show(cast, "Anna", to, sealed(keys["Anna"], reader)).status_code == answers
    assert not SharedItem.objects.exists()


def test_a_reader_without_access_is_told_of_and_gets_nothing(cast):
    make_programme(cast)
    anna = Keys(cast["Anna"])
    rows = browser_of(cast, "Anna").get(f"{API}/readers").json()
    assert [(row["name"], row["record"]) for row in rows] == [("Mees", None), ("Noor", None)]
    ghost = anna  # whoever's keys: there are none of Mees
    answer = show(cast, "Anna", "Mees", sealed(anna, ghost, group=str(cast["Mees"].pk), item_class="shared"))
    assert answer.status_code in {400, 409}
    assert not SharedItem.objects.exists()


def test_an_item_for_keys_that_are_no_longer_theirs_is_refused_and_an_older_one_is_told_of(cast, keys):
    show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"]))
    Keys(cast["Mees"], 2)
    assert show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"], 2)).status_code == 409
    (row,) = browser_of(cast, "Anna").get(f"{API}/by-me").json()
    assert row["is_for_lost_keys"]


@pytest.mark.parametrize(
    "changed",
    [
        {"item": str(uuid.UUID(int=78))},
        {"group": str(uuid.UUID(int=79))},
        {"author": str(uuid.UUID(int=80))},
        {"item_class": "personal"},
        {"head_hash": bytes(32)},
    ],
)
def test_an_item_that_says_it_belongs_elsewhere_is_not_kept(cast, keys, changed):
    assert show(cast, "Anna", "Mees", sealed(keys["Anna"], keys["Mees"], **changed)).status_code >= 400
    assert not SharedItem.objects.exists()


def test_an_id_of_somebody_else_is_neither_written_over_nor_withdrawn(cast, keys):
    show(cast, "Anna", "Noor", sealed(keys["Anna"], keys["Noor"]))
    assert show(cast, "Bram", "Noor", sealed(keys["Bram"], keys["Noor"], 2)).status_code == 409
    assert browser_of(cast, "Bram").delete(f"{API}/{GOAL}").status_code == 404
    assert len(shown_to(cast, "Noor")) == 1
