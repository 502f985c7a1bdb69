"""The world of every route, made once a module: each test begins in it, and what it does is undone."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.template.base import Template
from django.test import Client
from django.test.utils import _TestState

from kring.meetings.models import Meeting
from tests.cast import Cast, browser_of, make_cast
from tests.routes.world import set_roles


@dataclass(frozen=True)
class World:
    """The cast with everybody's role in place, and a signed-in browser each."""

    cast: Cast
    meeting: Meeting
    cookies: dict[str, Any]

    def browser(self, name: str | None) -> Client:
        """A fresh browser of one of the cast, or nobody's."""
        client = Client()
        if name:
            client.cookies = deepcopy(self.cookies[name])
        return client


@pytest.fixture(autouse=True)
def drawn_as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages as a server draws them: Django's tests keep a copy of what each of their parts was drawn with."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def standing_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made in a transaction that is never committed; a test's own transaction is a savepoint in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        meeting = set_roles(cast)
        yield World(cast, meeting, {name: browser_of(cast, name).cookies for name in cast.people})
        transaction.set_rollback(True)


@pytest.fixture
def world(standing_world: World, db: None) -> World:
    """The standing world, for one test to change."""
    return deepcopy(standing_world)
