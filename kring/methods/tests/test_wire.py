"""Commands from browsers, events in the log, instants in both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kring.kernel.errors import Invalid
from kring.kernel.text import Text
from kring.methods.rules import command as c
from kring.methods.rules.command import command_from_json, command_to_json
from kring.methods.rules.event import EVENTS, Paused, RoleAssigned, event_from_json, event_to_json, whole_milliseconds
from kring.methods.rules.run import Timer
from kring.methods.rules.view import merge, patch_between
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, MINUTE, TEN

ID = "00000000-0000-0000-0000-00000000000a"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([], "Send one command as a JSON object."),
        ({}, "There is no such command."),
        ({"kind": "dance", "id": ID}, "There is no such command."),
        ({"kind": ["open"], "id": ID}, "There is no such command."),
        ({"kind": "open"}, "The field “id” is missing."),
        ({"kind": "open", "id": "1"}, "The field “id” is not right."),
        ({"kind": "open", "id": ID.upper()}, "The field “id” is not right."),
        ({"kind": "open", "id": ID, "to": ANNA}, "The field “to” does not belong to this command."),
        ({"kind": "contribute", "id": ID, "phase": 1}, "Give both phase and visit, or neither."),
        ({"kind": "back", "id": ID, "phase": True}, "The field “phase” is not right."),
        ({"kind": "back", "id": ID, "phase": 1e9}, "The field “phase” is not right."),
        ({"kind": "back", "id": ID}, "The field “phase” is missing."),
        ({"kind": "extend", "id": ID, "minutes": 3}, "The field “minutes” is not right."),
        ({"kind": "assign", "id": ID, "to": ANNA, "role": "r" * 17}, "The field “role” is not right."),
        ({"kind": "close", "id": ID, "early": 1}, "The field “early” is not right."),
        ({"kind": "contribute", "id": ID, "phase": 1, "visit": 0}, "The field “visit” is not right."),
        ({"kind": "contribute", "id": ID, "for": "Anna"}, "The field “for” is not right."),
        ({"kind": "contribute", "id": ID, "whom": ANNA}, "The field “whom” does not belong to this command."),
        ({"kind": "choose", "id": ID}, "The field “module” is missing."),
        ({"kind": "sit", "id": ID, "table": -1}, "The field “table” is not right."),
    ],
)
def test_what_is_wrong_with_a_command_is_one_sentence(body, says):
    with pytest.raises(Invalid) as refusal:
        command_from_json(body)
    sentence = refusal.value.sentence
    assert isinstance(sentence, Text)
    assert sentence.en == says
    assert sentence.nl


def test_what_is_optional_may_be_left_out():
    assert command_from_json({"kind": "floor", "id": ID}) == c.GiveFloor(ID)
    assert command_from_json({"kind": "next", "id": ID}) == c.Next(ID)
    assert command_to_json(c.Next(ID)) == {"kind": "next", "id": ID}
    written = {"kind": "contribute", "id": ID, "for": ANNA}
    assert command_from_json(written) == c.Contribute(ID, whom=ANNA)
    assert command_to_json(c.Contribute(ID, whom=ANNA)) == written


def test_an_event_in_the_log_is_plain_json():
    event = Paused(ANNA, TEN + timedelta(milliseconds=7))
    assert event_to_json(event) == {"kind": "paused", "by": ANNA, "at": "2026-12-02T10:00:00.007Z"}
    assert event_from_json(event_to_json(event)) == event


def test_an_older_log_that_says_less_is_still_read():
    written = {"kind": "role-assigned", "by": ANNA, "at": "2026-12-02T10:00:00.000Z", "role": "presenter", "to": BRAM}
    assert event_from_json(written) == RoleAssigned(ANNA, TEN, "presenter", BRAM)
    with pytest.raises(TypeError):
        event_from_json({"kind": "role-assigned", "by": ANNA, "at": "2026-12-02T10:00:00.000Z"})


def test_every_kind_of_event_has_its_own_name():
    assert len(EVENTS) == 29
    assert all(kind == event.kind for kind, event in EVENTS.items())


def test_a_damaged_log_is_not_read_as_something_else():
    with pytest.raises(KeyError):
        event_from_json({"kind": "dance", "by": ANNA, "at": "2026-12-02T10:00:00.000Z"})


def test_instants_are_kept_in_utc_and_whole_milliseconds():
    amsterdam = timezone(timedelta(hours=1))
    assert whole_milliseconds(datetime(2026, 12, 2, 11, 0, 0, 1999, amsterdam)) == TEN + timedelta(milliseconds=1)
    assert whole_milliseconds(TEN).tzinfo is UTC


def test_a_paused_timer_keeps_what_was_left():
    paused = Timer(ends_at=TEN + 5 * MINUTE).paused(TEN + 2 * MINUTE)
    assert paused.remaining(TEN + 180 * MINUTE) == 3 * MINUTE
    assert paused.resumed(TEN + 180 * MINUTE).ends_at == TEN + 183 * MINUTE


def test_a_merge_patch_says_what_came_what_changed_and_what_went():
    before = {"a": 1, "b": {"c": [1], "d": 2}, "e": {"f": 1}}
    after = {"b": {"c": [2], "d": 2}, "e": 3, "g": {"h": {}}}
    assert patch_between(before, after) == {"a": None, "b": {"c": [2]}, "e": 3, "g": {"h": {}}}
    assert merge(before, patch_between(before, after)) == after
    assert merge("text", {"a": {"b": 1, "c": None}}) == {"a": {"b": 1}}


def test_the_state_of_a_meeting_has_the_shape_of_the_wire_contract(room):
    assert room.shown() == {
        "stage": "waiting",
        "phase": 0,
        "visit": 0,
        "seats": list(room.seats),
        "roles": {"presenter": ANNA, "facilitator": CHAIMA},
        "hands": [],
        "ready": [],
        "revealed": False,
        "way": "phones",
        "contributions": {},
    }
    assert room.own(BRAM) == {"hidden": {}, "parked": {}}
    assert room.own(CHAIMA) == {"hidden": {}, "parked": {}, "parked_by": {}, "heard": []}
    room.goes_to("checkin").does(CHAIMA, c.Pause)
    state = room.shown()
    assert state["timer"] == {"left": room.phase.minutes_for(len(room.seats)) * 60 - 1.0}
    assert state["paused"] == "2026-12-02T10:00:03.000Z"
    assert state["undo_until"] == "2026-12-02T10:00:12.000Z"
    assert state["turn"]["taken"] == []
