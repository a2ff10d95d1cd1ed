"""Let the roles that came with the portal see and settle what publishers say of sources."""

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from_0008 = import_module("articles.migrations.0008_roles")

LOOK = ("view_publishernotice", "view_noticedecision")
JUDGE = (*LOOK, "add_publishernotice", "change_publishernotice")
ADDED = {
    "Author": JUDGE,
    "Reviewer": LOOK,
    "Publisher": (*JUDGE, "add_noticedecision"),
    "Translator": LOOK,
}


def widen_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the new permissions to each role that is still what it came as; leave the others."""
    database = schema_editor.connection.alias
    from_0008._make_permissions(apps, database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    ours = permissions.filter(content_type__app_label="articles")
    for group in groups.filter(name__in=ADDED):
        held = set(group.permissions.values_list("codename", flat=True))
        if held == set(from_0008.ROLES[group.name]):
            group.permissions.add(*ours.filter(codename__in=ADDED[group.name]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_evidence"), ("articles", "0008_roles")]

    # Going back takes nothing from anybody.
    operations = [migrations.RunPython(widen_roles, migrations.RunPython.noop)]
