"""How far somebody is on their way into a group, or out of it: pure."""

from __future__ import annotations


def member_state(*, is_left: bool, inside: bool, asks: bool) -> str:
    """`invited`, `asking`, `inside`, `leaving` (who left but still stands in the log) or `left`."""
    if is_left:
        return "leaving" if inside else "left"
    if asks:
        return "asking"  # also a member who comes back with a new identity: somebody has to let them in
    return "inside" if inside else "invited"
