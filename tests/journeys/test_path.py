"""One's own path on a phone: a resolution kept, told how it went, found again, printed and taken along."""

from __future__ import annotations

import json

from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.getting_in import set_up
from tests.journeys.test_taking_along import age

# Typed by Anna in her browser: none of it may be anywhere else.
WHAT = "Kanarievoornemen: ik bel de moeder van Zoë zelf."
WITH = "Kanariecollega Bram"
HOW = "Kanarieafloop: ze was opgelucht."


def keep_resolution(page: Page) -> None:
    page.get_by_label("Wat ga je doen?").fill(WHAT)
    page.get_by_label("Wanneer?").fill("2026-01-15")
    page.get_by_label("Met wie, als je dat weet").fill(WITH)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("De dag is voorbij")).to_be_visible()


def tell_how_it_went(page: Page) -> None:
    page.get_by_role("button", name="Hoe staat het ermee?").click()
    page.get_by_label("Gedaan").check()
    page.get_by_label("Een woord over hoe het ging").fill(HOW)
    page.locator(".resolution").get_by_role("button", name="Bewaar").click()
    page.get_by_text("Gedaan of losgelaten (1)").click()
    expect(page.get_by_text(HOW)).to_be_visible()


def find_it(page: Page) -> None:
    found = page.locator(".path-moment")
    search = page.get_by_label("Zoek in je pad")
    search.fill("olifant")
    expect(page.get_by_text("Niets gevonden.")).to_be_visible()
    search.fill("ZOE opgelucht")
    expect(found).to_have_count(1)
    expect(found).to_contain_text(HOW)


def look_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_label("Zoek in je pad")).to_be_hidden()
    expect(page.locator(".path-moment")).to_be_visible()
    page.emulate_media(media="screen")


def show_in_a_talk(page: Page) -> None:
    page.get_by_role("button", name="Laat iets zien in een gesprek").click()
    page.locator(".path-choices input").check()
    exact = page.locator(".path-exact")
    expect(exact).to_contain_text(WHAT)
    expect(exact.locator("p").last).to_have_text(f"Hoe het ging: {HOW}")
    expect(page.get_by_text("Er is nu niemand aan wie je dit kunt laten zien.")).to_be_visible()


def test_a_resolution_is_kept_told_found_printed_and_taken_along(device: Devices, cast: Cast, tmp_path, caplog):
    sent: list[str] = []
    page = device("Anna", viewport=PHONE).new_page()
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    set_up(page)
    page.goto("/leren/")
    expect(page.get_by_role("heading", name="Je pad begint hier")).to_be_visible()
    page.get_by_role("link", name="Schrijf een voornemen").click()
    keep_resolution(page)
    tell_how_it_went(page)
    page.goto("/leren/")
    find_it(page)
    look_on_paper(page)
    show_in_a_talk(page)

    page.goto("/leren/meenemen/")
    page.get_by_label("Ik heb de wachtzin bewaard").check()
    passphrase = page.locator(".made-passphrase").inner_text()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Maak het bestand").click()
    taken, opened = tmp_path / downloading.value.suggested_filename, tmp_path / "kring.html"
    downloading.value.save_as(taken)
    age(["--decrypt", "-o", str(opened), str(taken)], passphrase)
    assert HOW in opened.read_text(encoding="utf-8")

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    traces = stored + caplog.text + "".join(sent) + "".join(str(letter.body) for letter in mail.outbox)
    assert [word for word in ("Kanarie", "opgelucht", "moeder") if word in traces] == []
    assert taken.read_bytes().startswith(b"age-encryption.org/v1")
