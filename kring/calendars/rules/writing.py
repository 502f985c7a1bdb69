"""Writes iCalendar (RFC 5545) and invitations in it (RFC 5546).

Every instant is written in UTC: only so does the hour that the clocks repeat stay one hour.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, vCalAddress, vDuration, vText
from icalendar import Event as Component

from kring.calendars.rules.event import Address, Entry, Words

MAKER = "-//Kring//Kring//NL"
WARNINGS = (timedelta(days=1), timedelta(minutes=30))
REFRESH = timedelta(hours=4)


def request(entry: Entry, words: Words, *, organiser: Address, guest: Address, now: datetime) -> bytes:
    """An invitation, or a change of it when the sequence has risen."""
    return _message("REQUEST", _invited(entry, words, organiser, guest, now))


def cancellation(entry: Entry, words: Words, *, organiser: Address, guest: Address, now: datetime) -> bytes:
    """The meeting is off, or this guest no longer belongs to it."""
    component = _invited(entry, words, organiser, guest, now)
    component["STATUS"] = vText("CANCELLED")
    component.subcomponents.clear()
    return _message("CANCEL", component)


def published(entries: Iterable[Entry], words: Words, *, now: datetime) -> bytes:
    """Several meetings to read, as a file or a feed: nobody is asked to answer."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", words.name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries:
        calendar.add_component(_component(entry, words, now))
    return bytes(calendar.to_ical())


def _message(method: str, component: Component) -> bytes:
    calendar = _calendar(method)
    calendar.add_component(component)
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _invited(entry: Entry, words: Words, organiser: Address, guest: Address, now: datetime) -> Component:
    component = _component(entry, words, now)
    component.add("organizer", _person(organiser))
    attendee = _person(guest)
    attendee.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
    component.add("attendee", attendee)
    return component


def _component(entry: Entry, words: Words, now: datetime) -> Component:
    event = entry.event
    component = Component()
    component.add("uid", entry.uid)
    component.add("sequence", entry.sequence)
    component.add("dtstamp", now.astimezone(UTC))
    component.add("dtstart", event.starts_at.astimezone(UTC))
    component.add("dtend", event.ends_at.astimezone(UTC))
    component.add("summary", words.title)
    component.add("description", f"{words.text}\n{event.link}")
    component.add("url", event.link)
    component.add("status", "CONFIRMED")
    component.add("class", "PRIVATE")
    if event.place:
        component.add("location", event.place)
    for before in WARNINGS:
        component.add_component(_alarm(before, words))
    return component


def _alarm(before: timedelta, words: Words) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.title)
    alarm.add("trigger", -before)
    return alarm


def _person(person: Address) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(person.name.replace('"', "'"))
    return address
