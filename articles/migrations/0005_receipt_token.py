"""A receipt knows the form it came from, so that a form sent twice counts once."""

import uuid

from django.db import migrations, models

from articles.models.guards import PAPER_TABLES, RECEIPT_TABLE, installing, removing

BEFORE = {table: PAPER_TABLES[table] for table in RECEIPT_TABLE}


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_paper_guards")]

    operations = [
        # The guards go with the table where it is rebuilt, so they are installed again.
        migrations.RunPython(removing(BEFORE), installing(BEFORE)),
        migrations.AddField(
            model_name="printreceipt",
            name="token",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RunPython(installing(RECEIPT_TABLE), removing(RECEIPT_TABLE)),
    ]
