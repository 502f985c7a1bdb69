"""What is shown lets nobody infer another's answer beyond what docs/decisions/0087 states: every pattern is tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations_with_replacement, product

from kring.pulses.rules.telling import (
    ANSWERS,
    FAVOURABLE,
    NUMBERS_FROM,
    STATEMENTS,
    TURNED,
    WISH_FROM,
    Ballot,
    Counted,
    tell,
)

SIZES = range(3, 11)
WORST, MIDDLE, BEST = (tuple(6 - a if at in TURNED else a for at in range(STATEMENTS)) for a in (1, 3, 5))


def polled(members: int, *answers: tuple[int, ...], first: int = 0, epoch: int = 1) -> Counted:
    ballots = [Ballot(each, at < first) for at, each in enumerate(answers)]
    return Counted(epoch, members, ballots)


def thoughts(pattern: tuple[int, ...]) -> Iterator[tuple[int | None, set[int]]]:
    """What each reader knows of themself, and what the others then answered; None is who did not answer."""
    yield None, set(pattern)
    for own in set(pattern):
        others = list(pattern)
        others.remove(own)
        yield own, set(others)


def test_nobody_can_rule_out_any_answer_of_anybody_else():
    """For 3 to 10 members, every number of answers and every multiset of answers to each statement, whoever reads."""
    for members in SIZES:
        for count in range(members + 1):
            possible: dict[tuple[int, object, int | None], set[int]] = defaultdict(set)
            for pattern in combinations_with_replacement(ANSWERS, count):
                (told,) = tell([polled(members, *[(answer,) * STATEMENTS for answer in pattern])])
                assert (told.bands is None) == (count < NUMBERS_FROM)
                for own, others in thoughts(pattern):
                    for statement in range(STATEMENTS) if told.bands else (0,):
                        possible[statement, told.bands and told.bands[statement], own] |= others
            for seen, answers in possible.items():
                nobody_else = count == (0 if seen[-1] is None else 1)
                assert nobody_else or answers == set(ANSWERS), (members, count, seen)


def test_a_wish_points_at_nobody_and_only_its_absence_says_something_of_each():
    for members in SIZES:
        for count in range(members + 1):
            possible: dict[tuple[bool | None, bool | None], set[bool]] = defaultdict(set)
            for wishes in range(count + 1):
                (told,) = tell([polled(members, *[MIDDLE] * count, first=wishes)])
                for own, others in thoughts((1,) * wishes + (0,) * (count - wishes)):
                    possible[told.first, own if own is None else bool(own)] |= {bool(other) for other in others}
            for (first, own), wanted in possible.items():
                assert (first is None) == (count < WISH_FROM)
                if first is True:
                    assert wanted == {True, False}, (members, count, own)


def test_who_knows_that_all_others_answered_the_same_twice_learns_of_nobody_what_it_was():
    """No differencing: two polls of the same people, any who answered each, the reader's own answers known."""
    for members in SIZES:
        for both, only_then, only_now, reader in sittings(members):
            worlds: dict[object, list[tuple[int, int, int]]] = defaultdict(list)
            known = product(*((0, 1) if answered else (None,) for answered in reader))
            for own in known:
                for good in product(range(both + 1), range(only_then + 1), range(only_now + 1)):
                    then = (both + only_then + reader[0], good[0] + good[1] + (own[0] or 0))
                    now = (both + only_now + reader[1], good[0] + good[2] + (own[1] or 0))
                    worlds[own, bands_of_two(members, *then, *now)].append(good)
            for seen, goods in worlds.items():
                for at, size in enumerate((both, only_then, only_now)):
                    counts = {good[at] for good in goods}
                    assert not size or (max(counts) > 0 and min(counts) < size), (members, seen, size)


def sittings(members: int) -> Iterator[tuple[int, int, int, tuple[bool, bool]]]:
    """How many others answered both polls, only the first, only the second; and whether the reader answered each."""
    for reader in ((True, True), (True, False), (False, True), (False, False)):
        for both in range(members):
            for only_then in range(members - both):
                for only_now in range(members - both - only_then):
                    counts = (both + only_then + reader[0], both + only_now + reader[1])
                    if min(counts) >= NUMBERS_FROM:
                        yield both, only_then, only_now, reader


@cache
def bands_of_two(members: int, then: int, good_then: int, now: int, good_now: int) -> tuple[object, ...]:
    polls = [
        polled(members, *[BEST] * good, *[WORST] * (count - good))
        for count, good in ((then, good_then), (now, good_now))
    ]
    return tuple(told.bands for told in tell(polls))


def test_bands_say_most_few_or_mixed_and_a_turned_statement_counts_the_other_way():
    assert {told.bands for told in tell([polled(6, *[BEST] * 6)])} == {("most",) * STATEMENTS}
    assert tell([polled(6, *[(5,) * STATEMENTS] * 6)])[0].bands == tuple(
        "few" if at in TURNED else "most" for at in range(STATEMENTS)
    )
    half = polled(7, *[BEST] * 4, *[MIDDLE] * 3)
    assert tell([half])[0] == (7, 7, False, ("mixed",) * STATEMENTS, "")
    assert FAVOURABLE > 3  # who is in between does not count as safe


def test_the_line_goes_on_only_while_everybody_answers_and_begins_anew_with_other_members():
    full, part = polled(6, *[BEST] * 6), polled(6, *[BEST] * 5)
    assert [told.why for told in tell([full, full, part, full])] == ["", "", "difference", ""]
    assert [told.why for told in tell([part, full, full])] == ["", "difference", "difference"]
    assert [told.why for told in tell([part, part._replace(epoch=2)])] == ["", ""]
    assert [told.why for told in tell([polled(6, *[BEST] * 4), part])] == ["few", ""]
    assert [told.why for told in tell([full._replace(ballots=None), full])] == ["refused", "difference"]
