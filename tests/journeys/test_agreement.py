"""A group agrees: proposed, doubted, changed, signed by all; who joins later signs before getting a key."""

from __future__ import annotations

import json

from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.test_joining import came, opened

# Typed by members in their browsers: none of it may be anywhere else.
GOAL = "Kanariedoel: wij leren van elkaars zeldzame fouten."
WHY = "Kanarietwijfel: wat als de inspectie vraagt?"
ADDED = "Kanarieafspraak: over het zwartboek zwijgen wij."


def on_agreement(page: Page, cast: Cast) -> Page:
    page.goto(f"/groepen/{cast.oost.id}/overeenkomst/")
    return page


def sign(page: Page) -> None:
    page.get_by_role("button", name="Teken", exact=True).click()
    expect(page.get_by_text("Zet eerst een vinkje.")).to_be_visible()
    page.get_by_label("Ik heb dit gelezen.").check()
    page.get_by_role("button", name="Teken", exact=True).click()


def three_inside(device: Devices, cast: Cast, sent: list[str]) -> tuple[Page, Page, Page]:
    anna = opened(device, cast)
    bram, chaima = (came(device, cast, name, viewport=PHONE) for name in ("Bram", "Chaima"))
    for page in (bram, chaima):
        page.get_by_role("button", name="Doe mee").click()
        expect(page.get_by_role("heading", name="Je staat aan de deur")).to_be_visible()
    anna.reload()
    anna.get_by_role("button", name="Laat allemaal toe").click()
    for page in (anna, bram, chaima):
        page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
        expect(page.get_by_text("0 van 2 vergeleken")).to_be_visible()
        on_agreement(page, cast)
    return anna, bram, chaima


def propose(page: Page) -> None:
    """A text of one's own; an empty one, and one with a letter that does not show, are refused where they stand."""
    page.get_by_role("button", name="Maak een voorstel").click()
    page.locator("summary", has_text="Doel").first.click()
    goal = page.get_by_role("group", name="Doel", exact=True)
    goal.get_by_label("Eigen tekst").check()
    for text, fault in (("", "Schrijf een tekst"), (f"{GOAL}\u200b", "een letter die niemand kan zien"), (GOAL, "")):
        goal.get_by_label("Schrijf het zelf").fill(text)
        page.get_by_role("button", name="Stel voor en teken").click()
        if fault:
            expect(goal.get_by_text(fault)).to_be_visible()
    expect(page.get_by_text("Je voorstel staat klaar.")).to_be_visible()


def doubt(page: Page) -> None:
    expect(page.locator(".clauses")).to_contain_text(GOAL)
    page.get_by_role("button", name="Ik teken nog niet").click()
    page.get_by_label("Waarover gaat het?").select_option(label="Grenzen van geheimhouding")
    page.get_by_label("Waarom teken je nog niet?").fill(WHY)
    page.get_by_role("button", name="Zeg het de groep").click()
    expect(page.get_by_text("Bram tekent nog niet")).to_be_visible()


def change(page: Page) -> None:
    expect(page.get_by_text(WHY)).to_be_visible()
    page.get_by_role("button", name="Stel een wijziging voor").click()
    page.get_by_role("button", name="Nog een onderwerp").click()
    page.get_by_role("textbox", name="Onderwerp").fill("Zwijgen")
    page.get_by_label("Schrijf het zelf").last.fill(ADDED)
    page.get_by_role("button", name="Stel voor en teken").click()
    expect(page.get_by_role("heading", name="Voorstel van Chaima")).to_be_visible()


def give_to_read(anna: Page, daan: Page, cast: Cast) -> None:
    daan.get_by_role("button", name="Doe mee").click()
    daan.get_by_role("link", name="Lees en teken de afspraken").click()
    expect(daan.get_by_text("Een lid geeft ze je zo te lezen.")).to_be_visible()
    anna.goto(f"/groepen/{cast.oost.id}/")
    anna.get_by_role("button", name="Laat Daan de afspraken lezen").click()
    expect(anna.get_by_text("Daan kan de afspraken lezen.")).to_be_visible()
    expect(anna.get_by_role("button", name="Laat Daan toe")).to_have_count(0)
    expect(daan.locator(".clauses")).to_contain_text(ADDED)


def test_three_agree_and_a_fourth_signs_before_getting_a_key(device, cast, caplog):
    sent: list[str] = []
    anna, bram, chaima = three_inside(device, cast, sent)
    propose(anna)
    bram.reload()
    doubt(bram)
    chaima.reload()
    change(chaima)
    for page, told in ((bram, "Je hebt getekend."), (anna, "Iedereen heeft getekend.")):
        page.reload()
        expect(page.get_by_role("heading", name="Voorstel van Chaima")).to_be_visible()
        sign(page)
        expect(page.get_by_text(told)).to_be_visible()
    expect(anna.get_by_text("Getekend door Anna, Bram en Chaima.")).to_be_visible()

    daan = came(device, cast, "Daan", viewport=PHONE)
    daan.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    give_to_read(anna, daan, cast)
    sign(daan)
    expect(daan.get_by_text("Je hebt de afspraken getekend.")).to_be_visible()
    anna.reload()
    anna.get_by_role("button", name="Laat Daan toe").click()
    expect(daan.get_by_text("Getekend door Anna, Bram, Chaima en Daan.")).to_be_visible()
    expect(daan.locator(".agreement-in-force .clauses")).to_contain_text(ADDED)
    daan.get_by_role("link", name="Lees in één minuut").click()
    expect(daan.locator(".clauses-short")).to_contain_text(GOAL)

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    traces = stored + caplog.text + "".join(sent) + "".join(f"{letter.body}{letter.subject}" for letter in mail.outbox)
    assert [word for word in ("Kanarie", "zwartboek", "inspectie vraagt", "Zwijgen") if word in traces] == []
