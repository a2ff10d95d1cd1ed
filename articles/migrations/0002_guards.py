"""Triggers that refuse any change of an edition."""

from django.db import migrations

from articles.models.guards import install_guards, remove_guards


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(install_guards, remove_guards)]
