"""What Kring writes for a calendar, read back by another library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import vobject

from kring.calendars.rules import writing
from kring.calendars.rules.answers import Will, read_answer
from kring.calendars.rules.event import Address, Entry, Event, Words

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
KRING, ANNA = Address("Kring", "kring@delinde.example"), Address('Anna "Wit", de; Æ', "anna@delinde.example")
WORDS = Words(title="Intervisie", text="Meer staat op de pagina, na aanmelden.")


def event(starts_at=datetime(2026, 12, 2, 12, tzinfo=UTC), place="Ruimte 2.14; hal, links\n2e"):
    return Event("7", starts_at, starts_at + timedelta(hours=2), place, "https://kring.example/bijeenkomsten/7/")


def read_back(written):
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    return vobject.readOne(written.decode(), validate=True)


def invited(one, sequence=3):
    return writing.request(Entry(one, "7-abc@kring", sequence), WORDS, organiser=KRING, guest=ANNA, now=NOW)


def test_another_library_reads_the_same_invitation():
    calendar = read_back(invited(event()))
    found = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert (found.uid.value, found.sequence.value, found.summary.value) == ("7-abc@kring", "3", "Intervisie")
    assert found.location.value == event().place
    assert found.url.value in found.description.value
    assert (found.dtstart.value, found.dtend.value) == (event().starts_at, event().ends_at)
    assert found.organizer.value == "mailto:kring@delinde.example"
    assert (found.attendee.value, found.attendee.params["RSVP"]) == ("mailto:anna@delinde.example", ["TRUE"])
    assert sorted(alarm.trigger.value for alarm in found.valarm_list) == [-timedelta(days=1), -timedelta(minutes=30)]


@pytest.mark.parametrize("hour", [0, 1])  # 02:30 in summer, and 02:30 once more in winter
def test_the_hour_that_the_clock_repeats_stays_one_hour(hour):
    one = event(datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
    found = read_back(invited(one)).vevent
    assert found.dtend.value - found.dtstart.value == timedelta(hours=2)
    assert found.dtstart.value == one.starts_at


def test_a_cancellation_has_the_same_name_a_higher_number_and_no_alarm():
    entry = Entry(event(), "7-abc@kring", 4)
    found = read_back(writing.cancellation(entry, WORDS, organiser=KRING, guest=ANNA, now=NOW))
    assert (found.method.value, found.vevent.status.value, found.vevent.sequence.value) == ("CANCEL", "CANCELLED", "4")
    assert "valarm" not in found.vevent.contents


def test_a_series_names_no_people():
    written = writing.published([Entry(event(), "7-abc@kring"), Entry(event(), "8-abc@kring")], WORDS, now=NOW)
    assert [found.uid.value for found in read_back(written).vevent_list] == ["7-abc@kring", "8-abc@kring"]
    assert b"mailto" not in written


def test_a_change_is_seen_and_the_same_again_is_not():
    assert event().fingerprint == event(event().starts_at + timedelta()).fingerprint
    others = [
        event(place="Elders"),
        event(NOW),
        Event(**{**{n: getattr(event(), n) for n in Event.__slots__}, "unshown": "x"}),
    ]
    assert len({event().fingerprint, *(each.fingerprint for each in others)}) == 4


REPLY = """From: Anna <Anna@delinde.example>
To: kring@delinde.example
Subject: Declined
MIME-Version: 1.0
Content-Type: text/calendar; method=REPLY; charset=utf-8

BEGIN:VCALENDAR
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:7-abc@kring
SEQUENCE:3
DTSTAMP:20261123T110000Z
ATTENDEE;PARTSTAT=DECLINED;CN=Anna:MAILTO:anna@delinde.example
END:VEVENT
END:VCALENDAR
"""


def test_a_decline_is_read_from_the_answer():
    answer = read_answer(REPLY.encode())
    assert answer
    assert (answer.sender, answer.guest, answer.uid) == ("anna@delinde.example", "anna@delinde.example", "7-abc@kring")
    assert (answer.will, answer.sequence, answer.at) == (Will.STAY_AWAY, 3, NOW + timedelta(hours=1))
    accepted = read_answer(REPLY.replace("DECLINED", "accepted").encode())
    assert accepted
    assert accepted.will is Will.COME


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("METHOD:REPLY", "METHOD:REQUEST"),
        ("DECLINED", "TENTATIVE"),
        ("UID:7-abc@kring\n", ""),
        ("ATTENDEE;", "X-NOBODY;"),
        ("END:VEVENT\n", "ATTENDEE;PARTSTAT=DECLINED:mailto:bram@delinde.example\nEND:VEVENT\n"),
        ("END:VCALENDAR\n", ""),
        ("20261123T110000Z", "yesterday"),
        ("SEQUENCE:3", "SEQUENCE:three"),
        ("From: Anna <Anna@delinde.example>", "From: a@b.example, c@d.example"),
        ("text/calendar", "text/plain"),
        ("charset=utf-8", "charset=no-such"),
    ],
)
def test_anything_else_is_no_answer(was, becomes):
    assert was in REPLY
    letter = REPLY.replace(was, becomes)
    if "no-such" in becomes:
        assert read_answer(letter.encode()) is not None, "the bytes are read, whatever they are called"
    else:
        assert read_answer(letter.encode()) is None


@pytest.mark.parametrize("letter", [b"", b"\xff\x00" * 40, b"Content-Type: text/calendar\n\nBEGIN:", b"a" * 300_000])
def test_noise_is_no_answer(letter):
    assert read_answer(letter) is None
