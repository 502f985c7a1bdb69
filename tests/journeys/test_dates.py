"""Three members on their phones plan all meetings of their group with one question."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from kring.kernel.clock import now
from kring.meetings.models import Meeting
from kring.meetings.queries import away
from tests.cast import Cast
from tests.journeys.conftest import PHONE

THREE = ("Anna", "Bram", "Chaima")


def say(page: Page, group: Any, *, mondays: str) -> None:
    """Answer from the home page: the same for all weeks first, then keep."""
    page.goto("/")
    page.get_by_role("link", name=f"Zeg wanneer je kunt, voor {group.name}").click()
    for day, can in (("Maandag", mondays), ("Donderdag", "Zo nodig")):
        page.get_by_role("group", name=f"{day} 13:00", exact=True).get_by_role("button", name=can, exact=True).click()
        page.wait_for_url("**?bewaard")
    expect(page.get_by_role("status")).to_contain_text("Je antwoorden zijn compleet")


def test_three_members_go_from_a_question_to_a_planned_series(device: Any, cast: Cast) -> None:
    cast.oost.memberships.exclude(person__name__in=THREE).delete()
    anna, bram, chaima = (device(name, viewport=PHONE).new_page() for name in THREE)
    anna.goto(cast.oost.get_absolute_url())
    anna.get_by_role("link", name="Vraag wanneer iedereen kan").click()
    anna.locator("[name=count]").fill("3")
    anna.locator("[name=weeks]").fill("2")
    monday = localdate(now()) + timedelta(days=28 - localdate(now()).weekday())
    anna.locator("[name=first]").fill(monday.isoformat())
    for day, is_wanted in (("Maandag", True), ("Dinsdag", False), ("Donderdag", True)):
        anna.get_by_label(day).set_checked(is_wanted)
    anna.get_by_label("Sla feestdagen over").uncheck()
    anna.get_by_role("button", name="Vraag het de groep").click()
    expect(anna.get_by_text("Nog geen antwoord van: Anna, Bram, Chaima.")).to_be_visible()

    say(bram, cast.oost, mondays="Ja")
    say(chaima, cast.oost, mondays="Nee")
    say(anna, cast.oost, mondays="Ja")
    expect(anna.get_by_text("Iedereen heeft geantwoord.")).to_be_visible()
    anna.get_by_role("link", name="Bekijk het voorstel").click()
    expect(anna.get_by_text("Zo nodig: Anna, Bram, Chaima.")).to_have_count(3)
    anna.get_by_role("button", name="Plan deze 3 bijeenkomsten").click()
    anna.wait_for_url(f"**{cast.oost.get_absolute_url()}")

    meetings = list(Meeting.objects.order_by("starts_at"))
    assert [localdate(meeting.starts_at) - monday for meeting in meetings] == [
        timedelta(days=3 + 14 * n) for n in range(3)
    ]
    assert not any(away(meeting) for meeting in meetings)
    chaima.goto("/")
    expect(chaima.get_by_role("link", name=f"Zeg wanneer je kunt, voor {cast.oost.name}")).to_have_count(0)
