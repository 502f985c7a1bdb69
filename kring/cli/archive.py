"""A backup: one tar file with the database and a page that says what it is.

Inside: `manifest.json` and `database`. SQLite is copied with its online backup, PostgreSQL with `pg_dump`, each while
Kring runs. Left out are the secret that signs cookies and everybody's sign-ins: who finds a backup can sign in as
nobody. After a restore people sign in again, and nothing of what they sealed is lost.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kring.cli import schema
from kring.cli.stop import Stop

FORMAT = "kring-backup/1"
SIGN_INS = ("django_session", "usersessions_usersession", "people_first_link")  # keys that open a browser's door


@dataclass(frozen=True)
class Manifest:
    """What the backup is. `engine` is `sqlite` or `postgresql`; `sha256` is of the database inside, in hex."""

    format: str
    made_by: str
    made_at: str
    engine: str
    migrations: list[str]
    sha256: str
    bytes: int


def engine() -> str:
    return "sqlite" if settings.IS_SQLITE else "postgresql"


def write(target: Path, *, now: datetime) -> Manifest:
    """Write a whole backup, or nothing: the file gets its name only when it is complete."""
    with tempfile.TemporaryDirectory(prefix=".kring-backup-", dir=target.parent) as work:
        database = Path(work) / "database"
        (_copy_sqlite if settings.IS_SQLITE else _dump_postgresql)(database)
        applied = MigrationLoader(connection).applied_migrations
        manifest = Manifest(
            format=FORMAT,
            made_by=version("kring"),
            made_at=now.isoformat(timespec="seconds"),
            engine=engine(),
            migrations=sorted(f"{app}.{name}" for app, name in applied),
            sha256=_sha256(database),
            bytes=database.stat().st_size,
        )
        packed = Path(work) / "backup"
        _pack(packed, manifest, database)
        packed.replace(target)
    return manifest


def unpack(source: Path, database: Path) -> Manifest:
    """Check a backup and put its database at `database`. Raises Stop with what is wrong."""
    try:
        with tarfile.open(source, "r:") as tar:
            manifest = _manifest_in(tar)
            inside = tar.extractfile("database") or io.BytesIO()
            database.touch(mode=0o600)
            with database.open("wb") as file:
                while piece := inside.read(1 << 20):
                    file.write(piece)
    except (tarfile.TarError, KeyError, TypeError, ValueError):
        raise Stop(f"{source} is no backup of Kring, or it is damaged. Nothing was changed.") from None
    if _sha256(database) != manifest.sha256:
        raise Stop(f"{source} is damaged: its database is not the one that was written. Nothing was changed.")
    return manifest


def _manifest_in(tar: tarfile.TarFile) -> Manifest:
    page = tar.extractfile("manifest.json")
    said: dict[str, Any] = json.loads(page.read(1 << 20)) if page else {}
    if said.get("format") != FORMAT:
        raise ValueError("another format")
    return Manifest(**said)


def _pack(packed: Path, manifest: Manifest, database: Path) -> None:
    page = json.dumps(asdict(manifest), indent=1).encode()
    packed.touch(mode=0o600)
    with tarfile.open(packed, "w:") as tar:
        about = tarfile.TarInfo("manifest.json")
        about.size = len(page)
        tar.addfile(about, io.BytesIO(page))
        tar.add(database, "database", filter=_nameless)
    with packed.open("rb") as file:
        os.fsync(file.fileno())


def _nameless(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whose account made it is nobody's business."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry


def _copy_sqlite(target: Path) -> None:
    schema.copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), target)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in tables.intersection(SIGN_INS):
            copy.execute(f"DELETE FROM {table}")  # noqa: S608  (a name from the list above)
        copy.execute("VACUUM")  # or the deleted rows stay readable in the file's free pages


def _dump_postgresql(target: Path) -> None:
    left_out = [f"--exclude-table-data={table}" for table in SIGN_INS]
    run_postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", *left_out, f"--file={target}")


def run_postgresql(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on the configured database; the password goes through the environment."""
    place = settings.DATABASES["default"]
    given = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    said = {variable: str(place[name]) for variable, name in given.items() if place.get(name)}
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program with our own arguments)
            [program, "--no-password", *arguments],
            env={**os.environ, **said},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Stop(f"{program} is missing. On Debian: apt-get install postgresql-client") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise Stop(f"{program} could not do its work: {last}")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
