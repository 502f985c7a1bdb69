"""`kring doctor`: how this installation is doing. No secret, no name, no address: safe to paste anywhere."""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import sqlite3
import stat
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

from kring.cli import place


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line per finding; exit 1 when something needs care."""
    folder = place.set_up(options)
    findings = [*_program(), *_folder(folder), *_database(), *_beside(), *_mail(), *_holidays()]
    for is_well, says in findings:
        print(f"{'ok  ' if is_well else 'LOOK'}  {says}")
    return 0 if all(is_well for is_well, _ in findings) else 1


Finding = tuple[bool, str]


def _program() -> list[Finding]:
    from kring.project.environment import environment
    from kring.web.bundle import is_built

    chosen = sorted(name for name in environment.settings if name in os.environ or f"{name}_FILE" in os.environ)
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return [
        (
            True,
            f"Kring {version('kring')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        ),
        (True, f"settings that are set: {', '.join(chosen) or 'none'}"),
        (is_built(), "the pages' scripts are built" if is_built() else "the pages' scripts are not built: make run"),
        (files >= 1024, f"open files allowed: {files}; serve raises this as far as the system lets it"),  # noqa: PLR2004
    ]


def _folder(folder: Path) -> list[Finding]:
    rights = stat.S_IMODE(folder.stat().st_mode)
    free = shutil.disk_usage(folder).free // 2**20
    closed = not rights & 0o077
    return [
        (closed, f"the data folder is {'closed to other accounts' if closed else 'open to others: chmod 700 it'}"),
        (free > 200, f"free on its disk: {free:,} MB"),  # noqa: PLR2004  (a meeting is under 1 MB)
    ]


def _database() -> list[Finding]:
    from django.conf import settings
    from django.db import DatabaseError, connection
    from django.db.migrations.loader import MigrationLoader

    from kring.cli import schema

    kind = f"SQLite {sqlite3.sqlite_version}" if settings.IS_SQLITE else "PostgreSQL"
    try:
        connection.ensure_connection()
        loader = MigrationLoader(connection)
    except DatabaseError as fault:
        return [(False, f"the database ({kind}) does not answer: {type(fault).__name__}")]
    waits, newer = schema.waiting(loader), schema.newer_than_this(loader)
    return [
        (True, f"the database answers: {kind}"),
        (not newer, f"the database is newer than this program: {newer[-1]}" if newer else "the database is no newer"),
        (not waits, f"migrations waiting: {len(waits)}; serve applies them" if waits else "no migration waits"),
    ]


def _beside() -> list[Finding]:
    from kring.web import heartbeat

    quiet = heartbeat.silence()
    if quiet is None:
        return [(True, "the worker has not run here yet: it starts with serve")]
    return [(True, f"the worker's last sign of life: {quiet:.0f} s ago")]


def _mail() -> list[Finding]:
    from django.conf import settings

    from kring.calendars.mailbox import Fault, open_mailbox

    sends = "mail is sent by a mail server" if settings.SMTP else "no mail server is set: mail is kept here"
    if settings.MAILBOX is None:
        return [(True, sends), (True, "no mailbox is set: answers to invitations come by `kring receive-mail` only")]
    try:
        open_mailbox(settings.MAILBOX).logout()
    except (Fault, OSError) as fault:
        return [(True, sends), (False, f"the mailbox for answers does not open: {type(fault).__name__}")]
    return [(True, sends), (True, "the mailbox for answers opens: accept and decline are read from it")]


def _holidays() -> list[Finding]:
    """Whether groups can leave out school holidays for the coming year and a half: a newer Kring knows later ones."""
    from kring.dates.rules.avoiding import Region, known_until
    from kring.kernel.clock import now

    known = min(known_until(region) for region in Region)
    lasts = known >= (now() + timedelta(days=548)).year
    later = "" if lasts else ": install a newer Kring, or let coordinators add later ones as closed days"
    return [(lasts, f"school holidays are known until the end of {known}{later}")]
