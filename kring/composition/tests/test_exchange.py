"""One block of people: groups are split, founded anew and filled when that is worth more."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.composition.rules.block import Block
from kring.composition.rules.exchange import improved, rebuilt
from kring.composition.rules.tables import Tables
from kring.composition.rules.volunteer import Volunteer, Wanted
from kring.composition.tests.people import organisation


def nurse(one: str, *, wishes: Collection[str] = (), team: str = "") -> Volunteer:
    return Volunteer(
        id=one, profession="nurse", team=team, site="East", slots=frozenset(["mon"]), wishes=frozenset(wishes)
    )


def block_of(people: list[Volunteer], smallest: int, largest: int, groups: list[list[str]]) -> Block:
    """These people, with these groups to begin with."""
    tables = Tables(people, Wanted(smallest, largest))
    block = Block(tables, np.arange(len(people), dtype=np.int32), smallest, largest)
    block.seat([np.array([tables.row_of[one] for one in group], dtype=np.int32) for group in groups])
    return block


def groups_in(block: Block, people: list[Volunteer]) -> set[frozenset[str]]:
    return {frozenset(people[one].id for one in group if one < block.n) for group in block.groups}


def test_six_who_wish_to_be_three_and_three_are_split():
    threes = ("abc", "def")
    people = [nurse(one, wishes=set(three) - {one}) for three in threes for one in three]
    block = block_of(people, 3, 6, [[*"abcdef"]])
    improved(block, np.random.default_rng(0), rounds=8, patience=8)
    assert groups_in(block, people) == {frozenset(three) for three in threes}


def test_two_without_a_group_found_one_with_somebody_whom_a_large_group_can_spare():
    people = [nurse(one, team=team) for one, team in zip("abcdef", ["1", "2", "3", "", "1", "2"], strict=True)]
    block = block_of(people, 3, 4, [[*"abcd"]])
    improved(block, np.random.default_rng(0), rounds=8, patience=8)
    assert not len(block.alone)
    assert block.sizes().tolist() == [3, 3]


@settings(max_examples=25, deadline=None)
@given(size=st.integers(3, 60), seed=st.integers(0, 10_000), smallest=st.integers(3, 4), more=st.integers(0, 4))
def test_no_round_takes_from_the_value_and_nobody_is_lost(size, seed, smallest, more):
    people = organisation(size, seed, kinds=1, sites=1)
    block = block_of(people, smallest, smallest + more, [])
    chance = np.random.default_rng(seed)
    before = block.total()
    for _ in range(4):
        rebuilt(block, chance, rounds=2)
        improved(block, chance, rounds=9, patience=9)
        assert block.total() >= before - 1e-3
        before = block.total()
        seated = block.groups[block.groups < block.n]
        assert sorted([*seated.tolist(), *block.alone.tolist()]) == list(range(size))
        assert all(smallest <= each <= smallest + more for each in block.sizes())
    assert before == pytest.approx(float(block.values(block.groups).sum()))
