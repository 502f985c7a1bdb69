"""Wijkteam Oost's programme is closed: what is asked first, what goes, when, and what remains."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from kring.closing import actions, queries
from kring.closing.models import Retention
from kring.closing.open_ends import still_open, without_talk
from kring.closing.shredding import STAYS, pointing_to, wipe
from kring.groups.models import Group
from kring.groups.tests.conftest import Oost, empty_oost, oost  # noqa: F401 - fixtures
from kring.kernel.errors import NotAllowedNow, NotPermitted
from kring.meetings.models import Attendance, Meeting
from kring.people.models import Identity, Person
from kring.programmes.actions import take_step
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State, StepName
from kring.quotes.models import Quote
from kring.quotes.tests.test_quotes import send
from kring.rooms.models import Event
from kring.sealed.models import EpochWrap, Item, LogEntry, LogHead
from kring.talks.models import Talk
from kring.talks.rules.kinds import Kind
from tests.cast import OOST, TEN, Cast, make_programme

DAY = timedelta(days=1)


@pytest.fixture
def closed(cast: Cast) -> Programme:
    return make_programme(cast, State.CLOSED)


def meet(cast: Cast, *, at=TEN - 7 * DAY) -> Meeting:
    return Meeting.objects.create(
        group=cast.oost, starts_at=at, ends_at=at + timedelta(hours=2), method="incident", made_at=TEN
    )


def talk(programme: Programme, about: Person, *, held_at) -> Talk:
    return programme.talks.create(
        kind=Kind.CLOSING, about=about, starts_at=TEN, minutes=45, planned_at=TEN, held_at=held_at
    )


def told(letters) -> list[str]:
    return [letter.to[0].split("@")[0] for letter in letters]


def test_what_is_open_is_said_and_a_reason_closes_all_the_same(cast, signed_in):
    programme = make_programme(cast)
    take_step(programme, StepName.CONCLUDE, by=cast["Noor"], now=TEN)
    held = meet(cast)
    meet(cast, at=TEN + 7 * DAY)
    for name in OOST[1:]:
        talk(programme, cast[name], held_at=TEN)
    talk(programme, cast["Anna"], held_at=None)
    assert without_talk(programme) == [cast["Anna"]]
    assert len(still_open(programme, now=TEN)) == 3
    Attendance.objects.create(meeting=held, person=cast["Anna"], was_there=True, by=cast["Anna"], at=TEN)
    assert len(still_open(programme, now=TEN)) == 2
    greet, there = signed_in("Greet"), f"/trajecten/{programme.id}/stap/close/"
    assert "Anna" in greet.get(there).content.decode()
    assert greet.post(there, {"why": ""}).status_code == 200
    assert greet.post(there, {"why": "Anna is met verlof."}).status_code == 302
    programme.refresh_from_db()
    assert (programme.stands(), programme.steps.get(name="close").why) == (State.CLOSED, "Anna is met verlof.")


def test_the_clock_tells_everybody_twice_and_then_puts_it_away(closed, cast, mailoutbox):
    actions.save_term(cast.linde, months=2)
    for days in (0, 30, 31, 32, 53, 54, 60):
        assert actions.keep_all_terms(now=TEN + days * DAY) == 0, days
    assert sorted(told(mailoutbox)) == sorted(name.lower() for name in OOST * 2)
    assert not [letter for letter in mailoutbox if closed.title in letter.subject + letter.body]
    assert actions.keep_all_terms(now=TEN + 61 * DAY) == 1, "two months later"
    closed.refresh_from_db()
    row = closed.steps.get(name="put-away")
    assert (closed.stands(), row.by, Group.objects.filter(pk=cast.oost.pk).exists()) == (State.ENDED, None, False)


def test_a_setting_changed_later_changes_no_date_that_was_given(closed, cast):
    actions.keep_all_terms(now=TEN)
    before = Retention.objects.get().on
    actions.save_term(cast.linde, months=2)
    actions.keep_all_terms(now=TEN)
    assert Retention.objects.get().on == before


def test_a_group_that_goes_on_keeps_its_room_and_has_no_date(closed, cast, signed_in):
    actions.keep_all_terms(now=TEN)
    assert signed_in("Anna").post(f"/trajecten/{closed.id}/stap/go-on/", {"why": ""}).status_code == 302
    assert actions.keep_all_terms(now=TEN + 1000 * DAY) == 0
    assert (Retention.objects.count(), Group.objects.filter(pk=cast.oost.pk).exists()) == (0, True)


def test_sooner_only_when_everybody_in_the_group_agrees(closed, cast, signed_in):
    home = f"/trajecten/{closed.id}/opruimen/"
    with pytest.raises(NotPermitted):
        actions.consent(closed, by=cast["Noor"], agrees=True, now=TEN)
    for name in OOST:
        assert signed_in("Greet").post(home + "nu/").status_code == 409
        assert signed_in(name).post(home + "eens/").status_code == 302
    signed_in("Bram").post(home + "eens/", {"not": "1"})
    with pytest.raises(NotAllowedNow):
        actions.put_away_now(closed, by=cast["Greet"], now=TEN)
    signed_in("Bram").post(home + "eens/")
    assert signed_in("Greet").post(home + "nu/").status_code == 302
    closed.refresh_from_db()
    assert closed.stands() is State.ENDED


def test_a_programme_that_runs_is_never_put_away(cast, signed_in):
    programme = make_programme(cast)
    with pytest.raises(NotAllowedNow):
        actions.consent(programme, by=cast["Anna"], agrees=True, now=TEN)
    cast.oost.memberships.all().delete()
    programme.parties.all().delete()
    with pytest.raises(NotAllowedNow):
        actions.put_away_now(programme, by=cast["Greet"], now=TEN)


def test_what_remains_is_hours_and_names_and_steps_without_reasons(closed, cast, signed_in):
    held = meet(cast)
    late = held.starts_at + timedelta(minutes=30)
    for name, came_at in {"Anna": held.starts_at, "Bram": late}.items():
        Attendance.objects.create(
            meeting=held,
            person=cast[name],
            was_there=True,
            came_at=came_at,
            left_at=held.ends_at,
            by=cast[name],
            at=TEN,
        )
    take_step(closed, StepName.HOLD_TALK, by=cast["Noor"], about=cast["Anna"], why="Over Anna.", now=TEN)
    cast.oost.memberships.update(left_at=TEN)
    actions.put_away_now(closed, by=cast["Greet"], now=TEN)
    remained = {row.name: (row.meetings, row.minutes) for row in queries.participations(closed)}
    assert (remained["Anna"], remained["Bram"], remained["Chaima"]) == ((1, 120), (1, 90), (0, 0))
    assert list(closed.steps.values_list("name", "why", "about")) == [("put-away", "", None)]
    assert signed_in("Anna").get(f"/trajecten/{closed.id}/").status_code == 404
    assert closed.title in signed_in("Anna").get("/profiel/deelname/").content.decode()
    assert "Chaima" in signed_in("Greet").get(f"/trajecten/{closed.id}/").content.decode()


def test_everything_that_points_to_a_programme_goes_or_is_named_here(closed, cast):
    talk(closed, cast["Anna"], held_at=TEN)
    closed.participations.create(person=cast["Anna"], asked_at=TEN, motivation="Ik loop vast.")
    cast.oost.memberships.update(left_at=TEN)
    actions.put_away_now(closed, by=cast["Greet"], now=TEN)
    assert not Talk.objects.exists()
    left = [model for model, field in pointing_to(Programme) if model._base_manager.filter(**{field: closed}).exists()]
    assert set(left) <= set(STAYS)


def test_a_quote_stays_seven_years_and_then_goes(cast):
    programme = make_programme(cast, State.APPROVED)
    send(programme, cast)
    Programme.objects.filter(pk=programme.pk).update(state=State.CLOSED)
    actions.keep_all_terms(now=TEN)
    for days in (400, 440, 480):
        actions.keep_all_terms(now=TEN + days * DAY)
    programme.refresh_from_db()
    assert (programme.stands(), Quote.objects.count()) == (State.ENDED, 1)
    actions.keep_all_terms(now=TEN.replace(year=2033))
    assert Quote.objects.count() == 1
    actions.keep_all_terms(now=TEN.replace(year=2033) + 2 * DAY)
    assert Quote.objects.count() == 0


def stored() -> bytes:
    """The database as it lies on the disk, with the log beside it."""
    path = Path(str(connection.settings_dict["NAME"]))
    beside = path.with_name(path.name + "-wal")
    return path.read_bytes() + (beside.read_bytes() if beside.exists() else b"")


@pytest.mark.django_db(transaction=True)
def test_no_sealed_byte_of_the_group_is_left_in_the_database_file(oost: Oost, cast):  # noqa: F811
    meeting = meet(cast)
    for name in ("Anna", "Bram"):
        for _ in range(4):
            item = uuid4()
            raw = oost.log.sealed_item(oost.keys[name], item=item)
            Item.objects.create(
                id=item,
                group=cast.oost.id,
                author=cast[name],
                slot=bytes(32),
                epoch=1,
                revision=1,
                sealed_item=raw,
                at=TEN,
            )
    body = {"mark": "kamer-van-oost"}
    Event.objects.create(
        room=meeting.id, number=1, position=1, command=uuid4(), digest=bytes(16), actor=uuid4(), at=TEN, body=body
    )
    rows = [bytes(row) for row in Item.objects.values_list("sealed_item", flat=True)]
    rows += [bytes(row) for row in LogEntry.objects.values_list("entry", flat=True)]
    rows += [bytes(row) for row in EpochWrap.objects.values_list("sealed_key", flat=True)]
    # The middle and the end of each; its beginning is a header that others share.
    marks = [mark for row in rows for mark in (row[len(row) // 2 :][:24], row[-24:])]
    programme = make_programme(cast, State.CLOSED)
    wipe()
    on_disk = connection.vendor == "sqlite"
    if on_disk:
        assert all(mark in stored() for mark in marks)
    cast.oost.memberships.update(left_at=TEN)
    actions.put_away_now(programme, by=cast["Greet"], now=TEN)
    for table in (Item, EpochWrap, LogEntry, LogHead):
        assert not table.objects.filter(group=cast.oost.id).exists()
    assert not Event.objects.exists()
    if on_disk:
        lying = stored()
        assert [mark for mark in marks if mark in lying] == []
        assert b"kamer-van-oost" not in lying
    assert Identity.objects.exists(), "whose keys they were is not the group's"
