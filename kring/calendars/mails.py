"""The mails that carry an invitation: a short text, and the same as iCalendar beside it."""

from __future__ import annotations

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kring.calendars.rules.event import Address, Entry, Words
from kring.people.models import Person


def words() -> Words:
    """The neutral words of a calendar, in the language of the moment."""
    return Words(title=_("Peer consultation"), text=_("More is on the page of the meeting, after you sign in."))


def organiser() -> Address:
    """Who invites, and to whom answers go."""
    return Address("Kring", settings.ANSWERS_TO or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def send_request(entry: Entry, person: Person, *, is_first: bool, now: datetime) -> None:
    from kring.calendars.rules.writing import request  # noqa: PLC0415 -- icalendar takes a moment to load; a start must not wait

    with override(person.language):
        guest = Address(person.name, person.email)
        calendar = request(entry, words(), organiser=organiser(), guest=guest, now=now)
        _send("planned" if is_first else "changed", "REQUEST", entry, person, calendar)


def send_cancellation(entry: Entry, person: Person, *, now: datetime) -> None:
    from kring.calendars.rules.writing import cancellation  # noqa: PLC0415 -- as above

    with override(person.language):
        guest = Address(person.name, person.email)
        calendar = cancellation(entry, words(), organiser=organiser(), guest=guest, now=now)
        _send("cancelled", "CANCEL", entry, person, calendar)


def _send(letter: str, method: str, entry: Entry, person: Person, calendar: bytes) -> None:
    shown = {"person": person, "event": entry.event, "home": settings.PUBLIC_URL}
    written = render_to_string(f"calendars/mail/{letter}.txt", shown)
    subject, _newline, text = written.strip().partition("\n")
    mail = EmailMultiAlternatives(
        subject,
        text.strip() + "\n",
        to=[person.email],
        reply_to=[organiser().email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(calendar.decode(), f"text/calendar; method={method}")
    mail.send()
