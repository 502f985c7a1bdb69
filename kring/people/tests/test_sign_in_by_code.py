from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client

from kring.people.models import Person

pytestmark = pytest.mark.django_db

AUTH = "/_allauth/browser/v1/auth"


@pytest.fixture(autouse=True)
def no_limits_from_before() -> None:
    cache.clear()


def ask(client: Client, email: str) -> Any:
    return client.post(f"{AUTH}/code/request", {"email": email}, content_type="application/json")


def confirm(client: Client, code: str) -> Any:
    return client.post(f"{AUTH}/code/confirm", {"code": code}, content_type="application/json")


def code_in_the_mail() -> str:
    found = re.search(r"\b\d{4}-\d{4}\b", str(mail.outbox[-1].body))
    assert found
    return found[0]


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/api/v1/me").status_code == 200)


def test_anna_signs_in_with_the_code_from_her_mail(client: Client, anna: Person) -> None:
    assert ask(client, anna.email).status_code == 401
    assert mail.outbox[-1].to == [anna.email]
    assert confirm(client, code_in_the_mail()).status_code == 200
    assert client.get("/api/v1/me").json()["name"] == "Anna"


def test_the_address_may_be_typed_in_capitals(client: Client, anna: Person) -> None:
    ask(client, anna.email.upper())
    assert confirm(client, code_in_the_mail()).status_code == 200


def test_the_code_may_be_typed_without_its_dash(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    assert confirm(client, code_in_the_mail().replace("-", " ")).status_code == 200


def test_mail_is_in_the_language_of_the_person(client: Client, anna: Person, bram: Person) -> None:
    ask(client, anna.email)
    ask(client, bram.email)
    assert [letter.subject.split(" ", 1)[1] for letter in mail.outbox] == [
        "is je code voor Kring",
        "is your code for Kring",
    ]


def test_a_wrong_code_signs_nobody_in(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    assert confirm(client, "0000-0000").status_code == 400
    assert not is_signed_in(client)


def test_after_three_wrong_codes_the_right_one_is_void(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    assert [confirm(client, "0000-0000").status_code for _ in range(3)] == [400, 400, 400]
    assert confirm(client, code_in_the_mail()).status_code == 409
    assert not is_signed_in(client)


def test_a_code_is_void_after_a_quarter_of_an_hour(client: Client, anna: Person) -> None:
    with time_machine.travel("2026-11-23T10:00:00+00:00") as clock:
        ask(client, anna.email)
        clock.shift(timedelta(minutes=15, seconds=1))
        assert confirm(client, code_in_the_mail()).status_code == 409


def test_a_code_works_once(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    confirm(client, code_in_the_mail())
    client.post("/afmelden/")
    assert confirm(client, code_in_the_mail()).status_code == 409


def test_a_code_works_only_in_the_browser_that_asked(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    assert confirm(Client(), code_in_the_mail()).status_code == 409


def test_a_second_tab_makes_the_code_of_the_first_one_void(client: Client, anna: Person) -> None:
    ask(client, anna.email)
    first = code_in_the_mail()
    ask(client, anna.email)
    assert confirm(client, first).status_code == 400
    assert confirm(client, code_in_the_mail()).status_code == 200


def test_an_unknown_address_gets_the_same_answer_and_a_mail_that_says_whom_to_ask(client: Client, anna: Person) -> None:
    known, unknown = ask(client, anna.email), ask(Client(), "nobody@delinde.example")
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert mail.outbox[-1].to == ["nobody@delinde.example"]
    assert "coördinator" in mail.outbox[-1].body
    assert not re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body))


def test_no_code_opens_an_unknown_address(client: Client, db: None) -> None:
    ask(client, "nobody@delinde.example")
    for code in ("", "0000-0000"):
        assert confirm(client, code).status_code == 400
    assert not Person.objects.exists()


def test_a_person_who_was_shut_out_gets_no_code(client: Client, anna: Person) -> None:
    Person.objects.filter(pk=anna.pk).update(is_active=False)
    ask(client, anna.email)
    assert not re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body))


def test_one_mailbox_is_not_flooded_with_codes(client: Client, anna: Person) -> None:
    for _ in range(3):
        ask(Client(), anna.email)
    refused = ask(Client(), anna.email)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == "too_many_login_attempts"
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("door", ["signup", "login", "webauthn/signup", "provider/signup"])
def test_there_are_no_passwords_and_no_open_sign_up(client: Client, db: None, door: str) -> None:
    asked = {"email": "iris@elders.example", "password": "correct horse battery staple"}
    refused = client.post(f"{AUTH}/{door}", asked, content_type="application/json")
    assert refused.status_code in {400, 403, 404}
    assert not Person.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("broken", ["", "not json", "[]", '{"email": 7}', '{"email": "x@y"}'])
def test_malformed_requests_are_refused(client: Client, db: None, broken: str) -> None:
    refused = client.post(f"{AUTH}/code/request", broken, content_type="application/json")
    assert refused.status_code == 400


def test_there_is_no_admin(as_anna: Client) -> None:
    assert as_anna.get("/admin/").status_code == 404
    assert not hasattr(Person(), "is_superuser")
