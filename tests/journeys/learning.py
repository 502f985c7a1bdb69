"""What is one's own on the way of a programme: a goal written at the intake, shown at the end, and a note of three."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.getting_in import set_up
from tests.journeys.lodging import MANAGER, Lodging
from tests.journeys.test_closing_talk import sign, write

GOAL = "Ik vraag elke week een collega om hulp."
RESULT = "Ik vroeg elke week om hulp."


def write_goal(house: Lodging, programme: str) -> None:
    """By the first who takes part; the three of the closing talk set up what opens it."""
    one, *others = at_the_table(house)
    for name in (*others, one):  # who takes part comes last: they share a browser
        set_up(house.hand(name).page)
    hand = house.hand(one)
    hand.goes(programme)
    hand.follows("To my learning goals")
    hand.page.get_by_role("button", name="Schrijf een leerdoel").click()
    hand.page.get_by_label("Wat wil je leren?").fill(GOAL)
    hand.page.get_by_role("button", name="Bewaar mijn leerdoel").click()
    expect(hand.page.locator(".goal")).to_contain_text(GOAL)


def look_back_together(house: Lodging, talk: str) -> None:
    """Shown to the manager alone; then one note, written by who took part and signed by the three."""
    one, guide, manager = at_the_table(house)
    page = house.hand(one).page
    page.goto("/leren/doelen/")
    page.get_by_role("button", name="Laat zien").click()
    page.get_by_role("button", name=f"Laat zien aan {manager}").click()
    page.get_by_role("button", name="Laat zien", exact=True).last.click()
    expect(page.get_by_text(f"{manager} kan dit nu lezen.")).to_be_visible()
    for name in (one, manager, guide):
        hand = house.hand(name)
        hand.goes(talk)
        hand.follows("Look back together")
    house.hand(manager).reads(GOAL)
    house.hand(guide).does_not_read(GOAL)
    page.get_by_role("button", name="Schrijf de notitie").click()
    write(page, goal=GOAL, result=RESULT, next="Zo ga ik door.")
    expect(page.get_by_text("Bewaard. Lees het samen, en teken.")).to_be_visible()  # before a reload cuts it off
    for name in (one, manager):
        sign(house.hand(name).page, "Je hebt getekend.")
    sign(house.hand(guide).page, "Iedereen heeft getekend.")
    house.hand(guide).reads(RESULT)


def at_the_table(house: Lodging) -> tuple[str, str, str]:
    return house.seed.takes_part[0], house.seed.guide, MANAGER
