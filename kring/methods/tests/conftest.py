from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kring.methods.library import method
from kring.methods.rules.method import Method
from kring.methods.rules.parsing import parse
from kring.methods.tests.room import ANNA, CHAIMA, DAAN, Room


@pytest.fixture(scope="session")
def workshop() -> Method:
    """A method with a phase of every form."""
    return parse(tomllib.loads((Path(__file__).parent / "workshop.toml").read_text("utf-8")))


@pytest.fixture
def room() -> Room:
    """The incident method, not yet begun: Anna presents, Chaima facilitates."""
    return Room(method("incident"))


@pytest.fixture
def trial(workshop: Method) -> Room:
    """The workshop, with Daan as its timekeeper."""
    return Room(workshop, roles={"presenter": ANNA, "facilitator": CHAIMA, "timekeeper": DAAN})
