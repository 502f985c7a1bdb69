"""Every route, tried by every role. The rows are in table.py; a new route without a row fails here."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.routes.conftest import World
from tests.routes.roles import PLAYERS, Seen
from tests.routes.table import EXPECTED, SIGN_IN_PREFIX
from tests.routes.world import METHODS, address, api_operations, body, routes

OURS = [route for route in routes() if not route.startswith(SIGN_IN_PREFIX)]
KNOWN = sorted(EXPECTED, key=lambda row: (row[1], row[0]))
UNKNOWN = {route: [method for method in METHODS if (method, route) not in EXPECTED] for route in OURS}


def seen(answer: HttpResponse) -> Seen:
    """How an answer counts: behind the gate or not."""
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/aanmelden/?next="):
        return Seen.SIGN_IN
    return {403: Seen.NO_RIGHT, 404: Seen.NOT_THERE}.get(answer.status_code, Seen.IN)


def ask(client: Client, method: str, route: str, url: str) -> Any:
    if method == "GET" or not route.startswith("api/"):
        return client.generic(method, url, content_type="application/x-www-form-urlencoded")
    return getattr(client, method.lower())(url, body(route), content_type="application/json")


def test_every_route_has_a_row():
    assert {route for _method, route in EXPECTED} == set(OURS)


def test_every_operation_of_the_api_has_a_row():
    assert api_operations() <= EXPECTED.keys()


@pytest.mark.parametrize(("method", "route"), KNOWN, ids=[f"{method} {route or '/'}" for method, route in KNOWN])
def test_each_role_gets_what_the_table_says(method: str, route: str, world: World):
    """Each role in the same world: what one of them did is undone before the next one asks."""
    got, url = {}, address(route, world.cast, world.meeting)
    for role, name in PLAYERS.items():
        with transaction.atomic():
            answer = ask(world.browser(name), method, route, url)
            transaction.set_rollback(True)
        assert answer.status_code != 500, role
        got[role] = seen(answer)
    assert got == EXPECTED[method, route]._asdict()


@pytest.mark.parametrize("route", UNKNOWN)
def test_a_method_without_a_row_is_refused_to_a_member(route: str, world: World):
    url = address(route, world.cast, world.meeting)
    for method in UNKNOWN[route]:
        with transaction.atomic():
            answer = ask(world.browser("Anna"), method, route, url)
            transaction.set_rollback(True)
        assert answer.status_code in {403, 404, 405}, method
