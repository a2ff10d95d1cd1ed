"""Every migration leaves the code before it working: docs/decisions/0032-changing-tables.md."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import migrations, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.portal.migration_policy import EXCUSE, dangers

# What came before the rule, when no clinic ran anything older.
BEFORE_THE_RULE = {"articles": "0012", "portal": "0001"}


def migrations_under_the_rule() -> Iterator[tuple[Migration, ProjectState]]:
    loader = MigrationLoader(connection=None)
    for app, name in sorted(loader.disk_migrations):
        if app in BEFORE_THE_RULE and name[:4] > BEFORE_THE_RULE[app]:
            yield (
                loader.disk_migrations[app, name],
                loader.project_state((app, name), at_end=False),
            )


def test_no_migration_stops_machines_of_the_release_before():
    found = {
        f"{migration.app_label}.{migration.name}": list(dangers(migration, before))
        for migration, before in migrations_under_the_rule()
    }

    assert {name: told for name, told in found.items() if told} == {}, (
        "Split it over two releases (docs/deployment.md, “Changing tables”), or let the migration"
        f" say why it stops nobody: {EXCUSE} = “…”"
    )


NOTE = ModelState(
    "articles",
    "Note",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("words", models.CharField(max_length=80)),
        ("mood", models.CharField(max_length=80, null=True)),  # made to be changed
    ],
)


def told_of(*operations: migrations.operations.base.Operation, **attributes: str) -> list[str]:
    kind = type("Migration", (Migration,), {"operations": list(operations), **attributes})
    before = ProjectState()
    before.add_model(NOTE.clone())
    return list(dangers(kind("0099_tried", "articles"), before))


@pytest.mark.parametrize(
    "operation",
    [
        migrations.DeleteModel("Note"),
        migrations.RenameModel("Note", "Remark"),
        migrations.RemoveField("Note", "words"),
        migrations.RenameField("Note", "words", "text"),
        migrations.AddField("Note", "hue", models.CharField(max_length=9, default="red")),
        migrations.AlterField("Note", "mood", models.CharField(max_length=80)),
        migrations.AlterField("Note", "words", models.CharField(max_length=40)),
        migrations.AlterField("Note", "words", models.IntegerField()),
        migrations.AlterField("Note", "words", models.CharField(max_length=80, unique=True)),
        migrations.AddConstraint(
            "Note", models.CheckConstraint(condition=models.Q(words="a"), name="a")
        ),
        migrations.RunSQL("DROP TABLE articles_note"),
        migrations.RunPython(migrations.RunPython.noop),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_would_stop_the_old_code_is_told(operation: migrations.operations.base.Operation):
    assert len(told_of(operation)) == 1


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AddField("Note", "hue", models.CharField(max_length=9, null=True)),
        migrations.AddField("Note", "hue", models.CharField(max_length=9, db_default="red")),
        migrations.AlterField("Note", "words", models.CharField(max_length=200, help_text="More")),
        migrations.AddIndex("Note", models.Index(fields=["words"], name="words")),
        migrations.CreateModel("Mark", [("id", models.BigAutoField(primary_key=True))]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_the_old_code_does_not_notice_is_let_through(
    operation: migrations.operations.base.Operation,
):
    assert told_of(operation) == []


def test_a_new_table_may_have_any_rule():
    assert told_of(
        migrations.CreateModel("Mark", [("id", models.BigAutoField(primary_key=True))]),
        migrations.AddConstraint(
            "Mark", models.CheckConstraint(condition=models.Q(pk=1), name="one")
        ),
    ) == []  # fmt: skip


def test_a_person_may_say_why_it_stops_nobody():
    assert told_of(migrations.RunSQL("ANALYZE"), **{EXCUSE: "It only counts rows."}) == []
