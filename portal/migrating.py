"""Changes to the tables while the portal goes on answering: one at a time, and never in the way."""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils.module_loading import import_string

MACHINES_TURN = 7_702_451_126
"""The number of the lock that machines which start at once wait for. It means nothing else."""

PATIENCE_FOR_LOCKS = "3s"
"""While a change waits for a table, whoever comes after it waits too: readers among them."""

TRIES, PAUSE_SECONDS = 20, 2.0


@contextmanager
def one_machine_at_a_time(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Let no other machine make the database ready meanwhile; wait for one that does."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MACHINES_TURN])
    try:
        yield
    finally:
        # Closed meanwhile, the connection has given its locks back already.
        if connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MACHINES_TURN])


@contextmanager
def short_waits(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Give a lock up soon that somebody holds, instead of making everyone wait behind us."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE_FOR_LOCKS])
    try:
        yield
    finally:
        if connection.connection is not None and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', '0', false)")


def is_behind(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the database waits for a migration."""
    # Names alone say it where there is nothing to do, which is at nearly every start; to read all
    # migrations takes ten times as long.
    if _names_on_disk() <= MigrationRecorder(connection).applied_migrations().keys():
        return False
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _names_on_disk() -> set[tuple[str, str]]:
    """Return the app and the name of every migration that there is."""
    return {
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in pkgutil.iter_modules([str(Path(app.path, "migrations"))])
    }


def until_not_in_the_way(migrate: Any, *, tell: Any, pause_seconds: float = PAUSE_SECONDS) -> None:
    """Migrate, again and again while somebody holds a lock that is needed.

    What one try has done stays done: each migration is a transaction of its own.

    Raises:
        OperationalError: if the lock was held all the time; or whatever else stops a migration.
    """
    for left in reversed(range(TRIES)):
        try:
            migrate()
        except OperationalError as error:
            if not left or not _was_locked_out(error):
                raise
            tell("Somebody is using a table that has to change; trying again …")
            time.sleep(pause_seconds)
        else:
            return


def _was_locked_out(error: OperationalError) -> bool:
    # Named, so that nobody without PostgreSQL carries its driver.
    return isinstance(error.__cause__, import_string("psycopg.errors.LockNotAvailable"))
