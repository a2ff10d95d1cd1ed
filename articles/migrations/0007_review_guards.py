"""Triggers that refuse any change of what was reviewed."""

from django.db import migrations

from articles.models.guards import REVIEW_TABLES, installing, removing


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_editorial")]

    operations = [migrations.RunPython(installing(REVIEW_TABLES), removing(REVIEW_TABLES))]
