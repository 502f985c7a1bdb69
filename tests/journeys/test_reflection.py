"""Anna prepares, reports on a laptop and a phone, and confirms the joint report with Bram. The server reads nothing."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from kring.kernel.clock import now
from kring.meetings.models import Meeting
from tests.cast import OOST, Cast
from tests.journeys.conftest import PHONE
from tests.journeys.getting_in import set_up, unlock_by_code
from tests.journeys.test_joining import joined

# Typed by members in their browsers: none of it may be anywhere else.
HAPPENED = "Kanariecasus: zij gooide de zeldzame vaas om."
QUESTION = "Wat moet de kanariezoon doen?"
TASK = "Kanarietaak: ik moest de zwarte doos openen."
LAPTOP, TELEPHONE = " Kanarie van de laptop.", " Kanarie van de telefoon."
LEARNED, CHANGED = "Kanarieles: eerst zwijgen.", "Kanarieles: eerst vragen."


@pytest.fixture
def meetings(cast: Cast) -> tuple[Meeting, Meeting]:
    """One yesterday, of Anna and Bram alone, and one in three days, in which Anna brings a case."""
    begins = [now() - timedelta(days=1), now() + timedelta(days=3)]
    cast.oost.memberships.update(made_at=begins[0] - timedelta(days=1))
    past, coming = (
        Meeting.objects.create(
            group=cast.oost, starts_at=at, ends_at=at + timedelta(hours=2), method="incident", made_at=at
        )
        for at in begins
    )
    for name in OOST[2:]:
        past.absences.create(person=cast[name], at=now())
    coming.role_holders.create(role="presenter", person=cast["Anna"], is_agreed=True)
    return past, coming


def saved(page: Page) -> None:
    expect(page.locator(".saving", has_text=re.compile("^Opgeslagen$"))).to_be_visible()


def prepare(page: Page, coming: Meeting) -> None:
    page.goto(f"/leren/voorbereiding/{coming.pk}/")
    page.get_by_label("Wat gebeurde er?").fill(HAPPENED)
    page.get_by_label("Wat is je vraag?").fill(QUESTION)
    expect(page.get_by_text("Jij komt nog niet voor in je vraag.")).to_be_visible()
    page.get_by_role("button", name="Zet klaar om aan te bieden").click()
    expect(page.get_by_text("Je casus staat klaar bij de bijeenkomst.")).to_be_visible()
    saved(page)
    page.get_by_role("link", name="Ga naar de bijeenkomst").click()
    expect(page.get_by_label("Wat gebeurde er?")).to_have_value(HAPPENED)
    expect(page.get_by_text("Je bent voorbereid.")).to_be_visible()


def report(laptop: Page, phone: Page, past: Meeting) -> None:
    """Taken over by another device; then both write at once, and both texts are there."""
    laptop.goto(f"/leren/verslag/{past.pk}/")
    laptop.get_by_label("STARR").check()
    laptop.get_by_label("Taak:").fill(TASK)
    saved(laptop)
    phone.goto(f"/leren/verslag/{past.pk}/")
    expect(phone.get_by_label("Taak:")).to_have_value(TASK)
    for page, text in ((laptop, LAPTOP), (phone, TELEPHONE)):
        page.get_by_label("Taak:").fill(TASK + text)
        saved(page)
    expect(phone.get_by_text("Je schreef op twee apparaten tegelijk.")).to_be_visible()
    phone.get_by_text("De andere tekst").click()
    expect(phone.locator(".own-other")).to_contain_text(LAPTOP)
    expect(phone.get_by_label("Taak:")).to_have_value(TASK + TELEPHONE)
    laptop.goto("/leren/verslagen/")
    expect(laptop.locator(".own-report")).to_have_count(2)


def write_together(anna: Page, bram: Page, past: Meeting) -> None:
    for page in (anna, bram):
        page.goto(f"/bijeenkomsten/{past.pk}/samen/")
        page.get_by_role("button", name="Begin het verslag").click()
        page.get_by_label("Thema").fill("Grenzen")
    for page, text in ((anna, LEARNED), (bram, CHANGED)):
        page.get_by_label("Wat leerde de groep?").fill(text)
        page.get_by_role("button", name="Bewaar en bevestig").click()
    expect(bram.get_by_text("Twee mensen schreven tegelijk")).to_be_visible()
    for text in (LEARNED, CHANGED):
        expect(bram.locator("[data-island=joint]")).to_contain_text(text)
    bram.get_by_role("button", name="Maak er één tekst van").click()
    bram.get_by_role("button", name="Bewaar en bevestig").click()
    expect(bram.get_by_text("Nog niet bevestigd: Anna.")).to_be_visible()
    anna.reload()
    anna.get_by_role("button", name="Ik bevestig dit").click()
    expect(anna.get_by_text("Iedereen die erbij was, heeft dit bevestigd.")).to_be_visible()
    expect(anna.get_by_text("Bevestigd door Anna en Bram.")).to_be_visible()


def test_anna_prepares_reports_and_confirms_and_nobody_else_reads_it(device, cast, meetings, caplog):
    past, coming = meetings
    anna = device("Anna").new_page()
    code = "-".join(set_up(anna))
    anna.goto(f"/groepen/{cast.oost.id}/")
    anna.get_by_role("button", name="Open de groep").click()
    expect(anna.get_by_text("Wie er in de groep zijn (1)")).to_be_visible()
    bram = joined(device, cast, anna, "Bram", viewport=PHONE)
    phone = device("Anna", viewport=PHONE).new_page()
    phone.goto("/toegang/")
    unlock_by_code(phone, code)
    expect(phone.get_by_role("button", name="Zet dit apparaat op slot")).to_be_visible()
    sent: list[str] = []
    for page in (anna, bram, phone):
        page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    prepare(anna, coming)
    report(anna, phone, past)
    write_together(anna, bram, past)

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    mails = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox)
    traces = stored + caplog.text + "".join(sent) + mails
    words = ("anarie", "zeldzame vaas", "zwarte doos", "Grenzen", "eerst zwijgen")
    assert [word for word in words if word in traces] == []
