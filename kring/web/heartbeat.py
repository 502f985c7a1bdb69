"""A sign of life of the worker, in the data folder: pages and worker may be two processes."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

SECONDS = 5  # between two beats


def _file() -> Path:
    return Path(settings.DATA) / "heartbeat"


def beat() -> None:
    _file().touch(mode=0o600)


def silence() -> float | None:
    """Seconds since the last beat; None when there never was one."""
    try:
        return max(0.0, time.time() - _file().stat().st_mtime)
    except FileNotFoundError:
        return None


def is_beating() -> bool:
    quiet = silence()
    return quiet is not None and quiet < SECONDS * 4
