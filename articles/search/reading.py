"""Rows of the index, which is no model: asked for in SQL, in which nothing typed ever stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import OperationalError, connection

Value = str | int | list[str]
"""What takes a place in a query; lists on PostgreSQL alone."""

_EXCHANGED = "vtable constructor failed"


def rows(sql: str, given: Sequence[Value]) -> list[tuple[Any, ...]]:
    """Return what a query gives; `given` takes the places of its %s.

    Raises:
        OperationalError: if the database does not answer.
    """
    try:
        return _rows(sql, given)
    except OperationalError as error:
        # SQLite says so to whoever opens a table for matching at the very moment at which an index
        # made anew takes its place. By now it has.
        if _EXCHANGED not in str(error):
            raise
        return _rows(sql, given)


def _rows(sql: str, given: Sequence[Value]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def among(values: Collection[object]) -> str:
    """Return "IN (%s, %s)", with a place for each of some values, of which there must be one."""
    return f"IN ({', '.join(['%s'] * len(values))})"
