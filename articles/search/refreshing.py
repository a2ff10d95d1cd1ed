"""What the index leaves for the night: rarities counted anew, words that are gone, tidy tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from .reading import among
from .spelling import stem_of
from .storing import batches
from .writing import count_anew, lock_index, words_changed

MOST_FORGOTTEN = 2_000
"""Words forgotten in one night, each of which is looked for once more; the rest has time."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many words have another rarity now, and how many are forgotten."""

    recounted: int
    forgotten: int


def refresh() -> Refreshed:
    """Count anew in how many entries each word stands, and forget those that stand in none."""
    _count_entries()
    counts = dict(_counts())
    recounted, unused = [], []
    for key, language, word, df, weight in _words():
        stem = stem_of(word, language)
        if not stem:
            continue
        now = counts.get(stem, 0)
        if now == 0 and weight <= 0:
            unused.append((key, stem))
        elif now != df:
            recounted.append((now, key))
    for some in batches(recounted):
        _recount(some)
    forgotten = _forget(unused[:MOST_FORGOTTEN])
    if recounted or forgotten:
        words_changed()
    _tidy()
    return Refreshed(len(recounted), forgotten)


@transaction.atomic
def _count_entries() -> None:
    """Set right what a machine of an earlier release, which does not count, has left uncounted."""
    lock_index()
    count_anew()


def _words() -> list[tuple[int, str, str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, language, word, df, weight FROM search_word ORDER BY id")
        return list(cursor.fetchall())


def _counts() -> Iterator[tuple[str, int]]:
    """Yield in how many entries each stem stands, as the database itself counts it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_counts"
                " USING fts5vocab(main, search_match, row)"
            )
            cursor.execute("SELECT term, doc FROM temp.search_counts")
            yield from cursor.fetchall()
            cursor.execute("DROP TABLE temp.search_counts")
        else:
            cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT v FROM search_match')")
            yield from cursor.fetchall()


def _recount(some: Iterable[tuple[int, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE search_word SET df = %s WHERE id = %s", list(some))


@transaction.atomic
def _forget(unused: Iterable[tuple[int, str]]) -> int:
    """Forget words that stand nowhere still, now that nobody can publish one of them."""
    lock_index()
    gone = [key for key, stem in unused if not _stands_anywhere(stem)]
    with connection.cursor() as cursor:
        for some in batches(gone):
            cursor.execute(f"DELETE FROM search_word WHERE id {among(some)}", some)
            cursor.execute(f"DELETE FROM search_deletion WHERE word_id {among(some)}", some)
    return len(gone)


def _stands_anywhere(stem: str) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT 1 FROM search_match WHERE search_match MATCH %s LIMIT 1", [f'"{stem}"']
            )
        else:
            cursor.execute(
                "SELECT 1 FROM search_match WHERE v @@ %s::tsquery LIMIT 1", [f"'{stem}'"]
            )
        return cursor.fetchone() is not None


def _tidy() -> None:
    """Let SQLite put its lists together, which makes searches quicker; PostgreSQL does it itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_match (search_match) VALUES ('optimize')")
