"""The steps of a method in time."""

from __future__ import annotations

import pytest

from kring.methods.library import methods
from kring.workshop.rules.timeline import timeline


@pytest.mark.parametrize("key", sorted(methods()))
@pytest.mark.parametrize("people", [3, 6, 10])
def test_steps_follow_each_other_and_fill_the_time_of_the_method(key, people):
    line = timeline(methods()[key], people=people, available=120)
    assert [slot.phase for slot in line.slots] == list(methods()[key].phases)
    ends = max(slot.ends for slot in line.slots)
    assert ends <= line.minutes
    assert (ends < line.minutes) == line.goes_round
    for number, slot in enumerate(line.slots):
        before = max((each.ends for each in line.slots[:number]), default=0)
        assert slot.begins == before or (slot.phase.module and slot.begins < before)


def test_ways_to_choose_from_begin_at_the_same_moment():
    slots = timeline(methods()["six-phases"], people=6, available=60).slots
    assert len({slot.begins for slot in slots if slot.phase.module}) == 1


def test_what_is_too_long_says_by_how_much():
    line = timeline(methods()["incident"], people=6, available=60)
    assert line.over == line.minutes - 60
    assert timeline(methods()["incident"], people=6, available=line.minutes).over == 0
