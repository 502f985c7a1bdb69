"""A list goes on changing after groups of it were proposed: nobody is lost, and no figure says what no longer holds."""

from __future__ import annotations

from collections import Counter

import pytest

from kring.kernel.clock import now
from kring.volunteers import actions, proposing, publishing
from kring.volunteers.models import Entry, Pool, Proposal, Seat
from kring.volunteers.tests.conftest import Desk, listed, row
from kring.volunteers.tests.test_groups import page_of

CHANGED = "De lijst is sindsdien veranderd"
PROVEN = "Dat is bewezen"


@pytest.fixture
def made(desk: Desk) -> Proposal:
    desk.bring(listed(14))
    desk.confirm()
    made = desk.composed()
    assert PROVEN in page_of(desk, made)
    return made


def add_noor(pool: Pool) -> None:
    said = {"profession": "verpleegkundige", "team": "team Noor", "site": "Oost", "slots": ["ma-ochtend", "wo-middag"]}
    actions.add_entry(pool, {"name": "Noor", "mail": "noor@delinde.example", **said})


def test_who_comes_later_waits_without_a_group_and_can_be_placed_by_hand(desk: Desk, made: Proposal):
    add_noor(desk.pool)
    seat = Seat.objects.get(proposal=made, entry__name="Noor")
    assert (seat.number, seat.reason) == (None, "later")
    shown = page_of(desk, made)
    assert CHANGED in shown
    assert PROVEN not in shown
    left = page_of(desk, made, "zonder-groep/")
    assert "Noor" in left
    assert "toen deze groepen al bedacht waren" in left
    group = next(number for number, count in sizes(made).items() if count < made.largest)
    answer = desk.client.post(f"{made.get_absolute_url()}mensen/{seat.pk}/", {"naar": str(group)})
    assert answer.status_code == 302
    seat.refresh_from_db()
    assert seat.number == group


def sizes(made: Proposal) -> Counter[int]:
    return Counter(number for number in made.seats.values_list("number", flat=True) if number)


def test_who_came_later_hears_when_the_groups_are_made(desk: Desk, made: Proposal, cast, mailoutbox):
    desk.bring("\n".join([listed(14), row(20)]))
    desk.confirm()
    assert "veranderd nadat deze groepen" in page_of(desk, made, "publiceren/")
    publishing.publish(made, by=cast["Greet"], now=now())
    publishing.tell_left.func(str(made.pk), 0, "nl")
    assert any(letter.to == ["p20@delinde.example"] for letter in mailoutbox)


def test_who_is_taken_off_is_no_longer_counted(desk: Desk, made: Proposal):
    seat = made.seats.exclude(number=None).select_related("entry")[0]
    placed = made.placed
    actions.remove_entry(seat.entry)
    made.refresh_from_db()
    assert (made.placed, made.list_changed) == (placed - 1, True)
    assert f"{placed - 1} mensen hebben een groep" in page_of(desk, made)


CHANGES = {
    "a file with another team": lambda pool: change_by_file(pool, {"team": "team 9"}),
    "the coordinator's form": lambda pool: actions.change_entry(first(pool), {"site": "West"}),
    "their own row": lambda pool: actions.correct_own(first(pool), {"slots": ["vr-ochtend"]}, now=now()),
    "a rule": lambda pool: actions.add_rule(pool, "apart", *pool.entries.order_by("id")[:2]),
}
NO_CHANGES = {
    "the same file": lambda pool: change_by_file(pool, {}),
    "another name": lambda pool: actions.change_entry(first(pool), {"name": "Anders"}),
    "their own row as it was": lambda pool: actions.correct_own(first(pool), {"site": "Oost"}, now=now()),
    "a rule that was not there": lambda pool: actions.remove_rule(pool, 0),
}


def first(pool: Pool) -> Entry:
    return pool.entries.order_by("id")[0]


def change_by_file(pool: Pool, cells: dict[str, str]) -> None:
    actions.confirm_upload(actions.keep_upload(pool, content=listed(14, p0=cells).encode(), chart=b"", now=now()))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_that_groups_depend_on_is_said(desk: Desk, made: Proposal, change):
    change(desk.pool)
    assert CHANGED in page_of(desk, made)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_a_change_that_groups_do_not_depend_on_leaves_the_proof_standing(desk: Desk, made: Proposal, change):
    change(desk.pool)
    assert PROVEN in page_of(desk, made)


def test_a_change_during_the_work_is_said_and_one_before_it_is_not(desk: Desk, made: Proposal):
    desk.client.post(f"{desk.path}indeling/", {"smallest": 3, "largest": 5, "seconds": 1, "seed": 2})
    asked = desk.pool.proposals.get(state=Proposal.State.WAITING)
    CHANGES["the coordinator's form"](desk.pool)
    proposing.take_next(now=now())
    asked.refresh_from_db()
    assert not asked.list_changed
    CHANGES["a rule"](desk.pool)
    asked.refresh_from_db()
    assert asked.list_changed


def test_groups_that_were_made_stay_as_they_are(desk: Desk, made: Proposal, cast):
    publishing.publish(made, by=cast["Greet"], now=now())
    add_noor(desk.pool)
    made.refresh_from_db()
    assert not made.list_changed
    assert not Seat.objects.filter(proposal=made, entry__name="Noor").exists()
