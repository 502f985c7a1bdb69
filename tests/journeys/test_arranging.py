"""Greet makes a group and plans its meeting by keyboard alone; and everybody can use the pages about groups."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kring.groups.models import Group
from kring.kernel.clock import now
from kring.meetings.models import Meeting, RoleHolder
from kring.sealed.models import LogHead
from tests.cast import Cast
from tests.journeys.axe import violations
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.demo_house import PATIENCE

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
    """Two touches on a phone; somebody else has his turn at once, and whoever may plan decides how to go on."""
    starts = now() + timedelta(hours=2)
    Meeting.objects.update(starts_at=starts, ends_at=starts + timedelta(hours=2))
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

    anna = device("Anna", viewport=PHONE, has_touch=True).new_page()
    anna.goto(meeting.get_absolute_url())
    anna.get_by_label("Iemand anders brengt een casus in").select_option("Elif")
    anna.get_by_role("button", name="Kies").tap()
    expect(anna.get_by_text("Elif is inbrenger.")).to_be_visible()
    expect(anna.get_by_role("heading", name="Hoe gaan jullie verder?")).to_have_count(0)

    page.get_by_role("button", name="Ik kan toch").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jij denkt mee")
    page.goto(f"{cast.oost.get_absolute_url()}rooster/")
    expect(page.get_by_text("Bram kan niet komen")).to_be_visible()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A meeting in nine days: Bram presents, Chaima facilitates; Anna and Bram are in, Daan asks to come in."""
    ids = [str(cast[name].pk) for name in ("Anna", "Bram")]
    LogHead.objects.create(group=cast.oost.id, seq=1, roster=ids, asking=[str(cast["Daan"].pk)])
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
