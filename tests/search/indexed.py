"""What the index holds, read from its tables as another connection sees them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection

from articles.models import SearchState
from articles.search import reading
from articles.search.shown import as_stored
from articles.search.values import Entry

FIELDS = ("title", "extra", "summary", "questions", "body")
WEIGHTS = {"A": ("title", "extra"), "B": ("summary",), "C": ("questions",), "D": ("body",)}


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return reading.rows(sql, values)


def entries() -> dict[int, Entry]:
    return {key: as_stored(shown) for key, shown in rows("SELECT id, shown FROM search_entry")}


def titles() -> list[str]:
    return sorted(entry.title for entry in entries().values())


def weight_of(folded: str, language: str = "en") -> int | None:
    sql = "SELECT weight FROM search_word WHERE language = %s AND folded = %s"
    return next((weight for (weight,) in rows(sql, language, folded)), None)


FOUND = {
    "sqlite": (
        "SELECT title FROM search_entry WHERE -id IN"
        " (SELECT rowid FROM search_match WHERE search_match MATCH '\"' || %s || '\"')"
    ),
    "postgresql": (
        "SELECT title FROM search_entry WHERE id IN"
        " (SELECT id FROM search_match WHERE v @@ quote_literal(%s)::tsquery)"
    ),
}


def found(stem: str) -> list[str]:
    """Return the titles of the entries that the database itself finds by a stem."""
    return [title for (title,) in rows(FOUND[connection.vendor], stem)]


def counted() -> dict[str, int]:
    """Return how many entries of each language every worker is told of."""
    found = SearchState.objects.filter(pk=1).values_list("entries", flat=True).first() or {}
    return {language: count for language, count in found.items() if count}


def there() -> dict[str, int]:
    """Return how many entries of each language there are."""
    return dict(rows("SELECT language, count(*) FROM search_entry GROUP BY language"))


def expected_tokens() -> dict[int, dict[str, set[str]]]:
    """Return the stems of each entry by the weights of PostgreSQL, as they were analysed."""
    expected = {}
    for key, heads, parts in rows("SELECT id, heads, parts FROM search_entry"):
        in_heads = written_stems(heads)
        fields = {name: in_heads[number] for number, name in enumerate(FIELDS[:-1])}
        # Whose headings stand in their texts as well.
        fields["body"] = set().union(*written_stems(parts).values())
        expected[key] = {
            weight: {stem for name in names for stem in fields[name]}
            for weight, names in WEIGHTS.items()
        }
    return expected


def written_stems(postings: str) -> defaultdict[int, set[str]]:
    """Return the stems of each field of what says where they stand."""
    shape, *lines = postings.splitlines()
    below = int(shape.partition(",")[0])
    found: defaultdict[int, set[str]] = defaultdict(set)
    for stem, places in (line.split(":") for line in lines):
        for place in places.split(","):
            found[int(place) >> below].add(stem)
    return found


def matched_tokens() -> dict[int, dict[str, set[str]]]:
    """Return the tokens of each entry by the same weights, as the database matches them."""
    found: defaultdict[int, dict[str, set[str]]] = defaultdict(
        lambda: {each: set() for each in WEIGHTS}
    )
    for (key,) in rows("SELECT id FROM search_entry"):
        assert found[key]
    for key, token, weight in _tokens():
        found[key][weight].add(token)
    return dict(found)


def title_tokens() -> dict[int, set[str]]:
    """Return the stems by which each entry is found while somebody types."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for key, stem, said in rows("SELECT id, stem, said FROM search_named"):
        assert stem in said.split()
        found[key].add(stem)
    return dict(found)


def _tokens() -> list[tuple[int, str, str]]:
    if connection.vendor == "postgresql":
        return rows("SELECT id, lexeme, unnest(weights) FROM search_match, LATERAL unnest(v)")
    weight_of = {name: weight for weight, names in WEIGHTS.items() for name in names}
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.tokens"
            " USING fts5vocab(main, search_match, instance)"
        )
    found = rows("SELECT -doc, term, col FROM temp.tokens")
    return [(key, term, weight_of[column]) for key, term, column in found]
