"""From phase to phase: who moves the group on, and how a slip of the finger is put right."""

from __future__ import annotations

import pytest

from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.rules.run import Stage
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, FONS, GROUP, MINUTE, SECOND, Room


def refused(sentence, kind=NotAllowedNow):
    return pytest.raises(kind, match=sentence.en.replace("(", r"\(").replace("?", r"\?"))


def test_only_the_facilitator_opens_the_meeting(room):
    with refused(say.ONLY_THE_FACILITATOR, NotPermitted):
        room.does(ANNA, c.Open)
    room.does(CHAIMA, c.Open)
    assert room.shown()["stage"] == "open"
    assert (room.shown()["phase"], room.shown()["visit"]) == (0, 1)


def test_a_meeting_does_not_open_without_a_presenter(room):
    alone = Room(room.method, roles={"facilitator": CHAIMA})
    with refused(say.A_ROLE_IS_OPEN):
        alone.does(CHAIMA, c.Open)


def test_a_meeting_opens_once(room):
    room.does(CHAIMA, c.Open)
    with refused(say.BEGUN):
        room.does(CHAIMA, c.Open)


def test_somebody_from_another_group_can_do_nothing(room):
    stranger = "ffffffff-ffff-ffff-ffff-ffffffffffff"
    with refused(say.NOT_IN_THE_GROUP, NotPermitted):
        room.does(stranger, c.Open)


def test_nothing_is_written_before_the_meeting_opens(room):
    with refused(say.NOT_BEGUN):
        room.writes(ANNA)
    with refused(say.NOT_BEGUN):
        room.does(CHAIMA, c.Next)


def test_each_phase_gets_its_own_minutes(room):
    room.goes_to("questions")
    assert room.run.step.timer.remaining(room.now) == 12 * MINUTE


def test_hidden_writing_ends_with_a_reveal(room):
    room.goes_to("questions")
    with refused(say.REVEAL_FIRST):
        room.does(CHAIMA, c.Next)
    room.does(CHAIMA, c.Reveal)
    room.does(CHAIMA, c.Next)
    assert room.run.step.phase == 4


def test_only_hidden_writing_is_revealed_and_only_once(room):
    room.goes_to("incident")
    with refused(say.NOTHING_HIDDEN_HERE):
        room.does(CHAIMA, c.Reveal)
    room.goes_to("questions").does(CHAIMA, c.Reveal)
    with refused(say.ALREADY_REVEALED):
        room.does(CHAIMA, c.Reveal)


def test_a_next_by_accident_is_undone_as_if_it_never_was(room):
    room.goes_to("checkin")
    room.does(ELIF, c.RaiseHand)
    room.does(BRAM, c.Ready)
    before = room.run.step
    room.does(CHAIMA, c.Next)
    room.does(CHAIMA, c.UndoMove, after=9 * SECOND)
    assert room.run.step == before


def test_what_was_written_before_an_undo_is_kept_for_when_the_phase_opens_again(room):
    room.goes_to("checkin")
    room.does(CHAIMA, c.Next)
    item = room.writes(ANNA)
    room.does(CHAIMA, c.UndoMove)
    assert room.shown()["phase"] == 1
    assert room.shown()["contributions"][item] == {"by": ANNA, "phase": 2, "visit": 1, "revision": 1}
    room.does(CHAIMA, c.Next)
    assert room.run.step.place == (2, 1)
    with refused(say.ENOUGH):
        room.writes(ANNA)


def test_a_reveal_is_not_taken_back_by_an_undo(room):
    room.goes_to("incident").does(CHAIMA, c.Next)
    item = room.writes(BRAM)
    room.does(CHAIMA, c.Reveal)
    room.does(CHAIMA, c.UndoMove)
    assert item in room.shown()["contributions"]
    room.does(CHAIMA, c.Next)
    assert room.shown()["revealed"] is True


def test_after_ten_seconds_one_goes_back_instead(room):
    room.goes_to("incident")
    with refused(say.NOTHING_TO_UNDO):
        room.does(CHAIMA, c.UndoMove, after=11 * SECOND)
    room.does(CHAIMA, c.Back, phase=1)
    assert room.run.step.place == (1, 2)


def test_an_undo_is_not_undone(room):
    room.goes_to("checkin").does(CHAIMA, c.UndoMove)
    with refused(say.NOTHING_TO_UNDO):
        room.does(CHAIMA, c.UndoMove)


def test_opening_and_closing_can_be_undone_as_well(room):
    room.does(CHAIMA, c.Open)
    room.does(CHAIMA, c.UndoMove)
    assert room.shown()["stage"] == "waiting"
    room.goes_to("evaluation")
    before = room.run.step
    room.does(CHAIMA, c.Close)
    assert room.shown()["stage"] == "closed"
    room.does(CHAIMA, c.UndoMove)
    assert room.run.step == before


def test_one_goes_back_only_to_a_phase_that_was_held(room):
    room.goes_to("incident")
    for phase in (2, 3):
        with refused(say.NOT_AN_EARLIER_PHASE):
            room.does(CHAIMA, c.Back, phase=phase)


def test_hidden_writing_that_was_left_unrevealed_waits_in_the_same_visit(room):
    room.goes_to("questions")
    item = room.writes(BRAM)
    room.does(CHAIMA, c.Back, phase=2)
    room.does(CHAIMA, c.Next)
    assert room.run.step.place == (3, 1)
    assert item in room.own(BRAM)["hidden"]
    assert item not in room.shown()["contributions"]


def test_a_phase_that_may_repeat_opens_anew(room):
    room.goes_to("questions").does(CHAIMA, c.Reveal)
    room.does(CHAIMA, c.Repeat)
    assert room.run.step.place == (3, 2)
    assert room.shown()["revealed"] is False


def test_a_phase_that_may_not_repeat_does_not(room):
    room.goes_to("incident")
    with refused(say.CANNOT_REPEAT):
        room.does(CHAIMA, c.Repeat)


def test_only_phases_that_may_be_skipped_are_passed_over(room, trial):
    room.does(CHAIMA, c.Open)
    with refused(say.CANNOT_SKIP):
        room.does(CHAIMA, c.Next, phase=2)
    with refused(say.NOT_A_LATER_PHASE):
        room.does(CHAIMA, c.Next, phase=11)
    trial.does(CHAIMA, c.Open)
    trial.does(CHAIMA, c.Next, phase=4)
    assert trial.run.step.phase == 4


def test_the_meeting_closes_after_the_last_phase(room):
    room.goes_to("resolution")
    with refused(say.MORE_TO_COME):
        room.does(CHAIMA, c.Close)
    room.goes_to("evaluation")
    with refused(say.NO_NEXT_PHASE):
        room.does(CHAIMA, c.Next)
    room.does(CHAIMA, c.Close)
    with refused(say.OVER):
        room.does(CHAIMA, c.Next)
    with refused(say.OVER):
        room.does(ANNA, c.Assign, role="presenter", to=BRAM)


def test_the_facilitator_may_stop_early_even_before_a_reveal(room):
    room.goes_to("suggestions")
    item = room.writes(DAAN)
    room.does(CHAIMA, c.Close, early=True)
    assert room.run.step.stage is Stage.CLOSED
    assert room.shown()["contributions"] == {}
    assert item in room.own(DAAN)["hidden"]


def test_a_hidden_last_phase_is_revealed_before_the_meeting_closes(trial):
    trial.goes_to("end")
    with refused(say.REVEAL_FIRST):
        trial.does(CHAIMA, c.Close)


# --- the clock


def test_the_clock_gets_more_time_and_stands_still_when_asked(room):
    room.goes_to("checkin")
    left = room.run.step.timer.remaining(room.now)
    room.does(CHAIMA, c.Extend, minutes=2)
    room.does(CHAIMA, c.Pause)
    room.does(CHAIMA, c.Extend, minutes=1, after=30 * MINUTE)
    assert room.run.step.timer.remaining(room.now) == left + 3 * MINUTE - 2 * SECOND
    assert room.shown()["timer"] == {"left": left.total_seconds() + 178}
    room.does(CHAIMA, c.Resume)
    assert room.run.step.timer.remaining(room.now + MINUTE) == left + 2 * MINUTE - 2 * SECOND
    assert "paused" not in room.shown()


def test_a_minute_more_is_a_whole_minute_when_time_had_run_out(room):
    room.goes_to("checkin")
    room.does(CHAIMA, c.Extend, minutes=1, after=20 * MINUTE)
    assert room.run.step.timer.remaining(room.now) == MINUTE


def test_the_clock_is_paused_once_and_resumed_once(room):
    room.goes_to("checkin")
    with refused(say.NOT_PAUSED):
        room.does(CHAIMA, c.Resume)
    room.does(CHAIMA, c.Pause)
    with refused(say.ALREADY_PAUSED):
        room.does(CHAIMA, c.Pause)


def test_the_timekeeper_looks_after_the_time_and_others_do_not(trial):
    trial.does(CHAIMA, c.Open)
    trial.does(DAAN, c.Extend, minutes=1)
    trial.does(DAAN, c.Pause)
    with refused(say.ONLY_WHO_KEEPS_TIME, NotPermitted):
        trial.does(BRAM, c.Resume)


def test_there_is_no_clock_before_the_meeting_opens(room):
    with refused(say.NO_TIMER):
        room.does(CHAIMA, c.Extend, minutes=1)


# --- when the group changes


def test_a_newcomer_sits_down_at_the_end_and_gets_a_turn(room):
    late = Room(room.method, seats=GROUP[:5])
    late.goes_to("checkin")
    late.reseats(GROUP)
    assert late.shown()["seats"] == list(GROUP)
    assert late.shown()["turn"]["order"][-1] == FONS


def test_who_leaves_the_group_leaves_roles_turn_hand_and_floor(room):
    room.goes_to("checkin")
    room.does(CHAIMA, c.GiveFloor, to=FONS)
    room.does(DAAN, c.RaiseHand)
    room.reseats([CHAIMA, BRAM, ELIF])
    state = room.shown()
    assert state["seats"] == [BRAM, CHAIMA, ELIF]
    assert state["roles"] == {"facilitator": CHAIMA}
    assert state["turn"]["now"] == ELIF
    assert state["hands"] == []


def test_seats_that_stay_the_same_are_no_news(room):
    room.reseats(GROUP)
    assert room.log == []
