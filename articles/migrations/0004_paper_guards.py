"""Triggers that refuse any change of what was printed."""

from django.db import migrations

from articles.models.guards import PAPER_TABLES, installing, removing


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_paper")]

    operations = [migrations.RunPython(installing(PAPER_TABLES), removing(PAPER_TABLES))]
