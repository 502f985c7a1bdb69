"""Whatever is sent to the JSON API, the answer is a sentence and never a fault of ours."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.web.wire import to_wire
from tests.routes.conftest import World
from tests.routes.world import address, api_operations, body

quick = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
WRITES = sorted((method, route) for method, route in api_operations() if method != "GET")
READS = sorted(route for method, route in api_operations() if method == "GET")

words = st.text(max_size=20) | st.binary(max_size=120).map(to_wire) | st.uuids().map(str)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def spoiled(shape: Any, draw: Any) -> Any:
    """A body of the right shape in which something is changed, left out or added."""
    if isinstance(shape, dict) and shape and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(shape)))
        return {**shape, name: spoiled(shape[name], draw)}
    if isinstance(shape, dict) and shape and draw(st.booleans()):
        return {name: shape[name] for name in draw(st.lists(st.sampled_from(sorted(shape)), unique=True))}
    if isinstance(shape, list) and shape and draw(st.booleans()):
        return [spoiled(shape[0], draw), *shape]
    return draw(anything)


def check(answer: Any) -> None:
    assert answer.status_code != 500
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]


@pytest.fixture
def anna(world: World) -> Client:
    client = world.browser("Anna")
    client.raise_request_exception = False
    return client


@quick
@given(data=st.data())
@pytest.mark.parametrize(("method", "route"), WRITES, ids=[f"{method} {route}" for method, route in WRITES])
def test_a_malformed_body_is_refused_in_words(method, route, world, anna, data):
    sent = spoiled(body(route), data.draw)
    url = address(route, world.cast, world.meeting)
    check(anna.generic(method, url, json.dumps(sent).encode(), content_type="application/json"))


@quick
@given(raw=st.binary(max_size=200))
@pytest.mark.parametrize(("method", "route"), WRITES, ids=[f"{method} {route}" for method, route in WRITES])
def test_bytes_that_are_no_json_are_refused_in_words(method, route, world, anna, raw):
    check(anna.generic(method, address(route, world.cast, world.meeting), raw, content_type="application/json"))


@quick
@given(data=st.data())
@pytest.mark.parametrize("route", READS)
def test_a_malformed_question_is_refused_in_words(route, world, anna, data):
    asked = {name: data.draw(words | st.integers().map(str)) for name in ("after", "slot")}
    check(anna.get(address(route, world.cast, world.meeting), asked))


@pytest.mark.parametrize("group", ["nothing", "0", str(uuid.UUID(int=0)), "%00", "é", "..%2f.."])
def test_an_id_that_is_none_is_refused_in_words(anna, group):
    check(anna.get(f"/api/v1/groups/{group}/log"))


def test_a_body_that_is_too_large_is_refused_in_words(world, anna):
    huge = json.dumps({"sealed": "A" * 300_000})
    url = f"/api/v1/groups/{world.cast.oost.id}/items/{uuid.uuid4()}"
    answer = anna.put(url, huge, content_type="application/json")
    check(answer)
    assert answer.status_code in {403, 413}
