"""The commissioner asks; three members write, change and sign an answer; exactly that text goes out, with its proof."""

from __future__ import annotations

import json
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from tests.cast import Cast, make_programme
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.keys_only import Keys
from tests.journeys.test_agreement import three_inside

QUESTION = "What does it bring the teams?"
# The first is never signed by all, and so may be nowhere; the second only once all signed.
FIRST = "Canary draft: we argue less about the zinc key."
SECOND = "Canary told: we ask each other for help sooner.\nTwo quiet hours are needed for that."


def in_english(*pages: Page) -> None:
    for page in pages:
        url = page.evaluate("location.origin")
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": url}])


def on_page(page: Page, cast: Cast) -> None:
    page.goto(f"/groepen/{cast.oost.id}/terugkoppeling/")


def ask(page: Page, programme: str) -> None:
    """By keyboard."""
    page.goto(programme)
    keys = Keys(page)
    keys.follow(page.locator("main a[href*='ask-group']"), lambda address: "ask-group" in address)
    keys.go_to(page.locator("main textarea"))
    page.keyboard.type(QUESTION)
    keys.press(page.locator("main form button"))
    expect(page.get_by_text(QUESTION)).to_be_visible()


def answer(page: Page, cast: Cast) -> None:
    """A letter that does not show, and a text of one space, are refused where they stand."""
    on_page(page, cast)
    page.get_by_role("button", name="Write an answer together").click()
    field = page.get_by_label("What do you want to tell?")
    for text, fault in ((" ", "Fill this in."), (f"{FIRST}\u200b", "a letter here that nobody can see"), (FIRST, "")):
        field.fill(text)
        page.get_by_role("button", name="Propose and sign").click()
        if fault:
            expect(page.get_by_text(fault)).to_be_visible()
    expect(page.get_by_text("Your proposal is ready.")).to_be_visible()
    expect(page.get_by_text("Signed: Anna.")).to_be_visible()


def change(page: Page, cast: Cast) -> None:
    """Bram writes another version: Anna's signature no longer counts."""
    on_page(page, cast)
    expect(page.locator(".release-terms")).to_contain_text(FIRST)
    page.get_by_role("button", name="Change the text").click()
    page.get_by_label("What do you want to tell?").fill(SECOND)
    page.get_by_role("button", name="Propose and sign").click()
    expect(page.get_by_text("The signatures under the former no longer count.")).to_be_visible()
    expect(page.get_by_text("Signed: Bram.")).to_be_visible()


def sign(page: Page, cast: Cast, told: str) -> None:
    on_page(page, cast)
    for shown in (*SECOND.split("\n"), "Karel", QUESTION, "You may always leave it unsigned."):
        expect(page.locator(".release-proposal")).to_contain_text(shown)
    page.get_by_label("I have read everything.").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_text(told)).to_be_visible()


def check_proof(page: Page, folder: Path) -> None:
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download the proof").click()
    proof = folder / "proof.json"
    downloading.value.save_as(proof)
    forged = folder / "forged.json"
    forged.write_text(proof.read_text().replace("sooner", "later"))
    page.get_by_role("link", name="Check a proof").click()
    expect(page.locator("input[type=file]")).to_be_visible()
    page.context.set_offline(True)
    for path, verdict in ((proof, "This is right"), (forged, "This is not right")):
        page.locator("input[type=file]").set_input_files(path)
        expect(page.get_by_role("heading", name=verdict)).to_be_visible()
        assert page.get_by_text("we ask each other for help sooner.").count() == (path is proof)


def traces(sent: list[str], log: str) -> str:
    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    return stored + log + "".join(sent) + "".join(f"{letter.body}{letter.subject}" for letter in mail.outbox)


def test_the_commissioner_reads_exactly_what_three_members_signed(device: Devices, cast: Cast, caplog, tmp_path):
    sent: list[str] = []
    programme = make_programme(cast)
    anna, bram, chaima = three_inside(device, cast, sent)
    karel = device("Karel", viewport=PHONE).new_page()
    karel.goto("/")
    in_english(anna, bram, chaima, karel)
    ask(karel, programme.get_absolute_url())
    answer(anna, cast)
    change(bram, cast)
    sign(anna, cast, "You signed. Nothing goes out before everybody signs.")
    assert "Canary" not in traces(sent, caplog.text)
    karel.goto(programme.get_absolute_url())
    expect(karel.get_by_role("heading", name="What the group tells")).to_have_count(0)
    sign(chaima, cast, "Everybody signed. The text has now been sent.")
    expect(chaima.get_by_text("Everybody signed exactly this text.")).to_be_visible()

    karel.reload()
    karel.get_by_role("link", name=QUESTION).click()
    expect(karel.locator(".release-text")).to_have_text(SECOND.replace("\n", ""))
    expect(karel.get_by_text("All 3 people in the group signed exactly this text.")).to_be_visible()
    assert [name for name in ("Anna", "Bram", "Chaima") if name in karel.content()] == []
    check_proof(karel, tmp_path)
    assert "zinc key" not in traces(sent, caplog.text)
