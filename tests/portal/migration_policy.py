"""What in a migration would stop machines that still run the release before it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Field
from django.db.models.fields.related import ManyToManyField

EXCUSE = "leaves_old_code_working"
"""A migration that has this attribute says in a sentence why it stops nobody."""

TAKES_AWAY = {
    operations.DeleteModel: "takes a table away",
    operations.RenameModel: "renames a table",
    operations.AlterModelTable: "renames a table",
    operations.RemoveField: "takes a column away",
    operations.RenameField: "renames a column",
    operations.AddConstraint: "adds a rule that the old code does not know",
    operations.AlterUniqueTogether: "adds a rule that the old code does not know",
    operations.RunSQL: "does what only a person can judge",
    operations.RunPython: "does what only a person can judge",
    operations.SeparateDatabaseAndState: "does what only a person can judge",
}


def dangers(migration: Migration, before: ProjectState) -> Iterator[str]:
    """Return what the migration does to tables that are in use before it, in a few words each."""
    if getattr(migration, EXCUSE, ""):
        return
    state, new = before.clone(), set()
    for operation in migration.operations:
        if isinstance(operation, operations.CreateModel):
            new.add(operation.name_lower)
        about = getattr(operation, "model_name_lower", getattr(operation, "name_lower", ""))
        if about not in new or isinstance(operation, operations.RunSQL | operations.RunPython):
            yield from _dangers_of(operation, migration.app_label, state)
        operation.state_forwards(migration.app_label, state)


def _dangers_of(operation: Operation, app: str, state: ProjectState) -> Iterator[str]:
    if type(operation) in TAKES_AWAY:
        yield f"{operation.describe()}: {TAKES_AWAY[type(operation)]}"
    elif isinstance(operation, operations.AddField):
        if not _left_out_by_old_code(operation.field):
            yield f"{operation.describe()}: the old code leaves it out, so null or db_default"
    elif isinstance(operation, operations.AlterField):
        model = state.models[app, operation.model_name_lower]
        yield from _changes(operation, model)


def _changes(operation: operations.AlterField, model: ModelState) -> Iterator[str]:
    was, will = model.fields[operation.name], operation.field
    if was.null and not will.null:
        yield f"{operation.describe()}: the old code may still write nothing there"
    if will.unique and not was.unique:
        yield f"{operation.describe()}: adds a rule that the old code does not know"
    if not _is_as_wide(was, will):
        yield f"{operation.describe()}: another type, or a narrower one"


def _left_out_by_old_code(field: Field) -> bool:
    return field.null or field.has_db_default() or isinstance(field, ManyToManyField)


def _is_as_wide(was: Field, will: Field) -> bool:
    if was.get_internal_type() != will.get_internal_type():
        return False
    if was.max_length is None or will.max_length is None:
        return will.max_length is None or was.max_length == will.max_length
    return was.max_length <= will.max_length
