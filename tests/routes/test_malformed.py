"""Whatever is sent to the JSON API, the answer is a sentence and never a fault of ours."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.groups.tests.conftest import Oost, empty_oost, oost  # noqa: F401 - fixtures
from kring.sealed.models import EpochWrap, Item, LogEntry
from kring.web.wire import from_wire, to_wire
from tests.routes.world import address, api_operations, body, set_roles

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


def browser(cast, signed_in) -> Client:
    client: Client = signed_in("Anna")
    client.raise_request_exception = False
    return client


@quick
@given(data=st.data())
@pytest.mark.parametrize(("method", "route"), WRITES, ids=[f"{method} {route}" for method, route in WRITES])
def test_a_malformed_body_is_refused_in_words(method, route, cast, signed_in, data):
    meeting = cast.oost.meetings.first() or set_roles(cast)
    sent = spoiled(body(route), data.draw)
    client = browser(cast, signed_in)
    url = address(route, cast, meeting)
    check(client.generic(method, url, json.dumps(sent).encode(), content_type="application/json"))


@quick
@given(raw=st.binary(max_size=200))
@pytest.mark.parametrize(("method", "route"), WRITES, ids=[f"{method} {route}" for method, route in WRITES])
def test_bytes_that_are_no_json_are_refused_in_words(method, route, cast, signed_in, raw):
    meeting = cast.oost.meetings.first() or set_roles(cast)
    check(browser(cast, signed_in).generic(method, address(route, cast, meeting), raw, content_type="application/json"))


@quick
@given(data=st.data())
@pytest.mark.parametrize("route", READS)
def test_a_malformed_question_is_refused_in_words(route, cast, signed_in, data):
    meeting = cast.oost.meetings.first() or set_roles(cast)
    asked = {name: data.draw(words | st.integers().map(str)) for name in ("after", "slot")}
    check(browser(cast, signed_in).get(address(route, cast, meeting), asked))


@pytest.mark.parametrize("group", ["nothing", "0", str(uuid.UUID(int=0)), "%00", "é", "..%2f.."])
def test_an_id_that_is_none_is_refused_in_words(signed_in, cast, group):
    check(browser(cast, signed_in).get(f"/api/v1/groups/{group}/log"))


def test_a_body_that_is_too_large_is_refused_in_words(signed_in, cast):
    huge = json.dumps({"sealed": "A" * 300_000})
    url = f"/api/v1/groups/{cast.oost.id}/items/{uuid.uuid4()}"
    answer = browser(cast, signed_in).put(url, huge, content_type="application/json")
    check(answer)
    assert answer.status_code in {403, 413}


@settings(parent=quick, max_examples=60)
@given(where=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_changed_bit_of_an_entry_is_let_in(oost: Oost, where, bit):  # noqa: F811
    kept = oost.log.head
    posted = oost.log.asked(oost.keys["Chaima"])
    oost.log.head = kept
    raw = bytearray(from_wire(posted["entries"][0]))
    raw[where % len(raw)] ^= 1 << bit
    answer = oost.post("Chaima", "log", {**posted, "entries": [to_wire(bytes(raw))]})
    assert answer.status_code in {400, 403}
    check(answer)
    assert LogEntry.objects.count() == 5


@settings(parent=quick, max_examples=60)
@given(where=st.integers(0, 209), bit=st.integers(0, 7))
def test_a_changed_bit_of_a_header_never_reaches_another_place(oost: Oost, where, bit):  # noqa: F811
    item = uuid.uuid4()
    raw = bytearray(oost.log.sealed_item(oost.keys["Anna"], item=item))
    raw[where] ^= 1 << bit
    answer = oost.put("Anna", f"items/{item}", {"sealed": to_wire(bytes(raw))})
    check(answer)
    for kept in Item.objects.filter(sealed_item=bytes(raw)):
        assert (kept.id, kept.group, str(kept.author_id)) == (
            item,
            uuid.UUID(oost.log.group),
            str(oost.keys["Anna"].person.pk),
        )
        assert kept.epoch == 2


def test_nothing_of_a_refused_post_stays(oost: Oost):  # noqa: F811
    oost.post("Chaima", "log", oost.log.asked(oost.keys["Chaima"]))
    posted = oost.log.admitted(oost.keys["Chaima"], oost.keys["Anna"])
    wraps = EpochWrap.objects.count()
    assert oost.post("Anna", "log", {**posted, "wraps": posted["wraps"][1:]}).status_code == 400
    assert (LogEntry.objects.count(), EpochWrap.objects.count()) == (6, wraps)
