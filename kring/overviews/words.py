"""What the pages that gather say of a state."""

from __future__ import annotations

from django.utils.translation import get_language

from kring.programmes.rules.lifecycle import STATES, State


def state_said(state: State) -> str:
    """In the reader's language."""
    return STATES[state].said_in(get_language() or "nl")
