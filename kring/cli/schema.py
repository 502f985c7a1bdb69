"""The database's shape: is it the program's, and how to bring it there without risk."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kring.cli.stop import Stop

logger = logging.getLogger("kring.schema")
KEPT = 5


def newer_than_this(loader: MigrationLoader) -> list[str]:
    """Migrations the database has had that this program does not know: a newer Kring wrote them."""
    ours = {app for app, _ in loader.disk_migrations}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in unknown if app in ours)


def waiting(loader: MigrationLoader) -> list[str]:
    """Migrations the database has not had yet."""
    return sorted(f"{app}.{name}" for app, name in set(loader.disk_migrations) - set(loader.applied_migrations))


def bring_up_to_date(folder: Path, *, now: datetime) -> None:
    """Apply what is waiting. An existing SQLite database is copied to `backups/` first."""
    loader = MigrationLoader(connection)
    refuse_newer(newer_than_this(loader))
    todo = waiting(loader)
    if not todo:
        return
    if settings.IS_SQLITE and loader.applied_migrations:
        keep_copy(folder, now=now)
    call_command("migrate", verbosity=0, interactive=False)
    logger.info("database.migrated", extra={"count": len(todo)})


def refuse_newer(unknown: list[str]) -> None:
    if unknown:
        raise Stop(
            f"This database was made by a newer Kring: it has {unknown[-1]}. This program is Kring {version('kring')}, "
            "and it stops here so that nothing is damaged. Start the newer Kring, or restore an older backup."
        )


def keep_copy(folder: Path, *, now: datetime) -> Path:
    """Copy the SQLite database into `backups/`, named after the moment; the newest five are kept."""
    copies = folder / "backups"
    copies.mkdir(mode=0o700, exist_ok=True)
    target = copies / f"before-migrating-{now:%Y%m%dT%H%M%S}.sqlite3"
    copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), target)
    for old in sorted(copies.glob("before-migrating-*.sqlite3"))[:-KEPT]:
        old.unlink()
    return target


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use (SQLite's online backup)."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as living, closing(sqlite3.connect(target)) as copy:
        living.backup(copy)
