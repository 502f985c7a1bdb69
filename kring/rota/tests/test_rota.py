"""A rota gives everybody their turn, as evenly as arithmetic allows, also when life happens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.rota.rules import fairness, rota
from kring.rota.rules.programme import Duties, Person, Plan, Programme, joined

PEOPLE = ("Anna", "Bram", "Chaima", "Daan", "Elif", "Fons")


@pytest.mark.parametrize("people", range(3, 11))
@pytest.mark.parametrize("meetings", range(3, 15))
def test_every_group_reaches_the_arithmetic_bounds(people, meetings):
    programme = Programme(tuple(range(people)), meetings)
    plan = rota.plan(programme)
    assert fairness.reached(programme, plan) == fairness.bounds(programme)
    assert fairness.early_repeats(programme, plan) == 0 or people > 5


@pytest.mark.parametrize(("people", "meetings"), [(3, 7), (4, 9), (6, 13), (10, 12)])
def test_with_a_timekeeper_too_all_is_shared_evenly(people, meetings):
    programme = Programme(tuple(range(people)), meetings, ("presenter", "facilitator", "timekeeper"))
    reached, bounds = fairness.reached(programme, rota.plan(programme)), fairness.bounds(programme)
    assert (reached["role_spread"], reached["load_spread"]) == (bounds["role_spread"], bounds["load_spread"])


def test_the_bounds_are_those_of_every_plan_there_is():
    """For three people and four meetings, by trying every plan."""
    programme = Programme((0, 1, 2), 4)
    pairs = [{"presenter": p, "facilitator": f} for p, f in product(range(3), repeat=2) if p != f]
    all_plans = [fairness.reached(programme, plan) for plan in product(pairs, repeat=4)]
    bounds = fairness.bounds(programme)
    for name in ("load_spread", "most_same_pair", "repeated_pairs", "same_role_running"):
        assert min(reached[name] for reached in all_plans) == bounds[name], name
    assert min(max(reached["role_spread"].values()) for reached in all_plans) == max(bounds["role_spread"].values())
    close = bounds.pop("back_to_back")
    as_fair = [plan for plan in all_plans if all(plan[name] == bound for name, bound in bounds.items())]
    assert min(plan["back_to_back"] for plan in as_fair) == close


@pytest.mark.parametrize(("people", "meetings"), [(3, 4), (3, 9), (3, 14), (4, 5), (4, 9)])
def test_no_plan_that_is_as_fair_has_fewer_duties_back_to_back(people, meetings):
    programme = Programme(tuple(range(people)), meetings)
    bounds = fairness.bounds(programme)
    assert _fair_plans(people, meetings, bounds["back_to_back"] - 1, bounds) == 0
    assert _fair_plans(people, meetings, bounds["back_to_back"], bounds) > 0


def _fair_plans(people, meetings, budget, bounds) -> int:
    """How many kinds of plan keep all other bounds: by what was given out, the last pair, and what was spent."""
    every = list(permutations(range(people), 2))
    known = {((1, *[0] * (len(every) - 1)), every[0], 0)}  # who begins is all the same
    for _ in range(meetings - 1):
        known = {
            (tuple(n + (other == pair) for n, other in zip(used, every, strict=True)), pair, spent)
            for used, last, before in known
            for pair in every
            if used[every.index(pair)] < bounds["most_same_pair"] and not any(map(int.__eq__, last, pair))
            if (spent := before + len({*last} & {*pair})) <= budget
        }
    return sum(_is_fair(list(zip(every, used, strict=True)), people, bounds) for used, _, _ in known)


def _is_fair(given, people, bounds) -> bool:
    presented, facilitated = (
        [sum(n for pair, n in given if pair[at] == seat) for seat in range(people)] for at in (0, 1)
    )
    load = [one + other for one, other in zip(presented, facilitated, strict=True)]
    repeated = sum(max(0, n - 1) for _, n in given)
    return (
        max(presented) - min(presented) <= bounds["role_spread"]["presenter"]
        and max(facilitated) - min(facilitated) <= bounds["role_spread"]["facilitator"]
        and max(load) - min(load) <= bounds["load_spread"]
        and repeated <= bounds["repeated_pairs"]
    )


def test_in_a_programme_as_long_as_the_group_everybody_has_been_everything():
    for people in range(3, 11):
        programme = Programme(tuple(range(people)), people)
        plan = rota.plan(programme)
        assert {d["presenter"] for d in plan} == {d["facilitator"] for d in plan} == set(range(people))


def test_who_is_away_has_no_role_and_keeps_their_turn():
    programme = Programme(PEOPLE, 6, away=frozenset({(0, "Anna"), (3, "Bram")}))
    plan = rota.plan(programme)
    assert "Anna" not in plan[0].values()
    assert "Bram" not in plan[3].values()
    assert fairness.reached(programme, plan)["role_spread"] == {"presenter": 0, "facilitator": 0}


def test_an_absence_of_one_presenter_exchanges_two_turns_and_no_more():
    now = rota.plan(Programme(PEOPLE, 6))
    away = Programme(PEOPLE, 6, away=frozenset({(2, now[2]["presenter"])}))
    after = rota.replanned(away, now)
    assert len(rota.changes(now, after)) == 2
    assert fairness.reached(away, after)["role_spread"] == {"presenter": 0, "facilitator": 0}


def test_without_news_nothing_changes():
    now = rota.plan(Programme(PEOPLE, 8))
    assert rota.replanned(Programme(PEOPLE, 8), now) == now


def test_who_does_not_facilitate_yet_presents_as_often_as_the_others():
    programme = Programme(PEOPLE, 6, unfit=frozenset({("facilitator", "Fons")}))
    plan = rota.plan(programme)
    assert "Fons" not in [d["facilitator"] for d in plan]
    assert fairness.reached(programme, plan)["role_spread"]["presenter"] == 0


def test_who_has_no_case_now_presents_another_time():
    now = rota.plan(Programme(PEOPLE, 6))
    programme = Programme(PEOPLE, 6, barred=frozenset({(0, "presenter", "Anna")}))
    after = rota.replanned(programme, now)
    assert after[0]["presenter"] != "Anna"
    assert "Anna" in [duties["presenter"] for duties in after]
    assert len(rota.changes(now, after)) == 2
    assert fairness.is_evenest(programme, after)


def test_turns_that_somebody_took_twice_are_not_called_even():
    programme = Programme(("Anna", "Bram"), 2, ("presenter",))
    assert not fairness.is_evenest(programme, ({"presenter": "Anna"}, {"presenter": "Anna"}))


def test_who_comes_back_keeps_the_turns_they_had():
    had: dict[str, dict[Person, int]] = {"presenter": {"Anna": 3, "Bram": 1}}
    assert joined(had, "Anna", ("Bram",))["presenter"]["Anna"] == 3


def test_an_intervisor_who_leads_the_first_two_meetings_leaves_those_turns_to_nobody():
    programme = Programme(PEOPLE, 6, closed=frozenset({(0, "facilitator"), (1, "facilitator")}))
    plan = rota.plan(programme)
    assert [("facilitator" in duties) for duties in plan] == [False, False, True, True, True, True]


def test_who_joins_later_owes_nothing_of_before():
    had: dict[str, dict[Person, int]] = {
        "presenter": dict.fromkeys(PEOPLE[:5], 2),
        "facilitator": dict.fromkeys(PEOPLE[:5], 2),
    }
    programme = Programme(PEOPLE, 6, had=joined(had, "Fons", PEOPLE[:5]))
    assert [d["presenter"] for d in rota.plan(programme)].count("Fons") == 1


def test_a_turn_agreed_stays_where_it_is():
    programme = Programme(PEOPLE, 6, fixed={(5, "presenter"): "Anna", (0, "facilitator"): "Daan"})
    plan = rota.plan(programme)
    assert (plan[5]["presenter"], plan[0]["facilitator"]) == ("Anna", "Daan")


def test_with_everybody_away_a_turn_stays_open_and_the_rest_is_planned():
    programme = Programme(PEOPLE, 3, away=frozenset((1, person) for person in PEOPLE))
    plan = rota.plan(programme)
    assert [len(duties) for duties in plan] == [2, 0, 2]


def test_more_roles_than_people_is_refused():
    with pytest.raises(ValueError, match="fewer people"):
        rota.plan(Programme((0, 1, 2), 4, ("presenter", "facilitator", "timekeeper", "observer")))


@st.composite
def histories(draw: st.DrawFn) -> tuple[int, int, list[tuple[str, int]]]:
    people, meetings = draw(st.integers(4, 8)), draw(st.integers(4, 9))
    what = st.tuples(st.sampled_from(["absent", "left", "joined", "held"]), st.integers(0, 9))
    return people, meetings, draw(st.lists(what, min_size=1, max_size=meetings))


@settings(max_examples=25, deadline=None)
@given(histories())
def test_whatever_happens_everybody_keeps_the_turn_that_is_theirs(history):
    """Meeting by meeting: somebody is absent, leaves or joins; what is left is planned anew each time."""
    number, meetings, happenings = history
    people = list(range(number))
    had: dict[str, dict[Person, int]] = {"presenter": {}, "facilitator": {}}
    now: Plan = rota.plan(Programme(tuple(people), meetings))
    last: Duties = {}
    for what, which in happenings:
        away: frozenset[tuple[int, int]] = frozenset()
        if what == "left" and len(people) > 3:
            people.remove(people[which % len(people)])
        elif what == "joined" and len(people) < 10:
            newcomer = max(people) + 1
            had = joined(had, newcomer, tuple(people))
            people.append(newcomer)
        elif what == "absent":
            away = frozenset({(0, people[which % len(people)])})
        programme = Programme(tuple(people), len(now), had=had, last=last, away=away)
        now = rota.replanned(programme, now)
        _stands(programme, now)
        if not now:
            break
        for role, person in now[0].items():
            had[role][person] = had[role].get(person, 0) + 1
        last, now = dict(now[0]), now[1:]


def _stands(programme: Programme, plan: Plan) -> None:
    """Every turn is taken by somebody who is there, and nobody is passed over: whoever has fewest has the next.

    An absence may leave too few meetings for that: then no plan at all is more even.
    """
    for meeting, duties in enumerate(plan):
        assert set(duties) == set(programme.roles)
        assert len(set(duties.values())) == len(duties)
        assert all(programme.may(meeting, role, person) for role, person in duties.items())
    people = len(programme.people)
    if programme.away and (people * (people - 1)) ** len(plan) <= 5000:
        assert _unevenness(programme, plan) == min(_unevenness(programme, other) for other in _every_plan(programme))
    else:
        assert fairness.is_evenest(programme, plan)


def _unevenness(programme: Programme, plan: Plan) -> int:
    return sum(fairness.uneven(fairness.turns_by_person(programme, plan, role)) for role in programme.roles)


def _every_plan(programme: Programme) -> Iterator[Plan]:
    pairs = [dict(zip(programme.roles, pair, strict=True)) for pair in permutations(programme.people, 2)]
    allowed = (
        [p for p in pairs if all(programme.may(at, *turn) for turn in p.items())] for at in range(programme.meetings)
    )
    yield from product(*allowed)
