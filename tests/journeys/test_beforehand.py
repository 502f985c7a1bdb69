"""Between two meetings: a case is offered, voted on, confirmed and taken into the room; and three write in a round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demo_house import PATIENCE, House
from tests.serving import Served, ask_kring, own_demo, serving

ANNA, BRAM, CHAIMA, DAAN = "Anna de Wit", "Bram Visser", "Chaima El Idrissi", "Daan Postma"
HUGO, WRITERS = "Hugo Claes", ("Jamila Bouzid", "Koen Smit", "Lotte van Dam")
QUESTION = "Hoe kan ik rustig blijven als familie aandringt?"
ASKED = "Een collega zwijgt al weken. Wat vraag ik mij niet af?"
WORD = "Ik heb het gevraagd. Hij schrok, en vertelde toen veel."
HAPPENED = "De dochter zei: doe het toch maar. Ik deed het."
# Tomorrow, with three who come: Bram would bring a case by turn, Chaima facilitates.
PLAN = """
from datetime import timedelta
from django.utils import timezone
from kring.groups.models import Group
from kring.people.models import Person
group = Group.objects.get(name="Wijkteam Oost")
soon = timezone.now() + timedelta(hours=20)
meeting = Meeting.objects.create(
    group=group, starts_at=soon, ends_at=soon + timedelta(hours=2), method="incident", made_at=timezone.now()
)
for name, role in (("Bram Visser", "presenter"), ("Chaima El Idrissi", "facilitator")):
    meeting.role_holders.create(role=role, person=Person.objects.get(name=name))
for name in ("Daan Postma", "Elif Kaya", "Fons Hermans"):
    meeting.absences.create(person=Person.objects.get(name=name), at=timezone.now())
print(meeting.id, Group.objects.get(name="Nachtzorg").id)
"""


END_NOW = """
from datetime import timedelta
from kring.rounds.models import Round
Round.objects.filter(group__name="Nachtzorg").update(closes_at=now() - timedelta(minutes=1))
"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Served, dict[str, Any]]]:
    with own_demo(tmp_path / "data") as database, serving(tmp_path / "data", "--demo", **database) as served:
        yield served, database


@pytest.fixture
def house(browser: Browser, served: tuple[Served, dict[str, Any]]) -> Iterator[House]:
    house = House.of(browser, served[0], **served[1])
    meeting, night = ask_kring(served[0].data, PLAN, **served[1]).split()
    house.addresses.update({"meeting": meeting, "night": night})
    yield house
    house.leave()
    assert house.problems == []
    assert [f"{word} in {file}" for word, file in readable_by_the_host(served[0].data)] == []


def readable_by_the_host(data: Path) -> Iterator[tuple[str, Path]]:
    """What people typed, wherever the server keeps it."""
    for file in (each for each in data.rglob("*") if each.is_file()):
        stored = file.read_bytes()
        yield from (
            (word, file)
            for word in (QUESTION, HAPPENED, WORD, ASKED, *map(text_by, WRITERS))
            if word.encode() in stored
        )


def test_a_case_goes_from_annas_phone_into_the_room(house: House):
    path = f"/bijeenkomsten/{house.addresses['meeting']}/"
    anna, bram, chaima = (house.page(name) for name in (ANNA, BRAM, CHAIMA))
    offer(anna, path, HAPPENED, "Hoe krijg ik de dochter zover dat zij stopt?", QUESTION)
    offer(bram, path, "Het rooster bleef leeg.", "Het rooster?", "Wat maakt dat ik niets vraag?")
    for page in (bram, chaima):
        vote(page, path, QUESTION)
        expect(page.get_by_text("De uitslag")).to_have_count(0)
    vote(anna, path, QUESTION)
    expect(anna.get_by_text("3 stemmen")).to_be_visible(timeout=PATIENCE)
    expect(anna.get_by_role("button", name="Bevestig")).to_have_count(0)
    chaima.reload()
    chaima.get_by_role("button", name="Bevestig: Anna de Wit brengt in").click()
    expect(chaima.get_by_text("Afgesproken: Anna de Wit brengt een casus in.")).to_be_visible(timeout=PATIENCE)
    withdraw(bram, path)
    write_a_word(house.page(DAAN), path)
    take_into_the_room(house, anna, chaima)


def offer(page: Page, path: str, happened: str, first: str, question: str) -> None:
    """Write a case; a question that is not about oneself gets a gentle word, and may be shared all the same."""
    page.goto(path)
    page.get_by_role("button", name="Bied een casus aan").click(timeout=PATIENCE)
    page.get_by_label("Wat gebeurde er?").fill(happened)
    page.get_by_label("Wat is je vraag?").fill(first)
    expect(page.locator(".offer-doubt")).not_to_be_empty()
    page.get_by_label("Wat is je vraag?").fill(question)
    expect(page.locator(".offer-doubt")).to_be_empty()
    expect(page.get_by_text("Opgeslagen", exact=True)).to_be_visible(timeout=PATIENCE)
    page.reload()  # what was typed is a draft that only its author reads
    expect(page.get_by_label("Wat is je vraag?")).to_have_value(question, timeout=PATIENCE)
    page.get_by_label("Het speelt nu").check()
    page.get_by_role("button", name="Deel met de groep").click()
    expect(page.get_by_text("De groep heeft je casus.")).to_be_visible(timeout=PATIENCE)


def vote(page: Page, path: str, question: str) -> None:
    page.goto(path)
    page.get_by_label(f"Deze kies ik {question}").check(timeout=PATIENCE)
    page.get_by_role("button", name="Stem", exact=True).click()
    expect(page.get_by_text("Je stem is binnen.")).to_be_visible(timeout=PATIENCE)


def withdraw(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Trek terug").click(timeout=PATIENCE)
    page.get_by_role("button", name="Ja, trek terug").click()
    expect(page.get_by_text("Je casus is terug.")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Wat is je vraag?")).to_have_value("Wat maakt dat ik niets vraag?")
    expect(page.locator(".offer-question")).to_have_count(1)


def write_a_word(page: Page, path: str) -> None:
    """Who resolved something the last time writes what became of it, for the room's first step."""
    page.goto(path)
    page.get_by_role("button", name="Schrijf alvast een woord").click(timeout=PATIENCE)
    page.get_by_label("Wat kwam er van jouw voornemen?").fill(WORD)
    expect(page.get_by_text("Opgeslagen", exact=True)).to_be_visible(timeout=PATIENCE)


def take_into_the_room(house: House, presenter: Page, facilitator: Page) -> None:
    room = f"/ruimte/{house.addresses['meeting']}/"
    for page in (presenter, house.page(BRAM), facilitator):
        page.goto(room)
        page.locator(".room-phase h1").wait_for(timeout=PATIENCE)
    facilitator.get_by_role("button", name="Begin de bijeenkomst").click()
    anyway = facilitator.get_by_role("button", name="Toch beginnen")
    heading = facilitator.get_by_role("heading", name="Voornemens")
    expect(anyway.or_(heading).first).to_be_visible(timeout=PATIENCE)
    if anyway.is_visible():
        anyway.click()
    daan = house.page(DAAN)
    daan.goto(room)
    expect(daan.locator(".room-composer textarea").first).to_have_value(WORD, timeout=PATIENCE)
    for step in ("Inchecken", "Het incident"):
        go_on(facilitator, step)
    presenter.get_by_role("button", name="Neem je aangeboden casus over").click(timeout=PATIENCE)
    expect(presenter.get_by_label("Jouw casus")).to_have_value(f"{HAPPENED}\n\n{QUESTION}")
    presenter.get_by_role("button", name="Insturen").click()
    expect(facilitator.get_by_text(QUESTION).first).to_be_visible(timeout=PATIENCE)


def go_on(facilitator: Page, step: str) -> None:
    facilitator.get_by_role("button", name="Volgende stap voor iedereen").first.click()
    anyway = facilitator.get_by_role("button", name="Toch verder")
    there = facilitator.get_by_role("heading", name=step)
    expect(anyway.or_(there).first).to_be_visible(timeout=PATIENCE)
    if anyway.is_visible():
        anyway.click()
    expect(there).to_be_visible(timeout=PATIENCE)


def test_three_write_in_their_own_time_and_all_read_together(house: House):
    hugo = house.page(HUGO)
    ask(hugo, house)
    for name in WRITERS:
        write(house.page(name), text_by(name))
        if name != WRITERS[-1]:
            hugo.reload()
            expect(hugo.get_by_text(f"{name.split()[0]}").first).to_be_visible(timeout=PATIENCE)
            expect(hugo.get_by_text("Vraag van")).to_have_count(0)
    for page in (hugo, house.page(WRITERS[0])):
        page.goto(hugo.url)
        for name in WRITERS:
            expect(page.get_by_text(text_by(name))).to_be_visible(timeout=PATIENCE)


def test_a_text_after_the_end_is_not_taken_and_stays_with_who_wrote_it(
    house: House, served: tuple[Served, dict[str, Any]]
):
    ask(house.page(HUGO), house)
    late = house.page(WRITERS[0])
    late.goto(house.page(HUGO).url)
    late.get_by_label("Jouw tekst").fill(text_by(WRITERS[0]), timeout=PATIENCE)
    ask_kring(house.served.data, END_NOW, **served[1])
    late.get_by_role("button", name="Leg klaar").click()
    expect(late.get_by_text("Dit concept is niet meegegaan.")).to_be_visible(timeout=PATIENCE)
    late.reload()
    expect(late.get_by_text(text_by(WRITERS[0]))).to_be_visible(timeout=PATIENCE)
    house.page(HUGO).reload()
    expect(house.page(HUGO).get_by_text("Niemand schreef iets.")).to_be_visible(timeout=PATIENCE)


def ask(page: Page, house: House) -> None:
    page.goto(f"/groepen/{house.addresses['night']}/")
    page.get_by_role("link", name="Vraag iets tussendoor").click()
    page.get_by_label("Waar gaat het over?").fill(ASKED)
    page.get_by_role("button", name="Vraag het de groep").click()
    page.wait_for_url(re.compile("/schriftelijk/[0-9a-f-]{36}/"))
    expect(page.get_by_text("Jij stelde deze vraag.")).to_be_visible(timeout=PATIENCE)


def text_by(name: str) -> str:
    return f"Vraag van {name}: wat zag je zelf?"


def write(page: Page, text: str) -> None:
    """From the home page, where it waits."""
    page.goto("/")
    page.get_by_role("link", name="Schrijf mee in Nachtzorg").click(timeout=PATIENCE)
    expect(page.get_by_text(ASKED)).to_be_visible(timeout=PATIENCE)
    page.get_by_label("Jouw tekst").fill(text)
    page.get_by_role("button", name="Leg klaar").click()
    expect(page.get_by_text(text)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Jouw tekst")).to_have_count(0)
