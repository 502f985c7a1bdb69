from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings

from kring.kernel.clock import now
from kring.people import actions
from kring.people.models import FirstLink, Person
from kring.people.rules.device import device_name

pytestmark = pytest.mark.django_db

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Safari/604.1"


def browser_of(person: Person, described: str = CHROME) -> Client:
    client = Client(headers={"user-agent": described})
    with override_settings(DEMO=True):
        client.post(f"/aanmelden/demo/{person.id}")
    return client


@pytest.mark.parametrize("page", ["/apparaten/", "/profiel/"])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: Client, page: str) -> None:
    assert client.get(page)["Location"] == f"/aanmelden/?next={page}"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(as_anna: Client, elsewhere: str) -> None:
    assert as_anna.get("/aanmelden/", {"next": elsewhere})["Location"] == "/"
    assert as_anna.get("/aanmelden/", {"next": "/groepen/"})["Location"] == "/groepen/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_speaks_both_languages(as_anna: Client, language: str) -> None:
    as_anna.cookies["django_language"] = language
    said = as_anna.get("/apparaten/").content.decode()
    assert {"nl": "Overal afmelden", "en": "Sign out everywhere"}[language] in said


def test_a_device_without_a_choice_follows_the_person(as_bram: Client) -> None:
    assert as_bram.get("/profiel/")["Content-Language"] == "en"


def test_a_choice_on_the_device_goes_before_the_profile(as_bram: Client) -> None:
    as_bram.cookies["django_language"] = "nl"
    assert as_bram.get("/profiel/")["Content-Language"] == "nl"


def test_signing_out_takes_a_post(as_anna: Client) -> None:
    assert as_anna.get("/afmelden/").status_code == 405
    assert as_anna.get("/api/v1/me").status_code == 200
    assert as_anna.post("/afmelden/")["Location"] == "/aanmelden/?afgemeld"
    assert as_anna.get("/api/v1/me").status_code == 401


def devices_on(client: Client) -> list[Any]:
    return list(client.get("/apparaten/").context["devices"])


def test_anna_sees_her_devices_this_one_first(anna: Person) -> None:
    browser_of(anna, IPHONE)
    laptop = browser_of(anna)
    assert [(device.name, device.is_this_one) for device in devices_on(laptop)] == [
        ("Chrome, Windows", True),
        ("Safari, iPhone", False),
    ]


def test_a_device_that_was_signed_out_is_out_at_once(anna: Person) -> None:
    phone, laptop = browser_of(anna, IPHONE), browser_of(anna)
    (lost,) = [device for device in devices_on(laptop) if not device.is_this_one]
    laptop.post(f"/apparaten/{lost.id}/afmelden")
    assert phone.get("/api/v1/me").status_code == 401
    assert laptop.get("/api/v1/me").status_code == 200


def test_bram_cannot_sign_out_a_device_of_anna(anna: Person, as_bram: Client) -> None:
    laptop = browser_of(anna)
    (device,) = devices_on(laptop)
    assert as_bram.post(f"/apparaten/{device.id}/afmelden").status_code == 404
    assert laptop.get("/api/v1/me").status_code == 200


def test_sign_out_everywhere_means_everywhere(anna: Person, as_bram: Client) -> None:
    devices = [browser_of(anna, IPHONE), browser_of(anna)]
    assert devices[0].post("/apparaten/afmelden")["Location"] == "/aanmelden/?afgemeld"
    assert [device.get("/api/v1/me").status_code for device in devices] == [401, 401]
    assert as_bram.get("/api/v1/me").status_code == 200


def test_anna_changes_her_name_and_language(as_anna: Client, anna: Person) -> None:
    assert as_anna.post("/profiel/", {"name": "Anna de Wit", "language": "en"}).status_code == 302
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("Anna de Wit", "en")


@pytest.mark.parametrize("broken", [{"name": "", "language": "nl"}, {"name": "Anna", "language": "fr"}])
def test_a_profile_that_does_not_fit_is_shown_again(as_anna: Client, anna: Person, broken: dict[str, str]) -> None:
    assert as_anna.post("/profiel/", broken).status_code == 200
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("Anna", "nl")


def test_in_the_demo_one_click_signs_in(client: Client, anna: Person, settings: Any) -> None:
    settings.DEMO = True
    assert f"/aanmelden/demo/{anna.id}" in client.get("/aanmelden/").content.decode()
    assert client.post(f"/aanmelden/demo/{anna.id}", {"next": "/profiel/"})["Location"] == "/profiel/"
    assert client.get("/api/v1/me").json()["name"] == "Anna"


def test_outside_the_demo_nobody_is_one_click_away(client: Client, anna: Person) -> None:
    assert str(anna.id) not in client.get("/aanmelden/").content.decode()
    assert "Anna" not in client.get("/aanmelden/").content.decode()
    assert client.post(f"/aanmelden/demo/{anna.id}").status_code == 404
    assert client.get("/api/v1/me").status_code == 401


def test_the_first_link_makes_a_person_who_may_found_an_organisation(client: Client) -> None:
    token = actions.make_first_link(now=now())
    assert client.get(f"/eerste/{token}/").status_code == 200
    answer = client.post(f"/eerste/{token}/", {"name": "Greet", "email": "Greet@delinde.example"})
    assert answer["Location"] == "/organisaties/nieuw/"
    greet = Person.objects.get()
    assert (greet.email, greet.may_found) == ("greet@delinde.example", True)
    assert client.get("/api/v1/me").json()["name"] == "Greet"


def test_opening_the_first_link_does_not_use_it_up(client: Client) -> None:
    token = actions.make_first_link(now=now())
    assert [client.get(f"/eerste/{token}/").status_code for _ in range(3)] == [200, 200, 200]


def test_the_first_link_works_once(client: Client) -> None:
    token = actions.make_first_link(now=now())
    client.post(f"/eerste/{token}/", {"name": "Greet", "email": "greet@delinde.example"})
    second = Client().post(f"/eerste/{token}/", {"name": "Iris", "email": "iris@elders.example"})
    assert second.status_code == 404
    assert not Person.objects.filter(name="Iris").exists()


def test_the_first_link_lasts_a_day(client: Client) -> None:
    token = actions.make_first_link(now=now() - timedelta(hours=24, minutes=1))
    assert client.get(f"/eerste/{token}/").status_code == 404


def test_printing_the_first_link_again_voids_the_older_one(client: Client) -> None:
    older, newer = (actions.make_first_link(now=now()) for _ in range(2))
    assert client.get(f"/eerste/{older}/").status_code == 404
    assert client.get(f"/eerste/{newer}/").status_code == 200


def test_the_first_link_opens_no_account_of_somebody_else(client: Client, anna: Person) -> None:
    token = actions.make_first_link(now=now())
    refused = client.post(f"/eerste/{token}/", {"name": "Fons", "email": anna.email.upper()})
    assert refused.status_code == 409
    assert client.get("/api/v1/me").status_code == 401
    assert client.get(f"/eerste/{token}/").status_code == 200


def test_who_is_signed_in_gets_the_right_on_their_own_account(as_anna: Client, anna: Person) -> None:
    token = actions.make_first_link(now=now())
    assert as_anna.post(f"/eerste/{token}/")["Location"] == "/organisaties/nieuw/"
    anna.refresh_from_db()
    assert anna.may_found
    actions.use_founding_right(anna)
    anna.refresh_from_db()
    assert not anna.may_found


def test_only_a_hash_of_the_first_link_is_kept() -> None:
    token = actions.make_first_link(now=now())
    assert token.encode() not in bytes(FirstLink.objects.get().token_hash)


def test_inviting_somebody_who_exists_changes_nothing_of_theirs(anna: Person) -> None:
    assert actions.make_person(name="Someone else", email=" ANNA@delinde.example ", language="en") == anna
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("Anna", "nl")


def test_an_unknown_device_has_no_name() -> None:
    assert device_name("curl/8.5") == ""


def test_a_monitor_may_ask_without_wanting_the_page(client):
    """HEAD is what uptime checks and link previews send."""
    assert client.head("/aanmelden/").status_code == 200
    assert client.head("/").status_code == 200
