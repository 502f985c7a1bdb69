"""Whether this Kring can do its work now: database, migrations, worker."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kring.web import heartbeat


def readiness() -> dict[str, bool]:
    """One answer per part. A part that cannot be asked is not ready."""
    try:
        connection.ensure_connection()
        is_migrated = not _waits()
    except DatabaseError:
        return {"database": False, "migrations": False, "worker": heartbeat.is_beating()}
    return {"database": True, "migrations": is_migrated, "worker": heartbeat.is_beating()}


def _waits() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
