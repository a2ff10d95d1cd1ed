"""Makes the tables of the index; `manage.py start` fills them."""

from django.db import migrations

from articles.search import tables


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_search'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: tables.make(),
            lambda apps, schema_editor: tables.drop(),
        ),
    ]
