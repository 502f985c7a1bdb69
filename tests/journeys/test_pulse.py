"""A group asks how safe it is: five of six answer on their phones, one wants to talk first, and only bands are told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect

from kring.groups.models import Group
from kring.kernel.clock import now
from kring.people.models import Person
from kring.pulses.models import Pulse
from tests.journeys.conftest import PHONE, sign_in
from tests.journeys.getting_in import unlock_by_code
from tests.journeys.keys_only import Keys

LAST = "Wat ik goed kan, telt hier mee."


def come(browser: Browser, origin: str, person: Person, *, code: str, path: str, sent: list[str]) -> Page:
    """Somebody's phone, opened with their code, at the page of the pulse."""
    page = sign_in(browser, origin, person, viewport=PHONE).new_page()
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto("/toegang/")
    unlock_by_code(page, code)
    expect(page.get_by_label("Je herstelcode")).to_have_count(0)
    page.goto(path)
    return page


def vote(page: Page, *, first: str = "nee") -> None:
    """Safe in everything but one: help is hard to ask."""
    for fieldset in page.locator("fieldset.pulse-choice").all()[:7]:
        legend = fieldset.locator("legend").inner_text()
        fits = "nee" if legend.startswith(("Wie", "Niemand", "Ik vind")) and "werkt" not in legend else "ja"
        fieldset.get_by_label("ja" if "hulp" in legend else fits, exact=True).check()
    page.get_by_role("group", name="Wil je hier eerst samen over praten?").get_by_label(first, exact=True).check()
    page.get_by_role("button", name="Sluit mijn antwoord").click()
    expect(page.get_by_text("Je antwoord is gesloten en verstuurd.").first).to_be_visible()


def vote_by_keys(page: Page) -> None:
    """Without a mouse, and one too few at first: the page leads to what is missing."""
    keys = Keys(page)
    fieldsets = page.locator("fieldset.pulse-choice")
    expect(fieldsets).to_have_count(8)
    for fieldset in fieldsets.all()[:7]:
        keys.go_to(fieldset.locator("input").first)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
    keys.button("Sluit mijn antwoord")
    expect(fieldsets.nth(7).get_by_text("Kies nog een antwoord.")).to_be_visible()
    expect(fieldsets.nth(7).locator("input").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    keys.button("Sluit mijn antwoord")
    expect(page.get_by_text("Je antwoord is gesloten en verstuurd.").first).to_be_visible()


def after_the_last_day(page: Page) -> None:
    """Eight days later, for this browser and for the server."""
    Pulse.objects.update(closes_on=localdate() - timedelta(days=1))
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=9))
    page.reload()
    expect(page.locator(".pulse-result")).to_be_visible()


def back_to_today(page: Page) -> None:
    Pulse.objects.update(state="open", closed_seq=None, closes_on=localdate() + timedelta(days=7))
    page.clock.set_fixed_time(now())


def test_five_of_six_answer_and_read_bands_and_with_four_there_is_nothing_to_read(browser, origin, demo, caplog):
    group = Group.objects.get(name="Wijkteam Oost")
    Pulse.objects.all().delete()  # what the demo asked before
    path = f"/groepen/{group.pk}/veiligheid/"
    sent: list[str] = []
    people = [each.person for each in group.memberships.select_related("person").order_by("seat")][:5]
    first, *others = [
        come(browser, origin, person, code=demo[str(person.pk)], path=path, sent=sent) for person in people
    ]
    first.get_by_role("button", name="Vraag het", exact=True).click()
    expect(first.get_by_role("heading", name="Zeven korte zinnen")).to_be_visible()
    vote(first)
    for page in others:
        page.reload()
        expect(page.get_by_role("heading", name="Zeven korte zinnen")).to_be_visible()
    vote(others[0], first="ja")
    vote(others[1])
    vote_by_keys(others[2])
    after_the_last_day(first)
    result = first.locator(".pulse-result")
    expect(result.get_by_text("4 van de 6 hebben geantwoord.")).to_be_visible()
    expect(result.get_by_text("Iemand wil hier eerst over praten.")).to_be_visible()
    expect(result.get_by_text("Er zijn minder dan vijf antwoorden.")).to_be_visible()
    expect(result.locator(".pulse-bands")).to_have_count(0)

    back_to_today(first)
    vote(others[3])
    after_the_last_day(first)
    expect(result.get_by_text("5 van de 6 hebben geantwoord.")).to_be_visible()
    expect(result.get_by_text("Iemand wil hier eerst over praten.")).to_be_visible()
    expect(result.locator(".pulse-bands dt")).to_have_count(7)
    expect(result.locator(".pulse-bands > div", has_text=LAST)).to_contain_text("Voor de meesten veilig")
    expect(result.locator(".pulse-bands > div", has_text="om hulp te vragen")).to_contain_text(
        "Voor de meesten nog niet veilig"
    )
    expect(first.get_by_text("Vragen kan weer vanaf")).to_be_visible()

    stored = json.dumps([serialize("json", model._default_manager.all()) for model in apps.get_models()])
    letters = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox if "korte vraag" in letter.subject)
    traces = stored + caplog.text + "".join(sent) + letters
    readable = ('"answers":[', '\\"answers\\":[', '"first":', '\\"first\\":', '"closes":', '\\"closes\\":', LAST)
    assert [word for word in readable if word in traces] == []
    assert letters
    assert "veilig" not in letters
    for page in (first, *others):
        page.context.close()
