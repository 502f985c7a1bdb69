"""Who was there: supposed from the room, confirmed by each, corrected in the open, and only numbers for others."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from kring.meetings import absence, attendance, attending, turns
from kring.meetings.actions import plan_meeting
from kring.meetings.happened import Happened, keep_happened
from kring.meetings.models import Meeting
from kring.meetings.reminding import remind
from kring.meetings.rules.presence import ABSENT, Presence, instants, nearest, within
from kring.meetings.tests.conftest import STARTS, plan
from tests.cast import OOST, TEN, Cast

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ENDS = STARTS + timedelta(hours=2)
BACK = date(2026, 10, 25)  # the clock goes back at three in the night


@pytest.fixture
def over(time_machine):
    time_machine.move_to(ENDS + timedelta(hours=1), tick=False)
    return ENDS + timedelta(hours=1)


def seen(meeting: Meeting, cast: Cast, minutes: int, *people: str, is_closed: bool = False) -> None:
    here = frozenset(str(cast[name].pk) for name in people)
    at = STARTS + timedelta(minutes=minutes)
    keep_happened(str(meeting.pk), Happened(at, {"presenter": [str(cast["Bram"].pk)]}, here, is_closed))
    meeting.refresh_from_db()


def presences(meeting: Meeting) -> dict[str, Presence]:
    return {each.person.name: each.presence for each in attendance.attendance_of(meeting)}


def own(meeting: Meeting, cast: Cast, name: str) -> attendance.Attended:
    found = attendance.own_attendance(meeting, cast[name])
    assert found is not None
    return found


def form_of(cast: Cast, *there: str, **more: str) -> dict[str, str]:
    return {"begin": "13:00", "end": "15:00", **{f"there_{cast[name].pk}": "on" for name in there}, **more}


def test_a_room_that_is_closed_ends_the_meeting_on_its_page(cast, meeting, signed_in, time_machine):
    time_machine.move_to(STARTS + timedelta(minutes=95), tick=False)
    seen(meeting, cast, 90, "Anna", is_closed=True)
    shown = signed_in("Anna").get(meeting.get_absolute_url()).content.decode()
    assert "Was je erbij?" in shown
    assert "Ik kan niet" not in shown
    seen(meeting, cast, 91, "Anna")  # closing was undone
    assert meeting.closed_at is None


def test_what_the_room_saw_is_supposed_until_somebody_says_otherwise(cast, meeting):
    seen(meeting, cast, 2, "Anna", "Bram")
    seen(meeting, cast, 30, "Anna", "Bram", "Daan")
    seen(meeting, cast, 110, "Anna", "Daan", is_closed=True)
    found = presences(meeting)
    assert found["Anna"] == Presence(True, STARTS, STARTS + timedelta(minutes=110))
    assert found["Bram"].left_at == STARTS + timedelta(minutes=30)
    assert (found["Daan"].came_at, found["Daan"].minutes) == (STARTS + timedelta(minutes=30), 80)
    assert found["Fons"] == ABSENT


def test_without_a_room_whoever_did_not_say_they_could_not_come_was_there(cast, meeting, over):
    absence.report_absent(meeting, by=cast["Fons"], now=TEN)
    found = presences(meeting)
    assert found["Fons"] == ABSENT
    assert found["Anna"] == Presence(True, STARTS, ENDS)


def test_each_confirms_their_own_row_and_a_correction_asks_anew(cast, meeting, over, signed_in):
    url = f"/bijeenkomsten/{meeting.pk}/aanwezig/"
    assert "Was je bij Wijkteam Oost?" in signed_in("Anna").get("/").content.decode()
    signed_in("Anna").post(url + "klopt/")
    assert own(meeting, cast, "Anna").is_confirmed
    assert "Was je bij Wijkteam Oost?" not in signed_in("Anna").get("/").content.decode()
    came = {f"came_{cast['Anna'].pk}": "13:20"}
    assert signed_in("Bram").post(url, form_of(cast, *OOST, **came)).status_code == 302
    mine = own(meeting, cast, "Anna")
    assert (mine.minutes, mine.is_confirmed) == (100, False)
    shown = signed_in("Anna").get(url).content.decode()
    assert "Bram: Anna 13:20–15:00" in shown
    signed_in("Anna").post(url + "klopt/")
    (proof,) = attendance.attendance(cast["Anna"], since=TEN)
    assert (proof.minutes, proof.is_confirmed, attendance.roles_at(proof)) == (100, True, [])
    assert attendance.attendance(cast["Anna"], until=TEN) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"end": "12:00", "begin": "13:00"}, "Het einde ligt voor het begin"),
        ({"begin": "een uur"}, "geldige tijd"),
        ({"came": "12:30"}, "niet tussen begin en einde"),
        ({"came": "14:30", "left": "14:00"}, "Weggaan kan niet vóór komen"),
    ],
)
@pytest.mark.usefixtures("over")
def test_times_that_cannot_be_are_said_beside_their_field(cast, meeting, signed_in, said, fault):
    named = {f"{key}_{cast['Anna'].pk}" if key in {"came", "left"} else key: value for key, value in said.items()}
    shown = signed_in("Anna").post(f"/bijeenkomsten/{meeting.pk}/aanwezig/", form_of(cast, "Anna", **named))
    assert fault in shown.content.decode()
    assert not meeting.attendance.exists()


def test_before_it_begins_and_when_it_was_called_off_there_is_nothing_to_say(cast, meeting, signed_in):
    url = f"/bijeenkomsten/{meeting.pk}/aanwezig/"
    assert signed_in("Anna").get(url).status_code == 409
    assert signed_in("Anna").post(url + "klopt/").status_code == 409
    assert signed_in("Greet").get(url).status_code == 403, "who arranges never hears who was there"


def test_who_was_not_there_had_no_turn(cast, meeting, over):
    later = plan_meeting(
        cast.oost, plan(cast, roles={}, starts_at=ENDS + timedelta(days=7), ends_at=ENDS + timedelta(days=7, hours=2)),
        by=cast["Greet"], now=over,
    )  # fmt: skip
    people = {cast[name]: Presence(True, STARTS, ENDS) for name in OOST}
    attending.fill_in(meeting, {**people, cast["Bram"]: ABSENT}, by=cast["Anna"], now=over)
    assert turns.held_roles(meeting) == {"facilitator": (str(cast["Chaima"].pk),)}
    assert later.role_holders.filter(role="presenter").exists()


def test_outside_the_group_there_are_only_averages_and_none_of_few_meetings(cast, over):
    for nth in range(3):
        assert attendance.numbers(cast.oost) is None
        starts = STARTS - timedelta(days=7 * (nth + 1))
        held = Meeting.objects.create(
            group=cast.oost, starts_at=starts, ends_at=starts + timedelta(hours=2), method="incident", made_at=TEN
        )
        there = {cast[name]: Presence(True, starts, held.ends_at) for name in OOST[nth:]}
        cast.oost.memberships.update(made_at=starts)
        attending.fill_in(held, there, by=cast["Anna"], now=over)
    assert attendance.numbers(cast.oost) == attendance.Numbers(meetings=3, people=5)


def test_in_the_hour_that_comes_twice_minutes_are_those_that_passed():
    began, ended = datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC)  # 01:00 to 03:00
    assert Presence(True, began, ended).minutes == 180
    half_past = time(2, 30)
    assert len(instants(half_past, [BACK], AMSTERDAM)) == 2
    assert within(half_past, began, ended, AMSTERDAM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert within(half_past, began, ended, AMSTERDAM, last=True) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert within(time(4), began, ended, AMSTERDAM) is None
    assert nearest(time(3), ended, AMSTERDAM) == ended


def test_a_day_before_who_has_a_role_is_reminded_once(cast, meeting):
    mail.outbox.clear()
    remind(now=STARTS - timedelta(days=2))
    assert mail.outbox == []
    for minutes in (0, 1):
        remind(now=STARTS - timedelta(hours=20, minutes=-minutes))
    assert sorted(letter.to[0] for letter in mail.outbox) == ["bram@example.org", "chaima@example.org"]


def test_who_took_over_just_now_is_not_reminded_on_top_of_it(cast, meeting):
    at = STARTS - timedelta(hours=22)
    absence.report_absent(meeting, by=cast["Bram"], now=at)
    mail.outbox.clear()
    remind(now=at + timedelta(minutes=1))
    assert [letter.to[0] for letter in mail.outbox] == ["chaima@example.org"]


def test_attendance_is_asked_twice_and_not_of_who_confirmed(cast, meeting):
    mail.outbox.clear()
    attending.confirm(meeting, by=cast["Anna"], now=ENDS)
    remind(now=ENDS + timedelta(hours=2))
    assert mail.outbox == []
    next_day = ENDS.replace(hour=8, minute=5) + timedelta(days=1)  # five past nine in Amsterdam
    for moment in (next_day, next_day + timedelta(hours=1), next_day + timedelta(days=4), next_day + timedelta(days=9)):
        remind(now=moment)
    written = [letter.to[0] for letter in mail.outbox]
    assert sorted(written) == sorted(f"{name.lower()}@example.org" for name in OOST[1:] for _ in range(2))
