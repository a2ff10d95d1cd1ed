"""The database connection, from one address."""

from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # A writer takes its lock at the start and waits for it, so two never deadlock halfway.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Readers go on while one writes; with WAL, NORMAL loses nothing when the program dies.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def configuration(address: str) -> dict[str, Any]:
    """Return Django's settings for the database at this address.

    Raises:
        ImproperlyConfigured: if it is not an address of SQLite or PostgreSQL.
    """
    try:
        parsed = dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)
    except (dj_database_url.ParseError, ValueError) as error:
        raise ImproperlyConfigured(
            "DATABASE_URL is not an address of a database. Write it like this:"
            " postgresql://user:password@host:5432/name"
        ) from error
    database: dict[str, Any] = dict(parsed)
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = dict(SQLITE_OPTIONS)
    return database
