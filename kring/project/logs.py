"""Logs for the person who hosts Kring: what happened and where, never what was in it.

No content, no query strings, no addresses of pages, machines or mail. Of a fault of ours the log has its kind and the
places in the code; its message could quote somebody, so that stays out.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

HOME = str(Path(__file__).resolve().parent.parent.parent)
Entry = MutableMapping[str, Any]


def logging_for(style: str) -> dict[str, Any]:
    """Django's LOGGING. `style` is `json` or `plain`; libraries speak from WARNING up, Kring from INFO."""
    renderer = structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "kring": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [without_content],
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
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


def without_content(_logger: object, _method: str, entry: Entry) -> Entry:
    """Rewrite one standard log record into what a host may read."""
    record: logging.LogRecord = entry["_record"]
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    said: Entry = {"timestamp": at, "level": record.levelname.lower(), "event": _event(record)}
    if record.exc_info and record.exc_info[0]:
        said.update(fault=record.exc_info[0].__name__, places=_places(record.exc_info[2]))
        record.exc_info, record.exc_text = None, None
    said.update({name: getattr(record, name) for name in SAFE_FIELDS if hasattr(record, name)})
    return {**said, "_record": record, "_from_structlog": False}


# What Kring's own log lines may carry, as `extra`: counts, durations, kinds, versions and ids of rows.
SAFE_FIELDS = ("status_code", "room", "number", "count", "seconds", "fault", "version", "migration", "job", "streams")


def _event(record: logging.LogRecord) -> str:
    # Django puts addresses of pages into its messages, asyncio what a task was holding.
    if record.name.startswith(("django", "asyncio")) and not record.name.startswith("django_tasks"):
        return record.name
    return record.getMessage()


def _places(trace: Any) -> list[str]:
    """The last places a fault passed, innermost last: file, line and function."""
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{frame.filename.removeprefix(HOME)}:{frame.lineno} {frame.name}" for frame in frames]
