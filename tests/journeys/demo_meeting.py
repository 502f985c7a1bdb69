"""The demo's meeting that is ready to start, played by its own people at devices of their own, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

from tests.journeys.demo_house import PATIENCE, House

FACILITATOR, PRESENTER = "Daan Postma", "Fons Hermans"
CASE = """Een vrouw van 84 wilde niet gewassen worden. Haar dochter stond ernaast en zei: doe het toch maar.
Ik heb het gedaan. Ze keek me daarna niet meer aan.
Hoe kan ik mijn rug recht houden als familie aandringt?"""
QUESTIONS = {
    "Anna de Wit": "Wat zei de vrouw zelf, in haar eigen woorden?",
    "Bram Visser": "Hoe lang kende je haar al?",
    "Chaima El Idrissi": "Was er die ochtend nog een collega bij?",
    "Elif Kaya": "Wat staat er in haar zorgplan over wassen?",
    FACILITATOR: "Hoe laat was het, en had je haast?",
}
ADVICE = {
    "Anna de Wit": "Vraag de dochter om even op de gang te wachten.",
    "Bram Visser": "Zeg hardop wat je ziet: ik zie dat u dit niet wilt.",
    FACILITATOR: "Kom een uur later terug en vraag het opnieuw.",
}


class DemoMeeting:
    """`players` are who sits at the table; presenter and facilitator always do."""

    def __init__(self, house: House, players: Sequence[str] = ("Anna de Wit",)) -> None:
        self.house = house
        self.players = [*players, FACILITATOR, PRESENTER]

    def at(self, name: str) -> Page:
        """The device that this person has at the table."""
        return self.house.page(name, "table")

    def gather(self) -> None:
        for name in self.players:
            self.at(name).goto(f"/ruimte/{self.house.addresses['now']}/")
            self.at(name).locator(".room-phase h1").wait_for(timeout=PATIENCE)

    def open(self) -> None:
        daan = self.at(FACILITATOR)
        daan.get_by_role("button", name="Begin de bijeenkomst").click()
        anyway = daan.get_by_role("button", name="Toch beginnen")
        heading = daan.get_by_role("heading", name="Voornemens")
        expect(anyway.or_(heading).first).to_be_visible(timeout=PATIENCE)
        if anyway.is_visible():
            anyway.click()
        self.everybody_is_at("Voornemens")

    def check_in(self) -> None:
        self.go_on()
        self.everybody_is_at("Inchecken")

    def tell_the_case(self) -> None:
        self.go_on()
        self.everybody_is_at("Het incident")
        self.send(PRESENTER, "Jouw casus", CASE)

    def write_questions(self) -> None:
        self.tell_the_case()
        self.go_on()
        self.everybody_is_at("Feitelijke vragen")
        for name in self.players:
            if name in QUESTIONS:
                self.send(name, "Jouw vraag", QUESTIONS[name], button="Klaarleggen")
        anna = self.at("Anna de Wit")
        anna.get_by_role("button", name="Hand omhoog").click()
        for name in self.players:
            if name in QUESTIONS and name not in {"Anna de Wit", FACILITATOR}:
                self.at(name).get_by_role("button", name="Ik ben klaar").click()

    def reveal(self) -> None:
        self.at(FACILITATOR).get_by_role("button", name="Laat alles zien").click()
        for name in self.players:
            expect(self.at(name).get_by_text(QUESTIONS["Anna de Wit"]).first).to_be_visible(timeout=PATIENCE)
        fons = self.at(PRESENTER)
        fons.get_by_role("button", name="Antwoord").first.click()
        self.send(PRESENTER, "Jouw antwoord", "Ze zei: laat me maar, kind.", button="Antwoord")

    def analyse(self) -> None:
        self.go_on()
        self.everybody_is_at("Analyse")
        self.send("Anna de Wit", "Gevoel", "Ik hoor schaamte, en ook boosheid op de dochter.")
        self.send(FACILITATOR, "Invloeden", "Iedereen had haast die ochtend.")

    def suggest(self) -> None:
        self.go_on()
        self.everybody_is_at("Doorvragen")
        self.go_on()
        self.everybody_is_at("Suggesties")
        for name in self.players:
            if name in ADVICE:
                self.send(name, "Jouw suggestie", ADVICE[name], button="Klaarleggen")

    def let_choose(self) -> None:
        self.at(FACILITATOR).get_by_role("button", name="Laat alles zien").click()
        expect(self.at(PRESENTER).get_by_text(ADVICE["Anna de Wit"])).to_be_visible(timeout=PATIENCE)
        self.go_on()
        self.everybody_is_at("Wat past bij mij?")

    def let_rank(self) -> None:
        fons = self.at(PRESENTER)
        for box in fons.get_by_role("checkbox").all():
            box.check()
        self.send(PRESENTER, "Waarom?", "Dit kan ik morgen al doen.")
        self.go_on()
        self.everybody_is_at("Op een rij")

    def evaluate(self) -> None:
        self.send(PRESENTER, "Waarom?", "Eerst de rust, dan het gesprek.")
        self.go_on()
        self.everybody_is_at("Wat ga ik doen?")
        self.send(PRESENTER, "Jouw voornemen", "Morgen vraag ik het haar zelf, zonder de dochter erbij.")
        self.go_on()
        self.everybody_is_at("Evaluatie")

    def close(self) -> None:
        self.insist("Sluit de bijeenkomst af", "De bijeenkomst is klaar")

    def everybody_is_at(self, title: str) -> None:
        for name in self.players:
            expect(self.at(name).locator("h1")).to_contain_text(title, timeout=PATIENCE)

    def send(self, name: str, label: str, text: str, *, button: str = "Insturen") -> None:
        page = self.at(name)
        page.get_by_label(label, exact=True).first.fill(text)
        page.get_by_role("button", name=button, exact=True).first.click()
        first_line = text.splitlines()[0]
        expect(page.locator(".room-written").get_by_text(first_line).first).to_be_visible(timeout=PATIENCE)

    def go_on(self) -> None:
        daan = self.at(FACILITATOR)
        title = daan.locator("h1").inner_text()
        daan.get_by_role("button", name="Volgende stap voor iedereen").click()
        anyway = daan.get_by_role("button", name="Toch verder")
        undo = daan.get_by_role("button", name=re.compile(r"Ongedaan maken \(\d+\)"))
        expect(anyway.or_(undo).first).to_be_visible(timeout=PATIENCE)
        if anyway.is_visible():
            anyway.click()
        expect(daan.locator("h1")).not_to_have_text(title, timeout=PATIENCE)

    def insist(self, button: str, then: str) -> None:
        daan = self.at(FACILITATOR)
        daan.get_by_role("button", name=button).click()
        anyway = daan.get_by_role("button", name="Toch verder")
        heading = daan.get_by_role("heading", name=then)
        expect(anyway.or_(heading).first).to_be_visible(timeout=PATIENCE)
        if anyway.is_visible():
            anyway.click()
        expect(heading).to_be_visible(timeout=PATIENCE)
