"""Django's flush, able to empty tables that refuse it.

A test with real transactions ends with every table emptied. Editions refuse to be deleted, by
triggers in the database; that is the point of them, and so the guards step aside here only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connection

from articles.search import tables


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        with _guards_aside():
            super().handle(**options)
        # No models, so Django does not know of them.
        tables.empty()


@contextmanager
def _guards_aside() -> Iterator[None]:
    """Run with no trigger of ours, on SQLite and PostgreSQL."""
    lift, restore = _statements()
    with connection.cursor() as cursor:
        for statement in lift:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in restore:
                cursor.execute(statement)


def _statements() -> tuple[list[str], list[str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            return [f'DROP TRIGGER "{name}"' for name, _ in triggers], [sql for _, sql in triggers]
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        )
        tables = [table for (table,) in cursor.fetchall()]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables],
        [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables],
    )
