"""`kring restore FILE`: check a backup, then put it in the place of what is there."""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kring.cli import place
from kring.cli.stop import Stop


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)
    parser.add_argument("file", metavar="FILE", help="a file that `kring backup` wrote")


def run(options: argparse.Namespace) -> int:
    source = Path(options.file).absolute()
    if not source.is_file():
        raise Stop(f"There is no file {source}.")
    folder = place.set_up(options)
    with place.alone_in(folder), tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as work:
        print(_restore(source, Path(work) / "database", folder))
    return 0


def _restore(source: Path, database: Path, folder: Path) -> str:
    from django.conf import settings

    from kring.cli import archive
    from kring.kernel.clock import now

    manifest = archive.unpack(source, database)
    if manifest.engine != archive.engine():
        raise Stop(
            f"This backup is of {manifest.engine}, and this Kring uses {archive.engine()}. "
            "Set or unset KRING_DATABASE_URL to match. Nothing was changed."
        )
    _refuse_newer(manifest.migrations)
    if settings.IS_SQLITE:
        kept = _replace_sqlite(Path(settings.DATABASES["default"]["NAME"]), database, folder, now=now())
    else:
        kept = _replace_postgresql(database, folder, now=now())
    return f"Restored what was saved on {manifest.made_at}. What was there before is in {kept}. People sign in again."


def _refuse_newer(migrations: list[str]) -> None:
    from django.db.migrations.loader import MigrationLoader

    from kring.cli import schema

    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    ours = {app for app, _ in loader.disk_migrations}
    schema.refuse_newer(sorted(name for name in set(migrations) - known if name.partition(".")[0] in ours))


def _replace_sqlite(living: Path, database: Path, folder: Path, *, now: datetime) -> str:
    """Swap the files. The old database stays in `backups/` with its write-ahead log folded in."""
    with closing(sqlite3.connect(database)) as restored:
        if restored.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Stop("The database in this backup is damaged. Nothing was changed.")
    kept = _place_for_old(folder, "sqlite3", now=now)
    if living.exists():
        from kring.cli import schema

        schema.copy_sqlite(living, kept)
    database.replace(living)
    for beside in ("-wal", "-shm"):
        living.with_name(living.name + beside).unlink(missing_ok=True)
    return str(kept) if kept.exists() else "no file: there was no database"


def _replace_postgresql(database: Path, folder: Path, *, now: datetime) -> str:
    """One transaction: either all of the backup stands, or all of what was there."""
    from kring.cli import archive

    kept = _place_for_old(folder, "pgdump", now=now)
    archive.run_postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={kept}")
    from django.conf import settings

    name = settings.DATABASES["default"]["NAME"]
    archive.run_postgresql(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={name}", str(database)
    )
    return str(kept)


def _place_for_old(folder: Path, kind: str, *, now: datetime) -> Path:
    copies = folder / "backups"
    copies.mkdir(mode=0o700, exist_ok=True)
    return copies / f"before-restoring-{now:%Y%m%dT%H%M%S}.{kind}"
