"""Backups: what is in them, and what a restore refuses."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tarfile
from contextlib import closing

import psycopg
import pytest

from tests.serving import ask_kring, kring, migrated, own_house, serving

NAME = "Zorggroep De Linde"
SIGN_IN = "sign-in-of-anna"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("home") / "data"


@pytest.fixture(scope="module")
def database(place):
    with own_house(place) as settings:
        yield settings


@pytest.fixture(scope="module")
def home(place, database):
    """A data folder with a database in which something happened; every test leaves it as it was."""
    organisation = f"Organisation.objects.create(name={NAME!r}, made_at=now())"
    session = f"Session.objects.create(session_key={SIGN_IN!r}, session_data='', expire_date=now())"
    ask_kring(place, f"{organisation}; {session}", **database)
    return place


@pytest.fixture(scope="module")
def backup(home, database, tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "kring.backup"
    answer = kring("backup", str(file), "--data", str(home), **database)
    assert answer.returncode == 0, answer.stderr
    return file


def tell(data, database, statement: str) -> list[tuple]:
    """One statement straight to the database, and its rows: a program of Kring's own takes two seconds to start."""
    url = database.get("KRING_DATABASE_URL")
    with closing(psycopg.connect(url) if url else sqlite3.connect(data / "kring.sqlite3")) as there, there:
        done = there.execute(statement)
        return done.fetchall() if done.description else []


def names(data, database) -> list[tuple]:
    return tell(data, database, "SELECT name, (SELECT COUNT(*) FROM django_session) FROM organisations_organisation")


def test_what_was_saved_comes_back_and_nobodys_sign_in_with_it(home, database, backup):
    tell(home, database, "UPDATE organisations_organisation SET name = 'Overschreven'")
    answer = kring("restore", str(backup), "--data", str(home), **database)
    assert answer.returncode == 0, answer.stderr
    assert names(home, database) == [(NAME, 0)]
    assert list((home / "backups").glob("before-restoring-*"))


def test_a_backup_is_made_while_kring_runs_and_put_back_only_while_it_does_not(home, database, tmp_path):
    with serving(home, **database):
        assert kring("backup", str(tmp_path / "b"), "--data", str(home), **database).returncode == 0
        answer = kring("restore", str(tmp_path / "b"), "--data", str(home), **database)
    assert answer.returncode == 2
    assert "already running" in answer.stderr


def test_a_backup_holds_no_secret_no_sign_in_and_is_for_its_owner_only(home, backup):
    inside = backup.read_bytes()
    assert (home / "secret").read_text().strip().encode() not in inside
    assert SIGN_IN.encode() not in inside
    assert backup.stat().st_mode & 0o077 == 0
    with tarfile.open(backup) as tar:
        assert tar.getnames() == ["manifest.json", "database"]


def test_a_backup_never_overwrites(home, database, tmp_path):
    (tmp_path / "b").write_text("mine")
    answer = kring("backup", str(tmp_path / "b"), "--data", str(home), **database)
    assert (answer.returncode, (tmp_path / "b").read_text()) == (2, "mine")


def test_a_damaged_backup_changes_nothing(home, database, backup, tmp_path):
    before = names(home, database)
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    for number, damaged in enumerate((whole[: len(whole) // 2], whole, b"hello")):
        file = tmp_path / str(number)
        file.write_bytes(bytes(damaged))
        answer = kring("restore", str(file), "--data", str(home), **database)
        assert answer.returncode == 2
        assert "Nothing was changed" in answer.stderr
    assert names(home, database) == before


def test_a_backup_of_a_newer_kring_is_refused_by_name(home, database, backup, tmp_path):
    with tarfile.open(backup) as tar:
        tar.extractall(tmp_path, filter="data")
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    manifest["migrations"].append("groups.0099_choirs")
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(tmp_path / "newer", "w") as tar:
        tar.add(tmp_path / "manifest.json", "manifest.json")
        tar.add(tmp_path / "database", "database")
    answer = kring("restore", str(tmp_path / "newer"), "--data", str(home), **database)
    assert answer.returncode == 2
    assert "groups.0099_choirs" in answer.stderr
    assert "Kring 0." in answer.stderr


def test_an_older_program_stops_on_a_newer_database(home, database):
    applied = "INSERT INTO django_migrations (app, name, applied) VALUES ('groups', '0099_choirs', CURRENT_TIMESTAMP)"
    tell(home, database, applied)
    answer = kring("serve", "--port", "0", "--data", str(home), **database)
    assert answer.returncode == 2
    tell(home, database, "DELETE FROM django_migrations WHERE name = '0099_choirs'")
    assert "groups.0099_choirs" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_existing_sqlite_database_is_copied_before_it_is_migrated(tmp_path):
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    shutil.copyfile(migrated(), data / "kring.sqlite3")
    sqlite = {"KRING_DATABASE_URL": ""}
    forgotten = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'notifications%'"
    for (table,) in tell(data, sqlite, forgotten):
        tell(data, sqlite, f"DROP TABLE {table}")
    tell(data, sqlite, "DELETE FROM django_migrations WHERE app = 'notifications'")
    ask_kring(data, "", migrate=True, **sqlite)
    [copy] = (data / "backups").glob("before-migrating-*.sqlite3")
    with sqlite3.connect(copy) as kept:
        assert not kept.execute("SELECT 1 FROM sqlite_master WHERE name = 'notifications_letter'").fetchone()


def test_the_doctor_says_nothing_that_must_stay_secret(home, database):
    answer = kring("doctor", "--data", str(home), KRING_SECRET_KEY="s3cret-s3cret", **database)
    assert "Kring 0." in answer.stdout
    assert "s3cret" not in answer.stdout
    assert str(home) not in answer.stdout
    assert "no migration waits" in answer.stdout
