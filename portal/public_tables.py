"""Which tables readers' pages are made from: triggers that count every change of them.

They hold against every path: the desk, a command, the database shell. They are put in place after
every migration, since SQLite drops a trigger with the table that a migration makes anew; and on
SQLite they step aside before one, since it refuses to rename a table that a trigger speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models.triggers import drop_on_sqlite, triggers_there, when_changed

VERSION, CHANGE = "portal_siteversion", "portal_sitechange"

EVERYTHING = "''"
OF_ARTICLE = "(SELECT 'article:' || COALESCE(original_id, id) FROM articles_article WHERE id = NEW.article_id)"
"""An article and its translations, whose pages name each other."""
OF_EDITION = (
    "(SELECT 'article:' || COALESCE(a.original_id, a.id) FROM articles_edition e"
    " JOIN articles_article a ON a.id = e.article_id WHERE e.id = NEW.edition_id)"
)


@dataclass(frozen=True, slots=True)
class Watched:
    """A table, what is done to it, and the subject that changes by that, as SQL of one row.

    With `columns`, an update counts only where one of them has another value than before.
    """

    table: str
    acts: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")
    subject: str = EVERYTHING
    columns: tuple[str, ...] = ()


WATCHED = (
    Watched("articles_edition", acts=("INSERT",), subject=OF_ARTICLE),
    Watched("articles_renewal", acts=("INSERT",), subject=OF_EDITION),
    Watched(
        "articles_article",
        acts=("UPDATE",),
        # Nothing else of the draft is seen by a reader.
        columns=(
            "language",
            "slug",
            "original_id",
            "owner_id",
            "kind",
            "withdrawn_at",
            "withdrawn_reason",
            "instead_id",
        ),
    ),
    Watched("auth_user", acts=("UPDATE",), columns=("username", "first_name", "last_name")),
    *(
        Watched(f"articles_{name}")
        for name in (
            "article_topics",
            "clinicprofile",
            "formeraddress",
            "glossaryterm",
            "image",
            "noticedecision",
            "pack",
            "packedition",
            "packeditionpart",
            "packpart",
            "publishernotice",
            "reference",
            "referencestyle",
            "topic",
        )
    ),
)


def put_in_place(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place that are missing; it does nothing where all are there."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if not {VERSION, CHANGE, *(watched.table for watched in WATCHED)} <= tables:
            return  # an earlier state of the database, on the way back or forth
        there = triggers_there(connection)
        making = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
        missing = [sql for name, sql in making() if name not in there]
        if missing and connection.vendor == "postgresql":
            missing.insert(0, _FUNCTION)
        for statement in missing:
            cursor.execute(statement)
        if missing:
            # What changed while they were not there, nobody has counted.
            for statement in _counting(EVERYTHING):
                cursor.execute(statement)


def step_aside(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers on SQLite, for as long as a migration runs."""
    drop_on_sqlite(connection, (name for name, _ in _on_sqlite()))


def _on_sqlite() -> Iterator[tuple[str, str]]:
    for watched in WATCHED:
        for act in watched.acts:
            name = f"{watched.table}_seen_{act.lower()}"
            body = "; ".join(_counting(watched.subject))
            when = when_changed(watched.columns, differs="IS NOT")
            yield (
                name,
                f"CREATE TRIGGER {name} AFTER {act} ON {watched.table} {when}BEGIN {body}; END",
            )


def _on_postgresql() -> Iterator[tuple[str, str]]:
    """Deferred to the end of the transaction: the one row is locked last, and for a moment only."""
    for watched in WATCHED:
        for act in watched.acts:
            name = f"{watched.table}_seen_{act.lower()}"
            when = when_changed(watched.columns, differs="IS DISTINCT FROM")
            subject = watched.subject.replace("'", "''")
            yield (
                name,
                f"CREATE CONSTRAINT TRIGGER {name} AFTER {act} ON {watched.table} "
                f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {when}"
                f"EXECUTE FUNCTION portal_count_change('{subject}')",
            )


def _counting(subject: str) -> tuple[str, str]:
    """Return what counts one change: the site's next version, and the subject's last one."""
    return (
        f"INSERT INTO {VERSION} (id, version) VALUES (1, 1)"  # noqa: S608 - as below
        f" ON CONFLICT (id) DO UPDATE SET version = {VERSION}.version + 1",
        f"INSERT INTO {CHANGE} (subject, version)"  # noqa: S608 - names and subjects of this module
        f" SELECT {subject}, version FROM {VERSION} WHERE id = 1"
        " ON CONFLICT (subject) DO UPDATE SET version = excluded.version",
    )


_ONCE, _EACH = _counting("touched")
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION portal_count_change() RETURNS trigger AS $$
DECLARE
  this_one text := pg_current_xact_id()::text;
  touched text;
BEGIN
  -- One version for a transaction: a row changed a thousand times over would grow slow.
  IF current_setting('portal.counted', true) IS DISTINCT FROM this_one THEN
    {_ONCE};
    PERFORM set_config('portal.counted', this_one, true);
  END IF;
  IF TG_ARGV[0] = '''''' THEN
    touched := '';
  ELSE
    EXECUTE 'SELECT ' || replace(TG_ARGV[0], 'NEW.', '($1).') INTO touched USING NEW;
  END IF;
  {_EACH};
  RETURN NULL;
END $$ LANGUAGE plpgsql
"""
