"""The groups of the demo's list are as good as the demo says."""

from __future__ import annotations

import pytest

from kring.composition.rules.checking import Checker
from kring.composition.rules.reading import read
from kring.composition.rules.volunteer import Wanted
from kring.composition.rules.worth import worth
from kring.demo.volunteers import FOUND, PEOPLE, Found


@pytest.mark.parametrize("found", FOUND, ids=["four to six", "three to five"])
def test_the_groups_of_the_demo_keep_every_rule_and_are_worth_what_it_says(found: Found):
    listed = read(PEOPLE.read_bytes())
    people = {one.id: one for one in listed.volunteers}
    assert listed.problems == ()
    assert Checker(listed.volunteers, Wanted(found.smallest, found.largest)).violations(found.groups) == []
    assert worth([people[key] for key in members] for members in found.groups) == pytest.approx(found.value, abs=0.01)
    assert {key for members in found.groups for key in members} | found.left.keys() == people.keys()
