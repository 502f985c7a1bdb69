from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from kring.offerings.rules.content import (
    Contact,
    Content,
    Form,
    Level,
    Moment,
    Praise,
    Price,
    Stage,
    read,
    written,
)

WHOLE = Content(
    language="en",
    title="Peer consultation",
    kind="Tailored",
    audience="Professionals",
    theme="Peer consultation",
    summary="Learn from your own work.",
    aim="Look anew at your **own** work.",
    explanation="Over months.",
    form=Form(5, 8, 6, 120, 8, 6, 8, "in house", in_working_time=True, preparation=60),
    methods=("incident", "gossip"),
    conditions="- of your own accord",
    results="Insight.",
    testimonials=(Praise("It helped.", "a nurse"),),
    for_teams=False,
    for_individuals=True,
    dates=(Moment(date(2027, 1, 12), "Utrecht"),),
    contact=Contact("030-1234567", "info@example.org", has_form=True),
    intervisors=("a", "b"),
    price=Price(500_000, 10, ("preparation",), ("VAT",)),
    path=(Stage(Level.LED, 1), Stage(Level.MEMBER_LEADS, 3), Stage(Level.ALONE, 5), Stage(Level.FOLLOW_UP, 7)),
)


def test_what_is_written_is_read_back_the_same():
    assert read(json.loads(json.dumps(written(WHOLE)))) == WHOLE
    assert read(json.loads(json.dumps(written(Content())))) == Content() == read({})


def test_the_level_at_a_meeting_is_the_last_that_began():
    assert [WHOLE.level_at(meeting) for meeting in (1, 2, 3, 4, 5, 6)] == [
        Level.LED,
        Level.LED,
        Level.MEMBER_LEADS,
        Level.MEMBER_LEADS,
        Level.ALONE,
        Level.ALONE,
    ]
    assert WHOLE.has_follow_up
    assert replace(WHOLE, path=()).level_at(4) == Level.LED


def test_a_group_has_bounds_also_when_the_offering_says_nothing():
    assert WHOLE.form.bounds == (5, 8)
    assert Form().bounds == (3, 10)
