"""Greet makes a group and plans its meeting by keyboard alone; and everybody can use the pages about groups."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from kring.groups.models import Group
from kring.kernel.clock import now
from kring.meetings.models import Meeting, RoleHolder
from kring.sealed.models import LogHead
from tests.cast import Cast
from tests.journeys.axe import violations
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.demo_house import PATIENCE
from tests.journeys.getting_in import set_up
from tests.journeys.test_joining import came, words_of

FOCUSED = """() => {
    const one = document.activeElement;
    const label = one.labels?.[0]?.textContent ?? one.textContent;
    return label.replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this label or these words has the focus, and see that it shows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"Tab never reaches {name!r} on {page.url}")


def follow(page: Page, name: str) -> None:
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.insert_text(text)


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_greet_makes_a_group_and_plans_its_meeting_by_keyboard(device: Any, cast: Cast, viewport: Any) -> None:
    page = device("Greet", viewport=viewport).new_page()
    page.goto("/")
    follow(page, "Zorggroep De Linde")
    follow(page, "Groep maken")
    fill(page, "Naam van de groep", "Wijkteam Noord")
    fill(page, "Wie erin zitten", "Gerda, gerda@example.org\nHenk\nAnna; anna@example.org")
    follow(page, "Maak de groep en nodig uit")

    expect(page.get_by_text("Regel 2: hier staat geen mailadres.")).to_be_visible()
    follow(page, "Wie erin zitten")  # the summary leads to the field
    assert page.evaluate("location.hash") == "#id_people"
    page.get_by_label("Wie erin zitten").fill("Gerda, gerda@example.org\nHenk henk@example.org\nAnna; anna@example.org")
    follow(page, "Maak de groep en nodig uit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wijkteam Noord")
    group = Group.objects.get(name="Wijkteam Noord")
    assert group.memberships.count() == 3

    follow(page, "Bijeenkomst plannen")
    date = page.get_by_label("Datum")
    date.fill("2030-12-02")
    page.get_by_label("Begint om").fill("13:00")
    page.get_by_label("Eindigt om").fill("15:00")
    date.focus()
    fill(page, "Plaats", "Ruimte 2.14")
    follow(page, "Plan deze bijeenkomst")
    expect(page.get_by_text("Maandag 2 december 2030, 13:00 tot 15:00")).to_be_visible()
    expect(page.get_by_text("Gerda is inbrenger.")).to_be_visible()
    expect(page.get_by_role("link", name="Naar de ruimte")).to_have_count(0)


def test_on_the_day_itself_bram_cannot_come_and_the_group_goes_on(device: Any, cast: Cast, meeting: Meeting) -> None:
    """Two touches on a phone; somebody else has his turn at once, and whoever may plan decides how to go on.

    Then Anna asks Hugo from outside to facilitate: he says yes, comes in by the door, and is out afterwards.
    """
    starts = now() + timedelta(hours=2)
    Meeting.objects.update(starts_at=starts, ends_at=starts + timedelta(hours=2))
    anna = came(device, cast, "Anna", viewport=PHONE, has_touch=True)
    anna.get_by_role("button", name="Open de groep").tap()
    page = device("Bram", viewport=PHONE, has_touch=True).new_page()
    page.goto(meeting.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Jij brengt een casus in")
    page.get_by_role("link", name="Ik kan niet").tap()
    expect(page.get_by_text("Iemand anders neemt je beurt over.")).to_be_visible()
    page.get_by_role("button", name="Ja, ik kan niet").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jij kunt niet", timeout=PATIENCE)
    expect(page.get_by_text("is inbrenger.")).to_be_visible()
    expect(page.get_by_role("heading", name="Hoe gaan jullie verder?")).to_be_visible()
    assert violations(page) == []

    expect(anna.get_by_text("Wie er in de groep zijn (1)")).to_be_visible()
    anna.goto(meeting.get_absolute_url())
    anna.get_by_label("Iemand anders brengt een casus in").select_option("Elif")
    anna.get_by_role("button", name="Kies").tap()
    expect(anna.get_by_text("Elif is inbrenger.")).to_be_visible()
    expect(anna.get_by_role("heading", name="Hoe gaan jullie verder?")).to_have_count(0)

    page.get_by_role("button", name="Ik kan toch").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jij denkt mee")
    page.goto(f"{cast.oost.get_absolute_url()}rooster/")
    expect(page.get_by_text("Bram kan niet komen")).to_be_visible()

    ask_hugo(anna, meeting)
    hugo = device("Hugo", viewport=PHONE, has_touch=True).new_page()
    say_yes_and_come_in(hugo, anna, meeting)
    is_out_afterwards(hugo, anna, meeting)


def ask_hugo(anna: Page, meeting: Meeting) -> None:
    anna.goto(meeting.get_absolute_url())
    anna.get_by_role("link", name="Vraag een invaller").tap()
    anna.get_by_label("Naam").fill("Hugo")
    anna.get_by_label("Mailadres").fill("hugo@example.org")
    anna.get_by_role("button", name="Vraag deze collega").tap()
    expect(anna.get_by_text("Hugo is gevraagd om deze keer te begeleiden")).to_be_visible()


def say_yes_and_come_in(hugo: Page, anna: Page, meeting: Meeting) -> None:
    """What the mail leads to, the door, and six words."""
    [letter] = [each for each in mail.outbox if each.to == ["hugo@example.org"]]
    set_up(hugo)
    hugo.goto(re.findall(r"https?://[^/\s]+(/\S+)", str(letter.body))[0])
    hugo.get_by_role("button", name="Ja, dat doe ik").tap()
    expect(hugo.get_by_role("heading", level=1)).to_have_text("Jij begeleidt")
    hugo.get_by_role("link", name="Doe eerst mee met de groep").tap()
    hugo.get_by_role("button", name="Doe mee").tap()
    expect(hugo.get_by_role("heading", name="Je staat aan de deur")).to_be_visible()
    anna.goto(meeting.group.get_absolute_url())
    anna.get_by_role("button", name="Laat Hugo toe").tap()
    said = words_of(hugo)
    anna.get_by_role("button", name="Vergelijk zes woorden").tap()
    expect(anna.locator(".compare li.card", has_text="Hugo").locator(".six-words li")).to_have_text(said)
    hugo.goto(meeting.get_absolute_url())
    expect(hugo.get_by_role("link", name="Naar de ruimte")).to_be_visible()


def is_out_afterwards(hugo: Page, anna: Page, meeting: Meeting) -> None:
    Meeting.objects.update(starts_at=now() - timedelta(hours=3), ends_at=now() - timedelta(hours=1))
    anna.goto(meeting.get_absolute_url())
    expect(anna.get_by_role("heading", name="Haal Hugo uit de groep")).to_be_visible()
    anna.get_by_role("link", name="Naar de mensen in de groep").tap()
    anna.locator("details.people-inside summary").tap()
    anna.locator(".ask-twice", has_text="Hugo").get_by_role("button").tap()
    anna.get_by_role("button", name="Ja, haal Hugo uit de groep").tap()
    expect(anna.get_by_text("Hugo is uit de groep.")).to_be_visible()
    anna.goto(meeting.get_absolute_url())
    expect(anna.get_by_role("heading", name="Haal Hugo uit de groep")).to_have_count(0)
    hugo.goto(meeting.get_absolute_url())
    expect(hugo.get_by_text("Deze bijeenkomst bestaat niet, of is niet voor jou")).to_be_visible()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A meeting in nine days: Bram presents, Chaima facilitates."""
    starts = now() + timedelta(days=9)
    made = Meeting.objects.create(
        group=cast.oost, starts_at=starts, ends_at=starts + timedelta(hours=2), method="incident", made_at=now()
    )
    for role, name in (("presenter", "Bram"), ("facilitator", "Chaima")):
        RoleHolder.objects.create(meeting=made, role=role, person=cast[name])
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_can_use_the_pages_about_groups(
    device: Any, cast: Cast, meeting: Meeting, language: str, scheme: str
) -> None:
    ids = [str(cast[name].pk) for name in ("Anna", "Bram")]
    LogHead.objects.create(group=cast.oost.id, seq=1, roster=ids, asking=[str(cast["Daan"].pk)])
    group, organisation = cast.oost.get_absolute_url(), cast.linde.get_absolute_url()
    there = meeting.get_absolute_url()
    pages = {
        "Bram": [
            "/",
            group,
            there,
            there + "wijzigen/",
            there + "afzeggen/",
            there + "ruilen/",
            group + "bijeenkomsten/reeks/",
        ],
        "Greet": [
            "/",
            organisation,
            organisation + "groepen/nieuw/",
            organisation + "coordinatoren/nieuw/",
            group,
            group + "uitnodigen/",
            group + f"leden/{cast['Fons'].pk}/vertrokken/",
            group + "bijeenkomsten/nieuw/",
        ],
    }
    viewport = PHONE if scheme == "light" else LAPTOP
    for name, paths in pages.items():
        page = device(name, language=language, color_scheme=scheme, viewport=viewport).new_page()
        for path in paths:
            page.goto(path)
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        page.locator("main form button.primary").click()  # with something missing
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []
