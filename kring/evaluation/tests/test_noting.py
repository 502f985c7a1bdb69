"""The note of Anna's closing talk with her manager Mees and the intervisor Noor, as far as a server sees it."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from kring.evaluation.models import NoteSignature, NoteVersion
from kring.programmes.models import Party
from kring.sealed.rules.item import AROUND_BYTES, ENCAPSULATED_BYTES, PADDED_SIZES, ItemHeader, slot_of
from kring.sealed.rules.talk_note import signed_note
from kring.talks.models import Talk
from kring.web.wire import to_wire
from tests.cast import TEN, browser_of, make_programme
from tests.keys import Keys

THREE = ("Anna", "Mees", "Noor")


class Table:
    """A closing talk and the browsers around it."""

    def __init__(self, cast) -> None:
        self.cast = cast
        self.programme = make_programme(cast)
        self.keys = {name: Keys(cast[name]) for name in (*THREE, "Bram")}
        said = {"kind": "closing", "about": cast["Anna"], "starts_at": TEN, "minutes": 60, "planned_at": TEN}
        self.talk = Talk.objects.create(programme=self.programme, **said)

    @property
    def url(self) -> str:
        return f"/api/v1/talks/{self.talk.pk}/note"

    def copy(self, by: str, to: str, number: int, **changed: Any) -> dict[str, str]:
        talk = str(self.talk.pk)
        fields = {
            "item_class": "shared",
            "group": str(self.cast[to].pk),
            "item": talk,
            "slot": slot_of(talk, talk, f"talk/note/{number}"),
            "author": str(self.cast[by].pk),
            "epoch": 1,
            "revision": 1,
            "head_seq": 1,
            "head_hash": self.keys[to].hash,
            "salt": secrets.token_bytes(32),
        }
        header = ItemHeader(**{**fields, **changed}).encode()
        body = secrets.token_bytes(AROUND_BYTES - len(header) + ENCAPSULATED_BYTES + PADDED_SIZES[0])
        return {"person": str(self.cast[to].pk), "sealed": to_wire(header + body)}

    def write(self, by: str, number: int, *, digest: bytes = bytes(32), to=THREE, **changed: Any):
        asked = {"digest": to_wire(digest), "copies": [self.copy(by, name, number, **changed) for name in to]}
        return self.browser(by).put(f"{self.url}/{number}", asked, content_type="application/json")

    def sign(self, by: str, number: int, *, digest: bytes = bytes(32)):
        made = self.keys[by].signing.sign(signed_note(str(self.talk.pk), number, digest))
        there = f"{self.url}/{number}/signature"
        return self.browser(by).put(there, {"signature": to_wire(made)}, content_type="application/json")

    def browser(self, name: str):
        return browser_of(self.cast, name)


@pytest.fixture
def table(cast) -> Table:
    return Table(cast)


def test_the_three_write_and_sign_and_each_gets_only_their_own_copy(table, mailoutbox):
    assert table.write("Anna", 1).status_code == 200
    assert sorted(letter.to[0] for letter in mailoutbox) == ["mees@example.org", "noor@example.org"]
    for name in THREE:
        assert table.sign(name, 1).status_code == 200
        assert table.sign(name, 1).status_code == 200, "twice is once"
    told = {name: table.browser(name).get(table.url).json() for name in THREE}
    assert len({told[name]["versions"][0]["sealed"] for name in THREE}) == 3
    assert [row["name"] for row in told["Mees"]["table"]] == ["Anna", "Mees", "Noor"]
    assert len(told["Noor"]["versions"][0]["signatures"]) == 3


def test_nobody_else_reads_or_signs_it_and_who_arranges_only_knows_of_the_talk(table):
    table.write("Anna", 1)
    for name, status in {"Greet": 403, "Karel": 404, "Bram": 404, "Petra": 404, "Hugo": 404, "Joke": 404}.items():
        assert table.browser(name).get(table.url).status_code == status, name
        page = table.browser(name).get(f"{table.talk.get_absolute_url()}samen/")
        assert page.status_code == status, name
    assert "samen/" in table.browser("Mees").get(table.talk.get_absolute_url()).content.decode()
    assert "samen/" not in table.browser("Greet").get(table.talk.get_absolute_url()).content.decode()


def test_a_newer_text_is_signed_anew_and_two_at_once_keep_both(table):
    table.write("Anna", 1)
    table.sign("Anna", 1)
    assert table.write("Mees", 2, digest=bytes(31) + b"m").status_code == 200
    assert table.write("Noor", 2, digest=bytes(31) + b"n").status_code == 409
    assert table.write("Noor", 3, digest=bytes(31) + b"n").status_code == 200
    assert table.write("Noor", 3, digest=bytes(31) + b"n").status_code == 200, "the same again"
    assert table.sign("Anna", 1).status_code == 409
    assert table.sign("Anna", 3, digest=bytes(31) + b"n").status_code == 200
    assert [version.signatures.count() for version in NoteVersion.objects.all()] == [1, 0, 1]


def test_what_is_not_for_the_three_or_not_by_its_writer_is_not_kept(table):
    assert table.write("Anna", 1, to=("Anna", "Mees")).status_code == 400
    assert table.write("Anna", 1, to=(*THREE, "Bram")).status_code == 400
    assert table.write("Anna", 1, author=str(table.cast["Mees"].pk)).status_code == 400
    assert table.write("Anna", 1, slot=bytes(32)).status_code == 400
    assert table.write("Anna", 1, head_hash=bytes(32)).status_code == 400
    assert table.write("Anna", 2).status_code == 409
    assert not NoteVersion.objects.exists()
    table.write("Anna", 1)
    assert table.sign("Mees", 1, digest=bytes(31) + b"x").status_code == 400
    assert not NoteSignature.objects.exists()


def test_a_manager_who_left_reads_nothing_more_and_who_came_later_gets_the_next_version(table):
    table.write("Anna", 1)
    Party.objects.filter(person=table.cast["Mees"], about=table.cast["Anna"]).update(until=TEN)
    assert table.browser("Mees").get(table.url).status_code == 404
    table.keys["Petra"] = Keys(table.cast["Petra"])
    said = {"role": "manager", "about": table.cast["Anna"], "since": TEN}
    Party.objects.create(programme=table.programme, person=table.cast["Petra"], **said)
    assert table.browser("Petra").get(table.url).json()["versions"][0]["sealed"] is None
    assert table.sign("Petra", 1).status_code == 403
    assert table.write("Anna", 2, to=("Anna", "Petra", "Noor")).status_code == 200
