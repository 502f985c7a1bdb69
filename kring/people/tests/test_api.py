from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from kring.people.models import Person
from kring.web.wire import to_wire

pytestmark = pytest.mark.django_db


def a_way_in(kind: str = "recovery-code", **other: Any) -> dict[str, Any]:
    made = {
        "id": str(uuid.uuid4()),
        "kind": kind,
        "label": "",
        "header": to_wire(b"header"),
        "ciphertext": to_wire(b"c"),
    }
    return {**made, **other}


def an_identity(record: bytes = b"record of Anna", **other: Any) -> dict[str, Any]:
    return {"record": to_wire(record), "sealed_bundle": to_wire(b"bundle"), "way_in": a_way_in(), **other}


def post(client: Client, path: str, body: dict[str, Any]) -> Any:
    return client.post(f"/api/v1/{path}", body, content_type="application/json")


def test_nobody_sees_me_without_signing_in(client: Client) -> None:
    assert client.get("/api/v1/me").status_code == 401


def test_a_new_person_has_no_identity_yet(as_anna: Client, anna: Person) -> None:
    assert as_anna.get("/api/v1/me").json() == {
        "person": str(anna.id),
        "name": "Anna",
        "language": "nl",
        "identity": None,
        "ways_in": [],
    }


def test_what_anna_publishes_she_reads_back(as_anna: Client) -> None:
    asked = an_identity()
    assert post(as_anna, "me/identities", asked).status_code == 201
    told = as_anna.get("/api/v1/me").json()
    assert told["identity"] == {"number": 1, "record": asked["record"], "sealed_bundle": asked["sealed_bundle"]}
    made_at = told["ways_in"][0].pop("made_at")
    assert made_at
    assert told["ways_in"] == [asked["way_in"]]


def test_publishing_the_same_identity_twice_is_one_identity(as_anna: Client, anna: Person) -> None:
    asked = an_identity()
    assert post(as_anna, "me/identities", asked).status_code == 201
    assert post(as_anna, "me/identities", asked).status_code == 201
    assert anna.identities.count() == 1


def test_a_second_tab_cannot_replace_the_identity_of_the_first(as_anna: Client, anna: Person) -> None:
    post(as_anna, "me/identities", an_identity(b"first tab"))
    refused = post(as_anna, "me/identities", an_identity(b"second tab"))
    assert refused.status_code == 409
    assert refused["Content-Type"] == "application/problem+json"
    assert bytes(anna.identities.get().record) == b"first tab"


def test_who_lost_everything_publishes_the_next_number(as_anna: Client) -> None:
    post(as_anna, "me/identities", an_identity(b"first"))
    assert post(as_anna, "me/identities", an_identity(b"second", number=2)).status_code == 201
    told = as_anna.get("/api/v1/me").json()
    assert told["identity"]["number"] == 2
    assert len(told["ways_in"]) == 1


def test_a_number_may_not_be_left_out(as_anna: Client) -> None:
    assert post(as_anna, "me/identities", an_identity(number=2)).status_code == 409


def test_the_first_way_in_is_the_recovery_code(as_anna: Client, anna: Person) -> None:
    asked = an_identity(way_in=a_way_in("passkey"))
    assert post(as_anna, "me/identities", asked).status_code == 400
    assert not anna.identities.exists()


def test_a_way_in_needs_an_identity(as_anna: Client) -> None:
    assert post(as_anna, "me/ways-in", a_way_in("passphrase")).status_code == 409


def test_a_way_in_sent_twice_is_one_way_in(as_anna: Client) -> None:
    post(as_anna, "me/identities", an_identity())
    passphrase = a_way_in("passphrase", label="laptop")
    assert [post(as_anna, "me/ways-in", passphrase).status_code for _ in range(2)] == [201, 201]
    assert len(as_anna.get("/api/v1/me").json()["ways_in"]) == 2


def test_a_way_in_is_never_overwritten(as_anna: Client) -> None:
    post(as_anna, "me/identities", an_identity())
    passphrase = a_way_in("passphrase")
    post(as_anna, "me/ways-in", passphrase)
    assert post(as_anna, "me/ways-in", {**passphrase, "ciphertext": to_wire(b"other")}).status_code == 409


def test_bram_cannot_take_the_id_of_annas_way_in(as_anna: Client, as_bram: Client) -> None:
    asked = an_identity()
    post(as_anna, "me/identities", asked)
    stolen = an_identity(b"record of Bram", way_in=asked["way_in"])
    assert post(as_bram, "me/identities", stolen).status_code == 409


def test_the_last_recovery_code_stays(as_anna: Client) -> None:
    asked = an_identity()
    post(as_anna, "me/identities", asked)
    post(as_anna, "me/ways-in", a_way_in("passphrase"))
    assert as_anna.delete(f"/api/v1/me/ways-in/{asked['way_in']['id']}").status_code == 409


def test_an_old_recovery_code_goes_once_a_new_one_is_there(as_anna: Client) -> None:
    asked = an_identity()
    post(as_anna, "me/identities", asked)
    post(as_anna, "me/ways-in", a_way_in())
    assert as_anna.delete(f"/api/v1/me/ways-in/{asked['way_in']['id']}").status_code == 204


def test_bram_cannot_retire_a_way_in_of_anna(as_anna: Client, as_bram: Client) -> None:
    asked = an_identity()
    post(as_anna, "me/identities", asked)
    assert as_bram.delete(f"/api/v1/me/ways-in/{asked['way_in']['id']}").status_code == 404


@pytest.mark.parametrize(
    "broken",
    [{"header": "not base64url!"}, {"header": "YQ=="}, {"kind": "password"}, {"id": "7"}, {"ciphertext": ""}],
)
def test_a_malformed_way_in_is_refused_as_a_problem(as_anna: Client, broken: dict[str, Any]) -> None:
    post(as_anna, "me/identities", an_identity())
    refused = post(as_anna, "me/ways-in", a_way_in(**broken))
    assert refused.status_code == 400
    assert refused["Content-Type"] == "application/problem+json"


def test_a_write_without_the_forgery_token_is_refused(anna: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    assert post(strict, "me/identities", an_identity()).status_code == 403
