"""Each kind of step, played in a real browser without a server: who cannot see it, cannot see it well, or reads large.

The rooms are those of frontend/islands/room/testing/rooms.ts, drawn by the code that draws every room, with the style
sheets as built. What a whole meeting does to them is in the other journeys.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.axe import AXE, violations
from tests.journeys.played import bundled, come
from tests.journeys.test_every_page import TOO_LOW, TOO_WIDE

TINY: Any = {"width": 320, "height": 568}
PHONE: Any = {"width": 390, "height": 844}
LAPTOP: Any = {"width": 1280, "height": 800}
TALL_TEXT: Any = {"width": 640, "height": 400}  # a laptop at 200 %
NAMELESS = """() => [...document.querySelectorAll("main :is(button, a, input, select, textarea, summary)")]
  .filter((it) => it.checkVisibility())
  .filter((it) => !(it.getAttribute("aria-label") || it.labels?.[0]?.textContent || it.textContent).trim())
  .map((it) => it.outerHTML.slice(0, 160))"""
COVERED = """() => {
  const words = document.querySelector(".room-phase").getBoundingClientRect();
  const sheet = document.querySelector(".room-sheet")?.getBoundingClientRect();
  return sheet && sheet.height > 0 ? words.bottom - sheet.top : 0;
}"""
MOVING = """() => document.getAnimations().filter((it) => it.playState === "running").length"""
SPOKEN = "[role=status][aria-live=polite]"
ANNA = "00000000-0000-4000-8000-000000000001"
ELIF = "00000000-0000-4000-8000-000000000005"
KINDS = (
    *("rating", "rating-told", "vote", "vote-told", "ranking", "columns", "pitch", "nameless", "closed"),
    *("out-of-the-circle", "in-the-circle", "chairs", "chairs-lead", "tables", "silence"),
    *("modules", "modules-look", "again"),
    *("leads", "leads-on-the-wall", "guided", "guided-begins", "disturbed", "offered", "attest", "writes-for-all"),
)
Play = Callable[..., Page]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    return bundled(tmp_path_factory.mktemp("played"))


@pytest.fixture(scope="module")
def play(glancing_browser: Browser, program: str) -> Iterator[Play]:
    """`play(kind, language)`: a page with that room in it."""
    page = glancing_browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.add_init_script(path=AXE)

    def played(kind: str, language: str = "nl") -> Page:
        come(page, program, language)
        page.evaluate("kind => play(kind)", kind)
        page.locator("h1").first.wait_for()
        return page

    yield played
    page.close()


def look(page: Page, size: Any, scheme: Any = "light") -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    draw(page)


def draw(page: Page) -> None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_every_room_is_looked_at(play: Play) -> None:
    assert sorted(play("rating").evaluate("() => kinds")) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use(play: Play, kind: str) -> None:
    """Nothing for axe, nothing that scrolls sideways on the smallest phone nor with large text, nothing nameless."""
    found = []
    for language, size, scheme in (("en", LAPTOP, "dark"), ("nl", PHONE, "light")):
        page = play(kind, language)
        look(page, size, scheme)
        found += [f"{language} {scheme} {size['width']}: {each}" for each in violations(page)]
    found += [f"without a name: {each}" for each in page.evaluate(NAMELESS)]
    found += [f"too low: {each}" for each in page.evaluate(TOO_LOW)]
    for size in (TINY, TALL_TEXT):
        look(page, size)
        found += [f"{size['width']}, too wide: {each}" for each in page.evaluate(TOO_WIDE)]
    assert found == []


@pytest.mark.parametrize("kind", ["rating", "vote", "ranking", "columns", "modules"])
def test_the_sheet_of_a_phone_covers_neither_title_nor_rule_nor_instruction(play: Play, kind: str) -> None:
    page = play(kind)
    look(page, PHONE)
    assert page.evaluate(COVERED) <= 0


def test_with_reduced_motion_nothing_moves(play: Play) -> None:
    page = play("again")
    look(page, PHONE)
    assert page.evaluate(MOVING) == 0


def test_the_time_is_spoken_at_four_moments_and_the_clock_never(play: Play) -> None:
    page = play("columns")
    heard = []
    for left, sentence in ((300, "vijf minuten"), (60, "één minuut"), (10, "tien seconden"), (0, "De tijd is om")):
        for seconds in (left + 5, left):
            page.evaluate("seconds => leave(seconds)", seconds)
            draw(page)
        page.locator(SPOKEN).filter(has_text=sentence).wait_for(state="attached")
        heard.append(page.locator(SPOKEN).inner_text())
    assert len(set(heard)) == len(heard) == 4
    assert page.locator("[aria-live]:has(svg.circle), svg.circle[aria-live], .circle-clock[aria-live]").count() == 0


def test_a_vote_leaves_as_items_and_never_as_words(play: Play) -> None:
    page = play("vote")
    page.get_by_role("checkbox").nth(1).check()
    page.get_by_role("button", name="Klaarleggen").click()
    page.wait_for_function("() => sent.length > 0")
    [command] = page.evaluate("() => sent")
    assert command["kind"] == "contribute"
    assert "Wat maakte dat je" not in json.dumps(command)


def test_ratings_take_one_touch_each(play: Play) -> None:
    page = play("rating")
    for number, fieldset in enumerate(page.locator("fieldset").all()):
        fieldset.get_by_role("radio", name="Warm" if number % 2 else "Koud").check()
    page.get_by_role("button", name="Klaarleggen").click()
    page.wait_for_function("() => sent.length > 0")
    text = json.loads(page.evaluate("() => sent[0].sealed"))["body"]["text"]
    assert list(json.loads(text)["ratings"].values()) == ["cold", "warm", "cold", "warm"]


def test_the_presenter_out_of_the_circle_reads_and_has_nothing_to_send(play: Play) -> None:
    page = play("out-of-the-circle")
    assert page.get_by_text("iedereen te vriend wil houden").is_visible()
    assert page.get_by_text("Je zit buiten de kring").is_visible()
    assert page.get_by_role("button", name="Insturen").count() == 0
    assert page.get_by_role("button", name="Hand omhoog").count() == 0
    page.get_by_label("Mijn aantekeningen").fill("Au. Klopt dat?")
    assert page.get_by_role("list", name="Wie zitten er in de kring").get_by_text("zit buiten de kring").count() == 1
    assert page.evaluate("() => sent") == []


def test_a_chair_is_taken_and_left_by_whom_it_is_for(play: Play) -> None:
    page = play("chairs")
    page.get_by_role("button", name="Ga zitten: De dochter").click()
    assert page.evaluate("() => sent.at(-1)")["chair"] == "daughter"
    page.evaluate("me => tell('change', {kind: 'seated', by: me, at: '', change: {chairs: {daughter: me}}})", ANNA)
    page.get_by_role("button", name="Sta op").click()
    assert "chair" not in page.evaluate("() => sent.at(-1)")


def test_a_pitch_says_what_is_left_and_can_be_sent_all_the_same(play: Play) -> None:
    page = play("pitch")
    field = page.get_by_label("Jouw casus")
    field.fill("Een zin.")
    page.get_by_text("nog 1 zin", exact=False).wait_for()
    field.fill("Een zin. Nog een. En nog een.")
    page.get_by_text("1 zin te lang").wait_for()
    assert page.get_by_role("button", name="Klaarleggen").is_enabled()


def test_where_one_types_for_all_a_text_says_whose_words_it_holds(play: Play) -> None:
    page = play("writes-for-all")
    assert page.get_by_text("opgeschreven door Daan").is_visible()
    page.get_by_label("Schrijf op voor").select_option(label="Elif")
    page.get_by_label("Jouw vraag").fill("Hoe laat was het?")
    page.get_by_role("button", name="Insturen").click()
    page.wait_for_function("() => sent.length > 0")
    assert page.evaluate("() => sent[0].for") == ELIF
    page.get_by_label("Naar een stap").select_option(label="1. De casus")
    page.get_by_role("button", name="Ga", exact=True).click()
    assert page.evaluate("() => sent.at(-1)")["kind"] == "back"


def test_on_a_screen_that_may_hang_on_the_wall_the_deck_stays_folded(play: Play) -> None:
    page = play("leads-on-the-wall")
    look(page, LAPTOP)
    for secret in ("Als het lastig wordt", "Iemand voelt zich nu niet veilig", "Nog niet gehoord"):
        assert page.get_by_text(secret).count() == 0
    page.get_by_text("Alleen voor de begeleider").click()
    page.get_by_text("Iemand voelt zich nu niet veilig").wait_for()
