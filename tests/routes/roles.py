"""The roles against which every route is tried, and what each may expect."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Seen(StrEnum):
    """What somebody gets. `IN` is any answer from behind the gate, also one that says a form is not complete."""

    IN = "yes"
    NO_RIGHT = "403"
    NOT_THERE = "404"
    SIGN_IN = "sign in"


IN, NO_RIGHT, NOT_THERE, SIGN_IN = Seen


class Expected(NamedTuple):
    """One row of the table: what each role gets."""

    member: Seen
    invited: Seen
    former: Seen
    other_group: Seen
    other_organisation: Seen
    coordinator: Seen
    other_coordinator: Seen
    commissioner: Seen
    manager: Seen
    intervisor: Seen
    former_intervisor: Seen
    requester: Seen
    nobody: Seen


# Who plays each role towards the group Wijkteam Oost of Zorggroep De Linde.
PLAYERS = {
    "member": "Anna",
    "invited": "Daan",
    "former": "Elif",
    "other_group": "Hugo",
    "other_organisation": "Iris",
    "coordinator": "Greet",
    "other_coordinator": "Joke",
    "commissioner": "Karel",
    "manager": "Mees",
    "intervisor": "Noor",
    "former_intervisor": "Otto",
    "requester": "Petra",
    "nobody": None,
}
TITLES = {
    "member": "Member",
    "invited": "Invited, not in yet",
    "former": "Former member",
    "other_group": "Member of another group",
    "other_organisation": "Member elsewhere",
    "coordinator": "Coordinator",
    "other_coordinator": "Coordinator elsewhere",
    "commissioner": "Commissioner",
    "manager": "Manager of a participant",
    "intervisor": "Intervisor",
    "former_intervisor": "Former intervisor",
    "requester": "Who asked",
    "nobody": "Not signed in",
}


def expect(*insiders: str, refused: tuple[str, ...] = (), others: Seen = NOT_THERE, nobody: Seen = SIGN_IN) -> Expected:
    """A row that lets these roles in, answers 403 to `refused`, and keeps everybody else out."""
    answers = {role: IN if role in insiders else NO_RIGHT if role in refused else others for role in Expected._fields}
    return Expected(**{**answers, "nobody": nobody})


ANYBODY = expect(*Expected._fields, nobody=IN)
SIGNED_IN = expect(*Expected._fields)
