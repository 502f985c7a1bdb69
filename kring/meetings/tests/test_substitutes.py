"""Somebody from outside facilitates one meeting: asked, in the rota and the calendar for that one, and out after."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import override

from kring.kernel.errors import NotAllowedNow
from kring.meetings import absence, queries, substitutes
from kring.meetings.actions import plan_meeting
from kring.meetings.leading import leading
from kring.meetings.models import Meeting, Substitute
from kring.meetings.reminding import remind
from kring.programmes.models import Party, Programme
from kring.programmes.rules.lifecycle import Role
from kring.requests.models import Chart
from kring.sealed.models import LogHead
from kring.volunteers.models import Pool
from tests.cast import OOST, TEN, Cast, make_programme

from .conftest import plan


@pytest.fixture
def later(cast: Cast, meeting: Meeting) -> Meeting:
    """The next meeting of the same group."""
    starts = meeting.starts_at + timedelta(days=14)
    found = plan_meeting(
        cast.oost, plan(cast, starts_at=starts, ends_at=starts + timedelta(hours=2)), by=cast["Greet"], now=TEN
    )
    mail.outbox.clear()
    return found


@pytest.fixture
def hugo_comes(cast: Cast, meeting: Meeting, later: Meeting) -> Substitute:
    asked = substitutes.ask(meeting, cast["Hugo"], by=cast["Anna"], now=TEN)
    substitutes.answer(asked, comes=True, now=TEN)
    meeting.refresh_from_db()
    return asked


def test_the_mail_says_nothing_and_the_one_who_was_asked_says_no(cast: Cast, meeting: Meeting, later: Meeting):
    asked = substitutes.ask(meeting, cast["Hugo"], by=cast["Anna"], now=TEN)
    letter = mail.outbox[-1]
    assert letter.to == [cast["Hugo"].email]
    assert not re.search("Oost|Anna|2 dec|incident", f"{letter.subject} {letter.body}")
    with pytest.raises(NotAllowedNow, match=r"already|al iemand"):
        substitutes.ask(meeting, cast["Iris"], by=cast["Bram"], now=TEN)
    substitutes.answer(asked, comes=False, now=TEN)
    assert not cast.oost.memberships.filter(person=cast["Hugo"]).exists()
    assert queries.holders(meeting)["facilitator"] == str(cast["Chaima"].pk)
    substitutes.ask(meeting, cast["Iris"], by=cast["Bram"], now=TEN)


def test_a_yes_is_a_turn_and_a_calendar_for_this_meeting_alone(
    cast: Cast, meeting: Meeting, later: Meeting, hugo_comes: Substitute
):
    assert queries.holders(meeting)["facilitator"] == str(cast["Hugo"].pk)
    assert queries.holders(later)["facilitator"] != str(cast["Hugo"].pk)
    assert cast["Hugo"] in queries.members_of(cast.oost, at=meeting)
    assert cast["Hugo"] not in queries.members_of(cast.oost, at=later)
    assert leading(cast.oost).intervisor is None
    calendars = [
        each for each in mail.outbox if each.to == [cast["Hugo"].email] and "METHOD:REQUEST" in str(each.message())
    ]
    assert len(calendars) == 1
    meeting.cancelled_at = TEN
    meeting.save()
    assert queries.next_meeting(cast["Hugo"], now=TEN) is None


def test_members_are_asked_twice_to_take_out_who_they_let_in(
    cast: Cast, meeting: Meeting, later: Meeting, hugo_comes: Substitute
):
    roster = [str(cast[name].pk) for name in (*OOST, "Hugo")]
    LogHead.objects.create(group=cast.oost.id, seq=1, entry_hash=bytes(32), epoch=1, is_stale=False, roster=roster)
    heard = []
    for day in range(1, 9):
        mail.outbox.clear()
        remind(now=meeting.ends_at.replace(hour=8, minute=1) + timedelta(days=day))
        heard.append(any(each.to == [cast["Anna"].email] for each in mail.outbox))
    sent = meeting.reminded.filter(about__startswith="guest")
    assert set(sent.values_list("about", flat=True)) == {"guest-1", "guest-2"}
    assert not sent.filter(person=cast["Hugo"]).exists()
    assert heard[0]


def test_an_invitation_that_nobody_let_in_lapses(cast: Cast, meeting: Meeting, later: Meeting, hugo_comes: Substitute):
    remind(now=meeting.ends_at + timedelta(minutes=1))
    assert cast.oost.memberships.get(person=cast["Hugo"]).left_at is not None
    assert not meeting.reminded.filter(about__startswith="guest").exists()


def test_asking_and_answering_on_the_pages(cast: Cast, meeting: Meeting, signed_in):
    make_programme(cast)
    page = signed_in("Anna").get(f"/bijeenkomsten/{meeting.pk}/invaller/").content.decode()
    assert "Noor" in page
    signed_in("Anna").post(f"/bijeenkomsten/{meeting.pk}/invaller/", {"name": "Zoë", "email": "Zoe@example.org"})
    asked = Substitute.objects.get()
    assert asked.person.email == "zoe@example.org"
    again = signed_in("Bram").post(f"/bijeenkomsten/{meeting.pk}/invaller/", {"person": str(cast["Noor"].pk)})
    assert "al iemand gevraagd" in again.content.decode()
    assert Substitute.objects.count() == 1
    assert "Trek de vraag in" in signed_in("Bram").get(f"/bijeenkomsten/{meeting.pk}/invaller/").content.decode()
    for name in ("Anna", "Greet", "Hugo"):
        assert signed_in(name).get(asked.get_absolute_url()).status_code == 404
    Substitute.objects.update(person=cast["Noor"])
    signed_in("Noor").post(asked.get_absolute_url(), {"ja": "ja"})
    assert "Noor" in signed_in("Anna").get(meeting.get_absolute_url()).content.decode()
    assert queries.holders(meeting)["facilitator"] == str(cast["Noor"].pk)


@pytest.mark.parametrize("known", ["the chart", "a list", "a list from below", "another programme"])
def test_nobody_who_leads_one_of_the_group_or_is_led_by_one_is_asked(cast: Cast, meeting: Meeting, signed_in, known):
    """Daan reports to somebody who reports to Hugo; Elif's employee is no better. Also who guides programmes."""
    programme = make_programme(cast)
    Party.objects.create(programme=programme, person=cast["Hugo"], role=Role.INTERVISOR, since=TEN)
    ask = f"/bijeenkomsten/{meeting.pk}/invaller/"
    assert "Vraag Hugo" in signed_in("Anna").get(ask).content.decode()
    asked = substitutes.ask(meeting, cast["Hugo"], by=cast["Anna"], now=TEN)
    if known == "the chart":
        lines = {"daan@example.org": "p7", "p7": "hugo@example.org"}
        Chart.objects.create(organisation=cast.linde, lines=lines, changed_at=TEN)
    elif known == "another programme":
        other = Programme.objects.exclude(pk=programme.pk).get()
        Party.objects.create(programme=other, person=cast["Hugo"], role=Role.MANAGER, about=cast["Fons"], since=TEN)
    else:
        rows = {"D1": ("daan@example.org", "P7"), "H1": ("hugo@example.org", "")}
        if known == "a list from below":
            rows = {"E1": ("elif@example.org", ""), "H1": ("hugo@example.org", "e1")}
        pool = Pool.objects.create(
            organisation=cast.linde,
            name="Najaar",
            smallest=3,
            largest=6,
            made_at=TEN,
            kept_until=TEN,
            chart={"P7": "h1"},
        )
        for key, (email, manager) in rows.items():
            pool.entries.create(key=key, name=key, mail=email, manager=manager)
    with override("nl"), pytest.raises(NotAllowedNow, match="Zeg daarom nee"):
        substitutes.answer(asked, comes=True, now=TEN)
    substitutes.answer(asked, comes=False, now=TEN)
    assert "Vraag Hugo" not in signed_in("Anna").get(ask).content.decode()
    said = signed_in("Anna").post(ask, {"name": "Hugo", "email": "Hugo@example.org"}).content.decode()
    assert "Deze persoon geeft leiding aan een van jullie" in said
    assert not meeting.substitutes.filter(answered_at=None).exists()


def test_an_asking_that_is_taken_back_is_told_to_who_was_asked(cast: Cast, meeting: Meeting, signed_in):
    asked = substitutes.ask(meeting, cast["Hugo"], by=cast["Anna"], now=TEN)
    signed_in("Bram").post(f"/bijeenkomsten/{meeting.pk}/invaller/", {"terug": "terug"})
    told = signed_in("Hugo").get(asked.get_absolute_url())
    assert told.status_code == 404
    assert "ingetrokken" in told.content.decode()
    substitutes.ask(meeting, cast["Iris"], by=cast["Bram"], now=TEN)


def test_a_substitute_who_cannot_come_after_all_leaves_the_turn_and_another_is_asked(
    cast: Cast, meeting: Meeting, hugo_comes: Substitute
):
    absence.report_absent(meeting, by=cast["Hugo"], now=TEN)
    assert queries.holders(meeting)["facilitator"] != str(cast["Hugo"].pk)
    asked = substitutes.ask(meeting, cast["Iris"], by=cast["Anna"], now=TEN)
    substitutes.answer(asked, comes=True, now=TEN + timedelta(minutes=1))
    assert queries.holders(meeting)["facilitator"] == str(cast["Iris"].pk)
    assert [each.person for each in queries.guests(cast.oost).order_by("answered_at")] == [cast["Hugo"], cast["Iris"]]
