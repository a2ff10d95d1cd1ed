"""Rows in and out of the tables of the index, in the way of each database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection

from .reading import among
from .rows import Row

BATCH = 500
"""Values of one statement: below what the oldest SQLite takes."""

Value = int | str | None
_Value = TypeVar("_Value")
_ENTRY = (
    "INSERT INTO search_entry{suffix} (id, language, kind, article_id, term_id, edition_id, place,"
    " title, stems, heads, parts, shown)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
_MATCH = {
    "sqlite": (
        "INSERT INTO search_match{suffix} (rowid, title, extra, summary, questions, body)"
        " VALUES (%s, %s, %s, %s, %s, %s)"
    ),
    "postgresql": (
        "INSERT INTO search_match{suffix} (id, hv, v) VALUES (%s, %s::tsvector, %s::tsvector)"
    ),
}
_NAMED = "INSERT INTO search_named{suffix} (stem, length, id, said) VALUES (%s, %s, %s, %s)"
_LAST_PLACE = 16_383
"""The last place in a text that PostgreSQL tells from the next."""


def store(rows: Sequence[Row], *, suffix: str = "") -> None:
    """Add rows to the index, the last of them the newest."""
    if not rows:
        return
    ids = _next_ids(len(rows), suffix)
    match = _fts_row if connection.vendor == "sqlite" else _vector_row
    with connection.cursor() as cursor:
        cursor.executemany(
            _ENTRY.format(suffix=suffix),
            [_entry_row(key, row) for key, row in zip(ids, rows, strict=True)],
        )
        cursor.executemany(
            _MATCH[connection.vendor].format(suffix=suffix),
            [match(key, row) for key, row in zip(ids, rows, strict=True)],
        )
        cursor.executemany(
            _NAMED.format(suffix=suffix),
            [named for key, row in zip(ids, rows, strict=True) for named in _named_rows(key, row)],
        )


def remove(ids: Iterable[int], *, suffix: str = "") -> None:
    """Take entries out of the index."""
    key, sign = ("rowid", -1) if connection.vendor == "sqlite" else ("id", 1)
    with connection.cursor() as cursor:
        for some in batches(ids):
            for table in ("search_entry", "search_named"):
                cursor.execute(f"DELETE FROM {table}{suffix} WHERE id {among(some)}", some)
            cursor.execute(
                f"DELETE FROM search_match{suffix} WHERE {key} {among(some)}",
                [sign * one for one in some],
            )


def batches(values: Iterable[_Value], size: int = BATCH) -> Iterator[tuple[_Value, ...]]:
    """Yield values by as many as one statement takes, or as many as are asked for."""
    left = iter(values)
    while some := tuple(islice(left, size)):
        yield some


def begin_ids_after(last: int, *, suffix: str) -> None:
    """Let a set of tables give its entries ids beyond this one."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                [f"search_entry{suffix}", last],
            )
        else:
            cursor.execute(f"ALTER TABLE search_entry{suffix} ALTER id RESTART WITH {last + 1:d}")


def last_id(suffix: str = "") -> int:
    """Return the last id that a set of tables has given."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = %s", [f"search_entry{suffix}"]
            )
        else:
            cursor.execute(f"SELECT max(id) FROM search_entry{suffix}")
        found = cursor.fetchone()
    return int(found[0] or 0) if found else 0


def _next_ids(count: int, suffix: str) -> Iterable[int]:
    """Return ids that no entry had before, in their order. One at a time may ask: see `writing`."""
    if connection.vendor == "sqlite":
        first = last_id(suffix) + 1
        return range(first, first + count)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [f"search_entry{suffix}", count],
        )
        return [key for (key,) in cursor.fetchall()]


def _entry_row(key: int, row: Row) -> tuple[Value, ...]:
    entry = row.entry
    return (
        key,
        entry.language,
        entry.kind.value,
        entry.article_id,
        entry.term_id,
        entry.edition_id,
        entry.anchor,
        entry.title,
        row.stems,
        row.heads.text,
        row.postings.text,
        row.shown,
    )


def _named_rows(key: int, row: Row) -> Iterator[tuple[Value, ...]]:
    stems = dict.fromkeys(row.named_stems)
    said = f" {' '.join(stems)} "
    return ((stem, len(row.entry.title), key, said) for stem in stems)


def _fts_row(key: int, row: Row) -> tuple[Value, ...]:
    return -key, *(" ".join(stems) for stems in (*row.fields.values(), row.body))


def _vector_row(key: int, row: Row) -> tuple[Value, ...]:
    head = [
        *(("A", stem) for stem in row.named_stems),
        *(("B", stem) for stem in row.fields["summary"]),
        *(("C", stem) for stem in row.fields["questions"]),
    ]
    whole = [*head, *(("D", stem) for stem in row.body)]
    return key, _vector(head), _vector(whole)


def _vector(weighted: Sequence[tuple[str, str]]) -> str:
    """Return stems as a tsvector is written. They have nothing in them that needs an escape."""
    return " ".join(_lexemes(weighted))


def _lexemes(weighted: Sequence[tuple[str, str]]) -> Iterator[str]:
    for place, (weight, stem) in enumerate(weighted, start=1):
        yield f"'{stem}':{min(place, _LAST_PLACE)}{weight}"
