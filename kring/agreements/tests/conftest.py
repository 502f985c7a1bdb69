"""Wijkteam Oost and its agreement, as the group's log says: Anna, Bram and Chaima are in, Daan asks to come in."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from kring.sealed.models import LogHead
from kring.web.wire import to_wire
from tests.cast import TEN, Cast
from tests.keys import Keys

INSIDE = ("Anna", "Bram", "Chaima")


@dataclass
class Oost:
    """The group as its members' browsers use it."""

    cast: Cast
    browse: Callable[[str], Client]
    keys: dict[str, Keys]

    @property
    def url(self) -> str:
        return f"/api/v1/groups/{self.cast.oost.id}/agreement"

    @property
    def page(self) -> str:
        return f"/groepen/{self.cast.oost.id}/overeenkomst/"

    def agree(self, *, newest: int = 1, in_force: int = 1, signed: tuple[str, ...] = INSIDE, **more: Any) -> None:
        """What the log says from now on."""
        told = {"newest": newest, "in_force": in_force, "signed": [str(self.cast[name].pk) for name in signed]}
        LogHead.objects.filter(group=self.cast.oost.id).update(agreement={**told, "joining": [], **more})

    def copy(self, name: str, number: int = 1, **changed: Any) -> dict[str, Any]:
        keys = self.keys[name]
        sealed = to_wire(secrets.token_bytes(593))
        told = {"person": str(keys.person.pk), "number": number, "identity_hash": to_wire(keys.hash), "sealed": sealed}
        return {**told, **changed}

    def hand(self, by: str, *copies: dict[str, Any]) -> Any:
        return self.browse(by).post(self.url + "/copies", list(copies), content_type="application/json")

    def told(self, name: str) -> Any:
        return self.browse(name).get(self.url).json()


@pytest.fixture
def oost(cast: Cast, signed_in) -> Oost:
    LogHead.objects.create(
        group=cast.oost.id,
        seq=1,
        entry_hash=bytes(32),
        epoch=1,
        is_stale=False,
        roster=[str(cast[name].pk) for name in INSIDE],
        asking=[str(cast["Daan"].pk)],
    )
    return Oost(cast, signed_in, {name: Keys(cast[name]) for name in (*INSIDE, "Daan", "Hugo")})


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    """It is Monday 23 November, eleven in the morning in Amsterdam."""
    time_machine.move_to(TEN, tick=False)
