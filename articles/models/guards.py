"""Guards: database triggers that refuse to change or delete what readers were given.

They hold against every path: querysets, `_base_manager`, the database shell. A migration that
rebuilds a guarded table must install them again, since the triggers go with the table.
"""

from collections.abc import Callable, Mapping

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

Tables = Mapping[str, tuple[tuple[str, ...], ...]]
Change = Callable[[StateApps | None, BaseDatabaseSchemaEditor], None]

EDITION_TABLES: Tables = {
    "articles_edition": (("id",), ("article_id", "number"), ("check_code",)),
    "articles_citation": (("id",), ("edition_id", "key")),
}
PAPER_TABLES: Tables = {
    "articles_packedition": (("id",), ("pack_id", "number"), ("check_code",)),
    "articles_packeditionpart": (("id",), ("pack_edition_id", "place")),
    "articles_printreceipt": (("id",),),
    "articles_printedsheet": (("id",), ("receipt_id", "edition_id")),
}
RECEIPT_TABLE: Tables = {"articles_printreceipt": (("id",), ("token",))}
REVIEW_TABLES: Tables = {
    "articles_review": (("id",), ("invitation_id",)),
    "articles_reviewcomment": (("id",),),
    "articles_renewal": (("id",),),
}
GUARDED_TABLES: Tables = {**EDITION_TABLES, **PAPER_TABLES, **RECEIPT_TABLE, **REVIEW_TABLES}
"""The tables, and the columns that are unique in each."""

_MESSAGE = "An edition is frozen: it is never changed or deleted."


def installing(tables: Tables) -> Change:
    """Return the step of a migration that refuses every change of what stands in these tables.

    It refuses UPDATE and DELETE, TRUNCATE (PostgreSQL) and REPLACE (SQLite).
    """

    def install(_apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _installing(schema_editor.connection.vendor, tables):
            schema_editor.execute(statement)

    return install


def removing(tables: Tables) -> Change:
    """Return the step that takes the guards away again, to go back before they were made."""

    def remove(_apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _removing(schema_editor.connection.vendor, tables):
            schema_editor.execute(statement)

    return remove


def _installing(vendor: str, tables: Tables) -> list[str]:
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
                for table in tables
                for action in ("UPDATE", "DELETE", "TRUNCATE")
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_frozen_{action.lower()} BEFORE {action} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        for table, unique in tables.items()
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


def _removing(vendor: str, tables: Tables) -> list[str]:
    if vendor == "postgresql":
        actions, place = ("UPDATE", "DELETE", "TRUNCATE"), " ON {table}"
    else:
        actions, place = ("UPDATE", "DELETE", "INSERT"), ""
    triggers = [
        f"DROP TRIGGER IF EXISTS {table}_frozen_{action.lower()}{place.format(table=table)}"
        for table in tables
        for action in actions
    ]
    # The function serves the guards of every table, so it goes with the first ones only.
    is_last = vendor == "postgresql" and "articles_edition" in tables
    return [*triggers, *(["DROP FUNCTION IF EXISTS articles_refuse_change()"] if is_last else [])]
