"""From a page of the catalogue to an accepted quote, by the people whom the brochure names, each in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demo_house import NOBODY, House
from tests.serving import own_demo, serving

BROCHURE = "/aanbod/persoonlijke-leerdoelen/"
QUESTION = "Onze leidinggevenden willen samen sneller in hun nieuwe rol groeien."


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("programmes") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        house = House.of(browser, served, **database)
        yield house
        house.leave()


def test_a_team_asks_its_manager_approves_and_who_pays_accepts_five_thousand_euro(house: House):
    brochure = house.page(NOBODY)
    brochure.goto(BROCHURE)
    for figure in ("10", "5 bijeenkomsten", "3 uur", "5.000"):
        expect(brochure.locator("main")).to_contain_text(figure)

    lotte, mees, greet, karel = (house.page(name, "locked") for name in ("Lotte", "Mees", "Greet", "Karel"))
    programme = ask(lotte)
    expect(lotte.locator("main")).to_contain_text("Het wacht op: Mees Dekker")

    mees.goto(programme)
    mees.get_by_role("link", name="Goedkeuren", exact=True).click()
    mees.get_by_role("button", name="Goedkeuren").click()
    expect(mees.locator("main")).to_contain_text("keurde de aanvraag goed")

    quote(greet, programme)
    accept(karel, programme)
    lotte.goto(programme)
    expect(lotte.locator(".way .here")).to_have_text("akkoord")
    expect(lotte.locator("main")).not_to_contain_text("5.000")  # what it costs is not for who asked
    assert house.problems == []


def ask(lotte: Page) -> str:
    """Lotte asks for her team. The page of the programme."""
    lotte.goto(BROCHURE)
    lotte.get_by_role("link", name="Vraag een traject aan").click()
    lotte.get_by_role("button", name="Verstuur de aanvraag").click()
    expect(lotte.get_by_role("alert")).to_contain_text("Wat je typte, is niet weg")
    lotte.get_by_label("Wie ben je?").select_option("team")
    fields = {
        "Naam van je leidinggevende": "Mees Dekker",
        "Mailadres van je leidinggevende": "mees@delinde.example",
        "Hoeveel mensen?": "10",
        "Wat is je vraag?": QUESTION,
        "Wie betaalt?": "Karel Jansen",
        "Mailadres van wie betaalt": "karel@delinde.example",
    }
    for label, words in fields.items():
        lotte.get_by_label(label).fill(words)
    lotte.get_by_role("button", name="Verstuur de aanvraag").click()
    lotte.wait_for_url("**/trajecten/*/")
    return lotte.url


def quote(greet: Page, programme: str) -> None:
    """What the offering says comes out to the euro, before anything is filled in."""
    greet.goto(programme)
    greet.get_by_role("link", name="Maak een offerte").click()
    greet.get_by_role("button", name="Sla op en bekijk").click()
    for amount in ("5.000,00", "500,00", "6.050,00"):  # without VAT, for each participant, with VAT
        expect(greet.locator("main")).to_contain_text(amount)
    greet.get_by_role("button", name="Stuur naar de opdrachtgever").click()
    greet.wait_for_url(programme)


def accept(karel: Page, programme: str) -> None:
    karel.goto("/opdrachten/")
    karel.goto(programme)
    karel.get_by_role("link", name="Lees en antwoord").click()
    karel.get_by_role("link", name="Akkoord", exact=True).click()
    karel.get_by_label("Je naam, zoals je tekent").fill("Karel Jansen")
    karel.get_by_label("Ik mag tekenen").check()
    karel.get_by_role("button", name="Akkoord", exact=True).click()
    expect(karel.locator("main")).to_contain_text("Karel Jansen")
