"""A round in writing of Wijkteam Oost: Anna asks on Monday 23 November; Bram and Chaima may write until Thursday."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from kring.groups.models import Group
from kring.sealed.models import LogHead
from kring.sealed.rules.item import slot_of
from kring.web.wire import to_wire
from tests.cast import TEN, Cast
from tests.seals import sealed_bytes


@dataclass
class Oost:
    """The group as its members' browsers use it. `id` is the round that Anna began."""

    group: Group
    cast: Cast
    browse: Callable[[str], Client]
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    items: dict[str, str] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        return str(self.cast[name].pk)

    def sealed(self, name: str, place: str, item: str, revision: int = 1, about: object = None) -> dict[str, str]:
        slot = slot_of(str(self.group.id), str(about or self.id), place)
        raw = sealed_bytes(group=str(self.group.id), item=item, author=self.id_of(name), slot=slot, revision=revision)
        return {"sealed": to_wire(raw)}

    def begin(self, name: str = "Anna", **changes: Any) -> Any:
        item = str(uuid.uuid4())
        asked = {"id": str(self.id), "kind": "questions", "days": 3, "item": item}
        body = {**asked, **self.sealed(name, "round/question", item), **changes}
        return self.browse(name).post(f"/api/v1/groups/{self.group.id}/rounds", body, content_type="application/json")

    def write(self, name: str, *, item: str | None = None, revision: int = 1) -> Any:
        item = item or self.items.setdefault(name, str(uuid.uuid4()))
        url = f"/api/v1/groups/{self.group.id}/rounds/{self.id}/texts/{item}"
        body = self.sealed(name, "round/text", item, revision)
        return self.browse(name).put(url, body, content_type="application/json")

    def read(self, name: str) -> dict[str, Any]:
        answer = self.browse(name).get(f"/api/v1/groups/{self.group.id}/rounds/{self.id}")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def enter(self, *names: str) -> None:
        """From now on the group's log says that these are in."""
        LogHead.objects.update_or_create(
            group=self.group.id,
            defaults={
                "seq": 1,
                "entry_hash": secrets.token_bytes(32),
                "epoch": 1,
                "is_stale": False,
                "roster": [self.id_of(name) for name in names],
            },
        )


@pytest.fixture
def oost(cast: Cast, signed_in) -> Oost:
    """Anna, Bram and Chaima are in; nothing was asked yet."""
    made = Oost(cast.oost, cast, signed_in)
    made.enter("Anna", "Bram", "Chaima")
    return made


@pytest.fixture
def asked(oost: Oost) -> Oost:
    assert oost.begin().status_code == 201
    mail.outbox.clear()
    return oost


@pytest.fixture(autouse=True)
def monday_morning(time_machine):
    """It is Monday 23 November, eleven in the morning in Amsterdam."""
    time_machine.move_to(TEN, tick=False)
