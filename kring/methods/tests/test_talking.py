"""Hands, the floor, turns, readiness and roles."""

from __future__ import annotations

from kring.kernel.errors import NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, HUGO, Room
from kring.methods.tests.test_moving import refused

# --- hands and the floor


def test_hands_queue_in_the_order_in_which_they_went_up(room):
    room.goes_to("clarification")
    for who in (ELIF, BRAM, DAAN):
        room.does(who, c.RaiseHand)
    room.does(BRAM, c.LowerHand)
    assert room.shown()["hands"] == [ELIF, DAAN]


def test_a_hand_lowers_itself_when_its_owner_gets_the_floor(room):
    room.goes_to("clarification").does(ELIF, c.RaiseHand)
    room.does(CHAIMA, c.GiveFloor, to=ELIF)
    assert room.shown()["hands"] == []
    assert room.shown()["floor"] == ELIF
    with refused(say.YOU_HAVE_THE_FLOOR):
        room.does(ELIF, c.RaiseHand)


def test_a_hand_goes_up_and_down_once(room):
    room.goes_to("clarification")
    with refused(say.HAND_IS_DOWN):
        room.does(ELIF, c.LowerHand)
    room.does(ELIF, c.RaiseHand)
    with refused(say.HAND_IS_UP):
        room.does(ELIF, c.RaiseHand)


def test_who_must_listen_does_not_get_the_floor(room):
    room.goes_to("suggestions")
    with refused(say.THEY_LISTEN):
        room.does(CHAIMA, c.GiveFloor, to=ANNA)


def test_who_has_the_floor_gives_it_back(room):
    room.goes_to("clarification").does(CHAIMA, c.GiveFloor, to=ELIF)
    with refused(say.HAS_THE_FLOOR):
        room.does(CHAIMA, c.GiveFloor, to=ELIF)
    with refused(say.NOT_YOUR_TURN):
        room.does(BRAM, c.Done)
    room.does(ELIF, c.Done)
    assert "floor" not in room.shown()


def test_the_facilitator_frees_the_floor(room):
    room.goes_to("clarification")
    with refused(say.FLOOR_IS_FREE):
        room.does(CHAIMA, c.GiveFloor)
    room.does(CHAIMA, c.GiveFloor, to=ELIF)
    room.does(CHAIMA, c.GiveFloor)
    assert "floor" not in room.shown()


def test_the_floor_goes_to_somebody_in_the_circle(room):
    room.goes_to("clarification")
    with refused(say.NOT_A_SEAT, NotFound):
        room.does(CHAIMA, c.GiveFloor, to=HUGO)


# --- rounds


def test_a_round_begins_left_of_the_facilitator(room):
    room.goes_to("checkin")
    assert room.shown()["turn"]["order"] == [DAAN, ELIF, FONS, ANNA, BRAM, CHAIMA]


def test_the_evaluation_begins_left_of_the_presenter(room):
    room.goes_to("evaluation")
    assert room.shown()["turn"]["order"] == [BRAM, CHAIMA, DAAN, ELIF, FONS, ANNA]


def test_a_round_without_its_role_begins_at_the_first_seat(trial):
    trial.does(CHAIMA, c.Open)
    trial.reseats([ANNA, BRAM, DAAN])
    trial.does(BRAM, c.Assign, role="facilitator", to=BRAM)
    trial.does(BRAM, c.Repeat)
    assert trial.shown()["turn"]["order"] == [DAAN, BRAM]


def test_who_is_absent_is_skipped_and_gets_a_turn_at_the_end(room):
    room.present -= {DAAN}
    room.goes_to("checkin")
    assert room.shown()["turn"]["now"] == ELIF
    for who in (ELIF, FONS, ANNA, BRAM):
        room.does(who, c.Done)
    room.present |= {DAAN}
    room.does(CHAIMA, c.Done)
    assert room.shown()["turn"]["now"] == DAAN
    room.does(DAAN, c.Done)
    assert "now" not in room.shown()["turn"]


def test_who_drops_out_in_their_turn_keeps_the_right_to_one(room):
    room.goes_to("checkin")
    room.present -= {DAAN}
    room.does(CHAIMA, c.Done)
    assert room.shown()["turn"]["now"] == ELIF
    assert DAAN not in room.shown()["turn"]["taken"]


def test_only_who_has_the_turn_or_the_facilitator_ends_it(room):
    room.goes_to("checkin")
    with refused(say.NOT_YOUR_TURN):
        room.does(ELIF, c.Done)
    room.does(CHAIMA, c.Done)
    assert room.shown()["turn"]["taken"] == [DAAN]


def test_the_facilitator_changes_the_order_and_nobody_loses_a_turn(room):
    room.goes_to("checkin")
    room.does(BRAM, c.RaiseHand)
    room.does(CHAIMA, c.GiveFloor, to=BRAM)
    assert room.shown()["turn"]["now"] == BRAM
    assert room.shown()["hands"] == []
    for who in (BRAM, CHAIMA, DAAN):
        assert room.shown()["turn"]["now"] == who
        room.does(who, c.Done)
    room.does(CHAIMA, c.GiveFloor, to=DAAN)
    assert room.shown()["floor"] == DAAN
    assert room.shown()["turn"]["now"] == ELIF


def test_who_comes_in_after_the_round_gets_the_turn_from_the_facilitator(room):
    room.present -= {DAAN}
    room.goes_to("checkin")
    for who in (ELIF, FONS, ANNA, BRAM, CHAIMA):
        room.does(who, c.Done)
    assert "now" not in room.shown()["turn"]
    room.does(CHAIMA, c.GiveFloor, to=DAAN)
    assert room.shown()["turn"]["now"] == DAAN


def test_there_is_no_turn_outside_a_round(room):
    room.goes_to("incident")
    with refused(say.NOT_YOUR_TURN):
        room.does(ANNA, c.Done)
    assert "turn" not in room.shown()


# --- readiness


def test_readiness_is_by_name_and_begins_anew_in_each_phase(room):
    room.goes_to("analysis").does(BRAM, c.Ready)
    assert room.shown()["ready"] == [BRAM]
    room.does(BRAM, c.Unready)
    room.does(DAAN, c.Ready)
    room.does(CHAIMA, c.Next)
    assert room.shown()["ready"] == []


def test_one_is_ready_once_and_only_with_something_to_do(room):
    room.goes_to("analysis")
    with refused(say.NOTHING_TO_DO):
        room.does(ANNA, c.Ready)
    with refused(say.NOT_READY):
        room.does(BRAM, c.Unready)
    room.does(BRAM, c.Ready)
    with refused(say.ALREADY_READY):
        room.does(BRAM, c.Ready)


# --- roles


def test_nobody_presents_and_facilitates(room):
    with refused(say.NOT_BOTH_ROLES):
        room.does(CHAIMA, c.Assign, role="presenter", to=CHAIMA)
    both = Room(room.method, roles={"presenter": ANNA, "facilitator": ANNA})
    assert both.shown()["roles"] == {"presenter": ANNA}


def test_the_holder_gives_a_role_away(room):
    room.does(ANNA, c.Assign, role="presenter", to=ELIF)
    assert room.shown()["roles"]["presenter"] == ELIF


def test_a_substitute_takes_over_when_the_holder_is_away(room):
    room.does(CHAIMA, c.Open)
    with refused(say.ROLE_IS_TAKEN, NotPermitted):
        room.does(DAAN, c.Assign, role="facilitator", to=DAAN)
    room.present -= {CHAIMA}
    with refused(say.TAKE_IT_YOURSELF, NotPermitted):
        room.does(DAAN, c.Assign, role="facilitator", to=ELIF)
    room.does(DAAN, c.Assign, role="facilitator", to=DAAN)
    assert room.shown()["offer"] == {"role": "facilitator", "to": DAAN, "agreed": [DAAN]}  # the group is asked
    room.does(ELIF, c.Consent)
    room.does(FONS, c.Consent)
    room.does(DAAN, c.Next)


def test_a_meeting_without_facilitator_waits_for_one(room):
    alone = Room(room.method, roles={"presenter": ANNA})
    with refused(say.NO_FACILITATOR):
        alone.does(BRAM, c.Open)
    alone.does(BRAM, c.Assign, role="facilitator", to=BRAM)
    alone.does(BRAM, c.Open)


def test_presenter_and_facilitator_trade_roles_when_the_facilitator_wants_it(room):
    room.goes_to("questions").parks(DAAN)
    with refused(say.NOT_BOTH_ROLES):
        room.does(ANNA, c.Assign, role="presenter", to=CHAIMA, swap=True)
    room.does(CHAIMA, c.Assign, role="presenter", to=CHAIMA, swap=True)
    assert room.shown()["roles"] == {"presenter": CHAIMA, "facilitator": ANNA}
    assert room.own(ANNA)["parked_by"] == {DAAN: 1}
    room.does(ANNA, c.Assign, role="facilitator", to=CHAIMA, swap=True)
    assert room.shown()["roles"] == {"presenter": ANNA, "facilitator": CHAIMA}


def test_a_role_that_nobody_has_is_not_traded(room):
    alone = Room(room.method, roles={"facilitator": CHAIMA})
    with refused(say.NOT_BOTH_ROLES):
        alone.does(CHAIMA, c.Assign, role="presenter", to=CHAIMA, swap=True)


def test_a_duty_is_taken_by_whoever_wants_it(room):
    room.does(BRAM, c.Assign, role="note-taker", to=BRAM)
    assert room.shown()["roles"]["note-taker"] == BRAM


def test_roles_are_known_and_change_hands_within_the_circle(room):
    with refused(say.NO_SUCH_ROLE, NotFound):
        room.does(CHAIMA, c.Assign, role="king", to=BRAM)
    with refused(say.NOT_A_SEAT, NotFound):
        room.does(CHAIMA, c.Assign, role="presenter", to=HUGO)
    with refused(say.ALREADY_HAS_ROLE):
        room.does(CHAIMA, c.Assign, role="presenter", to=ANNA)


def test_who_becomes_a_listener_loses_turn_and_floor(trial):
    trial.does(CHAIMA, c.Open)
    assert trial.shown()["turn"]["now"] == DAAN
    trial.does(CHAIMA, c.Assign, role="presenter", to=DAAN)
    assert trial.shown()["turn"]["now"] == ELIF
    assert DAAN not in trial.shown()["turn"]["order"]
    assert trial.shown()["turn"]["order"][-1] == ANNA
