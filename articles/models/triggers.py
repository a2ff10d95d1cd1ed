"""What all triggers of the portal have in common, on either database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper


def triggers_there(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of the triggers that are in place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        return {name for (name,) in cursor.fetchall()}


def drop_on_sqlite(connection: BaseDatabaseWrapper, names: Iterable[str]) -> None:
    """Drop triggers for as long as a migration runs: SQLite renames no table that one speaks of."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def when_changed(columns: Iterable[str], *, differs: str) -> str:
    """Return the condition that one of some columns has another value than before; none for none.

    `differs` is how the database says it, NULL being a value.
    """
    changes = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)
    return f"WHEN ({changes}) " if changes else ""
