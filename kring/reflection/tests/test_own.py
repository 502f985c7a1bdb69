"""What somebody does alone around a meeting is told to nobody else; reminders stop once it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.meetings.reminding import remind as remind_of_meetings
from kring.reflection.actions import say_done, wish_reminders
from kring.reflection.models import Progress
from kring.reflection.reminding import remind
from kring.reflection.tests.conftest import ENDS, STARTS
from kring.sealed.models import LogHead
from tests.cast import OOST, TEN

DAY_BEFORE = STARTS - timedelta(hours=20)
DAY_AFTER = ENDS.replace(day=3, hour=8, minute=30)  # half past nine in Amsterdam


@pytest.fixture
def post(monkeypatch):
    """(name, path) of each mail about what somebody does alone."""
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "kring.reflection.reminding.tell", lambda person, _, *, about: sent.append((person.name, about))
    )
    return sent


@pytest.fixture
def told(monkeypatch):
    """Who gets another mail about the meeting itself."""
    names: list[str] = []
    monkeypatch.setattr("kring.meetings.reminding.tell", lambda person, *_, **__: names.append(person.name))
    return names


def wish(cast, *names):
    for name in names:
        wish_reminders(cast[name], wanted=True, now=TEN)


def tick(now):
    remind_of_meetings(now=now)
    remind(now=now)


def test_who_wants_it_is_reminded_once_the_day_before_and_whoever_is_done_is_not(cast, meeting, post, told):
    wish(cast, "Anna", "Bram", "Daan")
    say_done(meeting, "prepared", done=True, by=cast["Daan"], now=TEN)
    tick(STARTS - timedelta(days=2))
    for minutes in (0, 1):
        tick(DAY_BEFORE + timedelta(minutes=minutes))
    assert post == [("Anna", f"/leren/voorbereiding/{meeting.pk}/")]
    assert told == ["Bram", "Chaima"]  # of their role: Bram gets no second mail at that moment


def test_the_day_after_only_who_was_there_and_has_not_written(cast, meeting, post, told):
    wish(cast, "Anna", "Bram", "Chaima", "Elif")
    meeting.absences.create(person=cast["Elif"], at=TEN)
    for name in ("Anna", "Chaima", "Elif"):
        meeting.attendance.create(person=cast[name], was_there=name != "Elif", by=cast[name], at=ENDS)
    say_done(meeting, "reported", done=True, by=cast["Chaima"], now=ENDS)
    tick(ENDS + timedelta(hours=1))
    for minutes in (0, 1):
        tick(DAY_AFTER + timedelta(minutes=minutes))
    assert post == [("Anna", f"/leren/verslag/{meeting.pk}/")]
    assert "Bram" in told  # he is asked whether he was there: that mail is enough


def test_a_meeting_that_moved_is_reminded_of_again_and_one_called_off_never(cast, meeting, post, told):
    wish(cast, "Anna")
    tick(DAY_BEFORE)
    meeting.reminded.all().delete()  # as moving it does
    tick(DAY_BEFORE)
    assert len(post) == 2
    meeting.reminded.all().delete()
    meeting.cancelled_at = TEN
    meeting.save()
    tick(DAY_BEFORE)
    assert len(post) == 2


def test_how_far_anna_is_reaches_anna_alone(cast, meeting, signed_in):
    url = f"/api/v1/meetings/{meeting.pk}/own"
    anna = signed_in("Anna")
    said = anna.put(url, {"step": "reported", "done": True}, content_type="application/json").json()
    assert said["reported_at"]
    assert anna.get(url).json() == said
    assert signed_in("Bram").get(url).json() == {"prepared_at": None, "reported_at": None}
    assert [signed_in(name).get(url).status_code for name in ("Greet", "Hugo")] == [403, 404]
    undone = anna.put(url, {"step": "reported", "done": False}, content_type="application/json").json()
    assert undone["reported_at"] is None
    assert anna.put(url, {"step": "read", "done": True}, content_type="application/json").status_code == 400


def test_home_and_the_meeting_lead_to_what_waits_until_it_is_done(cast, meeting, signed_in, time_machine):
    anna = signed_in("Anna")
    page = meeting.get_absolute_url()
    preparing, reporting = f"/leren/voorbereiding/{meeting.pk}/", f"/leren/verslag/{meeting.pk}/"
    assert preparing not in anna.get("/").content.decode()  # more than a week ahead
    time_machine.move_to(STARTS - timedelta(days=3), tick=False)
    assert preparing in anna.get("/").content.decode()
    assert preparing in anna.get(page).content.decode()
    say_done(meeting, "prepared", done=True, by=cast["Anna"], now=TEN)
    assert preparing not in anna.get("/").content.decode()
    time_machine.move_to(ENDS + timedelta(hours=1), tick=False)
    for path in ("/", page, "/leren/verslagen/"):
        assert reporting in anna.get(path).content.decode(), path
    assert f"{page}samen/" in anna.get(page).content.decode()
    assert reporting not in signed_in("Greet").get(page).content.decode()


def test_each_prepares_for_their_own_role(cast, meeting, signed_in):
    path = f"/leren/voorbereiding/{meeting.pk}/"
    roles = {"Anna": "adviser", "Bram": "presenter", "Chaima": "facilitator"}
    for name, role in roles.items():
        page = signed_in(name).get(path).content.decode()
        assert f'data-roles="{role}"' in page
        assert 'data-case="incident"' in page
        assert page.count("own-task") == 1


def test_reminders_are_asked_for_and_stopped_on_the_page_that_somebody_is_on(cast, meeting, signed_in):
    anna = signed_in("Anna")
    path = f"/leren/verslag/{meeting.pk}/"
    assert anna.post("/leren/herinneringen/", {"wanted": "1", "next": path}).url == path
    assert 'name="wanted"' not in anna.get(path).content.decode()
    assert anna.post("/leren/herinneringen/", {"next": "https://example.com/"}).url == "/leren/verslagen/"
    assert 'name="wanted"' in anna.get(path).content.decode()


def test_the_joint_report_begins_with_what_is_known_and_is_for_members(cast, meeting, signed_in, time_machine):
    members = [str(cast[name].pk) for name in OOST]
    LogHead.objects.create(group=cast.oost.id, seq=1, entry_hash=bytes(32), epoch=1, is_stale=False, roster=members)
    time_machine.move_to(ENDS + timedelta(hours=1), tick=False)
    meeting.absences.create(person=cast["Fons"], at=TEN)
    facts = signed_in("Anna").get(f"{meeting.get_absolute_url()}samen/").context["facts"]
    assert facts["present"] == [str(cast[name].pk) for name in OOST if name != "Fons"]
    assert (facts["on"], facts["minutes"]) == ("2026-12-02", 120)
    assert signed_in("Greet").get(f"{meeting.get_absolute_url()}samen/").status_code == 403


def test_who_left_for_good_is_not_kept(cast, meeting, post):
    say_done(meeting, "reported", done=True, by=cast["Anna"], now=TEN)
    cast["Anna"].is_active = False
    cast["Anna"].save()
    remind(now=TEN)
    assert not Progress.objects.exists()
