"""The triggers that keep `ListedCount` true: what is listed is counted as it comes and goes.

They are put in place, and step aside, as `articles.models.listing_triggers` does, and after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .listed_count import NO_TOPIC
from .triggers import drop_on_sqlite, triggers_there

_LISTED, _COUNT = "articles_listedarticle", "articles_listedcount"
_SIGNS = {"INSERT": "+", "DELETE": "-"}
_NAMES = {act: f"{_LISTED}_counted_{act.lower()}" for act in _SIGNS}

_SUMS = (
    f"COALESCE(topic_id, {NO_TOPIC}) AS topic, COUNT(*) AS rows,"
    " SUM(CASE place WHEN 1 THEN 1 ELSE 0 END) AS articles,"
    " SUM(CASE place WHEN 1 THEN questions ELSE 0 END) AS questions"
)
_ALL_ANEW = (
    f"DELETE FROM {_COUNT}",  # noqa: S608 - names of this module, as below
    f"INSERT INTO {_COUNT} (language, topic, rows, articles, questions)"  # noqa: S608
    f" SELECT language, {_SUMS} FROM {_LISTED} GROUP BY language, COALESCE(topic_id, {NO_TOPIC})",
)


def put_in_place(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place and count all anew; it does nothing where both are there."""
    with connection.cursor() as cursor:
        if not set(connection.introspection.table_names(cursor)) >= {_LISTED, _COUNT}:
            return  # an earlier state of the database, on the way back or forth
    if triggers_there(connection) >= set(_NAMES.values()):
        return
    installing = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    # At once, so that nothing is listed between the one and the other.
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in (*installing(), *_ALL_ANEW):
            cursor.execute(statement)


def step_aside(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers on SQLite, for as long as a migration runs."""
    drop_on_sqlite(connection, _NAMES.values())


def _on_sqlite() -> Iterator[str]:
    for act, sign in _SIGNS.items():
        row = "NEW" if act == "INSERT" else "OLD"
        here = f"language = {row}.language AND topic = COALESCE({row}.topic_id, {NO_TOPIC})"
        steps = [
            f"UPDATE {_COUNT} SET rows = rows {sign} 1,"  # noqa: S608
            f" articles = articles {sign} ({row}.place = 1),"
            f" questions = questions {sign} ({row}.place = 1) * {row}.questions WHERE {here}"
        ]
        if act == "INSERT":
            steps.insert(
                0,
                f"INSERT INTO {_COUNT} (language, topic, rows, articles, questions)"  # noqa: S608
                f" SELECT NEW.language, COALESCE(NEW.topic_id, {NO_TOPIC}), 0, 0, 0"
                f" WHERE NOT EXISTS (SELECT 1 FROM {_COUNT} WHERE {here})",
            )
        yield f"DROP TRIGGER IF EXISTS {_NAMES[act]}"
        yield (
            f"CREATE TRIGGER {_NAMES[act]} AFTER {act} ON {_LISTED}"
            f" FOR EACH ROW BEGIN {'; '.join(steps)}; END"
        )


def _on_postgresql() -> Iterator[str]:
    """Once for each statement, since a topic that is renamed lists thousands of rows anew.

    Who comes while another is adding takes a row that is free, or makes one: to wait would hold
    up whoever publishes in the same topic, and two who wait for each other would fail.
    """
    for act, sign in _SIGNS.items():
        name, rows = _NAMES[act], "NEW" if act == "INSERT" else "OLD"
        yield f"""
            CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$
            DECLARE
              part record;
              free bigint;
            BEGIN
              FOR part IN SELECT language, {_SUMS} FROM changed GROUP BY 1, 2 LOOP
                SELECT id INTO free FROM {_COUNT}
                  WHERE language = part.language AND topic = part.topic
                  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;
                IF FOUND THEN
                  UPDATE {_COUNT} SET rows = rows {sign} part.rows,
                    articles = articles {sign} part.articles,
                    questions = questions {sign} part.questions WHERE id = free;
                ELSE
                  INSERT INTO {_COUNT} (language, topic, rows, articles, questions) VALUES
                    (part.language, part.topic, 0 {sign} part.rows, 0 {sign} part.articles,
                     0 {sign} part.questions);
                END IF;
              END LOOP;
              RETURN NULL;
            END $$ LANGUAGE plpgsql
        """  # noqa: S608
        yield f"DROP TRIGGER IF EXISTS {name} ON {_LISTED}"
        yield (
            f"CREATE TRIGGER {name} AFTER {act} ON {_LISTED} REFERENCING {rows} TABLE AS changed"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
