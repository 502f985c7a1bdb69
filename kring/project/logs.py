"""Logs for the person who hosts Kring: what happened and where, never what was in it.

No content, no query strings, no addresses of pages, machines or mail. Of a fault of ours the log has its kind and the
places in the code; its message could quote somebody, so that stays out.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HOME = str(Path(__file__).resolve().parent.parent.parent)
Entry = dict[str, Any]


def logging_for(style: str) -> dict[str, Any]:
    """Django's LOGGING. `style` is `json` or `plain`; libraries speak from WARNING up, Kring from INFO."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"kring": {"()": Lines, "shown": as_json if style == "json" else plain}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "kring"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "kring": {"level": "INFO"},
            # Refused requests are no news to a host; faults are.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": False},
            "uvicorn.access": {"handlers": [], "propagate": False},
        },
    }


class Lines(logging.Formatter):
    """One line for a record, of what a host may read."""

    def __init__(self, shown: Callable[[Entry], str]) -> None:
        super().__init__()
        self.shown = shown

    def format(self, record: logging.LogRecord) -> str:
        return self.shown(without_content(record))


def as_json(said: Entry) -> str:
    return json.dumps(said, default=str)


def plain(said: Entry) -> str:
    """For eyes: when, how bad and what in columns, and the rest by name."""
    more = " ".join(f"{name}={value}" for name, value in said.items() if name not in {"timestamp", "level", "event"})
    return f"{said['timestamp']} [{said['level']:<9}] {said['event']:<30} {more}".rstrip()


def without_content(record: logging.LogRecord) -> Entry:
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    said: Entry = {"timestamp": at, "level": record.levelname.lower(), "event": _event(record)}
    if record.exc_info and record.exc_info[0]:
        said.update(fault=record.exc_info[0].__name__, places=_places(record.exc_info[2]))
    said.update({name: getattr(record, name) for name in SAFE_FIELDS if hasattr(record, name)})
    return said


# What Kring's own log lines may carry, as `extra`: counts, durations, kinds, versions and ids of rows.
SAFE_FIELDS = ("status_code", "room", "number", "count", "seconds", "fault", "version", "migration", "job", "streams")


def _event(record: logging.LogRecord) -> str:
    # Django puts addresses of pages into its messages, asyncio what a task was holding.
    if record.name.startswith(("django", "asyncio")) and not record.name.startswith("django_tasks"):
        return record.name
    return str(record.msg)  # what is filled in could be anybody's words


def _places(trace: Any) -> list[str]:
    """The last places a fault passed, innermost last: file, line and function."""
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{frame.filename.removeprefix(HOME)}:{frame.lineno} {frame.name}" for frame in frames]
