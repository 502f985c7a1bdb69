"""A meeting by keyboard alone: from the mail address to a ranking, and nobody loses their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demo_house import LAPTOP, NOBODY, PATIENCE, House
from tests.journeys.keys_only import WHERE, Keys
from tests.serving import own_demo, serving


@pytest.fixture
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("keys") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        house = House.of(browser, served, **database)
        yield house
        house.leave()


def test_two_people_meet_without_a_mouse(house: House):
    fons = Keys(house.page(NOBODY, "of Fons"))
    fons.page.set_viewport_size(LAPTOP)
    sign_in(house, fons, "fons@delinde.example")
    skip_to_the_content(fons)
    walk_to_the_room(fons)
    daan = Keys(house.page("Daan"))
    daan.page.goto(fons.page.url)
    house.page("Bram").goto(fons.page.url)  # with fewer than three it does not begin
    begin(daan)
    house.page("Bram").goto("/")
    look_back(fons)
    expect(daan.page.get_by_text("Bram Visser: is er niet")).to_be_attached(timeout=PATIENCE)
    go_on_and_undo(daan, fons)
    take_turns(daan, fons)
    tell_and_ask(daan, fons)
    suggest(daan)
    choose_and_rank(daan, fons)


def test_a_notice_goes_away_without_a_mouse(house: House):
    anna, daan = Keys(house.page("Anna")), Keys(house.page("Daan"))
    for page in (house.page("Bram"), anna.page, daan.page):
        page.goto(f"/ruimte/{house.addresses['now']}/")
    begin(daan)
    step(anna, "Voornemens")
    anna.page.context.set_offline(True)
    notice = anna.page.get_by_text("Dit is niet gelukt")
    anna.button("Hand omhoog", then=notice)
    anna.button("Sluiten")
    expect(notice).to_have_count(0)
    anna.keeps_its_place()
    anna.page.context.set_offline(False)


def sign_in(house: House, keys: Keys, email: str) -> None:
    """By a code from the mail, which another page reads."""
    keys.page.goto("/aanmelden/")
    keys.write("Je mailadres", email)
    keys.page.keyboard.press("Enter")
    code = keys.page.get_by_label("Code uit je mail")
    expect(code).to_be_focused(timeout=PATIENCE)
    keys.page.keyboard.type(newest_code(house.page(NOBODY, "mailbox")))
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url(lambda address: "/aanmelden/" not in address)


def newest_code(mailbox: Page) -> str:
    for _ in range(60):
        mailbox.goto("/postvak/")
        if found := re.search(r"\b\d{4}-\d{4}\b", mailbox.inner_text("main")):
            return found[0]
        mailbox.wait_for_timeout(500)
    raise AssertionError("no mail came")


def skip_to_the_content(keys: Keys) -> None:
    """The first thing that Tab finds leads past the menu."""
    keys.page.keyboard.press("Tab")
    skip = keys.page.locator(".nl-skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keys.page.keyboard.press("Enter")
    expect(keys.page.locator("main")).to_be_focused()
    keys.page.keyboard.press("Tab")
    assert keys.page.evaluate("() => document.activeElement.closest('main') !== null")


def walk_to_the_room(keys: Keys) -> None:
    """Home, group, a device that is still closed, the meeting, the room."""
    keys.follow(keys.page.locator(".group-card a"), lambda address: "/groepen/" in address)
    keys.follow(keys.page.get_by_role("link", name="Open dit apparaat"), lambda address: "/toegang/" in address)
    code = keys.page.locator("form", has=keys.page.get_by_label("Je herstelcode"))
    keys.press(code.get_by_role("button", name="Open"))
    keys.page.wait_for_url("**/groepen/**")
    keys.follow(keys.page.locator("a[href^='/bijeenkomsten/']"), lambda address: "/bijeenkomsten/" in address)
    keys.follow(keys.page.get_by_role("link", name="Naar de ruimte"), lambda address: "/ruimte/" in address)


def begin(daan: Keys) -> None:
    anyway = daan.page.get_by_role("button", name="Toch beginnen")
    daan.button("Begin de bijeenkomst", then=anyway)
    daan.press(anyway, then=daan.page.get_by_role("heading", name="Voornemens"))


def step(keys: Keys, title: str) -> None:
    """The room is at this step, and who was there still is somewhere."""
    expect(keys.page.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=PATIENCE)


def look_back(fons: Keys) -> None:
    step(fons, "Voornemens")
    send(fons, "Wat werd er van je voornemen?", "Ik heb haar gebeld.")
    fons.button("Hand omhoog", then=fons.page.get_by_role("button", name="Hand omlaag"))
    fons.button("Hand omlaag", then=fons.page.get_by_role("button", name="Hand omhoog"))
    ready = fons.page.get_by_role("button", name=re.compile("klaar"))
    fons.press(ready, "Space", then=ready)


def send(keys: Keys, label: str, text: str, *, button: str = "Insturen") -> None:
    keys.write(label, text)
    keys.button(button, then=keys.page.locator(".room-written").get_by_text(text))


def go_on(daan: Keys, title: str) -> None:
    """To the next step for everybody, also when Kring asks whether it is not too soon."""
    daan.button("Volgende stap voor iedereen")
    anyway = daan.page.get_by_role("button", name="Toch verder")
    heading = daan.page.get_by_role("heading", level=1, name=title)
    expect(anyway.or_(heading).first).to_be_visible(timeout=PATIENCE)
    daan.keeps_its_place()
    if anyway.is_visible():
        daan.press(anyway, then=heading)
    step(daan, title)


def go_on_and_undo(daan: Keys, fons: Keys) -> None:
    go_on(daan, "Inchecken")
    undo = daan.page.get_by_role("button", name=re.compile("Ongedaan maken"))
    daan.press(undo, then=daan.page.get_by_role("heading", level=1, name="Voornemens"))
    step(fons, "Voornemens")
    fons.keeps_its_place()
    go_on(daan, "Inchecken")


def take_turns(daan: Keys, fons: Keys) -> None:
    """Who is not here comes last: Fons begins, then Daan."""
    step(fons, "Inchecken")
    send(fons, "Hoe zit je erbij?", "Met een vol hoofd.")
    for keys in (fons, daan):
        mine = keys.page.get_by_role("button", name="Ik ben uitgesproken")
        keys.press(mine)
        expect(mine).to_have_count(0, timeout=PATIENCE)
        keys.keeps_its_place()


def tell_and_ask(daan: Keys, fons: Keys) -> None:
    go_on(daan, "Het incident")
    step(fons, "Het incident")
    send(fons, "Jouw casus", "Hoe kan ik mijn rug recht houden?")
    go_on(daan, "Feitelijke vragen")
    send(daan, "Jouw vraag", "Wie was erbij?", button="Klaarleggen")
    daan.button("Laat alles zien", then=daan.page.get_by_role("button", name="Volgende stap voor iedereen"))
    fons.button("Antwoord")
    fons.write("Jouw antwoord", "Haar dochter.")
    fons.press(fons.page.get_by_role("button", name="Antwoord", exact=True).last)
    expect(daan.page.get_by_text("Haar dochter.")).to_be_visible(timeout=PATIENCE)
    fons.keeps_its_place()


def suggest(daan: Keys) -> None:
    go_on(daan, "Analyse")
    go_on(daan, "Doorvragen")
    go_on(daan, "Suggesties")
    for advice in ("Vraag het haar zelf.", "Kom later terug."):
        send(daan, "Jouw suggestie", advice, button="Klaarleggen")
    daan.button("Laat alles zien", then=daan.page.get_by_role("button", name="Volgende stap voor iedereen"))


def choose_and_rank(daan: Keys, fons: Keys) -> None:
    go_on(daan, "Wat past bij mij?")
    step(fons, "Wat past bij mij?")
    boxes = fons.page.get_by_role("checkbox")
    for number in range(2):
        fons.press(boxes.nth(number), "Space")
        expect(boxes.nth(number)).to_be_checked()
    send(fons, "Waarom?", "Dit durf ik.")
    go_on(daan, "Op een rij")
    step(fons, "Op een rij")
    rows = fons.page.locator(".ranking li .ranking-text")
    first = rows.first.inner_text()
    fons.press(fons.page.locator("[data-move=down]"))
    expect(rows.last).to_have_text(first)
    fons.keeps_its_place()
    assert "data-move" in fons.page.evaluate(WHERE)
    send(fons, "Waarom?", "Eerst de rust.")
