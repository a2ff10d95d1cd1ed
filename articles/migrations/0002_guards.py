"""Triggers that refuse any change of an edition."""

from django.db import migrations

from articles.models.guards import EDITION_TABLES, installing, removing


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(installing(EDITION_TABLES), removing(EDITION_TABLES))]
