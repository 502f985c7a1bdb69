"""A group that the room leads, at a distance, with one screen, or on paper; and how many it takes to begin."""

from __future__ import annotations

import pytest

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.library import method
from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, GROUP, Room
from kring.methods.tests.test_moving import refused
from kring.methods.tests.walk import EXAMPLES

INCIDENT = method("incident")


def test_the_group_waits_until_enough_are_here(room):
    room.present = {CHAIMA}
    with pytest.raises(NotAllowedNow) as refusal:
        room.does(CHAIMA, c.Open)
    assert refusal.value.sentence == say.too_few(3, 2)
    room.present = {ANNA, BRAM}
    room.does(CHAIMA, c.Open)


def test_a_group_larger_than_the_method_does_not_begin():
    seats = [f"00000000-0000-0000-0000-{n:012d}" for n in range(1, 12)]
    many = Room(INCIDENT, seats=seats, roles={"presenter": seats[0], "facilitator": seats[1]})
    with pytest.raises(NotAllowedNow) as refusal:
        many.does(seats[1], c.Open)
    assert refusal.value.sentence == say.too_many(10)


def test_where_the_room_leads_the_group_goes_on_when_half_are_ready():
    room = Room(INCIDENT, guided="half")
    assert room.shown()["roles"] == {"presenter": ANNA}
    room.does(FONS, c.Open)
    for command in (c.Next, c.Reveal, c.Close):
        with refused(say.THE_ROOM_LEADS):
            room.does(ANNA, command)
    room.does(BRAM, c.Ready)
    room.does(CHAIMA, c.Ready)
    assert (room.phase.key, room.shown()["ready"]) == ("lookback", [BRAM, CHAIMA])
    room.does(DAAN, c.Ready)  # the third of six
    assert room.phase.key == "checkin"
    room.does(ELIF, c.UndoMove)
    assert (room.phase.key, room.shown()["ready"]) == ("lookback", [BRAM, CHAIMA])


def test_where_all_must_be_ready_who_left_is_not_waited_for():
    room = Room(INCIDENT, guided="all")
    room.does(ANNA, c.Open)
    for person in (ANNA, BRAM, CHAIMA, DAAN, ELIF):
        room.does(person, c.Ready)
    assert room.phase.key == "lookback"
    with refused(say.ALREADY_READY):
        room.does(ANNA, c.Ready)
    room.present -= {FONS}
    room.does(ANNA, c.Ready)
    assert room.phase.key == "checkin"


def test_where_the_room_leads_anybody_keeps_time_and_ends_the_turn_of_who_is_away():
    room = Room(INCIDENT, guided="half")
    room.does(ANNA, c.Open)
    for person in (BRAM, CHAIMA, DAAN):
        room.does(person, c.Ready)
    room.does(ELIF, c.Pause)
    room.does(FONS, c.Resume)
    speaker = room.shown()["turn"]["now"]
    other = BRAM if speaker != BRAM else DAAN
    with refused(say.NOT_YOUR_TURN):
        room.does(other, c.Done)
    room.present.discard(speaker)
    room.does(other, c.Done)
    room.does(other, c.Back, phase=0)
    with refused(say.NOBODY_TO_HEAR):
        room.does(other, c.Unsafe)


def test_a_choice_that_is_due_holds_the_group_that_the_room_leads():
    room = Room(EXAMPLES, guided="half")
    room.does(ANNA, c.Open)
    while room.phase.key != "vote" or not room.run.visit.revealed:
        room.does(next(one for one in GROUP if one not in room.run.step.ready), c.Ready)
    room.does(ANNA, c.Ready)
    room.does(BRAM, c.Ready)
    with refused(say.WHO_PRESENTS):
        room.does(DAAN, c.Ready)
    room.does(DAAN, c.Assign, role="presenter", to=ELIF)
    room.does(DAAN, c.Ready)
    assert room.phase.key == "story"


def test_with_one_screen_the_facilitator_types_for_others():
    room = Room(INCIDENT, way="projector")
    room.present = {CHAIMA}
    room.goes_to("questions")
    item = room.writes(CHAIMA, whom=BRAM)
    assert room.own(CHAIMA)["hidden"][item]["for"] == BRAM
    assert room.own(BRAM)["hidden"] == {}
    room.does(CHAIMA, c.Revise, item=item)
    room.does(CHAIMA, c.Reveal)
    said = room.shown()["contributions"][item]
    assert (said["by"], said["scribe"], said["revision"]) == (BRAM, CHAIMA, 2)
    with refused(say.NOT_YOURS, NotPermitted):
        room.does(BRAM, c.Withdraw, item=item)
    with refused(say.ONLY_THE_FACILITATOR, NotPermitted):
        room.writes(BRAM, whom=DAAN)


def test_with_phones_everybody_writes_for_themselves(room):
    room.goes_to("questions")
    with refused(say.EACH_WRITES):
        room.writes(CHAIMA, whom=BRAM)


def test_on_paper_the_room_follows_to_whichever_step():
    room = Room(EXAMPLES, way="paper")
    room.does(CHAIMA, c.Open)
    room.does(CHAIMA, c.Next, phase=EXAMPLES.index("evaluation"))
    room.writes(CHAIMA, whom=DAAN)
    room.does(CHAIMA, c.Back, phase=EXAMPLES.index("advice"))
    room.does(CHAIMA, c.Next)  # nothing hidden waits


def test_at_a_distance_everybody_says_that_they_are_alone():
    room = Room(INCIDENT, way="distance")
    room.does(BRAM, c.Attest)
    assert room.shown()["attested"] == [BRAM]
    with refused(say.ALREADY_ATTESTED):
        room.does(BRAM, c.Attest)
    near = Room(INCIDENT)
    with refused(say.ONLY_AT_A_DISTANCE):
        near.does(BRAM, c.Attest)
