"""Make the roles: groups for authors, reviewers, publishers and translators."""

from importlib import import_module

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

LOOK = (
    "view_article",
    "view_edition",
    "view_glossaryterm",
    "view_image",
    "view_pack",
    "view_reference",
    "view_topic",
)
WRITE = (
    *LOOK,
    "add_article",
    "change_article",
    "delete_article",
    "add_glossaryterm",
    "change_glossaryterm",
    "delete_glossaryterm",
    "add_image",
    "change_image",
    "delete_image",
    "add_reference",
    "change_reference",
    "delete_reference",
    "add_printreceipt",
    "change_teachbacktally",
)
ROLES = {
    "Author": WRITE,
    "Reviewer": (*LOOK, "review_article"),
    "Publisher": (
        *WRITE,
        "publish_article",
        "override_checks",
        "add_pack",
        "change_pack",
        "delete_pack",
        "add_topic",
        "change_topic",
        "delete_topic",
    ),
    "Translator": (*LOOK, "translate_article"),
}


def make_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make each group that is not there; one that the clinic has already stays what it is."""
    database = schema_editor.connection.alias
    _make_permissions(apps, database)
    groups = apps.get_model("auth", "Group").objects.using(database)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for name, codenames in ROLES.items():
        group, is_new = groups.get_or_create(name=name)
        if is_new:
            ours = permissions.filter(content_type__app_label="articles", codename__in=codenames)
            group.permissions.set(ours)


def _make_permissions(apps: StateApps, database: str) -> None:
    """Make the app's permissions now: Django makes them only when all migrations have run."""
    articles = apps.get_app_config("articles")
    # Django passes over an app without models, which is what one looks like to a migration.
    articles.models_module = import_module("articles.models")
    create_permissions(articles, verbosity=0, using=database, apps=apps)
    articles.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_review_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    # Going back takes nothing from anybody: people stay in their groups, and the groups stay.
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
