"""Everything that is one's own, typed once: read by whom it is shown, and by nobody and nothing else.

Learning goal, preparation, report, resolution, evaluation, an answer on safety, a draft of what the group may tell, the
note of a closing talk, and parts of a path in the hands of an intervisor. Afterwards it is looked for in whatever the
host has, and on the device once that is locked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demo_house import House
from tests.journeys.table import Canaries, Seat
from tests.journeys.test_meeting import everything_the_host_has, silent
from tests.journeys.test_pulse import vote
from tests.journeys.words import Words
from tests.serving import own_demo, serving

READER = "Noor Willems"  # the intervisor
KINDS = 7  # texts that are typed; an answer on safety has no words
# Of an answer on safety there is nothing but its shape to look for.
BALLOT = '"answers":['
ON_DEVICE = """async () => {
  const letters = (_, value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer
    ? new TextDecoder("latin1").decode(value) : value;
  const said = [{ ...localStorage }, { ...sessionStorage }, document.title, location.href];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise(done => { indexedDB.open(name).onsuccess = ({ target }) => done(target.result); });
    for (const store of db.objectStoreNames) said.push(await new Promise(done => {
      db.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result);
    }));
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) said.push(asked.url, await (await cache.match(asked)).text());
  }
  return JSON.stringify(said, letters);
}"""
Sing = Callable[[str], str]


@pytest.fixture
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data = tmp_path_factory.mktemp("canaries") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        house = House.of(browser, served, **database)
        yield house
        house.leave()


@dataclass
class Heard:
    """Somebody's page, and what it said to anybody else: requests, addresses, titles."""

    page: Page
    seat: Seat
    titles: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Heard:
        seat = Seat("", "", page.context, page, Words("nl"))
        seat.listen_in()
        return cls(page, seat)

    def goes(self, address: str) -> Page:
        self.leaves()
        self.page.goto(address)
        return self.page

    def leaves(self) -> None:
        self.titles += [self.page.title(), self.page.url]

    def all(self) -> str:
        self.leaves()
        return "\n".join([*self.seat.sent, *self.titles])


def keep_for_oneself(anna: Heard, ids: dict[str, str], sing: Sing) -> str:
    """Goal, preparation, report, resolution; answers the goal."""
    goal = sing("Ik vraag elke maandag een collega om hulp.")
    page = anna.goes("/leren/doelen/")
    page.get_by_role("button", name="Schrijf een leerdoel").click()
    page.get_by_label("Wat wil je leren?").fill(goal)
    page.get_by_role("button", name="Bewaar mijn leerdoel").click()
    expect(page.locator(".goal", has_text=goal)).to_be_visible()
    for address, text in (
        (f"/leren/voorbereiding/{ids['later']}/", sing("Ik let op mijn haast.")),
        (f"/leren/verslag/{ids['past']}/", sing("Ik praatte te snel door.")),
    ):
        page = anna.goes(address)
        page.locator("main textarea:visible").first.fill(text)
        expect(page.locator(".saving", has_text=re.compile("^Opgeslagen$"))).to_be_visible()
    page = anna.goes("/leren/voornemens/")
    resolution = sing("Ik bel haar zelf.")
    page.get_by_label("Wat ga je doen?").fill(resolution)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text(resolution).first).to_be_visible()
    return goal


def tell_the_group(anna: Heard, ids: dict[str, str], sing: Sing) -> None:
    """An evaluation, an answer on safety, and another draft of what the group may tell."""
    page = anna.goes(f"/bijeenkomsten/{ids['past']}/evaluatie/")
    brought = sing("Eerst luisteren.")
    page.get_by_label("Wat bracht deze bijeenkomst je?").fill(brought)
    page.get_by_role("button", name="Stuur naar de groep").click()
    expect(page.locator(".evaluation-together")).to_contain_text(brought)
    page = anna.goes(f"/groepen/{ids['group']}/veiligheid/")
    expect(page.get_by_role("heading", name="Zeven korte zinnen")).to_be_visible()
    vote(page)
    page = anna.goes(f"/groepen/{ids['group']}/terugkoppeling/")
    told = sing("Wij vragen eerder om hulp.")
    page.get_by_role("button", name="Verander de tekst").click()
    page.get_by_label("Wat willen jullie vertellen?").fill(told)
    page.get_by_role("button", name="Leg voor en teken").click()
    expect(page.locator(".release-terms", has_text=told)).to_be_visible()


def write_the_note(anna: Heard, talk: str, sing: Sing) -> str:
    page = anna.goes(talk)
    page.get_by_role("button", name="Schrijf de notitie").click()
    result = sing("Het lukt nu vaker.")
    for label, text in (("Wat was het doel?", "Hulp vragen."), ("Wat is het resultaat?", result), ("Wat nu?", "Door.")):
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Bewaar voor iedereen").click()
    expect(page.locator(".talk-note-words")).to_contain_text(result)
    return result


def hand_over(anna: Heard, *texts: str) -> None:
    """She chooses, sees exactly what goes, hears what cannot be taken back, and presses."""
    page = anna.goes("/leren/")
    page.get_by_role("button", name="Laat iets zien in een gesprek").click()
    for text in texts:
        page.locator(".path-choices .choice", has_text=text).locator("input").check()
        expect(page.locator(".path-exact")).to_contain_text(text)
    page.get_by_role("button", name=f"Laat zien aan {READER}").click()
    expect(page.get_by_text("kun je niet terughalen")).to_be_visible()
    page.get_by_role("button", name="Laat zien", exact=True).click()
    expect(page.get_by_text(f"{READER} kan dit nu lezen.")).to_be_visible()


def lock(anna: Heard) -> str:
    """Answers all that the device still holds."""
    page = anna.goes("/toegang/")
    page.get_by_role("button", name="Zet dit apparaat op slot").click()
    expect(page.get_by_label("Je herstelcode")).to_be_visible()
    return str(page.evaluate(ON_DEVICE))


def test_what_is_ones_own_is_read_by_nobody_it_was_not_shown_to(house: House):
    canaries, ids = Canaries(), house.addresses
    talk = f"/trajecten/{ids['programme']}/gesprekken/{ids['talk-coming']}/samen/"
    anna, noor = Heard.of(house.page("Anna")), Heard.of(house.page("Noor"))
    house.show(noor.page, language="en")
    goal = keep_for_oneself(anna, ids, canaries.in_a_sentence)
    tell_the_group(anna, ids, canaries.in_a_sentence)
    note = write_the_note(anna, talk, canaries.in_a_sentence)
    report = canaries.sung[2]
    assert len(set(canaries.sung)) == KINDS

    hand_over(anna, goal, report)
    shown = noor.goes("/leren/gedeeld/").locator(".handed")
    expect(shown.locator("article")).to_have_count(2)
    expect(shown.get_by_role("heading", name="Learning goal")).to_be_visible()
    for text in (goal, report, "How it stands: Working on it", "Situation: where and when was it, and who was there?"):
        expect(shown).to_contain_text(text)
    expect(noor.goes(talk).locator("main")).to_contain_text(report)
    expect(noor.page.locator("main")).to_contain_text(note)
    mine = anna.goes("/leren/gedeeld/").locator("li.card", has_text="2 delen van je pad")
    mine.get_by_role("button", name=f"Stop met laten zien: {READER}").click()
    expect(anna.page.get_by_text(f"{READER} krijgt dit niet meer.")).to_be_visible()
    expect(noor.goes("/leren/gedeeld/").get_by_text("Your own six words")).to_be_visible()
    expect(shown).to_have_count(0)

    places = {"the locked device": lock(anna), "what Anna's sent": anna.all(), "what Noor's sent": noor.all()}
    for place, text in (*places.items(), *everything_the_host_has(house.served)):
        assert not silent(canaries, text), f"a word of Anna's stands in {place}"
        assert BALLOT not in text.replace("\\", ""), f"an answer on safety stands in {place}"
