"""Why somebody hears from Kring. The mail never says about what: that is behind signing in."""

from __future__ import annotations

from enum import Enum


class Notice(Enum):
    """The reasons. Some have their own letter, because its reader may never have heard of Kring."""

    APPROVAL_ASKED = "approval-asked"
    ATTENDANCE_WAITS = "attendance-waits"
    DATES_ASKED = "dates-asked"
    DATES_COMPLETE = "dates-complete"
    DATES_WAIT = "dates-wait"
    EVALUATION_ASKED = "evaluation-asked"
    GOES_IN_A_MONTH = "goes-in-a-month"
    GOES_IN_A_WEEK = "goes-in-a-week"
    GROUP_JOINED = "group-joined"
    INVITED = "invited"
    LIST_WAITS = "list-waits"
    MEETING_CHANGED = "meeting-changed"
    MEETING_PLANNED = "meeting-planned"
    OWN_WAITS = "own-waits"
    PLACE_OFFERED = "place-offered"
    PROGRAMME_WAITS = "programme-waits"
    PULSE_ASKED = "pulse-asked"
    PULSE_WAITS = "pulse-waits"
    ROLE_CHANGED = "role-changed"
    ROLE_WAITS = "role-waits"
    ROUND_BEGUN = "round-begun"
    ROUND_OPENED = "round-opened"
    ROUND_WAITS = "round-waits"
    SUBSTITUTE_ASKED = "substitute-asked"
    SUBSTITUTE_STAYS = "substitute-stays"

    @property
    def letter(self) -> str:
        return LETTERS.get(self, "waiting")


LETTERS = {
    Notice.APPROVAL_ASKED: "approval",
    Notice.GOES_IN_A_MONTH: "goes-in-a-month",
    Notice.GOES_IN_A_WEEK: "goes-in-a-week",
    Notice.INVITED: "invited",
    Notice.PLACE_OFFERED: "place",
    Notice.PROGRAMME_WAITS: "programme",
    Notice.PULSE_ASKED: "question",
    Notice.PULSE_WAITS: "question",
    Notice.SUBSTITUTE_ASKED: "once",
}
