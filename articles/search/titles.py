"""The entries whose titles say what is asked, those with the shortest titles first.

The shorter the title, the more of it is asked for. The titles with a stem are one list in their
order (`search_named`), of which only the beginning is read, on either database. A list for
matching would be gathered whole for each word that could be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import connection

from .reading import Value
from .wanted import Stems

MOST_LOOKED_AT = 1_500
"""Titles with a stem that are held against all that is asked: of very many the shortest."""

Ways = Sequence[Stems]
"""What is said in any of some ways, by all stems of one of them."""

_AT = {"sqlite": "instr", "postgresql": "strpos"}

# Not put in order once more: so SQLite ends with the last title that is kept.
_BEGINNING = """
    SELECT id, length FROM (
        SELECT id, length, said FROM search_named
        WHERE stem = {stem} ORDER BY length, id DESC LIMIT %s
    ) AS looked_at {where} LIMIT %s
"""

# One plan for all stems, where a plan for each would take longer than what it says.
_BEGINNINGS_ON_POSTGRESQL = (
    "SELECT found.* FROM unnest(%s::text[]) AS wanted (stem), LATERAL ({beginning}) AS found"
)

_SHORTEST = """
    SELECT DISTINCT id, length FROM ({beginnings}) AS found ORDER BY length, id DESC LIMIT %s
"""


def shortest_titles(
    asked: Sequence[Ways], *, how_many: Callable[[str], int], most: int
) -> tuple[str, Sequence[Value]]:
    """Return what reads entries that say all that is asked in their titles or extra words.

    It gives their ids and the lengths of their titles, and is a query with what takes the places in it.
    `how_many` says in how many titles a stem stands, more or less: those of the rarest are read.
    """
    rarest = min(asked, key=lambda ways: sum(min(map(how_many, way)) for way in ways))
    leads = list(dict.fromkeys(min(way, key=how_many) for way in rarest))
    is_led_to = all(len(way) == 1 for way in rarest)
    where, others = _saying([ways for ways in asked if ways is not rarest or not is_led_to])
    look_at = MOST_LOOKED_AT // len(leads) if others else most
    beginnings, given = _beginnings(leads, where, [look_at, *others, most])
    return _SHORTEST.format(beginnings=beginnings), [*given, most]


def _beginnings(
    stems: Sequence[str], where: str, given: Sequence[Value]
) -> tuple[str, Sequence[Value]]:
    """Return what reads the beginning of the list of each stem, and what takes the places in it."""
    if connection.vendor == "postgresql":
        beginning = _BEGINNING.format(stem="wanted.stem", where=where)
        return _BEGINNINGS_ON_POSTGRESQL.format(beginning=beginning), [[*stems], *given]
    beginning = f"SELECT * FROM ({_BEGINNING.format(stem='%s', where=where)})"
    all_given: list[Value] = []
    for stem in stems:
        all_given += [stem, *given]
    return " UNION ALL ".join([beginning] * len(stems)), all_given


def _saying(asked: Sequence[Ways]) -> tuple[str, list[str]]:
    """Return what keeps titles that say all of it, and what takes the places in it."""
    said = f"{_AT[connection.vendor]}(said, %s) > 0"
    things = (" OR ".join(f"({' AND '.join([said] * len(way))})" for way in ways) for ways in asked)
    given = [f" {stem} " for ways in asked for way in ways for stem in way]
    return (f"WHERE {' AND '.join(f'({thing})' for thing in things)}" if given else ""), given
