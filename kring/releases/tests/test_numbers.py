"""Several groups' numbers together: a floor, whole fives, and nothing that can be subtracted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest

from kring.kernel.errors import Invalid, NotAllowedNow
from kring.meetings.models import Meeting
from kring.releases import queries
from kring.releases.models import Release, Told
from kring.releases.rules.numbers import Counts, Figure, Period, figure, in_steps, period_of, read, write
from kring.twin import Recipient
from tests.cast import TEN, group

HALF = Period(2026, 1)
MAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
AUGUST = datetime(2026, 8, 3, 10, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 1, 10, tzinfo=UTC)


def counts(people=4, meetings=3, minutes=360, present=10, expected=12):
    return Counts(str(HALF), people, meetings, minutes, present, expected)


FIVE = {name: counts(people) for name, people in zip("abcde", (4, 4, 4, 3, 5), strict=True)}


def of(names):
    return [(name, FIVE[name]) for name in names]


def test_three_groups_and_ten_people_and_none_above_half():
    assert figure(of("abc"), []) == Figure(people=10, meetings=10, hours=20, attendance=85)
    assert figure(of("ab"), []) is None
    assert figure([(name, counts(3)) for name in "abc"], []) is None
    assert figure([("a", counts(7)), ("b", counts(3)), ("c", counts(3))], []) is None
    assert figure([("a", counts(6)), ("b", counts(3)), ("c", counts(3))], []) is not None
    assert figure([], []) is None
    assert figure([(name, counts(expected=0, present=0)) for name in "abc"], []) is None


def test_no_two_figures_differ_by_one_or_two_groups():
    """Whatever groups hand in, in whatever order of half years: what was told never leaves one or two groups over."""
    names = [frozenset(chosen) for size in range(6) for chosen in combinations("abcde", size)]
    for first in names:
        for second in names:
            told = [chosen for chosen in (first,) if figure(of(chosen), [])]
            if figure(of(second), told):
                assert all(chosen == second or len(chosen ^ second) >= 3 for chosen in told)


def test_the_exact_number_of_a_group_moves_a_figure_in_steps_only():
    for people in range(3, 7):
        told = figure([("a", counts(people)), *of("bc")], [])
        assert told is None or all(
            value % 5 == 0 for value in (told.people, told.meetings, told.hours, told.attendance)
        )
    assert [in_steps(number) for number in (0, 2, 2.5, 7.4, 7.5)] == [0, 0, 5, 5, 10]


def test_half_years_follow_each_other_and_take_numbers_for_sixty_days():
    assert period_of(date(2026, 6, 30)) == HALF
    assert (str(HALF), HALF.next, HALF.next.next, HALF.before) == (
        "2026-H1",
        Period(2026, 2),
        Period(2027, 1),
        Period(2025, 2),
    )
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 8, 29), date(2026, 8, 30))
    assert [HALF.takes(day) for day in days] == [False, True, True, False]
    assert [HALF.is_told(day) for day in days] == [False, False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"period":"2026-H1"}',
        write(counts()).replace(",", ", "),
        write(counts(present=13)),
        write(counts(people=-1)),
        write(counts(people=0)),
        write(counts()).replace("360", "360.0"),
        write(counts()).replace("360", "true"),
        write(counts())[:-1] + ',"name":"Anna"}',
    ],
)
def test_what_is_no_numbers_is_refused(text):
    with pytest.raises(Invalid):
        read(text)


def test_numbers_come_back():
    assert read(write(counts())) == counts()


def hold(group, people, day=MAY):
    meeting = Meeting.objects.create(
        group=group, starts_at=day, ends_at=day + timedelta(hours=2), method="incident", made_at=day
    )
    group.memberships.update(made_at=day - timedelta(days=1))
    for person in people:
        meeting.attendance.create(
            person=person, was_there=True, came_at=day, left_at=meeting.ends_at, by=person, at=meeting.ends_at
        )


def numbers_of(oost, cast):
    text = write(queries.counts(oost.group, HALF))
    greet = Recipient(str(cast["Greet"].pk), "Greet")
    return oost.terms(kind="numbers", recipients=(greet,), purpose="Cijfers", text=text)


def test_a_group_hands_in_what_the_server_knows_once_and_in_time(oost, cast, signed_in):
    hold(oost.group, [cast[name] for name in ("Anna", "Bram", "Chaima")])
    terms = numbers_of(oost, cast)
    assert read(terms.text).people == 3
    number, _ = oost.all_signed(terms)
    with pytest.raises(NotAllowedNow):
        oost.publish(number, terms, late=datetime(2026, 6, 30, 10, tzinfo=UTC) - TEN)
    release = oost.publish(number, terms, late=AUGUST - TEN)
    assert release.period == "2026-H1"
    link = release.get_absolute_url()
    assert [signed_in(name).get(link).status_code for name in ("Anna", "Greet", "Karel")] == [200, 404, 404]
    again = replace(terms, salt=bytes(range(32)))
    number, _ = oost.all_signed(again)
    with pytest.raises(NotAllowedNow):
        oost.publish(number, again, late=AUGUST - TEN)
    larger = replace(terms, text=write(replace(read(terms.text), people=9)))
    number, _ = oost.all_signed(larger)
    with pytest.raises(NotAllowedNow):
        oost.publish(number, larger, late=AUGUST - TEN)


def hand_in(oost, cast, name, people):
    """Another group's, as if all of it had signed."""
    made = group(name, cast.linde)
    bundle = {"terms": {"text": write(replace(counts(people), period=str(HALF)))}}
    Release.objects.create(
        programme=oost.programme,
        group=made,
        number=9,
        kind="numbers",
        period=str(HALF),
        recipients=[],
        bundle=bundle,
        at=AUGUST,
    )


def figures_in(page: str) -> list[str]:
    return re.findall("<dd>(.*?)</dd>", page)


def test_greet_sees_one_figure_after_the_last_day_and_it_never_changes(oost, cast, signed_in, time_machine):
    page = f"/organisaties/{cast.linde.id}/cijfers/"
    for name in ("Een", "Twee"):
        hand_in(oost, cast, name, 5)
    time_machine.move_to(AUGUST, tick=False)
    assert "Er is nog niets te zien." in signed_in("Greet").get(page).content.decode()
    hand_in(oost, cast, "Drie", 5)
    time_machine.move_to(SEPTEMBER, tick=False)
    shown = signed_in("Greet").get(page).content.decode()
    assert "Eerste halfjaar van 2026" in shown
    assert figures_in(shown) == ["15", "10", "20", "85 %"]
    assert [name for name in ("Een", "Twee", "Drie") if name in shown] == []
    hand_in(oost, cast, "Vier", 5)
    Release.objects.filter(group__name="Een").delete()
    assert figures_in(signed_in("Greet").get(page).content.decode()) == ["15", "10", "20", "85 %"]
    assert Told.objects.count() == 1


def test_below_the_floor_the_page_says_so_and_shows_nothing(oost, cast, signed_in, time_machine):
    for name in ("Een", "Twee"):
        hand_in(oost, cast, name, 5)
    time_machine.move_to(SEPTEMBER, tick=False)
    shown = signed_in("Greet").get(f"/organisaties/{cast.linde.id}/cijfers/").content.decode()
    assert "te weinig groepen" in shown
    assert figures_in(shown) == []
