"""Who may write what and when, what nobody sees before the reveal, and what is kept whatever happens."""

from __future__ import annotations

import pytest

from kring.kernel.errors import Invalid, NotFound, NotPermitted
from kring.methods.rules import command as c
from kring.methods.rules import sentences as say
from kring.methods.tests.room import ANNA, BRAM, CHAIMA, DAAN, ELIF, GROUP, MINUTE, SECOND, TEN, Room
from kring.methods.tests.test_moving import refused


def test_the_presenter_cannot_ask_while_the_group_asks(room):
    room.goes_to("questions")
    with refused(say.ANSWER_AFTER_REVEAL):
        room.writes(ANNA)
    room.writes(BRAM)
    room.does(CHAIMA, c.Reveal)
    room.writes(ANNA)


def test_who_listens_cannot_write(room):
    room.goes_to("incident")
    with refused(say.LISTEN):
        room.writes(BRAM)
    room.goes_to("suggestions")
    with refused(say.LISTEN):
        room.writes(ANNA)


def test_nobody_writes_more_than_the_method_allows(room):
    room.goes_to("questions")
    for _ in range(5):
        room.writes(BRAM)
    with refused(say.ENOUGH):
        room.writes(BRAM)
    room.writes(DAAN)


def test_withdrawing_makes_room_for_another(room):
    room.goes_to("incident")
    item = room.writes(ANNA)
    room.does(ANNA, c.Withdraw, item=item)
    assert room.shown()["contributions"] == {}
    room.writes(ANNA)


def test_the_same_contribution_is_not_taken_twice(room):
    room.goes_to("questions")
    item = room.writes(BRAM)
    with refused(say.ALREADY_THERE, Invalid):
        room.writes(BRAM, id=item)
    parked = room.parks(BRAM)
    with refused(say.ALREADY_THERE, Invalid):
        room.writes(DAAN, id=parked)


def test_in_a_round_one_writes_in_ones_turn_or_after_it(room):
    room.goes_to("checkin")
    first, second = room.shown()["turn"]["order"][:2]
    with refused(say.WAIT_FOR_YOUR_TURN):
        room.writes(second)
    room.does(first, c.Done)
    room.writes(second)
    room.writes(first)


# --- hidden writing


def test_hidden_questions_reach_nobody_before_the_reveal(room):
    room.goes_to("questions")
    before = {who: (room.shown(), room.own(who)) for who in GROUP}
    item = room.writes(BRAM)
    for who in set(GROUP) - {BRAM}:
        assert (room.shown(), room.own(who)) == before[who]
    assert room.told.change is None
    assert set(room.told.mine) == {BRAM}
    assert room.told.author_only == (item,)


def test_the_reveal_keeps_each_ones_own_order_and_tells_nothing_of_who_was_first(room):
    room.goes_to("questions")
    order = [(who, room.writes(who)) for who in (DAAN, BRAM, DAAN, BRAM, BRAM)]
    room.does(CHAIMA, c.Reveal)
    told = list(room.told.change["contributions"])
    assert told == list(room.shown()["contributions"])
    assert told == [item for who in sorted((BRAM, DAAN)) for author, item in order if author == who]


def test_the_reveal_shows_everything_at_once(room):
    room.goes_to("questions")
    items = {room.writes(BRAM), room.writes(DAAN), room.writes(ELIF)}
    room.does(CHAIMA, c.Reveal)
    assert set(room.told.opened) == items == set(room.shown()["contributions"])
    assert room.own(BRAM)["hidden"] == {}


def test_what_is_written_after_the_reveal_is_seen_at_once(room):
    room.goes_to("questions").does(CHAIMA, c.Reveal)
    item = room.writes(BRAM)
    assert item in room.shown()["contributions"]


def test_a_hidden_text_can_be_changed_and_withdrawn_unseen(room):
    room.goes_to("questions")
    item = room.writes(BRAM)
    room.does(BRAM, c.Revise, item=item)
    assert room.told.change is None
    assert room.own(BRAM)["hidden"][item]["revision"] == 2
    room.does(BRAM, c.Withdraw, item=item)
    assert room.told.change is None
    assert room.own(BRAM)["hidden"] == {}


def test_somebody_elses_hidden_text_does_not_exist(room):
    room.goes_to("questions")
    item = room.writes(BRAM)
    with refused(say.NO_SUCH_ITEM, NotFound):
        room.does(CHAIMA, c.Revise, item=item)


def test_readiness_begins_anew_at_the_reveal(room):
    room.goes_to("questions").does(BRAM, c.Ready)
    room.does(CHAIMA, c.Reveal)
    assert room.shown()["ready"] == []


# --- changing what was written


def test_only_the_author_changes_a_contribution(room):
    room.goes_to("incident")
    item = room.writes(ANNA)
    with refused(say.NOT_YOURS, NotPermitted):
        room.does(CHAIMA, c.Revise, item=item)
    room.does(ANNA, c.Revise, item=item)
    assert room.shown()["contributions"][item]["revision"] == 2
    assert room.told.opened == (item,)


def test_a_contribution_that_does_not_exist_is_not_changed(room):
    room.goes_to("incident")
    with refused(say.NO_SUCH_ITEM, NotFound):
        room.does(ANNA, c.Withdraw, item="ffffffff-ffff-ffff-ffff-ffffffffffff")


def test_a_contribution_is_fixed_once_its_step_is_over(room):
    room.goes_to("incident")
    item = room.writes(ANNA)
    room.does(CHAIMA, c.Next)
    room.does(ANNA, c.Revise, item=item)
    with refused(say.STEP_OVER):
        room.does(ANNA, c.Revise, item=item, after=3 * MINUTE)


# --- late


def test_a_phone_in_a_tunnel_still_delivers_what_was_written_in_the_step_just_left(room):
    room.goes_to("analysis")
    room.does(CHAIMA, c.Next)
    item = room.writes(BRAM, phase=4, visit=1, after=MINUTE)
    assert room.shown()["contributions"][item]["phase"] == 4
    assert room.shown()["phase"] == 5


def test_what_comes_too_late_stays_with_its_author(room):
    room.goes_to("analysis").does(CHAIMA, c.Next)
    with refused(say.STEP_OVER):
        room.writes(BRAM, phase=4, visit=1, after=3 * MINUTE)
    with refused(say.STEP_OVER):
        room.writes(BRAM, phase=3, visit=1)
    with refused(say.NOT_THIS_STEP):
        room.writes(BRAM, phase=6, visit=1)


def test_a_late_contribution_still_respects_who_may_write(room):
    room.goes_to("analysis").does(CHAIMA, c.Next)
    with refused(say.LISTEN):
        room.writes(ANNA, phase=4, visit=1)


def test_a_late_question_for_a_hidden_step_left_unrevealed_stays_hidden(room):
    room.goes_to("questions").does(CHAIMA, c.Back, phase=2)
    item = room.writes(BRAM, phase=3, visit=1)
    assert room.told.change is None
    assert item in room.own(BRAM)["hidden"]


def test_an_evaluation_typed_while_the_meeting_closed_is_kept(room):
    room.goes_to("evaluation")
    room.does(CHAIMA, c.Close)
    item = room.writes(BRAM, phase=10, visit=1, after=30 * SECOND)
    assert item in room.shown()["contributions"]
    with refused(say.OVER):
        room.writes(BRAM)


# --- advice that comes too early


def test_early_advice_is_parked_and_seen_by_its_author_alone(room):
    room.goes_to("questions")
    item = room.parks(DAAN)
    assert room.told.change is None
    assert room.own(DAAN)["parked"] == {item: {"phase": 3, "visit": 1, "revision": 1}}
    assert room.own(BRAM)["parked"] == {}


def test_the_facilitator_knows_how_much_advice_waits_but_not_what(room):
    room.goes_to("questions")
    room.parks(DAAN)
    room.parks(DAAN)
    assert room.own(CHAIMA)["parked_by"] == {DAAN: 2}
    assert "parked_by" not in room.own(DAAN)


def test_parked_advice_is_brought_where_advice_is_asked(room):
    item = room.goes_to("questions").parks(DAAN)
    with refused(say.ADVICE_LATER):
        room.does(DAAN, c.Bring, item=item)
    room.goes_to("suggestions").does(DAAN, c.Bring, item=item)
    assert room.own(DAAN)["hidden"] == {item: {"phase": 6, "visit": 1, "revision": 1}}
    assert room.own(DAAN)["parked"] == {}
    room.does(CHAIMA, c.Reveal)
    assert room.shown()["contributions"][item]["by"] == DAAN


def test_bringing_advice_into_hidden_writing_does_not_even_show_in_the_facilitators_count(room):
    item = room.goes_to("questions").parks(DAAN)
    room.goes_to("suggestions").does(DAAN, c.Bring, item=item)
    assert set(room.told.mine) == {DAAN}
    assert room.own(CHAIMA)["parked_by"] == {DAAN: 1}
    room.does(CHAIMA, c.Reveal)
    assert room.own(CHAIMA)["parked_by"] == {}


def test_advice_brought_into_open_writing_is_seen_at_once(trial):
    trial.goes_to("hidden")
    item = trial.parks(BRAM)
    trial.goes_to("open-advice").does(BRAM, c.Bring, item=item)
    assert trial.told.opened == (item,)
    assert trial.shown()["contributions"][item]["by"] == BRAM


def test_what_is_brought_counts_for_the_most_that_one_may_write(trial):
    trial.goes_to("hidden")
    items = [trial.parks(BRAM) for _ in range(3)]
    trial.goes_to("open-advice")
    for item in items[:2]:
        trial.does(BRAM, c.Bring, item=item)
    with refused(say.ENOUGH):
        trial.does(BRAM, c.Bring, item=items[2])


def test_parked_advice_is_changed_and_dropped_by_its_author_alone(room):
    item = room.goes_to("questions").parks(DAAN)
    room.does(DAAN, c.Revise, item=item)
    assert room.own(DAAN)["parked"][item]["revision"] == 2
    with refused(say.NO_SUCH_ITEM, NotFound):
        room.does(BRAM, c.Drop, item=item)
    with refused(say.NO_SUCH_ITEM, NotFound):
        room.does(BRAM, c.Revise, item=item)
    with refused(say.IS_PARKED):
        room.does(DAAN, c.Withdraw, item=item)
    room.does(DAAN, c.Drop, item=item)
    assert room.own(DAAN)["parked"] == {}
    assert room.own(CHAIMA)["parked_by"] == {}


def test_the_presenter_has_no_advice_to_park(room):
    room.goes_to("questions")
    with refused(say.NO_PLACE_FOR_ADVICE):
        room.parks(ANNA)


def test_advice_is_not_parked_where_it_is_welcome(room):
    room.goes_to("suggestions")
    with refused(say.ADVICE_IS_WELCOME):
        room.parks(DAAN)


def test_nobody_parks_without_end(room):
    room.goes_to("questions")
    for _ in range(20):
        room.parks(DAAN)
    with refused(say.ENOUGH_PARKED):
        room.parks(DAAN)


def test_parked_advice_follows_the_role_when_another_facilitates(room):
    room.goes_to("questions").parks(DAAN)
    room.does(CHAIMA, c.Assign, role="facilitator", to=BRAM)
    assert room.own(BRAM)["parked_by"] == {DAAN: 1}
    assert "parked_by" not in room.own(CHAIMA)


def test_advice_in_a_round_waits_for_ones_turn(workshop):
    script = workshop.script()
    script["phase"][4] |= {"form": "round", "output": "list"}
    from kring.methods.rules.parsing import parse  # noqa: PLC0415 -- only here

    room = Room(parse(script), roles={"presenter": ANNA, "facilitator": CHAIMA, "timekeeper": DAAN}, now=TEN)
    item = room.goes_to("hidden").parks(ELIF)
    room.goes_to("open-advice")
    assert room.shown()["turn"]["now"] != ELIF
    with refused(say.WAIT_FOR_YOUR_TURN):
        room.does(ELIF, c.Bring, item=item)


@pytest.mark.parametrize("role", ["presenter", "facilitator"])
def test_what_one_may_write_follows_from_the_role_one_has_now(room, role):
    room.goes_to("incident")
    holder = room.run.roles[role]
    room.does(CHAIMA, c.Assign, role=role, to=DAAN)
    if role == "presenter":
        room.writes(DAAN)
        with refused(say.LISTEN):
            room.writes(holder)
    else:
        with refused(say.ONLY_THE_FACILITATOR, NotPermitted):
            room.does(holder, c.Next)
