"""The entries that a database finds, before they are put into their order.

Only here and in `titles` do the databases differ. Each hands over so many candidates at most, in
tiers, which keep the answer quick where words are common: entries with all words in their titles or
extra words, the shortest titles first; with all words anywhere; and where those are few, with any of
the rarest.

Nothing that somebody typed reaches a database but stems, which hold letters, figures and `_`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from .postings import NOTHING, Postings
from .reading import Value, among, rows
from .titles import shortest_titles
from .values import EntryKind
from .wanted import Asked, Stems, Wanted

MOST_CANDIDATES = 40
"""Entries of one tier that are looked at more closely."""

ENOUGH = 30
"""Entries with all words in their titles that make it needless to look further."""

FEW = 30
"""Entries with all words anywhere, below which some of the words are enough."""

RAREST = 3
"""Words of which one is enough, then."""

MOST_COUNTED = 5000
"""Entries beyond which a word is simply common."""

_MOST_RANKED = 500

ANYWHERE, BUT_TEXTS = "anywhere", "but texts"

_COLUMNS = {ANYWHERE: "", BUT_TEXTS: "{title extra summary questions} : "}

_VECTORS = {ANYWHERE: "v", BUT_TEXTS: "hv"}

HowMany = Callable[[str], int]
"""In how many titles a stem stands, more or less."""

_COUNT = {
    "sqlite": (
        "(SELECT count(*) FROM"
        " (SELECT 1 FROM search_match WHERE search_match MATCH %s LIMIT %s) AS counted)"
    ),
    "postgresql": (
        "(SELECT count(*) FROM (SELECT 1 FROM search_match WHERE v @@ %s::tsquery LIMIT %s) AS counted)"
    ),
}

_SQLITE = """
    SELECT -rowid FROM (
        SELECT rowid, bm25(search_match, 10.0, 8.0, 4.0, 3.0, 1.0) AS away
        FROM search_match WHERE search_match MATCH %s LIMIT %s
    ) ORDER BY away, rowid LIMIT %s
"""

# Asked for in a query of its own, what is looked for is not known to the planner, which then goes by
# the index. It thinks little of comparing, and would read entry by entry until there are enough.
_POSTGRESQL = """
    SELECT id FROM (
        SELECT id, {stems} AS stems FROM search_match
        WHERE {stems} @@ (SELECT %s::tsquery) LIMIT %s
    ) AS found ORDER BY ts_rank(stems, %s::tsquery) DESC, id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the index, as its order is judged: where stems stand in its fields.

    `heads` has the fields of `rows.HEADS`; `parts` has the heading and the text of each part in
    turn, and its heading once more in its text. Whoever still types is not told of parts.
    """

    id: int
    kind: EntryKind
    article_id: int | None
    heads: Postings
    parts: Postings = NOTHING


def candidates(asked: Asked, how_many: HowMany) -> tuple[tuple[Candidate, ...], bool]:
    """Return the entries that may answer, and whether there may be more."""
    ids: dict[int, None] = {}
    is_cut = False
    for found in _tiers(asked, how_many, ids):
        is_cut = is_cut or len(found) == MOST_CANDIDATES
        ids.update(dict.fromkeys(found))
    return _read(ids), is_cut


def title_candidates(asked: Asked, how_many: HowMany) -> tuple[Candidate, ...]:
    """Return entries that have everything in their titles or extra words, for whoever still types."""
    titled, given = _titled(asked.wanted, how_many)
    sql = "SELECT id, kind, article_id, heads FROM ({}) AS titled JOIN search_entry USING (id)"
    return tuple(
        Candidate(id_, EntryKind(kind), article_id, Postings(heads))
        for id_, kind, article_id, heads in rows(sql.format(titled), given)
    )


def entries_with(stems: Collection[str]) -> dict[str, int]:
    """Return in how many entries each of some stems stands, as far as it matters for an order."""
    asked = sorted(stems)
    if not asked:
        return {}
    counted = ", ".join([_COUNT[connection.vendor]] * len(asked))
    given = [value for stem in asked for value in (_quoted(stem), MOST_COUNTED)]
    (found,) = rows(f"SELECT {counted}", given)
    return dict(zip(asked, found, strict=True))


def _tiers(asked: Asked, how_many: HowMany, ids: dict[int, None]) -> Iterator[list[int]]:
    """Yield what is found in titles, then anywhere, then by any of the rarest, until it is enough."""
    titled, given = _titled(asked.needed, how_many)
    yield [id_ for id_, _length in rows(titled, given)]
    if len(ids) < ENOUGH:
        yield _matches(asked.needed, ANYWHERE, is_any=False)
    if len(ids) < FEW and len(asked.needed) > 1:
        rarest = sorted(asked.needed, key=lambda one: -one.weight)[:RAREST]
        yield _matches(rarest, BUT_TEXTS, is_any=True)
        if len(ids) < FEW:
            yield _matches(rarest, ANYWHERE, is_any=True)


def _titled(wanted: Sequence[Wanted], how_many: HowMany) -> tuple[str, Sequence[Value]]:
    ways = [_least(one.ways) for one in wanted]
    return shortest_titles(ways, how_many=how_many, most=MOST_CANDIDATES)


def _matches(wanted: Sequence[Wanted], where: str, *, is_any: bool) -> list[int]:
    if connection.vendor == "sqlite":
        return _on_sqlite(wanted, where, is_any=is_any)
    return _on_postgresql(wanted, where, is_any=is_any)


def _on_sqlite(wanted: Sequence[Wanted], where: str, *, is_any: bool) -> list[int]:
    expression = f"{_COLUMNS[where]}({_fts(wanted, is_any=is_any)})"
    given = (expression, _MOST_RANKED, MOST_CANDIDATES)
    return [id_ for (id_,) in rows(_SQLITE, given)]


def _fts(wanted: Sequence[Wanted], *, is_any: bool) -> str:
    joint = " OR " if is_any else " AND "
    return joint.join(_ways(one.ways, '"{}"', " AND ", " OR ") for one in wanted)


def _on_postgresql(wanted: Sequence[Wanted], where: str, *, is_any: bool) -> list[int]:
    joint = " | " if is_any else " & "
    expression = joint.join(_ways(one.ways, "'{}'", " & ", " | ") for one in wanted)
    given = (expression, _MOST_RANKED, expression, MOST_CANDIDATES)
    sql = _POSTGRESQL.format(stems=_VECTORS[where])
    return [id_ for (id_,) in rows(sql, given)]


def _quoted(stem: str) -> str:
    return f'"{stem}"' if connection.vendor == "sqlite" else f"'{stem}'"


def _ways(ways: Sequence[Stems], word: str, all_of: str, one_of: str) -> str:
    """Return what matches one of some ways to say a thing, all words of it being there."""
    said = (f"({all_of.join(word.format(stem) for stem in way)})" for way in _least(ways))
    return f"({one_of.join(said)})"


def _least(ways: Sequence[Stems]) -> list[Stems]:
    """Return the ways that find all: where "bipolar" is enough, "bipolar disorder" finds no more."""
    return [way for way in ways if not any(set(other) < set(way) for other in ways)]


def _read(ids: Iterable[int]) -> tuple[Candidate, ...]:
    wanted = sorted(ids)
    if not wanted:
        return ()
    entries = "SELECT id, kind, article_id, heads, parts FROM search_entry"
    found = rows(f"{entries} WHERE id {among(wanted)} ORDER BY id", wanted)
    return tuple(
        Candidate(id_, EntryKind(kind), article_id, Postings(heads), Postings(parts))
        for id_, kind, article_id, heads, parts in found
    )
