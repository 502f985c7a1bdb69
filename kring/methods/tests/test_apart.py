"""Out of the circle, for oneself, without a name, unseen: what some may not do, and what nobody is told."""

from __future__ import annotations

import pytest

from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, MINUTE, Room
from kring.methods.tests.test_moving import refused
from kring.methods.tests.walk import EXAMPLES


@pytest.fixture
def met() -> Room:
    return Room(EXAMPLES)


def test_the_presenter_reads_along_and_can_do_nothing_while_the_group_gossips(met):
    met.goes_to("gossip")
    said = met.writes(BRAM)
    assert said in met.shown()["contributions"]
    for command in (c.RaiseHand, c.Park):
        with refused(say.OUT_OF_THE_CIRCLE):
            met.does(ANNA, command)
    with refused(say.STAYS_YOURS):
        met.writes(ANNA)
    with refused(say.THEY_LISTEN):
        met.does(CHAIMA, c.GiveFloor, to=ANNA)


def test_who_comes_to_sit_out_of_the_circle_lowers_their_hand(met):
    met.goes_to("gossip").does(BRAM, c.RaiseHand)
    met.does(CHAIMA, c.Assign, role="presenter", to=BRAM)
    assert met.shown()["hands"] == []


def test_in_silence_nobody_contributes(met):
    met.does(CHAIMA, c.Open)
    with refused(say.STAYS_YOURS):
        met.writes(BRAM)
    with refused(say.THEY_LISTEN):
        met.does(CHAIMA, c.GiveFloor, to=BRAM)
    met.does(BRAM, c.Ready)  # with their own note


def test_a_vote_is_unseen_until_the_reveal(met):
    met.goes_to("vote")
    before = met.shown()
    vote = met.writes(BRAM)
    assert met.shown() == before
    with refused(say.REVEAL_FIRST):
        met.does(CHAIMA, c.Next)
    met.does(CHAIMA, c.Reveal)
    assert met.shown()["contributions"][vote] == {"by": BRAM, "phase": 2, "visit": 1, "revision": 1}


def test_advice_without_a_name_says_nobody_and_stands_once_it_is_seen(met):
    met.goes_to("advice")
    advice = met.writes(BRAM)
    met.does(BRAM, c.Revise, item=advice)
    met.does(CHAIMA, c.Reveal)
    assert met.shown()["contributions"][advice] == {"phase": 10, "visit": 1, "revision": 2}
    for command in (c.Revise, c.Withdraw):
        with refused(say.NAMELESS_STANDS):
            met.does(BRAM, command, item=advice)
    with refused(say.NAMELESS_STANDS):
        met.writes(BRAM)
    met.does(CHAIMA, c.Next)
    with refused(say.NAMELESS_STANDS):
        met.writes(BRAM, phase=10, visit=1, after=MINUTE)
    assert BRAM not in met.own(CHAIMA)["heard"]


def test_parked_advice_is_not_brought_where_advice_has_no_name(met):
    met.goes_to("story").parks(DAAN)
    met.goes_to("advice")
    with refused(say.BRING_BY_HAND):
        met.does(DAAN, c.Bring, item=next(iter(met.run.parked)))
    assert met.own(CHAIMA)["parked_by"] == {DAAN: 1}  # the count tells nothing about this phase


def test_the_facilitator_knows_who_has_not_been_heard(met):
    met.goes_to("pitch")
    met.does(DAAN, c.Done)
    assert met.own(CHAIMA)["heard"] == [DAAN]
    met.goes_to("questions").writes(BRAM)
    assert met.own(CHAIMA)["heard"] == [DAAN]
    met.does(CHAIMA, c.Reveal)
    met.does(CHAIMA, c.GiveFloor, to=ANNA)
    assert met.own(CHAIMA)["heard"] == [ANNA, BRAM, DAAN]
    assert "heard" not in met.own(BRAM)
