"""What is supposed of a group until it says otherwise."""

from __future__ import annotations

SHORTEST, LONGEST = 15, 480  # minutes of a meeting
USUAL_MINUTES = 120
FEW, MANY = 2, 10  # meetings held


def experience_after(held: int) -> str:
    """How experienced a group is that held so many meetings."""
    if held < FEW:
        return "new"
    return "some" if held < MANY else "experienced"


def safety_after(held: int) -> str:
    """How safe a group may be taken to be. Never high by itself: only the group can say that."""
    return "known" if held >= FEW else "any"
