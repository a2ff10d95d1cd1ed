"""Counting at the desk how a question was answered that was asked back. Nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from articles.models import Edition, TeachBackTally

from .errors import WorkflowError
from .permissions import Person, require_permission

TALLY = "change_teachbacktally"


class NotAskedBackError(WorkflowError):
    """The edition asks no such question back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """That one question of an edition, counted from 1, was explained well, or not yet."""

    edition: Edition
    place: int
    is_clear: bool

    @property
    def column(self) -> str:
        """Where it is counted."""
        return "clear" if self.is_clear else "unclear"


@transaction.atomic
def tally(answer: Answer, *, by: Person, on: date) -> None:
    """Count an answer, however many others are counted at this moment.

    Raises:
        NotPermittedError: if this person may not count.
        NotAskedBackError: if the edition asks no such question back.
    """
    require_permission(by, TALLY)
    if not 1 <= answer.place <= len(answer.edition.manuscript().teach_back):
        raise NotAskedBackError
    row, _is_new = TeachBackTally.objects.get_or_create(
        edition=answer.edition, place=answer.place, day=on
    )
    TeachBackTally.objects.filter(pk=row.pk).update(**{answer.column: F(answer.column) + 1})


def take_back(answer: Answer, *, by: Person, on: date) -> bool:
    """Take back one answer of a day, and tell whether there was one.

    Raises:
        NotPermittedError: if this person may not count.
    """
    require_permission(by, TALLY)
    counted = TeachBackTally.objects.filter(
        edition=answer.edition, place=answer.place, day=on, **{f"{answer.column}__gt": 0}
    )
    return bool(counted.update(**{answer.column: F(answer.column) - 1}))
