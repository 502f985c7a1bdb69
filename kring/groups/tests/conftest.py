"""The group Wijkteam Oost with a log: Anna opened it and let Bram in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.keys import Keys, Log


@dataclass
class Oost:
    """The group's log on Anna's side, everybody's keys, and a way to call the API as one of them."""

    log: Log
    keys: dict[str, Keys]
    browse: Callable[[str], Client]
    url: str

    def get(self, name: str, path: str) -> Any:
        return self.browse(name).get(f"{self.url}/{path}")

    def post(self, name: str, path: str, body: object) -> Any:
        return self.browse(name).post(f"{self.url}/{path}", body, content_type="application/json")

    def put(self, name: str, path: str, body: object) -> Any:
        return self.browse(name).put(f"{self.url}/{path}", body, content_type="application/json")


@pytest.fixture
def empty_oost(cast: Cast, signed_in) -> Oost:
    return make_empty_oost(cast, signed_in)


@pytest.fixture
def oost(empty_oost: Oost) -> Oost:
    return opened(empty_oost)


def make_empty_oost(cast: Cast, browse: Callable[[str], Client]) -> Oost:
    keys = {name: Keys(cast[name]) for name in ("Anna", "Bram", "Chaima", "Hugo", "Iris", "Greet")}
    return Oost(Log(cast.oost), keys, browse, f"/api/v1/groups/{cast.oost.id}")


def opened(oost: Oost) -> Oost:
    assert oost.post("Anna", "log", oost.log.opened(oost.keys["Anna"])).status_code == 201
    assert oost.post("Bram", "log", oost.log.asked(oost.keys["Bram"])).status_code == 201
    assert oost.post("Anna", "log", oost.log.admitted(oost.keys["Bram"], oost.keys["Anna"])).status_code == 201
    return oost
