"""Who may show something to whom: around each participant their own manager and the intervisors, and nobody else."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from kring.goals.rules.circle import Seat, holds_since, links
from kring.programmes.rules.lifecycle import Role

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, BRAM, MEES, NOOR, KAREL = (uuid.UUID(int=number) for number in range(1, 6))
HERE, ELSEWHERE = uuid.UUID(int=100), uuid.UUID(int=101)


def seat(person, role, about=None, programme=HERE, since=NOON):
    return Seat(programme, person, role, about, since)


OOST = [
    seat(ANNA, Role.PARTICIPANT),
    seat(BRAM, Role.PARTICIPANT),
    seat(NOOR, Role.INTERVISOR),
    seat(MEES, Role.MANAGER, ANNA),
]


def test_a_participant_shows_their_own_manager_and_the_intervisor():
    assert set(links(OOST, ANNA)) == {MEES, NOOR}
    assert set(links(OOST, BRAM)) == {NOOR}


def test_a_manager_and_the_intervisor_show_whom_they_speak_with():
    assert set(links(OOST, MEES)) == {ANNA, NOOR}
    assert set(links(OOST, NOOR)) == {ANNA, BRAM, MEES}


def test_the_manager_of_who_only_asked_is_in_no_circle():
    assert links([*OOST, seat(KAREL, Role.MANAGER, uuid.UUID(int=9))], KAREL) == {}


def test_a_role_elsewhere_opens_nothing_here():
    far = [seat(KAREL, Role.INTERVISOR, programme=ELSEWHERE), seat(BRAM, Role.MANAGER, ANNA, programme=ELSEWHERE)]
    assert set(links([*OOST, *far], ANNA)) == {MEES, NOOR}


def test_who_came_later_gets_nothing_of_before():
    later = [seat(ANNA, Role.PARTICIPANT), seat(MEES, Role.MANAGER, ANNA, since=NOON + DAY)]
    found = links(later, ANNA)[MEES]
    assert not holds_since(found, NOON)
    assert holds_since(found, NOON + DAY)


def test_who_is_met_twice_is_told_with_both_reasons():
    twice = [*OOST, *(each._replace(programme=ELSEWHERE) for each in OOST)]
    assert [link.programme for link in links(twice, ANNA)[NOOR]] == [HERE, ELSEWHERE]
