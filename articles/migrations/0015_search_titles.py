# PostgreSQL finds all but texts by a vector of its own, and each worker learns how many entries there
# are without counting them. The command `migrate` writes the index anew afterwards, as another
# analyser wrote it.

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search import tables


def make_what_is_missing(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what 0012 makes today, where it was run before."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(tables.HEADS_ON_POSTGRESQL)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_listed_articles'),
    ]

    leaves_old_code_working = (
        "On SQLite there is one machine, which starts anew. On PostgreSQL two columns come that have"
        " a default: what older code publishes is found by all its words or by its title, and counted"
        " by night."
    )

    operations = [
        migrations.AddField(
            model_name='searchstate',
            name='entries',
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.RunPython(make_what_is_missing, migrations.RunPython.noop),
    ]
