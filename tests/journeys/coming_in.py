"""From a mail address to a seat: the steps before a meeting, as anybody takes them."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from kring.kernel.clock import now
from tests.journeys.getting_in import code_on
from tests.journeys.table import PATIENCE, Seat


def letter_to(seat: Seat, pattern: str) -> str:
    """What the newest mail to this person holds; waits until such a mail is there."""
    mailbox = seat.context.new_page()
    try:
        for _ in range(60):
            mailbox.goto("/postvak/")
            found = [card.inner_text() for card in mailbox.locator("li.card", has_text=seat.email).all()]
            for text in found:
                if matched := re.search(pattern, text):
                    return matched[1]
            mailbox.wait_for_timeout(500)
        raise AssertionError(f"no mail to {seat.email} with {pattern}")
    finally:
        mailbox.close()


def found_organisation(seat: Seat, link: str, name: str) -> None:
    """The first coordinator follows the link that the host printed."""
    page = seat.page
    page.goto(urlsplit(link).path)
    page.locator("[name=name]").fill(seat.name)
    page.locator("[name=email]").fill(seat.email)
    page.locator("main form button").click()
    page.locator("[name=name]").fill(name)
    page.locator("main form button").click()
    expect(page.locator("h1")).to_contain_text(name)


def make_group(seat: Seat, name: str, people: list[Seat]) -> None:
    """From the organisation's page."""
    page = seat.page
    page.locator("a[href$='/groepen/nieuw/']").click()
    page.locator("[name=name]").fill(name)
    page.locator("[name=people]").fill("\n".join(f"{one.name}, {one.email}" for one in people))
    page.locator("main form button").click()
    expect(page.locator("h1")).to_contain_text(name)


def plan_meeting(seat: Seat, *, presenter: str, facilitator: str) -> None:
    """From the group's page: tomorrow, with these roles. A room opens whenever its group is there."""
    page = seat.page
    page.locator("a[href$='/bijeenkomsten/nieuw/']").click()
    page.locator("[name=date]").fill((now() + timedelta(days=1)).date().isoformat())
    page.locator("[name=begin]").fill("13:00")
    page.locator("[name=end]").fill("15:00")
    page.locator("[name=place]").fill("Ruimte 2.14")
    page.locator("[name=role_presenter]").select_option(label=presenter)
    page.locator("[name=role_facilitator]").select_option(label=facilitator)
    page.locator("main form button").click()
    page.wait_for_url(re.compile("/bijeenkomsten/[0-9a-f-]{36}/"))


def sign_in(seat: Seat) -> None:
    """By a code from the mail."""
    page = seat.page
    page.goto("/aanmelden/")
    page.get_by_label(seat.said("Je mailadres")).fill(seat.email)
    seat.press("Stuur mij een code")
    page.get_by_label(seat.said("Code uit je mail")).wait_for()
    page.get_by_label(seat.said("Code uit je mail")).fill(letter_to(seat, r"\b(\d{4}[\s-]?\d{4})\b"))
    seat.press("Aanmelden")
    page.wait_for_url(lambda address: "/aanmelden/" not in address)


def make_recovery_code(seat: Seat) -> None:
    """Make the account in the browser and confirm two groups of its code."""
    page = seat.page
    page.goto("/toegang/")
    seat.press("Maak mijn herstelcode")
    groups = code_on(page)
    seat.press("Ik heb de code bewaard")
    fields = page.locator("input.code-input")
    expect(fields).to_have_count(2)
    for one in fields.all():
        label = page.locator(f'label[for="{one.get_attribute("id")}"]').inner_text()
        one.fill(groups[int(label.split()[-1]) - 1].lower())
    seat.press("Ga verder")
    seat.button("Nu niet").wait_for()
    seat.code = "-".join(groups)


def unlock(seat: Seat, code: str) -> None:
    """Open what was sealed on a device that does not know this person yet."""
    page = seat.page
    page.goto("/toegang/")
    page.get_by_label(seat.said("Je herstelcode")).fill(code)
    page.locator("form", has=page.get_by_label(seat.said("Je herstelcode"))).get_by_role("button").click()
    expect(page.get_by_label(seat.said("Je herstelcode"))).to_have_count(0, timeout=PATIENCE)


def gather(seats: list[Seat], group: str) -> None:
    """The first opens the group, the others ask to come in and are let in together."""
    first, *others = seats
    first.page.goto(group)
    first.press("Open de groep")
    first.button("Vergelijk zes woorden").or_(first.page.get_by_text("(1)")).first.wait_for()
    for seat in others:
        seat.page.goto(group)
        seat.press("Doe mee")
        expect(seat.page.get_by_role("heading", name=seat.said("Je staat aan de deur"))).to_be_visible()
    first.page.reload()
    first.press("Laat allemaal toe")
    for seat in seats:
        expect(seat.button("Vergelijk zes woorden")).to_be_visible(timeout=PATIENCE)


def six_words(page: Page) -> list[str]:
    mine = page.locator(".my-words .six-words li")
    expect(mine).to_have_count(6, timeout=PATIENCE)
    return mine.all_inner_texts()


def agree_on_words(listener: Seat, speakers: list[Seat]) -> None:
    """Each reads out their six words; one member ticks that they hear what they see."""
    listener.press("Vergelijk zes woorden")
    for seat in speakers:
        seat.press("Vergelijk zes woorden")
        card = listener.page.locator(".compare li.card", has_text=seat.name)
        expect(card.locator(".six-words li")).to_have_text(six_words(seat.page), timeout=PATIENCE)
        card.get_by_role("checkbox").check()
    listener.press("Bewaar wat ik heb vergeleken")
    expect(listener.page.get_by_text(listener.said("Klaar. Je weet van iedereen zeker wie het is."))).to_be_visible()
