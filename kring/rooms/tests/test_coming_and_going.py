"""People who are not there when they should be: too few to begin, late, gone in the middle, or all at once."""

from __future__ import annotations

from typing import Any

import pytest

from kring.groups.models import Membership
from kring.kernel.clock import now
from kring.methods.library import method
from kring.methods.rules import sentences as say
from kring.rooms.models import Event
from kring.rooms.tests.browser import Listening
from kring.rooms.tests.conftest import Table, command_id, table_by
from kring.sealed.models import LogHead

FOUR = ("Anna", "Bram", "Chaima", "Daan")
QUESTION, EXPLORING, GOSSIP, STATEMENTS = 2, 3, 4, 5
CORE = 4  # of the five-step method


@pytest.fixture
def gossip(table: Table) -> Table:
    """A meeting by the gossip method, which asks for four people at least."""
    return table_by(method("gossip"), table)


def sit(table: Table, *names: str) -> dict[str, Listening]:
    """They come in, and are there."""
    streams = {name: table.listen(name) for name in names}
    for stream in streams.values():
        stream.until("state")
    return streams


def go_to(table: Table, phase: int, frm: int = 0) -> None:
    for _ in range(phase - frm):
        assert table.do("Bram", "next").status == 200


def leave(table: Table, streams: dict[str, Listening], *names: str) -> None:
    """Their browsers close, and the wall hears that they are gone: a reload would have been quicker."""
    wall = table.listen("Bram", "?view=wall")
    for name in names:
        streams.pop(name).close()
    wall.until("presence", here=sorted(table.id(name) for name in streams))


def state(table: Table) -> dict[str, Any]:
    wall = table.listen("Bram", "?view=wall")
    said: dict[str, Any] = wall.until("state").said["state"]
    wall.close()
    return said


def test_a_group_too_small_waits_for_one_more_and_goes_on_when_that_one_leaves(gossip: Table):
    streams = sit(gossip, "Anna", "Bram", "Chaima")
    refused = gossip.do("Bram", "open")
    assert (refused.status, refused.said["detail"]) == (409, say.too_few(4, 1).nl)
    assert state(gossip)["stage"] == "waiting"
    assert not Event.objects.filter(room=gossip.room).exists()
    streams |= sit(gossip, "Daan")
    assert gossip.do("Bram", "open").status == 200
    leave(gossip, streams, "Daan")
    assert gossip.do("Bram", "next").status == 200


def test_a_member_who_joins_in_the_fifth_step_takes_part_from_there(gossip: Table):
    streams = sit(gossip, *FOUR)
    gossip.reach(QUESTION)
    case = gossip.written("Anna", "phase/question/1")
    assert gossip.browser("Anna").post(case).status == 200
    go_to(gossip, GOSSIP, QUESTION)
    hugo = gossip.id("Hugo")
    Membership.objects.create(group=gossip.cast.oost, person=gossip.cast["Hugo"], seat=6, made_at=now())
    head = LogHead.objects.get(group=gossip.cast.oost.pk)
    LogHead.objects.filter(pk=head.pk).update(roster=[*head.roster, hugo])
    for name in FOUR:
        assert streams[name].until("change", kind="seated").said["change"] == {"seats": [*seats(gossip), hugo]}
    came = gossip.listen("Hugo").until("state").said
    assert (came["state"]["phase"], came["state"]["roles"]["presenter"]) == (GOSSIP, gossip.id("Anna"))
    assert came["items"][case["id"]]["sealed"] == case["sealed"]  # what he can open is up to the group's keys
    assert came["mine"] == {"hidden": {}, "parked": {}}

    assert gossip.write("Hugo", "phase/gossip/1").status == 200
    late = gossip.written("Hugo", "phase/question/1")
    assert gossip.browser("Hugo").post({**late, "phase": QUESTION, "visit": 1}).status == 409
    assert gossip.do("Bram", "next").status == 200
    turn = state(gossip)["turn"]
    assert hugo in turn["order"]
    assert gossip.id("Anna") not in turn["order"]


def seats(table: Table) -> list[str]:
    return [table.id(name) for name in (*FOUR, "Elif", "Fons")]


def test_when_the_presenter_disappears_the_group_decides_who_goes_on_for_them(gossip: Table):
    streams = sit(gossip, *FOUR, "Elif")
    gossip.reach(QUESTION)
    case = gossip.written("Anna", "phase/question/1")
    assert gossip.browser("Anna").post(case).status == 200
    go_to(gossip, GOSSIP, QUESTION)
    assert gossip.do("Daan", "take-over", role="presenter").said["detail"] == say.ROLE_IS_TAKEN.nl
    leave(gossip, streams, "Anna")
    assert gossip.do("Chaima", "raise").status == 200
    assert gossip.do("Chaima", "take-over", role="presenter").status == 200
    assert gossip.do("Daan", "consent").status == 200
    assert state(gossip)["roles"]["presenter"] == gossip.id("Anna")
    assert gossip.do("Elif", "consent").status == 200
    after = state(gossip)
    assert after["roles"] == {"presenter": gossip.id("Chaima"), "facilitator": gossip.id("Bram")}
    assert "offer" not in after
    assert after["hands"] == []  # who sits out of the circle now asks for no floor
    assert gossip.write("Chaima", "phase/gossip/1").said["detail"] == say.LISTEN.nl

    back = sit(gossip, "Anna")["Anna"].heard[0].said
    assert back["state"]["contributions"][case["id"]]["by"] == gossip.id("Anna")
    assert gossip.write("Anna", "phase/gossip/1").status == 200  # as one of the others


def test_a_presenter_who_comes_back_in_time_stays_presenter(gossip: Table):
    streams = sit(gossip, *FOUR)
    gossip.reach(EXPLORING)
    leave(gossip, streams, "Anna")
    assert gossip.do("Chaima", "take-over", role="presenter").status == 200
    sit(gossip, "Anna")
    assert gossip.do("Daan", "consent").said["detail"] == say.HOLDER_IS_BACK.nl
    assert state(gossip)["roles"]["presenter"] == gossip.id("Anna")


def test_everybody_offline_and_back_finds_the_room_as_it_was(table: Table):
    steps = table_by(method("five-step"), table)
    streams = sit(steps, *FOUR)
    steps.reach(CORE)
    written = steps.written("Daan", "phase/core/1")
    assert steps.browser("Daan").post(written).status == 200
    before = state(steps)
    at = steps.do("Chaima", "ready").said["position"]
    leave(steps, streams, *FOUR)
    assert streams == {}

    back = {name: steps.listen(name, f"?after={at}") for name in FOUR}
    here = sorted(steps.id(name) for name in FOUR)
    for name, stream in back.items():
        stream.until("presence", here=here)
        assert [message.event for message in stream.heard if message.event != "presence"] == ["mine"]
        assert list(stream.heard[0].said["change"]["hidden"]) == ([written["id"]] if name == "Daan" else [])
    assert state(steps) == {**before, "ready": [steps.id("Chaima")]}  # the clock went on: it ends when it would have
    assert steps.do("Bram", "reveal").status == 200
    assert list(back["Anna"].until("change").said["items"]) == [written["id"]]


def test_what_was_sent_while_nobody_listened_is_stored_once(gossip: Table):
    """The last thing a phone did before its tunnel: sent, never answered, and sent again."""
    streams = sit(gossip, *FOUR)
    gossip.reach(GOSSIP)
    leave(gossip, streams, *FOUR)
    written = gossip.written("Daan", "phase/gossip/1")
    first, again = (gossip.browser("Daan").post(written) for _ in range(2))
    assert (first.status, again.said) == (200, first.said)
    assert gossip.browser("Daan").post({"id": command_id(), "kind": "next"}).status == 403
    assert list(state(gossip)["contributions"]) == [written["id"]]
