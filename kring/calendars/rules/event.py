"""What a calendar may know of a meeting. Nothing else ever reaches one: no role, no method, no case."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting. `key` is its id, `link` the address of its page.

    `unshown` is what a calendar does not show, while everybody hears when it changes.
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str
    unshown: str = ""

    @property
    def fingerprint(self) -> str:
        """Differs when there is something to tell."""
        when = [each.astimezone(UTC).isoformat() for each in (self.starts_at, self.ends_at)]
        return hashlib.sha256("\0".join([*when, self.place, self.link, self.unshown]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as one person's calendar holds it: `uid` never changes, `sequence` rises with each change."""

    event: Event
    uid: str
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """What a calendar shows in the reader's language: the neutral title, the text, and the calendar's name."""

    title: str
    text: str
    name: str = "Kring"


@dataclass(frozen=True, slots=True)
class Address:
    """A name and a mail address."""

    name: str
    email: str
