"""Rows that say what people were given: written once, and every way to change them is shut."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class EditionIsFrozenError(Exception):
    """Refused: an edition is what readers were given, so it is never changed or deleted."""


class FrozenQuerySet(models.QuerySet[Row]):
    """Rows that are made and read, and nothing else."""

    def update(self, **_changes: Any) -> NoReturn:
        raise EditionIsFrozenError

    def bulk_update(self, *_args: Any, **_options: Any) -> NoReturn:
        raise EditionIsFrozenError

    def delete(self) -> NoReturn:
        raise EditionIsFrozenError

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]
