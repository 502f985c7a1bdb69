"""Meetings in people's calendars: what goes by mail, what comes back, and the feed."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import vobject
from django.core import mail
from django.core.cache import cache

from kring.calendars.models import Invitation
from kring.meetings import actions, calendar, queries
from kring.meetings.answers import take_letter
from kring.meetings.tests.conftest import STARTS, plan
from tests.cast import TEN


def invitations(name):
    """What came in somebody's mail for their calendar, as another library reads it, oldest first."""
    letters = (letter for letter in mail.outbox if letter.to == [f"{name.lower()}@example.org"])
    texts = (content for letter in letters for content, _kind in getattr(letter, "alternatives", []))
    return [vobject.readOne(text, validate=True) for text in texts]


def answer(cast, meeting, name, will="DECLINED", *, sender="", uid="", sequence=0, at="20261123T110000Z"):
    """The mail with which somebody's calendar answers."""
    address = f"{name.lower()}@example.org"
    uid = uid or Invitation.objects.get(meeting=meeting.id, person=cast[name]).uid
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{uid}", f"SEQUENCE:{sequence}"]
    lines += [f"DTSTAMP:{at}", f"ATTENDEE;PARTSTAT={will}:mailto:{address}", "END:VEVENT", "END:VCALENDAR", ""]
    head = f"From: {sender or address}\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n"
    return (head + "\r\n".join(lines)).encode()


def secret_of(browser):
    """Make a link to the feed, as its owner does."""
    return browser.post("/agenda/link/").context["link"].rpartition("/")[2].removesuffix(".ics")


def test_a_planned_meeting_goes_into_everybodys_calendar_and_says_nothing_more(cast, meeting):
    for name in ("Anna", "Bram", "Fons"):
        (found,) = invitations(name)
        assert (found.vevent.summary.value, found.vevent.location.value) == ("Intervisie", "Ruimte 2.14")
        assert (found.vevent.dtstart.value, found.method.value) == (STARTS, "REQUEST")
        assert found.vevent.url.value.endswith(meeting.get_absolute_url())
    assert not invitations("Greet")
    everything = " ".join(str(letter.message()) for letter in mail.outbox)
    assert all(word not in everything for word in ("Wijkteam", "incident", "inbrenger", "Chaima@", "casus"))
    assert len(mail.outbox) == 6, "an invitation takes the place of the other mail"


def test_a_mail_carries_the_calendar_as_a_part_that_programs_know(cast, meeting):
    message = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/calendar"]
    part = list(message.iter_parts())[1]
    assert part["Content-Type"].params["method"] == "REQUEST"


def test_each_reads_the_invitation_in_their_own_language(cast):
    cast["Bram"].language = "en"
    cast["Bram"].save()
    actions.plan_meeting(cast.oost, plan(cast), by=cast["Greet"], now=TEN)
    assert invitations("Bram")[0].vevent.summary.value == "Peer consultation"
    assert invitations("Anna")[0].vevent.summary.value == "Intervisie"


def test_another_place_or_link_raises_the_number_and_a_new_method_sends_none(cast, meeting):
    actions.change_meeting(meeting, plan(cast, method="gossip"), by=cast["Greet"], now=TEN)
    assert len(invitations("Anna")) == 1
    actions.change_meeting(meeting, plan(cast, place="De Linde"), by=cast["Greet"], now=TEN)
    online = plan(cast, place="De Linde", video_url="https://video.example.org/k")
    actions.change_meeting(meeting, online, by=cast["Greet"], now=TEN)
    actions.cancel_meeting(meeting, by=cast["Greet"], now=TEN)
    found = invitations("Anna")
    assert [each.vevent.sequence.value for each in found] == ["0", "1", "2", "3"]
    assert [each.method.value for each in found] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
    assert not any("video.example.org" in each.serialize() for each in found), "that stays behind signing in"
    assert len({each.vevent.uid.value for each in found}) == 1


def test_who_wants_no_calendar_mail_still_hears(signed_in, cast):
    page = signed_in("Anna").post("/profiel/", {"name": "Anna", "language": "nl", "calendar_mails": "no"})
    assert page.status_code == 302
    actions.plan_meeting(cast.oost, plan(cast), by=cast["Greet"], now=TEN)
    assert not invitations("Anna")
    assert [letter.subject for letter in mail.outbox if letter.to == ["anna@example.org"]] == [
        "Er staat iets voor je klaar in Kring"
    ]


def test_who_leaves_or_joins_hears_within_a_minute(cast, meeting):
    cast.oost.memberships.filter(person=cast["Fons"]).update(left_at=TEN)
    cast.oost.memberships.create(person=cast["Hugo"], seat=9, made_at=TEN)
    for _ in range(2):
        calendar.keep_all_calendars(now=TEN)
    assert [each.method.value for each in invitations("Fons")] == ["REQUEST", "CANCEL"]
    assert [each.method.value for each in invitations("Hugo")] == ["REQUEST"]
    assert len(invitations("Anna")) == 1


def test_a_decline_is_an_absence_and_an_accept_takes_it_back(cast, meeting):
    letter = answer(cast, meeting, "Bram")
    assert take_letter(letter, now=TEN)
    assert queries.away(meeting) == {str(cast["Bram"].pk)}
    accepted = answer(cast, meeting, "Bram", "ACCEPTED", at="20261123T120000Z")
    assert take_letter(accepted, now=TEN)
    assert not take_letter(letter, now=TEN), "an older answer that comes late"
    assert not queries.away(meeting)


def test_nobody_declines_for_another(cast, meeting):
    brams = Invitation.objects.get(meeting=meeting.id, person=cast["Bram"]).uid
    refused = [
        answer(cast, meeting, "Bram", sender="anna@example.org"),
        answer(cast, meeting, "Anna", uid=brams),
        answer(cast, meeting, "Bram", uid=f"{meeting.id}@kring"),
        answer(cast, meeting, "Bram", sequence=1),
        b"Subject: Lunch?\r\n\r\nWho comes?",
    ]
    assert not any(take_letter(letter, now=TEN) for letter in refused)
    assert not queries.away(meeting)


@pytest.mark.parametrize("what", ["left", "over", "off"])
def test_an_answer_that_comes_too_late_is_left_alone(cast, meeting, what):
    letter = answer(cast, meeting, "Bram")
    if what == "left":
        cast.oost.memberships.filter(person=cast["Bram"]).update(left_at=TEN)
    if what == "off":
        actions.cancel_meeting(meeting, by=cast["Greet"], now=TEN)
    at = meeting.ends_at if what == "over" else TEN
    assert not take_letter(letter, now=at)
    assert not queries.away(meeting)


def test_the_file_of_a_group_and_the_feed_hold_the_same_names_as_the_mail(signed_in, client, cast, meeting):
    anna = signed_in("Anna")
    in_file = anna.get(f"/groepen/{cast.oost.id}/agenda.ics")
    assert in_file["Content-Type"] == "text/calendar; charset=utf-8"
    token = secret_of(anna)
    assert token not in anna.get("/agenda/").content.decode(), "shown once"
    in_feed = client.get(f"/agenda/{token}.ics")
    uids = {vobject.readOne(each.content.decode()).vevent.uid.value for each in (in_file, in_feed)}
    assert uids == {invitations("Anna")[0].vevent.uid.value}


def test_a_link_that_was_replaced_or_stopped_leads_nowhere(signed_in, client, cast):
    tokens = [secret_of(signed_in("Anna")) for _ in range(2)]
    assert [client.get(f"/agenda/{token}.ics").status_code for token in tokens] == [404, 200]
    signed_in("Anna").post("/agenda/link/weg/")
    assert client.get(f"/agenda/{tokens[1]}.ics").status_code == 404


def test_a_program_that_runs_wild_has_to_wait(client, db, monkeypatch):
    cache.clear()
    monkeypatch.setattr("kring.meetings.calendar_views.PER_HOUR", 2)
    assert [client.get("/agenda/x.ics").status_code for _ in range(3)] == [404, 404, 429]
    cache.clear()


def test_a_meeting_in_the_night_the_clock_goes_back_keeps_its_length(cast):
    starts = STARTS.replace(month=10, day=25, hour=0, minute=30)  # 02:30, while it is summer
    night = plan(cast, starts_at=starts, ends_at=starts + timedelta(hours=2))
    actions.plan_meeting(cast.oost, night, by=cast["Greet"], now=starts - timedelta(days=9))
    (found,) = invitations("Anna")
    assert found.vevent.dtend.value - found.vevent.dtstart.value == timedelta(hours=2)
