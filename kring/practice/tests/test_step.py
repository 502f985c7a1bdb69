"""The round over the wire: stateless, without a word that somebody typed, and deaf to nonsense."""

from __future__ import annotations

import json
import uuid

import pytest

from kring.methods import library
from kring.workshop.models import OwnMethod
from tests.cast import TEN

STEP = "/api/v1/practice/incident/step"
ROUND = {"role": "adviser", "others": 4, "case": "nurse", "seed": 5, "language": "nl"}


@pytest.fixture
def anna(signed_in):
    return signed_in("Anna")


def post(client, url=STEP, **changed):
    sent = {**ROUND, "seen": 0, "asked": [], **changed}
    return client.post(url, json.dumps(sent), content_type="application/json")


def done(at, kind, **fields):
    return {"at": at, "command": {"id": str(uuid.uuid4()), "kind": kind, **fields}}


@pytest.mark.django_db
def test_a_round_begins_with_the_whole_state_and_goes_on_by_itself(anna):
    told = post(anna).json()
    assert told["whole"]["state"]["stage"] == "waiting"
    assert told["moves"][0]["kind"] == "phase-opened"
    assert told["waits"]
    written = [move for move in told["moves"] if move["texts"]]
    assert "eerder om hulp vragen" in json.dumps(written, ensure_ascii=False)


@pytest.mark.django_db
def test_only_what_was_not_seen_is_told_again(anna):
    first = post(anna).json()
    seen = len(first["moves"])
    asked = [done(first["moves"][-1]["at"] + 1000, "go-on")]
    told = post(anna, seen=seen, asked=asked).json()
    assert told["whole"] is None
    assert told["moves"][0]["kind"] == "phase-opened"


@pytest.mark.django_db
def test_what_i_could_write_is_offered_as_an_example(anna):
    asked: list = []
    offered: dict = {}
    while offered.get("kind") != "question":
        told = post(anna, asked=asked).json()
        asked.append(done(told["moves"][-1]["at"] + 1000, "go-on"))
        offered = told["example"] or {}
    assert offered["text"].endswith("?")


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["text", "sealed", "body"])
def test_a_text_is_refused_so_that_none_can_slip_in(anna, field):
    answer = post(anna, asked=[done(1000, "contribute", **{field: "Wat voelde je?"})])
    assert answer.status_code == 400
    assert field in answer.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"others": 1}, 400),
        ({"others": 10}, 400),
        ({"role": "king"}, 400),
        ({"case": "../../etc/passwd"}, 404),
        ({"seed": -1}, 400),
        ({"seed": 2**31}, 400),
        ({"asked": [done(0, "go-on")] * 401}, 400),
        ({"asked": [done(10**12, "go-on")]}, 400),
        ({"asked": [{"at": 0, "command": {"kind": "open"}}]}, 400),
        ({"asked": [{"at": 0, "command": []}]}, 400),
        ({"asked": [done(0, "open")]}, 403),
        ({"asked": [done(0, "close", early=True), done(1, "go-on")]}, 409),
        ({"asked": [done(0, "revise", item=str(uuid.uuid4()))]}, 404),
        ({"seen": 9999}, 200),
    ],
)
def test_a_hostile_round_is_refused_in_words(anna, changed, status):
    answer = post(anna, **changed)
    assert answer.status_code == status
    assert status == 200 or answer.json()["detail"]


@pytest.mark.django_db
def test_a_method_that_is_not_there_is_refused(anna):
    assert post(anna, "/api/v1/practice/nothing/step").status_code == 404


@pytest.mark.django_db
def test_a_draft_is_rehearsed_by_who_may_edit_it_and_by_nobody_else(cast, signed_in):
    script = {**library.method("five-step").script(), "key": "eigen-vijf"}
    own = {"organisation": cast.linde, "made_by": cast["Greet"], "changed_by": cast["Greet"]}
    OwnMethod.objects.create(key="eigen-vijf", draft=script, made_at=TEN, changed_at=TEN, **own)
    answers = {
        name: post(signed_in(name), "/api/v1/practice/eigen-vijf/step", draft=True) for name in ("Greet", "Iris")
    }
    assert {name: answer.status_code for name, answer in answers.items()} == {"Greet": 200, "Iris": 404}
    assert signed_in("Greet").get("/oefenen/eigen-vijf/?concept=1").status_code == 200
    assert signed_in("Iris").get("/oefenen/eigen-vijf/?concept=1").status_code == 404
