"""Five documents, each lived through: from the page in the catalogue to the closing talk, by everybody it names.

Kring's own clock is turned between the steps, so that every date on the way is a date that has come. What ten people
would all do alike, each does in one browser in which they sign in in turn; the meetings pass by without a browser.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import walking
from tests.journeys.lodging import Lodging, turned
from tests.journeys.seeds import SEEDS, Seed


@pytest.fixture(params=SEEDS, ids=lambda seed: seed.number)
def house(
    request: pytest.FixtureRequest,
    browser: Browser,
    origin: str,
    transactional_db: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Lodging]:
    made = Lodging.of(browser, origin, request.param, turned(monkeypatch))
    yield made
    made.leave()


def test_from_the_catalogue_to_the_closing_talk(house: Lodging):
    seed: Seed = house.seed
    house.offer()
    walking.look_at_the_catalogue(house)
    programme = walking.BEGIN[seed.begins](house)
    walking.prepare(house, programme)
    walking.gather_people(house, programme)
    walking.make_the_group(house, programme)
    if seed.has_personal_talks:
        walking.talk_with_each(house, programme)
    walking.align(house, programme)
    walking.meet(house, programme)
    if seed.asks_group:
        walking.ask_the_group(house, programme)
    walking.look_back(house, programme)
    walking.close(house, programme)
