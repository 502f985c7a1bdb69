"""Every state of getting in and coming into a group: no violation of WCAG 2.2 AA, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.getting_in import code_on

LOOKS = [("nl", PHONE, "light"), ("en", LAPTOP, "dark"), ("en", PHONE, "dark"), ("nl", LAPTOP, "light")]


def check(page: Page, state: str) -> None:
    """No violation in what the page shows now."""
    assert violations(page) == [], state
    wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window, f"{state} scrolls sideways"


def go_on(page: Page) -> None:
    """Press the one thing to do."""
    page.locator("main button.primary").last.click()


def confirm(page: Page, groups: list[str]) -> None:
    for field in page.locator("input.code-input").all():
        label = page.locator(f'label[for="{field.get_attribute("id")}"]').inner_text()
        field.fill(groups[int(label.split()[-1]) - 1])
    go_on(page)


@pytest.mark.parametrize(("language", "viewport", "scheme"), LOOKS)
def test_every_state_can_be_used_by_everybody(device, cast, language, viewport, scheme):
    look = {"language": language, "viewport": viewport, "color_scheme": scheme}
    anna = device("Anna", **look).new_page()
    groups = set_up_with_checks(anna)
    anna.goto("/toegang/")
    expect(anna.locator("main h1")).to_be_visible()
    check(anna, "ways in")
    anna.locator("main button").last.click()
    anna.locator("textarea").fill(" ".join(["22222", *groups[1:]]))
    go_on(anna)
    expect(anna.get_by_role("alert")).to_be_visible()
    check(anna, "locked, with a typing error")
    anna.goto(f"/groepen/{cast.oost.id}/")
    expect(anna.locator(".door")).to_be_visible()
    check(anna, "at a locked door")
    anna.locator(".door a.button").click()
    anna.locator("textarea").fill("-".join(groups))
    go_on(anna)
    anna.locator(".door button.primary").click()
    expect(anna.locator(".people-inside")).to_be_visible()
    bram = device("Bram", **look).new_page()
    set_up_with_checks(bram)
    bram.goto(f"/groepen/{cast.oost.id}/")
    bram.locator(".door button.primary").click()
    expect(bram.locator(".six-words li")).to_have_count(6)
    check(bram, "waiting")
    anna.reload()
    expect(anna.locator(".door-bar")).to_be_visible()
    check(anna, "somebody at the door")
    anna.locator(".door-bar button.primary").click()
    anna.locator(".certainty button").click()
    expect(anna.locator(".six-words li")).to_have_count(12)
    anna.locator(".roster-qr button").click()
    expect(anna.locator("svg.qr")).to_be_visible()
    check(anna, "comparing")
    anna.goto(f"/groepen/{cast.oost.id}/meenemen/")
    expect(anna.locator(".made-passphrase")).to_be_visible()
    check(anna, "taking along")


def set_up_with_checks(page: Page) -> list[str]:
    page.goto("/toegang/")
    page.locator("main button.primary").wait_for()
    check(page, "why")
    go_on(page)
    groups = code_on(page)
    check(page, "the code")
    go_on(page)
    confirm(page, ["22222"] * 7)
    expect(page.get_by_role("alert").first).to_be_visible()
    check(page, "confirmed wrongly")
    confirm(page, groups)
    expect(page.locator('input[type="password"]').first).to_be_visible()
    check(page, "more ways in")
    return groups


def test_the_keyboard_alone_sets_up_and_joins(device, cast):
    page = device("Anna").new_page()
    page.goto("/toegang/")
    page.get_by_role("button", name="Maak mijn herstelcode").wait_for()
    press(page, "Maak mijn herstelcode")
    groups = code_on(page)
    press(page, "Ik heb de code bewaard")
    for _ in range(2):
        tab_to(page, "input.code-input")
        label = page.evaluate("document.querySelector(`label[for='${document.activeElement.id}']`).textContent")
        page.keyboard.type(groups[int(label.split()[-1]) - 1])
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Nu niet").wait_for()
    press(page, "Nu niet")
    page.wait_for_url("**/")
    page.goto(f"/groepen/{cast.oost.id}/")
    page.get_by_role("button", name="Open de groep").wait_for()
    press(page, "Open de groep")
    expect(page.get_by_text("Wie er in de groep zijn (1)")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Tab until the focus is on something that fits, however far that is."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard cannot reach {selector}")


def press(page: Page, name: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard cannot reach {name}")
