"""What is shown of a poll's answers. The twin of `frontend/pulses/telling.ts`: browsers count, this one proves.

The reasons stand in docs/decisions/0087: whatever is shown, no member can rule out one of the five answers of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Band = Literal["most", "mixed", "few"]
Why = Literal["", "few", "difference", "refused"]

STATEMENTS = 7
ANSWERS = (1, 2, 3, 4, 5)  # from "not at all" to "fully"
TURNED = frozenset({0, 2, 4})  # statements where agreeing means that it is not safe
FAVOURABLE = 4  # an answer from here on, once turned
NUMBERS_FROM = 5  # ballots
WISH_FROM = 3  # ballots
# So many may answer otherwise than the others in any band: the reader, and one whom the reader wonders about.
SPARED = 2


class Ballot(NamedTuple):
    """`answers`, one for each statement as it was asked; `first`: wants to talk about this first."""

    answers: tuple[int, ...]
    first: bool


class Counted(NamedTuple):
    """One poll. Polls of one epoch have the same members. `ballots` is None when they were refused."""

    epoch: int
    members: int
    ballots: Sequence[Ballot] | None


class Told(NamedTuple):
    """What is shown. `first` is None when not even that is told; without numbers `bands` is None, and `why` says so."""

    answered: int
    members: int
    first: bool | None
    bands: tuple[Band, ...] | None
    why: Why


def tell(polls: Iterable[Counted]) -> list[Told]:
    """What is shown of each poll, in the order in which they were opened."""
    told: list[Told] = []
    shown: list[Counted] = []  # whose numbers are known, or may be: refused here is perhaps not refused elsewhere
    for poll in polls:
        why = why_not(poll, [before for before in shown if before.epoch == poll.epoch])
        if why in {"", "refused"}:
            shown.append(poll)
        told.append(told_of(poll, why))
    return told


def why_not(poll: Counted, shown: Sequence[Counted]) -> Why:
    """Between two polls of the same people no difference may be taken: then all of them answered both."""
    if poll.ballots is None:
        return "refused"
    if len(poll.ballots) < NUMBERS_FROM:
        return "few"
    if shown and not all(is_complete(one) for one in (*shown, poll)):
        return "difference"
    return ""


def is_complete(poll: Counted) -> bool:
    return poll.ballots is not None and len(poll.ballots) == poll.members


def told_of(poll: Counted, why: Why) -> Told:
    ballots = poll.ballots or ()
    columns = [tuple(ballot.answers[at] for ballot in ballots) for at in range(STATEMENTS)]
    bands = None if why else tuple(band(turned(at, column)) for at, column in enumerate(columns))
    first = wish([ballot.first for ballot in ballots])
    return Told(len(ballots), poll.members, first, bands, why)


def turned(statement: int, answers: Iterable[int]) -> tuple[int, ...]:
    """Answers to one statement, so that 5 is always the safest."""
    return tuple(6 - answer if statement in TURNED else answer for answer in answers)


def band(answers: Sequence[int]) -> Band:
    """Of five answers or more to one statement, turned. No mean, no number."""
    favourable = sum(answer >= FAVOURABLE for answer in answers)
    if favourable >= len(answers) - SPARED:
        return "most"
    return "few" if favourable <= SPARED else "mixed"


def wish(firsts: Sequence[bool]) -> bool | None:
    """Whether somebody wants to talk first; never how many."""
    return any(firsts) if len(firsts) >= WISH_FROM else None
