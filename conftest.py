"""What every test shares: the known cast, and a database that behaves as the real one does."""

from __future__ import annotations

import atexit
import gc
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests import once, serving

pytest_plugins = ["tests.cast"]

# The fixtures one of which everything in a database asks for; the last three are of programs beside the test.
DATABASES = {"db", "transactional_db", "django_db_setup", "database", "demo", "served"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put SQLite's test database in a file: in memory it would not use WAL nor the locks that `serve` uses."""
    from django.conf import settings  # noqa: PLC0415  (settings are read when the first database test runs)

    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)
        if once.is_shared():
            _begin_with_a_copy(lambda: _copy_file(file))
    elif once.is_shared():
        _begin_with_a_copy(_copy_on_server)


def _begin_with_a_copy(copy: Callable[[], str]) -> None:
    """Of the database that one program of this run migrated: seven seconds for each of the others."""
    from django.db import connection  # noqa: PLC0415

    def create_test_db(**_asked: Any) -> str:
        connection.close()
        name = connection.settings_dict["NAME"] = copy()
        return name

    connection.creation.create_test_db = create_test_db  # type: ignore[assignment,method-assign]


def _copy_file(file: Path) -> str:
    shutil.copyfile(serving.migrated(), file)
    return str(file)


def _copy_on_server() -> str:
    """Of PostgreSQL, whose server is gone when the tests are."""
    whole = ExitStack()
    atexit.register(whole.close)
    settings = whole.enter_context(serving.own_database(like=serving.migrated_name()))
    return serving.name_in(settings)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:  # noqa: ARG001 - it is done first
    """A test that commits leaves its tables empty; only those with rows are emptied, and they stay empty.

    Django would empty all of some ninety and then write its permissions and content types, which Kring does not use:
    a fifth of a second of processor time after each of two hundred tests.
    """
    from django.db import connection  # noqa: PLC0415
    from django.db.models.signals import post_migrate  # noqa: PLC0415

    def sql_flush(_style: Any, tables: list[str], **_more: Any) -> list[str]:
        """One transaction runs these; references are looked at when it ends."""
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(f"SELECT '{it}' WHERE EXISTS (SELECT 1 FROM {it})" for it in tables))  # noqa: S608
            return [f"DELETE FROM {table}" for (table,) in cursor.fetchall()]  # noqa: S608

    post_migrate.receivers.clear()
    connection.ops.sql_flush = sql_flush  # type: ignore[assignment,method-assign]


def pytest_collection_finish() -> None:
    """What was loaded stays: nobody looks again and again whether it can go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Beside PostgreSQL, only what a database can make a difference for."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "sqlite":
        return
    met = {item: _meets_a_database(item) for item in items}
    config.hook.pytest_deselected(items=[item for item in items if not met[item]])
    items[:] = [item for item in items if met[item]]


def _meets_a_database(item: pytest.Item) -> bool:
    asks_for = {*getattr(item, "fixturenames", ())}
    return bool(DATABASES & asks_for or item.get_closest_marker("django_db"))
