"""What is written beside an answer that a reader waits for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

PATIENCE_MILLISECONDS = 200
"""How long a reader's answer waits for others who write; then what was to be written is not."""

_PATIENCE = {
    "sqlite": ("PRAGMA busy_timeout", "PRAGMA busy_timeout = {}"),
    "postgresql": ("SHOW lock_timeout", "SET lock_timeout = '{}'"),
}
"""How each database is asked and told how long it waits for a lock."""


@contextmanager
def hurried_transaction() -> Iterator[None]:
    """A transaction that waits for a lock as long as a reader may, not as long as a colleague.

    Raises:
        django.db.Error: if others held the lock for longer, or nothing can be written at all.
    """
    ask, tell = _PATIENCE[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(ask)
        usual = cursor.fetchone()[0]
        cursor.execute(tell.format(PATIENCE_MILLISECONDS))
    try:
        with transaction.atomic():
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(tell.format(usual))
