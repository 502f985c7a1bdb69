"""Whose turn is it?"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kring.meetings.rules.rota import exchanged, propose, whose_turn, without
from tests.cast import TEN

ROLES = ("presenter", "facilitator", "timekeeper")
people = st.lists(st.uuids().map(str), min_size=3, max_size=10, unique=True)


def rounds(seats: list[str], times: int) -> list[dict[str, str]]:
    """Meetings one after the other, each as proposed."""
    served: dict[str, dict[str, object]] = {}
    held = []
    for number in range(times):
        proposal = propose(ROLES, seats, served)  # type: ignore[arg-type]
        held.append(proposal)
        for role, person in proposal.items():
            served.setdefault(role, {})[person] = TEN + number * timedelta(weeks=6)
    return held


def test_who_never_brought_a_case_goes_before_who_did():
    served = {"presenter": {"Anna": TEN, "Bram": TEN + timedelta(days=1)}}
    assert whose_turn("presenter", ["Bram", "Anna", "Chaima"], served) == "Chaima"
    assert whose_turn("presenter", ["Bram", "Anna"], served) == "Anna"


@given(people)
def test_everybody_brings_a_case_before_anybody_does_twice(seats):
    held = [meeting["presenter"] for meeting in rounds(seats, len(seats))]
    assert sorted(held) == sorted(seats)


@given(people, st.integers(1, 30))
def test_nobody_has_two_roles_in_one_meeting(seats, times):
    assert all(len(set(meeting.values())) == len(ROLES) for meeting in rounds(seats, times))


@given(people, st.integers(1, 40))
def test_nobody_serves_two_times_more_than_anybody_else(seats, times):
    held = [meeting["presenter"] for meeting in rounds(seats, times)]
    counts = [held.count(person) for person in seats]
    assert max(counts) - min(counts) <= 2


def test_swapping_with_somebody_without_a_role_hands_it_over():
    held = {"presenter": "Bram", "facilitator": "Chaima"}
    assert exchanged(held, "Bram", "Chaima") == {"presenter": "Chaima", "facilitator": "Bram"}
    assert exchanged(held, "Bram", "Daan") == {"presenter": "Daan", "facilitator": "Chaima"}


@given(people, st.data())
def test_a_substitute_is_present_and_has_no_other_role(seats, data):
    held = propose(ROLES[:2], seats, {})
    away = set(data.draw(st.lists(st.sampled_from(seats), max_size=len(seats) - 3)))
    absent = held["presenter"]
    after = without(held, absent, seats, {}, away | {absent})
    free = set(seats) - away - {absent, held["facilitator"]}
    assert after["facilitator"] == held["facilitator"]
    assert after["presenter"] in free if free else after["presenter"] == absent
