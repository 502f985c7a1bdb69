"""A poll of Wijkteam Oost: three meetings, two weeks apart, each on a Monday or a Thursday at one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.dates import actions, queries
from kring.dates.models import Poll
from kring.dates.rules.choosing import Can
from tests.cast import OOST, TEN, Cast

MONDAY = TEN.replace(month=12, day=7, hour=12)  # 13:00 in Amsterdam
ROUNDS = [[MONDAY + timedelta(weeks=2 * at, days=day) for day in (0, 3)] for at in range(3)]


def question(**changes: object) -> actions.Question:
    usual = {"rounds": ROUNDS, "minutes": 120, "closes_at": TEN + timedelta(days=7), "weeks": 2, "place": "Kamer 3"}
    return actions.Question(**{**usual, **changes})  # type: ignore[arg-type]


@pytest.fixture
def poll(cast: Cast) -> Poll:
    return actions.ask(cast.oost, question(), by=cast["Anna"], now=TEN)


@pytest.fixture
def answered(cast: Cast):
    """`answered(poll, "Anna", "ynmyyn")`: yes, no or maybe for each moment in order."""

    def answer(poll: Poll, name: str, letters: str, now=TEN) -> None:
        slots = queries.ahead(poll, now=now)
        words = {"y": Can.YES, "n": Can.NO, "m": Can.IF_NEED_BE}
        said = {slot.pk: words[letter] for slot, letter in zip(slots, letters, strict=True) if letter in words}
        actions.answer(poll, said, by=cast[name], now=now)

    return answer


@pytest.fixture
def everybody(poll: Poll, answered):
    """All can on Mondays; on Thursdays nobody. Fons cannot on the first Monday."""
    for name in OOST:
        answered(poll, name, "nnynyn" if name == "Fons" else "ynynyn")
    return poll


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    time_machine.move_to(TEN, tick=False)
