"""A newcomer learns: one person plays a whole meeting with simulated members, and nothing they type leaves the page."""

from __future__ import annotations

from playwright.sync_api import Page, Request, expect

from tests.journeys.conftest import PHONE, Devices

CHECK_IN = "Vol van gisteren, en blij dat ik zit."
CASE = "Mijn collega komt te laat en ik zeg niets. Hoe kan ik erover beginnen?"
ANSWER = "Drie keer in deze maand."
REASON = "Dit durf ik morgen al."
BROUGHT = "Stilte helpt mij verder dan raad."
TYPED = (CHECK_IN, CASE, ANSWER, REASON, BROUGHT)


def test_a_newcomer_plays_the_five_steps_as_presenter_to_the_end(device: Devices):
    page = device("Daan", viewport=PHONE).new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(all_of(request)))
    begin(page)

    ready(page, "Voornemens")
    heading(page, "Inchecken")
    writes(page, CHECK_IN)
    press(page, "Ik ben uitgesproken")
    ready(page, "Inchecken")

    heading(page, "1. De vraag")
    coach(page, "Nu jij: schrijf iets")
    writes(page, CASE)
    ready(page, "1. De vraag")

    heading(page, "2. Verkennen")
    expect(page.locator(".contribution").first).to_be_visible()
    expect(page.get_by_text("Ik parkeer het")).to_be_visible()  # somebody was too soon, and says what parking is
    page.get_by_role("button", name="Antwoord").first.click()
    page.locator(".answer textarea").fill(ANSWER)
    page.locator(".answer").get_by_role("button", name="Antwoord").click()
    expect(page.locator(".answer").filter(has_text=ANSWER)).to_be_visible()
    ready(page, "2. Verkennen")

    heading(page, "3. De kern")
    coach(page, "De anderen schrijven", "Alles gelezen?")
    expect(page.get_by_text("Je schreef nog bij")).to_have_count(0)
    press(page, "Ga verder")  # nothing of it was to be seen until now
    expect(page.locator(".contribution").first).to_be_visible()
    press(page, "Ga verder")

    heading(page, "4. Advies")
    expect(page.get_by_text("Meld het bij de teamleider")).to_be_visible()  # what was parked has its place
    press(page, "Ga verder")

    heading(page, "Wat spreekt me aan?")
    page.get_by_role("checkbox").first.check()
    writes(page, REASON)
    ready(page, "Wat spreekt me aan?")

    heading(page, "5. Plan van aanpak")
    press(page, "Vul dit in")
    press(page, "Insturen")
    ready(page, "5. Plan van aanpak")

    heading(page, "Evaluatie")
    writes(page, BROUGHT)
    press(page, "Ik ben uitgesproken")
    ready(page, "Evaluatie")

    expect(page.get_by_role("heading", name="Dat was je oefenronde")).to_be_visible()
    expect(page.get_by_text("Advies wacht. Zo vindt wie inbrengt een eigen weg.")).to_be_visible()
    expect(page.get_by_role("link", name="Plan een echte bijeenkomst")).to_be_visible()
    nothing_left(page, sent)


def begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Probeer een oefenronde").click()
    page.get_by_label("Methode").select_option(label="Vijfstappenmethode")
    page.get_by_label("Welke casus?").select_option(label="Zorg: de collega die niet overdraagt")
    page.get_by_role("button", name="Begin de oefenronde").click()
    expect(page.get_by_text("Wat je typt, blijft in deze browser.")).to_be_visible()


def all_of(request: Request) -> str:
    return f"{request.method} {request.url} {request.headers} {(request.post_data_buffer or b'').decode('latin-1')}"


def nothing_left(page: Page, sent: list[str]) -> None:
    """Not in a request, and not on the device."""
    steps = [one for one in sent if one.startswith("POST") and "/practice/five-step/step" in one]
    assert len(steps) > 12
    kept = page.evaluate(
        """async () => JSON.stringify([
            {...localStorage}, {...sessionStorage}, (await indexedDB.databases()).map(({ name }) => name),
        ])"""
    )
    assert "kring-room" not in kept
    for text in TYPED:
        for part in (text, text[:12], text.encode().hex()):
            assert not [one for one in (*sent, kept) if part in one], part


def skip(page: Page) -> None:
    """What companions do, at once."""
    waiting = page.get_by_role("button", name="Sla het wachten over")
    while waiting.count():
        waiting.evaluate_all("all => all.forEach((one) => one.click())")  # what was skipped meanwhile is gone
        page.locator(".coach-pace b, .coach-end, .coach-pace button").first.wait_for()


def heading(page: Page, title: str) -> None:
    expect(page.locator(".room-phase h1")).to_have_text(title)
    skip(page)


def coach(page: Page, *words: str) -> None:
    said = page.locator(".coach-pace")
    expect(said).to_contain_text(words[-1])


def writes(page: Page, text: str) -> None:
    page.locator(".room-composer textarea").last.fill(text)
    press(page, "Insturen")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    skip(page)


def ready(page: Page, title: str) -> None:
    """I have read everything; then the others go on to the next step."""
    skip(page)
    expect(page.locator(".room-phase h1")).to_have_text(title)
    page.get_by_role("button", name="Ik ben klaar").click()
    skip(page)
