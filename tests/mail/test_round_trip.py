"""An invitation lands in a mailbox of a real mail server, somebody's calendar answers, and Kring reads the answer."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
import vobject
from django.core import mail

from kring.calendars.mailbox import look_through
from kring.meetings import actions, queries
from kring.meetings.answers import take_letter
from kring.meetings.models import Meeting
from kring.meetings.tests.conftest import plan
from tests.cast import TEN
from tests.mail.server import mail_server, mailbox, opened


@pytest.fixture(scope="module")
def port():
    with mail_server() as port:
        yield port


@pytest.fixture
def meeting(cast) -> Meeting:
    return actions.plan_meeting(cast.oost, plan(cast), by=cast["Greet"], now=TEN)


def deliver_invitation(port, name):
    letter = next(letter for letter in mail.outbox if letter.to == [f"{name.lower()}@example.org"])
    with opened(port, name) as program:
        program.append("INBOX", "", "", letter.message().as_bytes())


def read_invitation(port, name):
    """What a calendar program makes of the mail in the mailbox."""
    with opened(port, name) as program:
        _state, parts = program.fetch("1", "(BODY.PEEK[2])")
    [written] = [part[1] for part in parts if isinstance(part, tuple)]
    return vobject.readOne(written.decode())


def answer(port, invitation, name, will):
    """Reply as a calendar program does, into the mailbox that Kring reads."""
    calendar = vobject.iCalendar()
    calendar.add("method").value = "REPLY"
    event = calendar.add("vevent")
    event.add("uid").value = invitation.vevent.uid.value
    event.add("sequence").value = invitation.vevent.sequence.value
    event.add("dtstamp").value = TEN.astimezone(vobject.icalendar.utc)
    guest = event.add("attendee")
    guest.value = f"mailto:{name.lower()}@example.org"
    guest.partstat_param = will
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = f"{name.lower()}@example.org", "kring@localhost", will
    letter.set_content("Ik kan niet.")
    letter.add_alternative(calendar.serialize().encode(), maintype="text", subtype="calendar")
    with opened(port, "kring") as program:
        program.append("INBOX", "", "", letter.as_bytes())


def test_an_invitation_is_declined_in_a_mailbox_and_becomes_an_absence(cast, meeting, port):
    deliver_invitation(port, "Bram")
    with opened(port, "kring") as program:
        program.append("INBOX", "", "", b"From: boss@example.org\r\nSubject: Lunch?\r\n\r\nWho comes?\r\n")
    answer(port, read_invitation(port, "Bram"), "Bram", "DECLINED")
    taken = [look_through(mailbox(port, "kring"), lambda letter: take_letter(letter, now=TEN)) for _ in range(2)]
    assert taken == [1, 0], "each letter is looked at once"
    assert queries.away(meeting) == {str(cast["Bram"].pk)}
    with opened(port, "kring") as program:
        _state, unread = program.search(None, "UNSEEN")
        _state, everything = program.search(None, "ALL")
    assert (unread, everything) == ([b"1"], [b"1 2"]), "other mail stays unread, and nothing is thrown away"
