"""The plain full-text query that search is compared with: the same rows, and nothing clever.

No tiers, no spelling, no synonyms, no passages: all words anywhere, ranked by the database, ten rows.
"""

from __future__ import annotations

from django.db import connection

from articles.text.searching.words import stems

_SQLITE = """
    SELECT e.id, e.title, e.shown FROM search_match m JOIN search_entry e ON e.id = -m.rowid
    WHERE search_match MATCH %s ORDER BY bm25(search_match, 10, 8, 4, 3, 1) LIMIT 10
"""
_POSTGRESQL = """
    SELECT e.id, e.title, e.shown FROM search_match m JOIN search_entry e ON e.id = m.id,
    (SELECT %s::tsquery AS q) asked WHERE m.v @@ q ORDER BY ts_rank(m.v, q) DESC LIMIT 10
"""


def plain_query(text: str, language: str) -> int:
    """Ask for all words of a text; return how many rows came."""
    words = dict.fromkeys(stems(text, language))
    if not words:
        return 0
    is_sqlite = connection.vendor == "sqlite"
    asked = (
        " ".join(f'"{word}"' for word in words)
        if is_sqlite
        else " & ".join(f"'{word}'" for word in words)
    )
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if is_sqlite else _POSTGRESQL, [asked])
        return len(cursor.fetchall())


def index_megabytes() -> float:
    """Return what the index takes on disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat WHERE aggregate = TRUE"
                " AND (name LIKE 'search%' OR name LIKE 'sqlite_autoindex_search%')"
            )
        else:
            cursor.execute(
                "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class"
                " WHERE relkind = 'r' AND relname IN"
                " ('search_entry', 'search_match', 'search_named', 'search_word', 'search_deletion')"
            )
        return float(cursor.fetchone()[0]) / 1e6
