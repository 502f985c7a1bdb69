"""A coordinator brings in a file with thirty people, gets groups, and makes them: by keyboard where a form is sent."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from playwright.sync_api import FilePayload, Page, expect

from kring.groups.models import Group
from kring.volunteers.composing import compose_next
from kring.volunteers.tests.conftest import listed
from tests.cast import Cast
from tests.journeys.conftest import Devices


def compose() -> None:
    """What the composer of a served Kring does by itself."""
    compose_next()
    connection.close()


def send(page: Page, button: str) -> None:
    """Presses a button as a keyboard does."""
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")


def drag_somebody(page: Page) -> None:
    """From one group to another: they sit there now, or the rule that forbids it is said."""
    first, second = page.locator("[data-group]").nth(0), page.locator("[data-group]").nth(1)
    name = first.locator("[data-move]").first.inner_text()
    first.locator("[data-move]").first.drag_to(second.locator("h2"))
    refused = page.get_by_text("Dat kan niet. Er is niets veranderd.")
    expect(refused.or_(second.get_by_text(name, exact=True))).to_be_visible()
    if refused.is_visible():
        page.get_by_role("link", name="Voorstel 1").click()


def test_from_a_file_to_groups(device: Devices, cast: Cast):
    before = Group.objects.count()
    page = device("Greet").new_page()
    page.goto(f"/organisaties/{cast.linde.id}/")
    page.get_by_role("link", name="Lijsten en indelingen").click()
    page.get_by_label("Naam van de lijst").fill("Voorjaar")
    page.get_by_label("Grootste groep").fill("6")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Haal een bestand binnen").click()
    broken = listed(30, p4={"mail": "nergens"})
    for text, says in ((broken, "Dit is geen goed mailadres."), (listed(30), "30 mensen.")):
        file: FilePayload = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
        page.get_by_label("De lijst, als CSV-bestand").set_input_files([file])
        send(page, "Bekijk het bestand")
        expect(page.get_by_text(says)).to_be_visible()
        if text is broken:
            expect(page.get_by_role("row", name="6 Dit is geen goed mailadres.")).to_be_visible()
            send(page, "Gooi het weg en breng een ander in")
    send(page, "Zet iedereen op de lijst")
    page.get_by_role("link", name="Maak groepen").click()
    page.get_by_label("Seconden rekenen").fill("1")
    send(page, "Zoek groepen")
    expect(page.get_by_text("Wacht op een beurt.")).to_be_visible()
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        done = elsewhere.submit(compose)
        # The page goes on by itself once the groups are there.
        expect(page.get_by_text("30 mensen hebben een groep.")).to_be_visible(timeout=60_000)
        done.result()
    page.get_by_role("link", name=re.compile("^Groep 1$")).click()
    expect(page.get_by_role("row", name=re.compile("allebei verpleegkundige")).first).to_be_visible()
    page.go_back()
    drag_somebody(page)
    page.get_by_role("link", name="Maak deze groepen").click()
    send(page, "Maak de groepen en nodig iedereen uit")
    expect(page.get_by_text("Iedereen erin is uitgenodigd.")).to_be_visible()
    assert Group.objects.count() > before
    page.goto(f"/organisaties/{cast.linde.id}/")
    expect(page.get_by_role("link", name="Voorjaar 1")).to_be_visible()
