"""When a form is asked: after each meeting, after half of them, and when the programme closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

LEAST = 3  # meetings planned: with fewer there is no half
# In the afternoon: in the morning one is asked who was there.
MAILS = ((1, time(16)), (4, time(16)))
FORGOTTEN = timedelta(days=1)  # a mail that could not leave in time is not sent later than this
OPEN = timedelta(days=14)  # so long it stands among what waits
CALM = timedelta(days=7)  # so long a group has for the evaluation of its programme


def half_way(planned: int, ended: Sequence[datetime]) -> datetime | None:
    """When the meeting that made half of `planned` ended. `ended`: when each held meeting did, the first first."""
    half = (planned + 1) // 2
    return ended[half - 1] if planned >= LEAST and len(ended) >= half else None


def mail_due(since: datetime, now: datetime, zone: ZoneInfo) -> int | None:
    """Which mail, from 1, is to be sent now about something that is asked since then."""
    day = since.astimezone(zone).date()
    for number, (after, at) in enumerate(MAILS, start=1):
        moment = datetime.combine(day + timedelta(days=after), at, zone)
        if timedelta() <= now - moment <= FORGOTTEN:
            return number
    return None


def is_open(since: datetime, now: datetime) -> bool:
    """Whether it still stands among what waits for somebody."""
    return timedelta() <= now - since <= OPEN
