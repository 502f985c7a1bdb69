"""Which dates are asked for, and the best set of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations, product
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from kring.dates.rules.avoiding import Region, avoided
from kring.dates.rules.choosing import MISSED, NO_PRESENTER, Asked, Can, Proposal, WhyNot, why_not
from kring.dates.rules.slots import Pattern, rounds
from kring.dates.rules.solving import best

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2027, 1, 4, 12, tzinfo=UTC)
ANNA, BRAM, CHAIMA = PEOPLE = ("anna", "bram", "chaima")


def pattern(**changes):
    usual = {"first": date(2026, 12, 7), "count": 3, "weeks": 6, "width": 1, "minutes": 120}
    return Pattern(**{**usual, "weekdays": (0, 3), "hours": (time(13),), **changes})


def local(moments):
    return [moment.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M") for moment in moments]


def test_a_pattern_gives_moments_for_each_meeting_at_the_same_hour_through_the_year():
    found = rounds(pattern(count=4), avoid=(), zone=AMSTERDAM)
    assert [local(each)[0] for each in found] == [
        "2026-12-07 13:00",
        "2027-01-18 13:00",
        "2027-03-01 13:00",
        "2027-04-12 13:00",
    ]
    assert all(len(each) == 2 for each in found)


def test_a_week_that_is_avoided_as_a_whole_makes_room_for_the_next():
    christmas = avoided(date(2026, 12, 1), date(2027, 2, 1), public=True, region=Region.MIDDLE)
    found = rounds(pattern(first=date(2026, 12, 21), count=2), avoid=christmas, zone=AMSTERDAM)
    assert local(found[0]) == ["2027-01-04 13:00", "2027-01-07 13:00"]


def test_an_hour_that_the_clock_skips_is_not_asked_and_one_that_it_repeats_is_asked_once():
    night = pattern(count=1, weeks=1, weekdays=(6,), hours=(time(2, 30),))
    skipped = replace(night, first=date(2027, 3, 28))
    repeated = replace(night, first=date(2027, 10, 31))
    assert rounds(skipped, avoid=(), zone=AMSTERDAM) == [[]]
    assert rounds(repeated, avoid=(), zone=AMSTERDAM) == [[datetime(2027, 10, 31, 0, 30, tzinfo=UTC)]]


def test_holidays_of_the_netherlands_and_of_a_region_are_known():
    year = (date(2027, 1, 1), date(2027, 12, 31))
    public = avoided(*year, public=True, region=None)
    assert {date(2027, 4, 27), date(2027, 5, 6), date(2027, 12, 25)} <= set(public)
    north, south = (set(avoided(*year, public=False, region=each)) for each in (Region.NORTH, Region.SOUTH))
    assert date(2027, 2, 15) in south - north, "the spring break is not at the same time"
    assert avoided(*year, public=False, region=None) == {}


@settings(max_examples=40, deadline=None)
@given(
    st.builds(
        pattern,
        first=st.dates(date(2026, 1, 1), date(2029, 1, 1)),
        count=st.integers(1, 6),
        weeks=st.integers(3, 8),
        width=st.integers(1, 3),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
    ),
    st.sets(st.dates(date(2026, 1, 1), date(2030, 1, 1)), max_size=30),
)
def test_no_moment_is_on_an_avoided_day_or_before_the_first_or_twice(asked, avoid):
    every = [moment for each in rounds(asked, avoid=avoid, zone=AMSTERDAM) for moment in each]
    on = [moment.astimezone(AMSTERDAM).date() for moment in every]
    assert not avoid & set(on)
    assert all(day >= asked.first and day.weekday() in asked.weekdays for day in on)
    assert len(set(every)) == len(every)


answers = st.sampled_from([Can.YES, Can.IF_NEED_BE, Can.NO, None])


@st.composite
def polls(draw):
    """Up to three meetings with up to three moments each, and up to three people."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    starts: dict[int, datetime] = {}
    made: list[tuple[int, ...]] = []
    for at, size in enumerate(sizes):
        days = draw(st.lists(st.integers(0, 13), min_size=size, max_size=size, unique=True))
        numbers = tuple(range(len(starts), len(starts) + size))
        starts |= {
            number: MONDAY + timedelta(weeks=2 * at, days=day)
            for number, day in zip(numbers, sorted(days), strict=True)
        }
        made.append(numbers)
    people = PEOPLE[: draw(st.integers(1, 3))]
    drawn = {(moment, person): draw(answers) for moment in starts for person in people}
    said = {where: can for where, can in drawn.items() if can is not None}
    near = timedelta(days=draw(st.integers(0, 14)))
    return Asked(tuple(made), starts, people, said, draw(st.integers(2, 3)), near, timedelta(days=21))


def chosen(asked) -> Proposal:
    found = best(asked)
    assert found
    return found


def worth_of(asked, moments):
    """By hand: the best way to share the presenters over these moments."""
    shares = [person for person in asked.people for _ in range(asked.turns)] + [None] * len(moments)
    lacking = min(
        sum(person is None or not asked.may_come(moment, person) for moment, person in zip(moments, order, strict=True))
        for order in set(permutations(shares, len(moments)))
    )
    missed = max(sum(not asked.may_come(moment, person) for moment in moments) for person in asked.people)
    return sum(map(asked.worth, moments)) - NO_PRESENTER * lacking - MISSED * missed


@settings(max_examples=60, deadline=None)
@given(polls())
def test_no_other_set_of_dates_is_worth_more(asked):
    found = chosen(asked)
    sets = list(product(*asked.rounds))
    apart = [row for row in sets if all(map(asked.fits, row, row[1:]))]
    assert found.keeps_distance == bool(apart)
    assert found.moments in (apart or sets)
    assert found.worth == worth_of(asked, found.moments) == max(worth_of(asked, row) for row in apart or sets)


def poll(*rows, **changes):
    """One meeting per row of answers, each row a text per moment: y, m, n or - for Anna, Bram and Chaima."""
    letters = {"y": Can.YES, "m": Can.IF_NEED_BE, "n": Can.NO}
    starts: dict[int, datetime] = {}
    made: list[tuple[int, ...]] = []
    said: dict[tuple[int, str], Can] = {}
    for at, row in enumerate(rows):
        made.append(tuple(range(len(starts), len(starts) + len(row))))
        for day, text in enumerate(row):
            moment = len(starts)
            starts[moment] = MONDAY + timedelta(weeks=6 * at, days=day)
            said |= {(moment, who): letters[a] for who, a in zip(PEOPLE, text, strict=True) if a != "-"}
    return Asked(tuple(made), starts, PEOPLE, said, **changes)


def test_each_presents_at_a_meeting_they_can_come_to():
    found = chosen(poll(["ynn", "yyy"], ["nyn"], ["ynn"]))
    assert found.presenters[1:] == (BRAM, ANNA)
    assert found.moments[0] == 1
    assert found.presenters[0] == CHAIMA


def test_it_says_why_another_moment_was_not_chosen():
    asked = poll(["yyy", "yyn", "yyy"], ["yyy"], nearest=timedelta(days=41), farthest=timedelta(days=43))
    found = chosen(asked)
    assert found.moments == (0, 3)
    assert [why_not(asked, found, 0, other) for other in (1, 2)] == [WhyNot.WORSE, WhyNot.NEAR]


def test_a_date_that_people_choose_themselves_stays():
    asked = poll(["yyy", "nnn"], ["yyy"])
    pinned = replace(asked, pinned=frozenset({1}))
    assert chosen(pinned).moments == (1, 2)


def test_nothing_to_choose_is_no_proposal_and_a_round_without_moments_is_left_out():
    assert best(Asked((), {}, PEOPLE)) is None
    assert best(Asked(((),), {}, PEOPLE)) is None
    asked = poll(["yyy"], ["yyy"])
    assert chosen(Asked((asked.rounds[0], ()), asked.starts, PEOPLE, asked.said)).moments == (0,)
