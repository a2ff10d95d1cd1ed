"""Rows that triggers write of what other rows say, article by article, whoever changed those.

They hold against every path: a verb, the desk, a command, code of the release before. They are put
in place after every migration, since SQLite drops a trigger with the table that a migration makes
anew; and on SQLite they step aside before one, since it refuses to rename a table that a trigger
speaks of. Whenever they are put in place, all rows are written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .triggers import drop_on_sqlite, triggers_there, when_changed

_EVERY = "(SELECT id FROM articles_article)"


@dataclass(frozen=True, slots=True)
class Watched:
    """A change after which the rows of some articles are written anew: of those `articles` selects.

    An update counts only where one of the columns has another value than before.
    """

    table: str
    act: str
    articles: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DerivedRows:
    """A table with a column `article_id`, and what its rows are made of.

    `made` says for a database what writes the rows, up to the conditions under which it does;
    `word` tells its triggers from others.
    """

    table: str
    word: str
    made: Callable[[str], str]
    watched: tuple[Watched, ...]

    def put_in_place(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers in place and write all anew; it does nothing where all are there."""
        needed = {self.table, *(watched.table for watched in self.watched)}
        with connection.cursor() as cursor:
            if not set(connection.introspection.table_names(cursor)) >= needed:
                return  # an earlier state of the database, on the way back or forth
        if triggers_there(connection) >= set(map(self._name, self.watched)):
            return
        statements = (*self._installing(connection.vendor), *self._anew(connection.vendor, _EVERY))
        # At once, so that nothing is published between the one and the other.
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def step_aside(self, connection: BaseDatabaseWrapper) -> None:
        """Drop the triggers on SQLite, for as long as a migration runs."""
        drop_on_sqlite(connection, map(self._name, self.watched))

    def _name(self, watched: Watched) -> str:
        return f"{watched.table}_{self.word}_{watched.act.lower()}"

    def _installing(self, vendor: str) -> Iterator[str]:
        for watched in self.watched:
            name, anew = self._name(watched), self._anew(vendor, watched.articles)
            if vendor == "postgresql":
                # One after the other for one article: who comes second sees what the first wrote.
                body = "; ".join((_locking(watched.articles), *anew))
                yield (
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS"
                    f" $$ BEGIN {body}; RETURN NULL; END $$ LANGUAGE plpgsql"
                )
                yield f"DROP TRIGGER IF EXISTS {name} ON {watched.table}"
                differs, body = "IS DISTINCT FROM", f"EXECUTE FUNCTION {name}()"
            else:
                yield f"DROP TRIGGER IF EXISTS {name}"
                differs, body = "IS NOT", f"BEGIN {'; '.join(anew)}; END"
            when = when_changed(watched.columns, differs=differs)
            yield (
                f"CREATE TRIGGER {name} AFTER {watched.act} ON {watched.table}"
                f" FOR EACH ROW {when}{body}"
            )

    def _anew(self, vendor: str, articles: str) -> tuple[str, str]:
        """Return what writes the rows anew of the articles whose keys are selected."""
        return (
            f"DELETE FROM {self.table} WHERE article_id IN {articles}",  # noqa: S608 - names and selections of the code
            f"INSERT INTO {self.table} {self.made(vendor)} AND a.id IN {articles}",
        )


NEWEST_EDITION = "e.number = (SELECT MAX(number) FROM articles_edition WHERE article_id = a.id)"
"""That of all editions of an article `a`, only the newest is meant."""


def _locking(articles: str) -> str:
    return f"PERFORM 1 FROM articles_article WHERE id IN {articles} ORDER BY id FOR NO KEY UPDATE"
