"""Which step each role can take by a press, in which states: what test_states.py expects, written by hand."""

from __future__ import annotations

from typing import NamedTuple


class Press(NamedTuple):
    """Who may press it, and where the programme must stand."""

    roles: frozenset[str]
    states: frozenset[str]


def press(roles: str, states: str) -> Press:
    return Press(frozenset(roles.split()), frozenset(states.split()))


STATES = (
    "asked",
    "approved",
    "quoted",
    "agreed",
    "forming",
    "aligning",
    "running",
    "closing",
    "closed",
    "independent",
    "declined",
    "stopped",
    "ended",
)
STEPS: dict[str, Press] = {
    "approve": press("manager", "asked"),
    "decline": press("manager", "asked"),
    "turn-down": press("coordinator", "approved"),
    "withdraw": press("manager requester", "asked approved quoted"),
    "waive-quote": press("coordinator", "approved"),
    "start": press("coordinator intervisor", "aligning"),
    "regroup": press("coordinator", "aligning running"),
    "conclude": press("coordinator intervisor", "running"),
    "close": press("coordinator", "closing"),
    "go-on": press("member", "closed"),
    "stop": press("coordinator commissioner", "asked approved quoted agreed forming aligning running closing"),
    "ask-group": press("commissioner", "running closing closed independent"),
    "answer-for-group": press("intervisor member", "running closing closed independent"),
}
PARTIES = ("member", "coordinator", "commissioner", "manager", "intervisor", "requester")
