"""What a database does to answer: which tables it reads whole, and which indexes it goes by.

A plan is one for a big site. SQLite makes the same for few rows as for many, as nobody lets it
count them. PostgreSQL reads a small table whole and sorts it, which is quicker; so both are
forbidden to it where there is any other way, and what it still reads whole it would read whole on a
big site too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

GROWING = {
    "articles_article",
    "articles_article_topics",
    "articles_citation",
    "articles_edition",
    "articles_listedarticle",
    "articles_waitingdraft",
}
"""The tables that grow with the number of articles."""

_READ_WHOLE = {
    # In the order of an index it walks no further than the page asked for.
    "sqlite": r"\bSCAN (\w+)\b(?! USING (?:COVERING INDEX listed_|INDEX))",
    "postgresql": r"Seq Scan on (\w+)",
}
_INDEX = {
    "sqlite": r"USING (?:COVERING )?INDEX (\w+)",
    "postgresql": r"Index (?:Only )?Scan (?:Backward )?using (\w+)",
}


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of all questions that an act asked, one after the other."""

    text: str

    @property
    def read_whole(self) -> set[str]:
        """The tables of which every row was read, as against those of an index for the purpose."""
        return set(re.findall(_READ_WHOLE[connection.vendor], self.text))

    @property
    def indexes(self) -> set[str]:
        return set(re.findall(_INDEX[connection.vendor], self.text))


def plans_of(act: Callable[[], Any]) -> Plans:
    """Return the plans of everything that is read while something is done."""
    with CaptureQueriesContext(connection) as asked:
        act()
    read = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("SELECT")]
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    lines = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("ANALYZE")
        for sql in read:
            cursor.execute(f"{explain} {sql}")
            lines += [str(row[-1]) for row in cursor.fetchall()]
    return Plans("\n".join(lines))
