"""A learning goal: written alone, shown to manager and intervisor by its owner, and taken back. By keyboard."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from kring.kernel.clock import now
from kring.programmes.models import Party
from tests.cast import Cast, make_programme
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.getting_in import set_up
from tests.journeys.keys_only import Keys

# Typed by Anna in her browser: none of it may be anywhere else.
GOAL = "Kanariedoel: ik vraag elke week een collega om hulp."
CLEARER = "Kanariedoel: ik vraag elke maandag een collega om hulp, zodat ik rustiger slaap."
WHERE = "Kanarieplek: in het ochtendoverleg"
PROGRESS = "Kanariestap: twee keer gelukt"
GOALS, SHARED = "/leren/doelen/", "/leren/gedeeld/"


@pytest.fixture
def people(device: Devices, cast: Cast) -> dict[str, Page]:
    """Anna with her manager Mees and the intervisor Noor, each with their own access."""
    make_programme(cast)
    Party.objects.update(since=now() - timedelta(days=60))
    pages = {name: device(name, viewport=PHONE).new_page() for name in ("Anna", "Mees", "Noor")}
    for page in pages.values():
        page.set_default_timeout(45_000)  # milliseconds: the first page of all takes longest
        set_up(page)
    return pages


def write_goal(anna: Page, keys: Keys) -> None:
    anna.goto(GOALS)
    keys.button("Schrijf een leerdoel", then=anna.get_by_label("Wat wil je leren?"))
    keys.button("Bewaar mijn leerdoel", then=anna.get_by_text("Schrijf eerst wat je wilt leren."))
    keys.write("Wat wil je leren?", GOAL)
    expect(anna.locator("[data-light=answered]")).to_have_count(2)  # positive, in her own hands
    keys.write("Waar en wanneer werk je eraan?", WHERE)
    expect(anna.locator("[data-light=answered]")).to_have_count(3)
    keys.button("Bewaar mijn leerdoel", then=anna.locator(".goal"))
    expect(anna.locator(".goal")).to_contain_text(GOAL)


def make_it_clearer(anna: Page, keys: Keys) -> None:
    """The text before stays; a mark in her own words comes beside it."""
    keys.button("Wijzig", then=anna.get_by_label("Wat wil je leren?"))
    anna.get_by_label("Wat wil je leren?").fill(CLEARER)
    keys.button("Bewaar mijn leerdoel", then=anna.get_by_text("Bewaard."))
    keys.button("Hoe gaat het?", then=anna.get_by_label("In je eigen woorden"))
    keys.write("In je eigen woorden", PROGRESS)
    keys.button("Bewaar", then=anna.get_by_text("5 van 10"))


def show(anna: Page, keys: Keys, name: str) -> None:
    keys.button(f"Laat zien aan {name}", then=anna.get_by_text("kun je niet terughalen"))
    keys.press(anna.locator(".goal-doing").get_by_role("button", name="Laat zien", exact=True))
    expect(anna.get_by_role("button", name=f"Stop met laten zien: {name}")).to_be_visible()


def test_anna_shows_a_goal_to_two_people_and_takes_it_back_from_one(people, caplog):
    anna, mees, noor = people["Anna"], people["Mees"], people["Noor"]
    sent: list[str] = []
    for page in people.values():
        page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    keys = Keys(anna)
    write_goal(anna, keys)
    make_it_clearer(anna, keys)
    keys.button("Laat zien", then=anna.get_by_role("heading", name="Aan wie laat je dit zien?"))
    for name in ("Mees", "Noor"):
        show(anna, keys, name)

    for page in (mees, noor):
        page.goto(SHARED)
        expect(page.locator(".goal")).to_contain_text(CLEARER)
        expect(page.locator("main")).not_to_contain_text("Kanariestap")
        assert "Kanarie" not in page.title()
    mees.get_by_role("button", name="Vergelijk zes woorden").click()
    expect(mees.locator(".six-words li")).to_have_count(6)
    mees.get_by_role("button", name="Ze zijn gelijk").click()
    expect(mees.get_by_text("Vergeleken: de woorden waren gelijk.")).to_be_visible()

    keys.button("Stop met laten zien: Mees", then=anna.get_by_text("Mees krijgt dit niet meer."))
    mees.reload()
    expect(mees.get_by_text("Nog niemand laat je iets zien.")).to_be_visible()
    noor.reload()
    expect(noor.locator(".goal")).to_contain_text(CLEARER)

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    mailed = "".join(f"{each.subject} {each.body}" for each in mail.outbox)
    for place in (stored, mailed, caplog.text, "".join(sent)):
        assert "Kanarie" not in place
