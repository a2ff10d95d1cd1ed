# The titles with a stem are one list on both databases, the shortest first, for whoever still types. The
# command `migrate` writes the index anew afterwards, as another analyser wrote it.

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search import tables


def make_what_is_missing(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what 0012 makes today, where it was run before."""
    connection = schema_editor.connection
    if "search_named" not in connection.introspection.table_names():
        for statement in tables.NAMED[connection.vendor]:
            schema_editor.execute(statement.format(suffix=""))
        if connection.vendor == "postgresql":
            schema_editor.execute(tables.TITLES_HAVE_A_DEFAULT)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_postings"),
    ]

    leaves_old_code_working = (
        "A table comes, and a column gets a default that older code always writes. That code goes on"
        " finding titles where it writes them itself, and other texts by all their words; what it"
        " publishes is not suggested until the index is made anew."
    )

    operations = [
        migrations.RunPython(make_what_is_missing, migrations.RunPython.noop),
    ]
