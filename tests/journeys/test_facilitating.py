"""What goes wrong around who facilitates, and a meeting that nobody facilitates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kring.kernel.clock import now
from tests.journeys.demo_house import PATIENCE, House
from tests.journeys.demo_meeting import FACILITATOR, PRESENTER, DemoMeeting
from tests.serving import own_demo, serving

ANNA, BRAM = "Anna de Wit", "Bram Visser"
DECK = "Als het lastig wordt"
UNSAFE = "Iemand voelt zich nu niet veilig"


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("facilitating") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        house = House.of(browser, served, **database)
        yield house
        house.leave()
    assert house.problems == []


def test_an_accident_a_quiet_signal_and_a_dead_phone(house: House):
    meeting = DemoMeeting(house, (ANNA, BRAM))
    meeting.gather()
    meeting.open()
    pressed_by_accident(meeting)
    quietly_unsafe(meeting)
    what_disturbs_goes_first(meeting)
    the_phone_dies(meeting)


def pressed_by_accident(meeting: DemoMeeting) -> None:
    """Two people are typing when "next" is pressed: their words stay, and one touch brings everybody back."""
    daan, writers = meeting.at(FACILITATOR), [meeting.at(ANNA), meeting.at(BRAM)]
    for writer in writers:
        field(writer).click()
        writer.keyboard.type("Ik heb haar")
    meeting.go_on()
    meeting.everybody_is_at("Inchecken")
    for writer in writers:
        expect(writer.get_by_text("Je schreef nog bij “Voornemens”")).to_be_visible(timeout=PATIENCE)
        expect(field(writer)).to_be_focused()
        writer.keyboard.type(" gebeld.")
    daan.get_by_role("button", name=re.compile("Ongedaan maken")).click()
    meeting.everybody_is_at("Voornemens")
    for name, writer in zip((ANNA, BRAM), writers, strict=True):
        expect(field(writer)).to_have_value("Ik heb haar gebeld.")
        expect(field(writer)).to_be_focused()
        writer.get_by_role("button", name="Insturen", exact=True).click()
        card = daan.locator(".contribution", has_text="Ik heb haar gebeld.").filter(has_text=name.split()[0])
        expect(card).to_be_visible(timeout=PATIENCE)


def field(page: Page) -> Locator:
    return page.locator(".room-composer textarea").first


def banner(page: Page) -> Locator:
    return page.locator(".room-banners:not(.room-banners-stay) .utrecht-alert")


def quietly_unsafe(meeting: DemoMeeting) -> None:
    """Only who facilitates learns of it, and only they hold cards for it."""
    daan, bram = meeting.at(FACILITATOR), meeting.at(BRAM)
    bram.get_by_text("Als het niet goed voelt").click()
    bram.get_by_role("button", name="Dit voelt onveilig").click()
    expect(bram.get_by_text("Daan weet dat het voor iemand niet veilig voelt.")).to_be_visible(timeout=PATIENCE)
    expect(daan.locator(".room-lead").get_by_text(UNSAFE)).to_be_visible(timeout=PATIENCE)
    daan.locator(".room-overview summary").first.click()
    expect(daan.get_by_text(DECK)).to_be_visible()
    expect(daan.locator(".deck summary").first).to_have_text("Het voelt niet veilig")
    wall = daan.context.new_page()
    wall.goto(f"{daan.url}scherm/")
    expect(wall.locator("h1")).to_contain_text("Voornemens", timeout=PATIENCE)
    for page in (wall, *(meeting.at(name) for name in (ANNA, BRAM, PRESENTER))):
        for secret in (DECK, UNSAFE, "Nog niet gehoord"):
            assert secret not in page.locator("body").inner_text()
        expect(page.locator(".room-deck, .deck, .room-overview")).to_have_count(0)
    wall.close()
    daan.get_by_role("button", name="Ik heb het gezien").click()
    expect(daan.locator(".room-lead").get_by_text(UNSAFE)).to_have_count(0)
    daan.locator(".room-overview summary").first.click()


def what_disturbs_goes_first(meeting: DemoMeeting) -> None:
    """Everybody sees it, the clock stands still, and who asked for it says when it is done."""
    anna, daan = meeting.at(ANNA), meeting.at(FACILITATOR)
    anna.get_by_text("Als het niet goed voelt").click()
    anna.get_by_role("button", name="Eerst wat stoort").click()
    for name in (BRAM, FACILITATOR, PRESENTER):
        expect(banner(meeting.at(name))).to_contain_text("Anna vraagt: eerst wat stoort", timeout=PATIENCE)
        expect(banner(meeting.at(name))).to_contain_text("De tijd staat stil.")
    settle = re.compile("we gaan verder")
    expect(meeting.at(BRAM).get_by_role("button", name=settle)).to_have_count(0)
    anna.get_by_role("button", name=settle).click()
    expect(banner(daan)).to_have_count(0, timeout=PATIENCE)


def the_phone_dies(meeting: DemoMeeting) -> None:
    """One touch to offer, one touch to agree."""
    anna, bram, fons = meeting.at(ANNA), meeting.at(BRAM), meeting.at(PRESENTER)
    meeting.at(FACILITATOR).close()
    expect(fons.get_by_text("Daan (begeleider) is er niet.")).to_be_visible(timeout=PATIENCE)
    expect(fons.get_by_role("button", name="Ik word begeleider", exact=True)).to_have_count(0)
    anna.get_by_role("button", name="Ik word begeleider", exact=True).first.click()
    expect(banner(bram)).to_contain_text("Anna wil begeleider worden. Is dat goed?", timeout=PATIENCE)
    expect(anna.get_by_role("button", name="Volgende stap voor iedereen")).to_have_count(0)
    bram.get_by_role("button", name="Dat is goed").click()
    expect(anna.get_by_role("button", name="Volgende stap voor iedereen")).to_be_visible(timeout=PATIENCE)
    expect(fons.get_by_text("Daan (begeleider) is er niet.")).to_have_count(0)


def test_a_group_without_a_facilitator_is_guided_by_the_room(house: House):
    """Planned so by a member; half of those present take it on, anybody undoes and pauses."""
    anna, bram, fons = (house.page(name, "guided") for name in (ANNA, BRAM, PRESENTER))
    room = plan_guided(house, anna)
    for page in (anna, bram, fons):
        page.goto(room)
    expect(bram.get_by_text("Is de helft klaar? Dan gaat de groep verder.")).to_be_visible(timeout=PATIENCE)
    bram.get_by_role("button", name="Begin de bijeenkomst").click()
    bram.get_by_role("button", name="Toch beginnen").click()
    the_first_is_told_by_name((anna, bram, fons))
    half_is_ready((anna, bram, fons), "Voornemens", "Inchecken")
    fons.get_by_role("button", name=re.compile("Ongedaan maken")).click()
    for page in (anna, bram, fons):
        expect(page.locator("h1")).to_contain_text("Voornemens", timeout=PATIENCE)
        expect(page.locator(".room-word")).to_contain_text("Vraag wie een voornemen had.")
    bram.get_by_role("button", name="Pauze").click()
    expect(anna.get_by_role("button", name="Verder met de tijd")).to_be_visible(timeout=PATIENCE)
    anna.get_by_role("button", name="Verder met de tijd").click()
    for here, there in (("Voornemens", "Inchecken"), ("Inchecken", "Het incident"), ("Het incident", "Feitelijke")):
        half_is_ready((anna, bram, fons), here, there)
    anna.get_by_label("Jouw vraag").fill("Wie was er nog meer bij?")
    anna.get_by_role("button", name="Klaarleggen").click()
    expect(bram.get_by_text("Wie was er nog meer bij?")).to_have_count(0)
    half_is_ready((anna, bram, fons), "Feitelijke", "Feitelijke")
    expect(bram.get_by_text("Wie was er nog meer bij?")).to_be_visible(timeout=PATIENCE)


def plan_guided(house: House, page: Page) -> str:
    """A meeting of tomorrow by the incident method that the room guides; the path of its room."""
    page.goto(f"/groepen/{house.addresses['group']}/bijeenkomsten/nieuw/")
    page.locator("[name=date]").fill((now() + timedelta(days=1)).date().isoformat())
    page.locator("[name=begin]").fill("13:00")
    page.locator("[name=end]").fill("15:00")
    page.locator("[name=method]").select_option("incident")
    page.locator("[name=guided]").select_option("half")
    page.locator("[name=role_presenter]").select_option(label=PRESENTER)
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile("/bijeenkomsten/[0-9a-f-]{36}/"))
    return page.url.replace("/bijeenkomsten/", "/ruimte/")


def the_first_is_told_by_name(pages: Sequence[Page]) -> None:
    first, *others = pages
    first.get_by_role("button", name="Ik ben klaar").click()
    for page in others:
        expect(page.get_by_text("1 klaar, 2 nodig om verder te gaan")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("Klaar: Anna.")).to_be_visible()


def half_is_ready(pages: Sequence[Page], here: str, there: str) -> None:
    """Two of three take all of them on. Who has the turn in a round is not asked."""
    for page in pages:
        expect(page.locator("h1")).to_contain_text(here, timeout=PATIENCE)
    moved = pages[0].locator("h1", has_text=there)
    for page in pages:
        ready = page.get_by_role("button", name="Ik ben klaar")
        if not ready.is_visible() or (here != there and moved.is_visible()):
            continue
        ready.click()
        settled = page.get_by_role("button", name="Nog niet klaar").or_(page.locator("h1", has_text=there))
        expect(settled.first).to_be_visible(timeout=PATIENCE)
    for page in pages:
        expect(page.locator("h1")).to_contain_text(there, timeout=PATIENCE)
