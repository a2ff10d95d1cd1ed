"""The entries whose titles say what is typed so far, those with the shortest titles first.

While somebody types, what counts is how much of a title is typed already. The titles with a stem
are one list in their order (`search_named`), of which only the beginning is read, on either
database. A list for matching would be gathered whole, for each word that the last one may become.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.db import connection

from .matching import MOST_CANDIDATES, Candidate
from .postings import Postings
from .reading import Value, rows
from .values import EntryKind

MOST_LOOKED_AT = 2_000
"""Titles with a stem that are held against the others: of very many the shortest; the next letter says more."""

Group = Sequence[str]
"""Stems of which a title must have one."""

_AT = {"sqlite": "instr", "postgresql": "strpos"}

_BEGINNING = """
    SELECT id, length FROM (
        SELECT id, length, said FROM search_named
        WHERE stem = {stem} ORDER BY length, id DESC LIMIT %s
    ) AS looked_at {where} ORDER BY length, id DESC LIMIT %s
"""

# One plan for all stems, where a plan for each would take longer than what it says.
_BEGINNINGS_ON_POSTGRESQL = (
    "SELECT found.* FROM unnest(%s::text[]) AS wanted (stem), LATERAL ({beginning}) AS found"
)

_ENTRIES = """
    SELECT id, kind, article_id, heads FROM (
        SELECT DISTINCT id, length FROM ({beginnings}) AS found
        ORDER BY length, id DESC LIMIT %s
    ) AS shortest JOIN search_entry USING (id)
"""


def titled(groups: Sequence[Group], *, how_many: Callable[[str], int]) -> tuple[Candidate, ...]:
    """Return entries that have a stem of each group in their titles or extra words.

    `how_many` says in how many titles a stem stands, more or less: those of the rarest group are read.
    """
    rarest = min(groups, key=lambda group: sum(map(how_many, group)))
    where, others = _saying(group for group in groups if group is not rarest)
    most = MOST_LOOKED_AT // len(rarest) if others else MOST_CANDIDATES
    beginnings, given = _beginnings(rarest, where, [most, *others, MOST_CANDIDATES])
    found = rows(_ENTRIES.format(beginnings=beginnings), [*given, MOST_CANDIDATES])
    return tuple(
        Candidate(id_, EntryKind(kind), article_id, Postings(heads))
        for id_, kind, article_id, heads in found
    )


def _beginnings(stems: Group, where: str, given: Sequence[Value]) -> tuple[str, Sequence[Value]]:
    """Return what reads the beginning of the list of each stem, and what takes the places in it."""
    if connection.vendor == "postgresql":
        beginning = _BEGINNING.format(stem="wanted.stem", where=where)
        return _BEGINNINGS_ON_POSTGRESQL.format(beginning=beginning), [[*stems], *given]
    beginning = f"SELECT * FROM ({_BEGINNING.format(stem='%s', where=where)})"
    all_given: list[Value] = []
    for stem in stems:
        all_given += [stem, *given]
    return " UNION ALL ".join([beginning] * len(stems)), all_given


def _saying(groups: Iterable[Group]) -> tuple[str, list[str]]:
    """Return what keeps titles with a stem of each group, and what takes the places in it."""
    said = f"{_AT[connection.vendor]}(said, %s) > 0"
    wanted = list(groups)
    ways = [f"({' OR '.join([said] * len(group))})" for group in wanted]
    given = [f" {stem} " for group in wanted for stem in group]
    return (f"WHERE {' AND '.join(ways)}" if ways else ""), given
