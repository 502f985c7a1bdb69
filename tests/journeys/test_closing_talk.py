"""Anna's closing talk with her manager Mees and the intervisor Noor: one note, signed by three, read by nobody else.

And what goes before it: she evaluates a meeting, and shows her manager a goal.
"""

from __future__ import annotations

import json
from datetime import timedelta

from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from playwright.sync_api import Page, expect

from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.programmes.models import Party
from kring.talks.models import Talk
from tests.cast import TEN, Cast, make_programme
from tests.journeys.conftest import PHONE, Devices
from tests.journeys.getting_in import set_up
from tests.journeys.keys_only import Keys

# Typed in browsers: none of it may be anywhere else.
GOAL, RESULT = "Kanariedoel: grenzen stellen.", "Kanarieuitkomst: het zwartboek is dicht."
NEXT, CHANGED = "Kanarievervolg: elke maand oefenen.", "Kanarieander: elke week oefenen."
BROUGHT = "Kanarieles: eerst luisteren."
SHOWN = "Kanarieleerdoel: ik vraag eerder om hulp."
WORDS = ("Kanarie", "eerst luisteren", "eerder om hulp", "zwartboek", "grenzen stellen", "oefenen")


def at_the_table(device: Devices, cast: Cast, talk: Talk, name: str, sent: list[str]) -> Page:
    page = device(name, viewport=PHONE).new_page()
    set_up(page)
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(f"{talk.get_absolute_url()}samen/")
    expect(page.get_by_role("heading", name="Onze notitie")).to_be_visible()
    return page


def evaluate(anna: Page, cast: Cast) -> None:
    """Of a meeting: written, sent, read back and changed."""
    began = now() - timedelta(hours=3)
    said = {"ends_at": began + timedelta(hours=2), "method": "incident", "made_at": TEN}
    meeting = Meeting.objects.create(group=cast.oost, starts_at=began, **said)
    anna.goto(f"/groepen/{cast.oost.id}/")
    anna.get_by_role("button", name="Open de groep").click()
    expect(anna.get_by_text("Wie er in de groep zijn (1)")).to_be_visible()
    anna.goto(f"/bijeenkomsten/{meeting.id}/evaluatie/")
    anna.get_by_label("Wat bracht deze bijeenkomst je?").fill(BROUGHT)
    anna.get_by_role("group", name="Paste de methode bij de casus?").get_by_label("4").check()
    anna.get_by_role("button", name="Stuur naar de groep").click()
    expect(anna.locator(".evaluation-together")).to_contain_text(BROUGHT)
    expect(anna.locator(".counts > li").nth(3)).to_contain_text("1 keer")
    anna.get_by_role("button", name="Verander wat je schreef").click()
    anna.get_by_label("Wat bracht deze bijeenkomst je?").fill(BROUGHT * 2)
    anna.get_by_role("button", name="Bewaar de verandering").click()
    expect(anna.locator(".evaluation-together")).to_contain_text(BROUGHT * 2)


def write(page: Page, **said: str) -> None:
    for label, text in said.items():
        page.get_by_label(
            {"goal": "Wat was het doel?", "result": "Wat is het resultaat?", "next": "Wat nu?"}[label]
        ).fill(text)
    page.get_by_role("button", name="Bewaar voor iedereen").click()


def show_a_goal(anna: Page, talk: Talk) -> None:
    """To her manager alone; Noor sees that there is nothing for her."""
    anna.goto("/leren/doelen/")
    anna.get_by_role("button", name="Schrijf een leerdoel").click()
    anna.get_by_label("Wat wil je leren?").fill(SHOWN)
    anna.get_by_role("button", name="Bewaar mijn leerdoel").click()
    anna.get_by_role("button", name="Laat zien").click()
    anna.get_by_role("button", name="Laat zien aan Mees").click()
    anna.get_by_role("button", name="Laat zien", exact=True).last.click()
    expect(anna.get_by_text("Mees kan dit nu lezen.")).to_be_visible()
    anna.goto(f"{talk.get_absolute_url()}samen/")
    expect(anna.get_by_text("Mees: 1 tekst")).to_be_visible()


def sign(page: Page, told: str) -> None:
    """By keyboard: participant, manager and intervisor alike."""
    page.reload()
    keys = Keys(page)
    keys.press(page.get_by_label("Ik heb dit gelezen."), "Space")
    keys.button("Teken", then=page.get_by_role("status").get_by_text(told))


def test_three_write_and_sign_one_note_and_a_change_voids_it(device, cast, caplog):
    programme, sent = make_programme(cast), list[str]()
    said = {"kind": "closing", "about": cast["Anna"], "starts_at": now(), "minutes": 60, "planned_at": now()}
    talk = Talk.objects.create(programme=programme, **said)
    Party.objects.update(since=now() - timedelta(days=60))  # before anything is shown
    noor, mees, anna = (at_the_table(device, cast, talk, name, sent) for name in ("Noor", "Mees", "Anna"))

    evaluate(anna, cast)
    show_a_goal(anna, talk)
    mees.reload()
    expect(mees.get_by_text(SHOWN)).to_be_visible()
    expect(noor.get_by_text("Anna laat je nog niets lezen.")).to_be_visible()

    anna.get_by_role("button", name="Schrijf de notitie").click()
    write(anna, goal=GOAL, result=f"{RESULT}\u200b", next=NEXT)
    expect(anna.get_by_text("een letter die niemand kan zien")).to_be_visible()
    write(anna, result=RESULT)
    expect(anna.get_by_text("Bewaard. Lees het samen, en teken.")).to_be_visible()
    Keys(anna).keeps_its_place()
    sign(anna, "Je hebt getekend.")
    sign(mees, "Je hebt getekend.")
    expect(mees.locator(".talk-note-words")).to_contain_text(RESULT)

    noor.reload()
    noor.get_by_role("button", name="Verander de notitie").click()
    anna.get_by_role("button", name="Verander de notitie").click()
    for page, text, told in ((noor, CHANGED, "Bewaard. Lees het samen"), (anna, NEXT * 2, "schreef tegelijk")):
        write(page, next=text)
        expect(page.get_by_role("status").get_by_text(told)).to_be_visible()
    expect(anna.get_by_text("Noor schreef dit op hetzelfde moment.")).to_be_visible()
    expect(anna.locator(".talk-note-besides")).to_contain_text(CHANGED)
    expect(anna.get_by_text("Nog niet: Anna, Mees en Noor.")).to_be_visible()
    sign(noor, "Je hebt getekend.")
    sign(mees, "Je hebt getekend.")
    sign(anna, "Iedereen heeft getekend.")

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    traces = stored + caplog.text + "".join(sent) + "".join(f"{letter.body}{letter.subject}" for letter in mail.outbox)
    assert [word for word in WORDS if word in traces] == []
