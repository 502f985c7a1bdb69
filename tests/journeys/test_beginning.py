"""From the host's first link to a group whose members are in."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.core import mail
from playwright.sync_api import expect

from kring.people.actions import make_first_link
from tests.journeys.conftest import Visitor
from tests.journeys.signing_in import ask_code, code_from_the_mail, try_code

PEOPLE = "Mia, mia@begin.example\nNoor, noor@begin.example\nOtto, otto@begin.example"


def test_the_first_coordinator_makes_a_group_and_those_invited_come_in(visitor: Visitor) -> None:
    page = visitor(f"/eerste/{make_first_link(now=datetime.now(UTC))}/")
    page.get_by_label("Je naam").fill("Pim")
    page.get_by_label("Je mailadres").fill("pim@begin.example")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Naam van de organisatie").fill("Begin")
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", name="Begin")).to_be_visible()
    page.goto(f"{page.url}groepen/nieuw/")
    page.get_by_label("Naam van de groep").fill("Kring van Begin")
    page.get_by_label("Wie erin zitten").fill(PEOPLE)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", name="Kring van Begin")).to_be_visible()

    invitation = next(letter for letter in mail.outbox if letter.to == ["noor@begin.example"])
    link = re.search(r"http://localhost:8000(/\S+)", str(invitation.body))
    assert link
    noor = visitor(link[1])
    expect(noor).to_have_url(re.compile("/aanmelden/"))
    ask_code(noor, "noor@begin.example")
    try_code(noor, code_from_the_mail())
    expect(noor).to_have_url(re.compile(re.escape(link[1])))
    expect(noor.get_by_role("heading", name="Kring van Begin")).to_be_visible()
