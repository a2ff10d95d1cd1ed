# Where stems stand is written so that a search finds those it looks for and reads no others. The
# command `migrate` writes the index anew afterwards, as another analyser wrote it.

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search import tables


def make_what_is_missing(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what 0012 makes today, where it was run before."""
    with schema_editor.connection.cursor() as cursor:
        table = schema_editor.connection.introspection.get_table_description(
            cursor, tables.TABLES[0]
        )
    there = {column.name for column in table}
    for name in ("heads", "parts"):
        if name not in there:
            schema_editor.execute(tables.POSTINGS.format(name=name))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_waiting_drafts"),
    ]

    leaves_old_code_working = (
        "Two columns come that have a default, and what older code reads is written as before, but"
        " for parts. What it publishes is found, and comes last until the index is made anew."
    )

    operations = [
        migrations.RunPython(make_what_is_missing, migrations.RunPython.noop),
    ]
