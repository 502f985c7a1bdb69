"""Pictures of the pages, taken from the demo: `make pictures` writes docs/pictures/page-width-scheme-language.png.

Six people play the meeting that is ready, so that the room is seen as a group sees it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
django.setup()

from tests.browsers import launch_options  # noqa: E402 - Django is set up first
from tests.journeys.demo_house import LAPTOP, PHONE, House  # noqa: E402
from tests.journeys.demo_meeting import DemoMeeting  # noqa: E402
from tests.journeys.sights import SIGHTS, Sight, stay, unfold  # noqa: E402
from tests.serving import own_database, serving  # noqa: E402

FOLDER = Path(__file__).parents[2] / "docs/pictures"
TABLE = ("Anna de Wit", "Bram Visser", "Chaima El Idrissi", "Elif Kaya")
Look = tuple[Any, str, str]  # size, scheme, language
ON_A_PHONE: Look = (PHONE, "light", "nl")
IN_THE_DARK: Look = (PHONE, "dark", "nl")
ON_A_LAPTOP: Look = (LAPTOP, "light", "nl")
ON_A_DARK_LAPTOP: Look = (LAPTOP, "dark", "nl")
IN_ENGLISH: Look = (PHONE, "light", "en")
ENGLISH_LAPTOP: Look = (LAPTOP, "light", "en")
LOOKS: dict[str, tuple[Look, ...]] = {
    "welcome": (ON_A_PHONE, ENGLISH_LAPTOP),
    "sign-in": (ON_A_PHONE, ON_A_LAPTOP),
    "home": (ON_A_PHONE, IN_THE_DARK, ON_A_LAPTOP),
    "profile": (ON_A_PHONE,),
    "first-code": (ON_A_PHONE, IN_ENGLISH),
    "unlock": (ON_A_PHONE,),
    "ways-in": (ON_A_PHONE, ENGLISH_LAPTOP),
    "organisation": (ON_A_PHONE, ON_A_LAPTOP),
    "group": (ON_A_PHONE, IN_THE_DARK, ON_A_LAPTOP),
    "take-along": (ON_A_PHONE,),
    "plan": (ON_A_PHONE, ON_A_LAPTOP),
    "meeting": (ON_A_PHONE, ON_A_LAPTOP),
    "meeting-past": (ON_A_PHONE, ON_A_LAPTOP),
    "safety": (ON_A_PHONE,),
    "not-found": (ON_A_PHONE,),
    "room-waiting": (ON_A_LAPTOP, ON_A_PHONE),
    "room-hidden": (ON_A_LAPTOP, ON_A_DARK_LAPTOP, ON_A_PHONE),
    "room-hidden-writer": (ON_A_PHONE, IN_THE_DARK, IN_ENGLISH, ENGLISH_LAPTOP),
    "wall": (ON_A_LAPTOP, ON_A_DARK_LAPTOP),
    "room-revealed": (ON_A_PHONE, IN_THE_DARK, ON_A_LAPTOP),
    "room-analysis": (ON_A_LAPTOP, ON_A_PHONE),
    "room-choice": (ON_A_PHONE,),
    "room-ranking": (ON_A_PHONE, ON_A_LAPTOP),
    "room-closed": (ON_A_PHONE, ENGLISH_LAPTOP),
}


def take(house: House, sight: Sight, look: Look, folder: Path) -> Path:
    """One picture: of the screen in the room, of the whole page elsewhere."""
    size, scheme, language = look
    page = house.page(sight.who, sight.device)
    house.show(page, language="en" if language == "en" else "nl")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size(size)
    (replace(sight, then=stay) if sight.then is unfold else sight).load(house)
    settle(page)
    path = folder / f"{sight.name}-{size['width']}-{scheme}-{language}.png"
    is_screen = sight.route.startswith("ruimte/")
    page.screenshot(path=path, full_page=not is_screen)
    return path


def settle(page: Page) -> None:
    """The top of the page, with its letters and its circle drawn, and nothing left to undo."""
    page.locator(".room-undo").wait_for(state="hidden")
    page.evaluate("() => document.fonts.ready.then(() => scrollTo(0, 0))")
    page.wait_for_timeout(400)


def walk(meeting: DemoMeeting, wanted: set[str], folder: Path) -> Iterator[Path]:
    for sight in SIGHTS:
        if sight.before:
            sight.before(meeting)
        for look in LOOKS.get(sight.name, ()):
            if not wanted or sight.name in wanted:
                yield take(meeting.house, sight, look, folder)


def main(wanted: set[str], folder: Path = FOLDER) -> None:
    """Take all pictures, or only those of the sights whose names are given."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        own_database() as database,
        serving(Path(data) / "data", "--demo", **database) as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(**launch_options()) as browser,
    ):
        meeting = DemoMeeting(House.of(browser, served, **database), TABLE)
        for path in walk(meeting, wanted, folder):
            print(path.relative_to(folder.parent), f"{path.stat().st_size // 1024} kB", flush=True)


if __name__ == "__main__":
    main(set(sys.argv[1:]), Path(os.environ.get("KRING_PICTURES", FOLDER)))
