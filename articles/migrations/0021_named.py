# The titles with a stem are one list on both databases, the shortest first, for whoever still types. The
# command `migrate` writes the index anew afterwards, as another analyser wrote it.

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search import tables


def make_what_is_missing(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what 0012 makes today, where it was run before; take away what it made then."""
    connection = schema_editor.connection
    # These were for a while in a table for matching, or in a vector.
    if connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_title")
    else:
        schema_editor.execute("ALTER TABLE search_match DROP COLUMN IF EXISTS tv")
    if "search_named" not in connection.introspection.table_names():
        for statement in tables.NAMED[connection.vendor]:
            schema_editor.execute(statement.format(suffix=""))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_postings"),
    ]

    leaves_old_code_working = (
        "No release before this one has a search, so nothing older reads or writes these tables."
    )

    operations = [
        migrations.RunPython(make_what_is_missing, migrations.RunPython.noop),
    ]
