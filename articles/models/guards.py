"""Guards: database triggers that refuse to change or delete what readers were given.

They hold against every path: querysets, `_base_manager`, the database shell. A migration that
rebuilds a guarded table must call `install_guards` again, since the triggers go with the table.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

GUARDED_TABLES = ("articles_edition", "articles_citation")
_MESSAGE = "An edition is frozen: it is never changed or deleted."


def install_guards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse UPDATE and DELETE (on PostgreSQL also TRUNCATE) of editions and their citations."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION articles_refuse_change() RETURNS trigger AS "
            f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$ LANGUAGE plpgsql"
        )
    for table in GUARDED_TABLES:
        for statement in _installing(table, vendor=schema_editor.connection.vendor):
            schema_editor.execute(statement)


def remove_guards(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away again, to go back before the migration that made them."""
    on_table = schema_editor.connection.vendor == "postgresql"
    for table in GUARDED_TABLES:
        for action in _actions(schema_editor.connection.vendor):
            of = f" ON {table}" if on_table else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_frozen_{action.lower()}{of}")
    if on_table:
        schema_editor.execute("DROP FUNCTION IF EXISTS articles_refuse_change()")


def _actions(vendor: str) -> tuple[str, ...]:
    return ("UPDATE", "DELETE", "TRUNCATE") if vendor == "postgresql" else ("UPDATE", "DELETE")


def _installing(table: str, *, vendor: str) -> list[str]:
    if vendor == "postgresql":
        body = "FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse_change()"
    else:
        body = f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    return [
        f"CREATE TRIGGER {table}_frozen_{action.lower()} BEFORE {action} ON {table} {body}"
        for action in _actions(vendor)
    ]
