"""How large an own method may be. Far above any method that is held, far below what would hurt a room."""

from __future__ import annotations

LARGEST_FILE = 128 * 1024  # bytes of TOML
LARGEST_SCRIPT = 160 * 1024  # characters of JSON
LONGEST_TEXT = 2_000  # characters of one text
MOST_PHASES = 40
MOST_METHODS = 100  # of one organisation
