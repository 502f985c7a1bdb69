"""Disturbance first, a signal without a name, and a role whose holder is away."""

from __future__ import annotations

from kring.kernel.errors import NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import event as e
from kring.methods.rules import sentences as say
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, MINUTE
from kring.methods.tests.test_moving import refused


def test_what_disturbs_goes_first_and_the_clock_waits(room):
    room.goes_to("incident").does(BRAM, c.Disturb)
    assert room.shown()["disturbance"]["by"] == BRAM
    assert "paused" in room.shown()
    for command in (c.Next, c.Resume):
        with refused(say.SETTLE_FIRST):
            room.does(CHAIMA, command)
    with refused(say.NOT_YOURS_TO_SETTLE, NotPermitted):
        room.does(DAAN, c.Settle)
    left = room.run.step.timer.remaining(room.now)
    room.does(BRAM, c.Settle, after=10 * MINUTE)
    assert room.run.step.timer.remaining(room.now) == left
    room.does(CHAIMA, c.Next)


def test_a_pause_of_before_outlasts_the_disturbance(room):
    room.goes_to("incident").does(CHAIMA, c.Pause)
    room.does(BRAM, c.Disturb)
    room.does(CHAIMA, c.Settle)
    assert "paused" in room.shown()


def test_a_signal_reaches_the_facilitator_alone_and_names_nobody(room):
    room.goes_to("incident")
    before = {person: room.own(person) for person in room.run.seats}, room.shown()
    event = room.does(BRAM, c.Unsafe)
    assert BRAM not in str(e.event_to_json(event))
    assert room.own(CHAIMA)["unsafe"] == [{"at": e.written_instant(event.at)}]
    assert room.shown() == before[1]
    assert all(room.own(person) == was for person, was in before[0].items() if person != CHAIMA)
    with refused(say.YOU_FACILITATE):
        room.does(CHAIMA, c.Unsafe)
    room.does(CHAIMA, c.Assign, role="facilitator", to=DAAN)
    assert "unsafe" not in room.own(DAAN)  # it was said to Chaima


def test_who_would_take_over_asks_the_group(room):
    room.goes_to("incident")
    with refused(say.ROLE_IS_TAKEN, NotPermitted):
        room.does(BRAM, c.TakeOver, role="facilitator")
    room.present -= {CHAIMA}
    room.does(BRAM, c.TakeOver, role="facilitator")
    assert room.shown()["offer"] == {"role": "facilitator", "to": BRAM, "agreed": [BRAM]}
    with refused(say.OFFER_IS_THERE):
        room.does(DAAN, c.TakeOver, role="facilitator")
    with refused(say.ALREADY_AGREED):
        room.does(BRAM, c.Consent)
    room.does(DAAN, c.Consent)
    assert room.shown()["roles"]["facilitator"] == CHAIMA  # two of five
    room.does(ELIF, c.Consent)
    assert room.shown()["roles"]["facilitator"] == BRAM
    assert "offer" not in room.shown()
    room.does(BRAM, c.Next)


def test_who_comes_back_keeps_the_role(room):
    room.goes_to("incident").present.discard(CHAIMA)
    room.does(BRAM, c.TakeOver, role="facilitator")
    room.present.add(CHAIMA)
    with refused(say.HOLDER_IS_BACK):
        room.does(DAAN, c.Consent)
    room.does(CHAIMA, c.Next)
    assert "offer" not in room.shown()


def test_with_two_left_there_is_no_group_to_ask(room):
    room.goes_to("incident").present = {BRAM, ANNA}
    room.does(BRAM, c.TakeOver, role="facilitator")
    assert room.shown()["roles"]["facilitator"] == BRAM


def test_the_presenter_takes_over_no_facilitation_and_a_duty_needs_no_consent(room):
    room.goes_to("incident").present -= {CHAIMA}
    with refused(say.NOT_BOTH_ROLES):
        room.does(ANNA, c.TakeOver, role="facilitator")
    room.does(BRAM, c.TakeOver, role="timekeeper")
    assert room.shown()["roles"]["timekeeper"] == BRAM


def test_when_everybody_went_offline_the_step_waits_as_it_was(room):
    room.goes_to("checkin").present.clear()
    before = room.shown()
    room.present |= {FONS, DAAN}
    room.does(FONS, c.RaiseHand, after=60 * MINUTE)
    assert room.shown() == before | {"hands": [FONS]}


def test_when_the_presenter_is_away_the_facilitator_pauses_or_gives_the_role(room):
    room.goes_to("incident").present -= {ANNA}
    room.does(CHAIMA, c.Pause)
    room.does(CHAIMA, c.Assign, role="presenter", to=ELIF)
    room.does(CHAIMA, c.Resume)
    room.writes(ELIF)
