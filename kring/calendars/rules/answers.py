"""Reads the mail with which a calendar answers an invitation (METHOD:REPLY). Anything else is no answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Component

LARGEST = 256 * 1024  # bytes; an answer is a few KB


class Will(StrEnum):
    """What a guest answers; other states, such as tentative, say nothing that Kring acts on."""

    COME = "ACCEPTED"
    STAY_AWAY = "DECLINED"


@dataclass(frozen=True, slots=True)
class Answer:
    """`sender` and `guest` are mail addresses in small letters; `uid` holds the secret of the invitation."""

    sender: str
    guest: str
    uid: str
    sequence: int
    will: Will
    at: datetime


def read_answer(letter: bytes) -> Answer | None:
    """The answer in a mail, or None when it is none that can be taken for sure."""
    if len(letter) > LARGEST:
        return None
    try:
        return _read(letter)
    except (ValueError, KeyError, TypeError, AttributeError, LookupError):  # what the two readers say of broken input
        return None


def _read(letter: bytes) -> Answer | None:
    message = message_from_bytes(letter, policy=policy.default)
    senders = [address for _name, address in getaddresses([str(message.get("From", ""))])]
    found = [component for text in _calendars(message) for component in _replies(text)]
    if len(senders) != 1 or len(found) != 1:
        return None
    return _answer(found[0], sender=senders[0].lower())


def _calendars(message: EmailMessage) -> list[bytes]:
    parts = (part for part in message.walk() if part.get_content_type() == "text/calendar")
    return [payload for part in parts if isinstance(payload := part.get_payload(decode=True), bytes)]


def _replies(text: bytes) -> list[Component]:
    from icalendar import Calendar  # noqa: PLC0415 -- takes a moment to load; a start must not wait

    calendar = Calendar.from_ical(text)
    return list(calendar.walk("VEVENT")) if str(calendar.get("METHOD", "")).upper() == "REPLY" else []


def _answer(component: Component, *, sender: str) -> Answer | None:
    guest = component["ATTENDEE"]
    if isinstance(guest, list):
        return None
    at = component.decoded("DTSTAMP")
    return Answer(
        sender=sender,
        guest=str(guest).lower().removeprefix("mailto:"),
        uid=str(component["UID"]),
        sequence=int(component.get("SEQUENCE", 0)),
        will=Will(str(guest.params.get("PARTSTAT", "")).upper()),
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
    )
