"""Somebody comes into a group with a past: let in from the room, and given one thing to read by its author."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.getting_in import set_up, unlock_by_code
from tests.serving import Served, ask_kring, own_demo, serving

INVITE_IRIS = """
from kring.groups.models import Group, Membership
from kring.people.models import Person
group = Group.objects.get(name="Wijkteam Oost")
iris = Person.objects.create(name="Iris Bakker", email="iris@delinde.example")
Membership.objects.create(group=group, person=iris, seat=6, made_at=now())
"""
TELL = """
import json
held = Meeting.objects.filter(group__name="Wijkteam Oost").order_by("starts_at")
coming = held.filter(room=None).first()
print(json.dumps({"group": str(coming.group_id), "past": str(held[0].pk), "coming": str(coming.pk)}))
"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with own_demo(tmp_path / "data"), serving(tmp_path / "data", "--demo") as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Callable[[str, str], Page]]:
    """A page of a demo person on a device that is open: `open_page("Elif Kaya", "/…")`."""
    opened: list[BrowserContext] = []

    def page_of(name: str, address: str) -> Page:
        context = browser.new_context(base_url=served.url, viewport=PHONE, locale="nl")
        opened.append(context)
        page = context.new_page()
        page.goto("/aanmelden/")
        page.get_by_role("button", name=name).click()
        page.wait_for_url("**/")
        page.goto("/toegang/")
        code = page.locator("[data-demo-code]")
        if code.count():
            unlock_by_code(page, code.get_attribute("data-demo-code") or "")
            expect(page.get_by_role("heading", name="Zo open jij je werk")).to_be_visible()
        else:
            set_up(page)
        page.goto(address)
        return page

    yield page_of
    for context in opened:
        context.close()


def test_a_newcomer_signs_is_let_in_from_the_room_and_reads_what_an_author_shares(served, open_page):
    ask_kring(served.data, INVITE_IRIS)
    at = json.loads(ask_kring(served.data, TELL))
    iris = open_page("Iris Bakker", f"/groepen/{at['group']}/")
    iris.get_by_role("button", name="Doe mee").click()
    expect(iris.get_by_role("heading", name="Je staat aan de deur")).to_be_visible()

    anna = open_page("Anna de Wit", f"/groepen/{at['group']}/")
    anna.get_by_role("button", name="Laat Iris Bakker de afspraken lezen").click()
    iris.get_by_role("link", name="Lees en teken de afspraken").click()
    iris.get_by_label("Ik heb dit gelezen.").check()
    iris.get_by_role("button", name="Teken", exact=True).click()
    expect(iris.get_by_text("Je hebt de afspraken getekend.")).to_be_visible()
    iris.goto(f"/groepen/{at['group']}/")
    anna.goto(f"/ruimte/{at['coming']}/")
    anna.get_by_role("button", name="Laat Iris Bakker toe").click()
    expect(anna.get_by_text("Iris Bakker hoort er nu bij.")).to_be_visible()
    expect(iris.get_by_text("0 van 6 vergeleken")).to_be_visible()

    iris.goto(f"/bijeenkomsten/{at['past']}/")
    resolution = iris.locator("section", has=iris.get_by_role("heading", name="Voornemen", exact=True)).last
    expect(resolution).to_contain_text("Dit is van voor jouw tijd in de groep. Elif Kaya kan het opnieuw delen.")

    presenter = open_page("Elif Kaya", f"/bijeenkomsten/{at['past']}/")
    own = presenter.locator("section", has=presenter.get_by_role("heading", name="Voornemen", exact=True)).last
    text = own.locator(".contribution-text").first.inner_text()
    own.get_by_role("button", name="Deel ook met Iris Bakker").click()
    expect(own.get_by_text("Gedeeld.")).to_be_visible()

    iris.reload()
    expect(resolution.locator(".contribution-text").first).to_have_text(text)
