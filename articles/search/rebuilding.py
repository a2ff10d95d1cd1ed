"""The index, made anew beside the one in use, and put in its place in one moment.

Readers have the old one until then. What is published, withdrawn or explained meanwhile goes into
the old one as ever; it is known by its newer ids, and goes into the new one under the lock.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction

from articles.models import Edition, GlossaryTerm, SearchState
from articles.pages.words import words_by_id
from articles.text.searching.words import ANALYSER

from . import tables
from .entries import entries_of_words
from .rows import row_of
from .spelling import Spellings, insert
from .storing import batches, begin_ids_after, last_id, store
from .values import Entry
from .writing import (
    count_anew,
    entries_of_editions,
    lock_index,
    rewrite_article,
    rewrite_glossary,
    words_changed,
)

BATCH = 100
"""Editions of one transaction: the lock of a file is held for a blink, and others get through."""

WORDS = 1_000
"""Words of one transaction, likewise."""

ROOM_FOR_IDS = 1_000_000
"""What the old tables may still give, so that no id ever meant two entries."""

Tell = Callable[[int, int], None]


class RebuildOvertakenError(Exception):
    """Another rebuild has begun meanwhile, and taken away what this one had made."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild has made, and what it caught up with at the end."""

    entries: int
    caught_up: int


def is_stale() -> bool:
    """Tell whether the index was written by another analyser than today's, or never."""
    return not SearchState.objects.filter(pk=1, analyser=ANALYSER).exists()


def rebuild(tell: Tell = lambda _done, _all: None) -> Rebuilt:
    """Make the index anew and put it in the place of the one in use.

    `tell` is given how many of how many articles are done.

    Raises:
        RebuildOvertakenError: if another rebuild has begun meanwhile.
    """
    for suffix in tables.left_behind():
        tables.drop(suffix)
    suffix = f"_{secrets.token_hex(4)}"
    last = last_id()
    try:
        with transaction.atomic():
            tables.make(suffix)
            begin_ids_after(last + ROOM_FOR_IDS, suffix=suffix)
        built = _Built(suffix)
        built.add_all(tell)
        with transaction.atomic():
            caught_up = _catch_up(built, since=last)
            tables.rename("", to=f"{suffix}_old")
            tables.rename(suffix, to="")
            count_anew()
    except DatabaseError as error:
        if suffix not in tables.left_behind():
            raise RebuildOvertakenError from error
        raise
    tables.drop(f"{suffix}_old")
    _tell_the_planner()
    return Rebuilt(count_entries(), caught_up)


def count_entries() -> int:
    """Return how many entries the index in use holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_entry")
        return int(cursor.fetchone()[0])


class _Built:
    """A set of tables on its way, and which editions it holds, by article."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.editions: dict[int, int] = {}
        self.languages = _glossary_languages()
        self._words: defaultdict[str, Spellings] = defaultdict(Spellings)

    def add_all(self, tell: Tell) -> None:
        wanted = _current()
        for some in batches(sorted(wanted.values()), BATCH):
            editions = Edition.objects.filter(pk__in=some).select_related("article").order_by("pk")
            self._add(entries_of_editions(list(editions)))
            self.editions.update({one.article_id: one.pk for one in editions})
            tell(len(self.editions), len(wanted))
        for language in self.languages:
            terms = GlossaryTerm.objects.filter(language=language)
            self._add(entries_of_words(words_by_id(terms, language)))
        for language, spellings in self._words.items():
            self._add_words(language, spellings)

    def _add(self, entries: Iterable[Entry]) -> None:
        rows = [row_of(entry) for entry in entries]
        with transaction.atomic():
            store(rows, suffix=self.suffix)
        for row in rows:
            self._words[row.entry.language].add(row)

    def _add_words(self, language: str, spellings: Spellings) -> None:
        for some in batches(spellings.counted(language), WORDS):
            with transaction.atomic():
                insert(language, dict(some), suffix=self.suffix)


def _catch_up(built: _Built, *, since: int) -> int:
    """Bring a set of tables up to date, and keep everybody from writing until it is in use."""
    lock_index()
    now = _current()
    changed = {
        *_written_since(since),
        *(
            key
            for key in now.keys() | built.editions.keys()
            if now.get(key) != built.editions.get(key)
        ),
    }
    for article_id in sorted(changed):
        rewrite_article(article_id, suffix=built.suffix)
    for language in sorted(built.languages | _glossary_languages()):
        rewrite_glossary(language, suffix=built.suffix)
    SearchState.objects.filter(pk=1).update(analyser=ANALYSER)
    words_changed()
    return len(changed)


def _current() -> dict[int, int]:
    """Return which edition readers have of each article."""
    return dict(Edition.objects.current().order_by().values_list("article_id", "pk"))


def _glossary_languages() -> set[str]:
    return set(GlossaryTerm.objects.order_by().values_list("language", flat=True).distinct())


def _written_since(last: int) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT article_id FROM search_entry WHERE id > %s AND article_id IS NOT NULL",
            [last],
        )
        return {article_id for (article_id,) in cursor.fetchall()}


def _tell_the_planner() -> None:
    """Let PostgreSQL know at once how much there is; it would find out within minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(tables.TABLES)}")
