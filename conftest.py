"""What every test shares: the known cast, and a database that behaves as the real one does."""

from __future__ import annotations

from typing import Any

import pytest

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put SQLite's test database in a file: in memory it would not use WAL nor the locks that `serve` uses."""
    from django.conf import settings  # noqa: PLC0415  (settings are read when the first database test runs)

    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
