"""How a command ends when the person who typed it has something to do."""

from __future__ import annotations


class Stop(Exception):
    """One sentence that says what is wrong and what to do. The command prints it and exits with 2."""
