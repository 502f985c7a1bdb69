"""Why somebody hears from Kring. The mail never says about what: that is behind signing in."""

from __future__ import annotations

from enum import Enum


class Notice(Enum):
    """The reasons. INVITED has its own letter, because its reader has never heard of Kring."""

    GROUP_JOINED = "group-joined"
    INVITED = "invited"
    MEETING_CHANGED = "meeting-changed"
    MEETING_PLANNED = "meeting-planned"
    PROGRAMME_WAITS = "programme-waits"
    ROLE_CHANGED = "role-changed"
    ROUND_BEGUN = "round-begun"
    ROUND_OPENED = "round-opened"
    ROUND_WAITS = "round-waits"

    @property
    def letter(self) -> str:
        return "invited" if self is Notice.INVITED else "waiting"
