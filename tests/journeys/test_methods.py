"""The methods that the group's book names, each held by four people in four browsers, step by step as it is written.

What each may see and do follows from the method's own file: a step that changes there is played as it changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from kring.methods.library import method
from kring.methods.rules.method import ADVISER, FACILITATOR, PRESENTER, Form, Phase, Writing
from tests.journeys.demo_house import PATIENCE, House
from tests.journeys.demo_meeting import FACILITATOR as DAAN
from tests.journeys.demo_meeting import PRESENTER as FONS
from tests.journeys.demo_meeting import DemoMeeting
from tests.journeys.table import Canaries
from tests.serving import Served, ask_kring, own_database, serving

ANNA, BRAM = "Anna de Wit", "Bram Visser"
KINDS = {
    "case": "Jouw casus",
    "question": "Jouw vraag",
    "analysis": "Wat zie jij?",
    "suggestion": "Jouw suggestie",
    "advice": "Jouw advies",
    "resolution": "Jouw voornemen",
    "checkin": "Hoe zit je erbij?",
    "lookback": "Wat werd er van je voornemen?",
    "evaluation": "Wat bracht het jou?",
    "choice": "Waarom?",
    "rating": "Waarom?",
}
OUTSIDE = "Je zit buiten de kring. Je leest mee. Reageren kan straks weer."
CHANGE_METHOD = """
from kring.meetings.models import Meeting
Meeting.objects.filter(pk="{meeting}").update(method="{method}")
"""
RAISE_HAND = """async (path) => {
  const body = JSON.stringify({id: crypto.randomUUID(), kind: "raise"});
  return (await fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body})).status;
}"""


class Table(DemoMeeting):
    """Four people who hold one method. `sent` is every request body by person; `heard` every text of the group."""

    def __init__(self, house: House, key: str) -> None:
        super().__init__(house, (ANNA, BRAM))
        self.method = method(key)
        self.canaries = Canaries()
        self.sent: dict[str, list[str]] = {name: [] for name in self.players}
        for name in self.players:
            self.listen_in(name)
        self.gather()
        self.open()

    def listen_in(self, name: str) -> None:
        keep = self.sent[name]
        self.at(name).on("request", lambda asked: keep.append(asked.post_data or ""))

    def role(self, name: str) -> str:
        return {DAAN: FACILITATOR, FONS: PRESENTER}.get(name, ADVISER)

    def hold(self, phase: Phase) -> None:
        """One step: everybody sees it, does what they may do, and cannot do what they may not."""
        self.everybody_is_at(phase.title.nl)
        for name in self.players:
            self.sees_their_part(name, phase)
        if phase.form is Form.ROUND:
            self.take_turns(phase)
        else:
            self.write_what_is_asked(phase)

    def sees_their_part(self, name: str, phase: Phase) -> None:
        page, role = self.at(name), self.role(name)
        said = phase.instruction.get(role) or phase.instruction["everyone"]
        expect(page.get_by_text(said.nl).first).to_be_visible(timeout=PATIENCE)
        assert phase.rule is not None
        expect(page.get_by_text(phase.rule.nl).first).to_be_visible()
        writing = phase.writing_for(role)
        if writing is not None and writing.kind != "answer":
            expect(self.field(page, writing)).to_be_visible()
        else:
            expect(page.get_by_role("button", name="Insturen", exact=True)).to_have_count(0)
        can_raise = phase.form is Form.TALK and phase.may_speak(role)
        if role in phase.outside:
            expect(page.get_by_text(OUTSIDE)).to_be_visible()
            expect(page.get_by_role("button", name="Hand omhoog")).to_have_count(0)
        elif can_raise and role != FACILITATOR:
            expect(page.get_by_role("button", name="Hand omhoog")).to_be_visible()

    def field(self, page: Page, writing: Writing) -> Locator:
        label = writing.aspects[0].label.nl if writing.aspects else KINDS[writing.kind]
        return page.get_by_label(label, exact=True).first

    def take_turns(self, phase: Phase) -> None:
        speakers = [name for name in self.players if phase.may_speak(self.role(name))]
        for _ in speakers:
            name = self.whose_turn(speakers)
            self.write(name, phase)
            self.at(name).get_by_role("button", name="Ik ben uitgesproken").click()
            expect(self.at(name).get_by_role("button", name="Ik ben uitgesproken")).to_have_count(0)

    def whose_turn(self, speakers: Sequence[str]) -> str:
        for _ in range(200):
            for name in speakers:
                if self.at(name).get_by_role("button", name="Ik ben uitgesproken").is_visible():
                    return name
            self.at(DAAN).wait_for_timeout(50)
        raise AssertionError("nobody has the turn")

    def write_what_is_asked(self, phase: Phase) -> None:
        texts = [text for name in self.players for text in [self.write(name, phase)] if text]
        if phase.is_hidden:
            others = [name for name in self.players if phase.writing_for(self.role(name)) is None]
            for name in others:
                for text in texts:
                    expect(self.at(name).get_by_text(text)).to_have_count(0)
            self.at(DAAN).get_by_role("button", name="Laat alles zien").click()
        for name in self.players:
            for text in texts:
                expect(self.at(name).get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def write(self, name: str, phase: Phase) -> str:
        """One contribution, if the step asks for one; what was written, and nothing where nothing is asked."""
        writing, page = phase.writing_for(self.role(name)), self.at(name)
        if writing is None or writing.kind in {"answer", "lookback"}:
            return ""
        if writing.kind == "choice":
            page.get_by_role("checkbox").first.check()
        if writing.kind == "rating":
            for level in page.get_by_role("radio", name=writing.scale[0].label.nl).all():
                level.check()
        text = self.canaries.in_a_sentence("Dat zag ik.")
        self.field(page, writing).fill(text)
        page.get_by_role("button", name="Klaarleggen" if phase.is_hidden else "Insturen", exact=True).first.click()
        expect(page.locator(".room-written").get_by_text(text).first).to_be_visible(timeout=PATIENCE)
        return text

    def nothing_left_in_the_clear(self) -> None:
        for name, bodies in self.sent.items():
            everything = "\n".join(bodies)
            assert [word for word in self.canaries.sung if word in everything] == [], f"{name} sent a word in the clear"


@contextmanager
def serving_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    data = tmp_path_factory.mktemp("methods") / "data"
    with own_database() as database, serving(data, "--demo", **database) as served:
        yield served, database


@pytest.fixture
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory, key: str) -> Iterator[House]:
    """The demo, in which the meeting that is ready to start is held by this method."""
    with serving_demo(tmp_path_factory) as (served, database):
        house = House.of(browser, served, **database)
        change = CHANGE_METHOD.format(meeting=house.addresses["now"], method=key)
        ask_kring(served.data, change, migrate=False, **database)
        yield house
        house.leave()


@pytest.mark.parametrize("key", ["five-step", "successes", "gossip"])
def test_four_people_hold_the_method_and_each_does_what_their_role_may(house: House, key: str):
    table = Table(house, key)
    for number, phase in enumerate(table.method.phases):
        if number:
            table.go_on()
        table.hold(phase)
        if phase.key == "gossip":
            the_presenter_reads_and_cannot_answer(table, phase)
    table.close()
    table.nothing_left_in_the_clear()
    assert house.problems == []


def the_presenter_reads_and_cannot_answer(table: Table, phase: Phase) -> None:
    """Also past the page: the room itself refuses. Private notes reach nobody, and leave the device only sealed."""
    fons = table.at(FONS)
    note = table.canaries.in_a_sentence("Au, dat klopt.")
    fons.get_by_label("Mijn aantekeningen").fill(note)
    expect(fons.get_by_text("Opgeslagen").first).to_be_visible(timeout=PATIENCE)
    expect(fons.get_by_role("button", name="Antwoord")).to_have_count(0)
    path = f"/live/rooms/{table.house.addresses['now']}"
    assert fons.evaluate(RAISE_HAND, path) in {403, 409}
    assert table.at(ANNA).evaluate(RAISE_HAND, path) == 200
    for name in table.players:
        if name != FONS:
            expect(table.at(name).get_by_text(note)).to_have_count(0)
