"""The database connection, from one address."""

from typing import Any

import dj_database_url
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.utils.module_loading import import_string

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# No larger cache and no mapped file: measured, they gain nothing over the system's own cache, and
# cost each connection its memory (docs/decisions/0030-databases.md).
SQLITE_OPTIONS = {
    # A writer takes its lock at the start and waits for it, so two never deadlock halfway.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "".join(
        f"PRAGMA {pragma};"
        for pragma in (
            # Readers go on while one writes; with WAL, NORMAL loses nothing when the program dies.
            "journal_mode=WAL",
            "synchronous=NORMAL",
            # After a long write, such as a new index for search, its log gives the disk back.
            "journal_size_limit=67108864",
            # Sorting takes half the time, and needs no folder that may be written.
            "temp_store=MEMORY",
        )
    ),
}

POSTGRESQL_OPTIONS = {
    "application_name": "portal",
    # Seconds. A server in the same house answers in thousandths of one.
    "connect_timeout": 3,
    # A server that vanished without a word is noticed in a quarter of a minute.
    "keepalives_idle": 10,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}

WAIT_FOR_CONNECTION_SECONDS = 2
"""A thread waits for nobody else's connection, only for a new one to be made."""


def configuration(address: str) -> dict[str, Any]:
    """Return Django's settings for the database at this address. What it asks for goes first.

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
    if database["ENGINE"] == SQLITE:
        database["OPTIONS"] = dict(SQLITE_OPTIONS)
    elif database["ENGINE"] == POSTGRESQL:
        database["OPTIONS"] = POSTGRESQL_OPTIONS | database.get("OPTIONS", {})
        # A command keeps its one connection till its end; whoever answers requests has a pool.
        database["CONN_MAX_AGE"] = 0
    return database


def bound_by_requests() -> None:
    """Let this process ask PostgreSQL as one that answers requests: pooled, and not for ever.

    To be called in the very process that answers: a pool and its threads outlive no fork. Commands
    are not bound, since a migration or a nightly check may take its time.
    """
    for alias in connections:
        options = connections.settings[alias]["OPTIONS"]
        if connections.settings[alias]["ENGINE"] != POSTGRESQL or "pool" in options:
            continue
        seconds = settings.DATABASE_TIMEOUT
        options["options"] = " ".join(
            (
                options.get("options", ""),
                f"-c statement_timeout={seconds}s",
                # A worker that died between two statements keeps no row to itself.
                f"-c idle_in_transaction_session_timeout={4 * seconds}s",
            )
        ).strip()
        options["pool"] = {
            "min_size": 1,
            "max_size": settings.DATABASE_POOL_SIZE,
            "timeout": WAIT_FOR_CONNECTION_SECONDS,
            # Given up soon and tried anew by the next request, instead of ever more seldom: so the
            # portal is back as soon as its database is.
            "reconnect_timeout": WAIT_FOR_CONNECTION_SECONDS,
            "num_workers": 1,
            # Named, so that nobody without PostgreSQL carries its driver.
            "connection_class": import_string("portal.patience.PatientConnection"),
        }
