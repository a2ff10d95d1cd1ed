"""Guards: database triggers that refuse to change or delete what readers were given.

They hold against every path: querysets, `_base_manager`, the database shell. A migration that
rebuilds a guarded table must call `install_guards` again, since the triggers go with the table.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GUARDED_TABLES = {
    "articles_edition": (("id",), ("article_id", "number"), ("check_code",)),
    "articles_citation": (("id",), ("edition_id", "key")),
}
"""The tables, and the columns that are unique in each."""

_MESSAGE = "An edition is frozen: it is never changed or deleted."


def install_guards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse UPDATE, DELETE, TRUNCATE (PostgreSQL) and REPLACE (SQLite) of what is frozen."""
    for statement in _installing(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove_guards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away again, to go back before the migration that made them."""
    for statement in _removing(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def _installing(vendor: str) -> list[str]:
    if vendor == "postgresql":
        function = (
            "CREATE OR REPLACE FUNCTION articles_refuse_change() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$ LANGUAGE plpgsql"
        )
        return [
            function,
            *(
                f"CREATE TRIGGER {table}_frozen_{action.lower()} BEFORE {action} ON {table} "
                # By row, so that a row that is not there yet can be looked for in vain.
                f"FOR EACH {'STATEMENT' if action == 'TRUNCATE' else 'ROW'} "
                "EXECUTE FUNCTION articles_refuse_change()"
                for table in GUARDED_TABLES
                for action in ("UPDATE", "DELETE", "TRUNCATE")
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_frozen_{action.lower()} BEFORE {action} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        for table, unique in GUARDED_TABLES.items()
        for action, when in (("UPDATE", ""), ("DELETE", ""), ("INSERT", _replacing(table, unique)))
    ]


def _replacing(table: str, unique: tuple[tuple[str, ...], ...]) -> str:
    """Return the condition that a row would take the place of another: INSERT OR REPLACE.

    SQLite deletes the other row without asking the trigger that refuses deletion.
    """
    same = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in columns) + ")"
        for columns in unique
    )
    return f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "  # noqa: S608 - names of this module


def _removing(vendor: str) -> list[str]:
    if vendor == "postgresql":
        actions, place = ("UPDATE", "DELETE", "TRUNCATE"), " ON {table}"
    else:
        actions, place = ("UPDATE", "DELETE", "INSERT"), ""
    triggers = [
        f"DROP TRIGGER IF EXISTS {table}_frozen_{action.lower()}{place.format(table=table)}"
        for table in GUARDED_TABLES
        for action in actions
    ]
    functions = (
        ["DROP FUNCTION IF EXISTS articles_refuse_change()"] if vendor == "postgresql" else []
    )
    return [*triggers, *functions]
