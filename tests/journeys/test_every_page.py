"""Every page, in every state of sights.py, is usable by everybody.

Each state is looked at in Dutch on a light phone and on a dark laptop, and in English on a dark phone and on a light
laptop: so each pair of language, scheme and width meets on every page. On each of the four axe finds nothing (WCAG 2.2
A and AA, and its best practices). In each language nothing scrolls sideways on a phone nor on a laptop with text at
200 % (which leaves 640 px), and what one presses or fills in is at least 44 px high. Browsers have nothing to complain
about: no error, no word about the content security policy.

Each page of the URL table is in a state: tests/architecture/test_sights.py sees to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.axe import AXE, violations
from tests.journeys.demo_house import LAPTOP, PHONE, House
from tests.journeys.demo_meeting import DemoMeeting
from tests.journeys.sights import SIGHTS, Sight
from tests.serving import own_demo, serving

Language = Literal["nl", "en"]
LOOKS: dict[str, tuple[tuple[Any, Any], ...]] = {
    "nl": (("light", PHONE), ("dark", LAPTOP)),
    "en": (("dark", PHONE), ("light", LAPTOP)),
}
TALL_TEXT = {"width": 640, "height": 400}
TOO_LOW = """() => [...document.querySelectorAll(
    "button, a.button, summary, select, textarea, input:not([type=hidden])")]
  .map((it) => (it.matches("[type=checkbox], [type=radio]") ? it.closest("label, .choice") ?? it : it))
  .filter((it) => it.checkVisibility() && !it.closest(".visually-hidden"))
  .filter((it) => it.getBoundingClientRect().height < 43.5)
  .map((it) => `${Math.round(it.getBoundingClientRect().height)} px: ${it.outerHTML.slice(0, 160)}`)"""
TOO_WIDE = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > innerWidth + 1)
  .map((it) => it.outerHTML.slice(0, 160)).slice(-3)"""


@pytest.fixture(scope="module")
def meeting(glancing_browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoMeeting]:
    """The demo's meeting, in the demo's house, served."""
    data = tmp_path_factory.mktemp("house") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        house = House.of(glancing_browser, served, **database)
        house.carries = AXE
        yield DemoMeeting(house)
        house.leave()


@pytest.mark.parametrize("sight", SIGHTS, ids=[sight.name for sight in SIGHTS])
def test_everybody_can_use(sight: Sight, meeting: DemoMeeting):
    """In order: what happens in the room goes on from one state to the next."""
    house = meeting.house
    if sight.before:
        sight.before(meeting)
    found = []
    for language in get_args(Language):
        house.show(house.page(sight.who, sight.device), language=language)
        page = sight.load(house)
        assert page.locator("html").get_attribute("lang") == language
        found += [f"{language}: {each}" for each in faults_of(page, LOOKS[language])]
    complaints, house.problems[:] = house.problems[:], []
    assert found + complaints == []


def faults_of(page: Page, looks: tuple[tuple[Any, Any], ...]) -> list[str]:
    """What somebody would stumble over, in words."""
    found = []
    for scheme, size in looks:
        look(page, scheme, size)
        found += [f"{scheme} {size['width']}: {each}" for each in violations(page)]
        found += [f"{size['width']}, too wide: {each}" for each in page.evaluate(TOO_WIDE)]
        if size == PHONE:
            found += [f"too low: {each}" for each in page.evaluate(TOO_LOW)]
    look(page, "light", TALL_TEXT)
    return found + [f"200 %, too wide: {each}" for each in page.evaluate(TOO_WIDE)]


def look(page: Page, scheme: Any, size: Any) -> None:
    """Two frames later the page has drawn itself for the new width."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
