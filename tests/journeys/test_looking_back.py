"""Reading a past meeting of the demo back on a device that was just opened."""

from __future__ import annotations

from playwright.sync_api import expect

from kring.meetings.models import Meeting
from kring.people.models import Person
from tests.journeys.conftest import PHONE, sign_in
from tests.journeys.getting_in import unlock_by_code


def test_a_member_reads_what_was_resolved_and_every_step(demo, browser, origin):
    anna = Person.objects.get(name__startswith="Anna")
    meeting = Meeting.objects.filter(group__name="Wijkteam Oost").earliest("starts_at")
    context = sign_in(browser, origin, anna, viewport=PHONE)
    page = context.new_page()
    page.goto(f"/bijeenkomsten/{meeting.pk}/")
    page.get_by_role("link", name="Open dit apparaat").click()
    unlock_by_code(page, demo[str(anna.pk)])
    expect(page.get_by_role("heading", name="Voornemen")).to_be_visible()
    page.get_by_text("Alles, stap voor stap").click()
    steps = page.locator(".meeting-record details h3")
    expect(steps.nth(3)).to_be_visible()
    expect(page.get_by_text("Dit is niet geopend")).to_have_count(0)
    context.close()
