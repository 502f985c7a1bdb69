"""What a room tells of its meeting: who really had which role, who was there, and that it is closed.

Rooms lie above meetings. Whoever asks a meeting what happened need not know how a room keeps its log.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kring.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Happened:
    """A meeting at one moment. `held`: role -> ids of who had it so far, in order; `here`: ids of who is present."""

    at: datetime
    held: Mapping[str, Sequence[str]]
    here: frozenset[str]
    is_closed: bool


def keep_happened(meeting_id: str, happened: Happened) -> None:
    """Belongs in the transaction that stores the room's event."""
    meeting = Meeting.objects.filter(pk=uuid.UUID(meeting_id)).only("id", "seen").first()
    if meeting is None:
        return
    meeting.held = {role: list(people) for role, people in happened.held.items()}
    meeting.seen = seen_until(meeting.seen, happened)
    meeting.closed_at = happened.at if happened.is_closed else None  # closing can be undone for a moment
    meeting.save(update_fields=["held", "seen", "closed_at"])


def seen_until(seen: Mapping[str, Sequence[str]], happened: Happened) -> dict[str, list[str]]:
    """From when until when each was there, with this moment."""
    at = happened.at.isoformat()
    now = {person: [*seen.get(person, [at])[:1], at] for person in sorted(happened.here)}
    return {**{person: list(times) for person, times in seen.items()}, **now}
