"""Recall: a print desk puts aside its sheets of an edition that no longer holds, or takes it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from articles.models import Edition, PrintDesk, PrintedSheet, RecallTick

from .errors import NothingToRecallError


@transaction.atomic
def put_aside(edition: Edition, *, desk: PrintDesk, at: datetime) -> RecallTick:
    """Tick off that a desk has put its sheets aside. A second tick changes nothing.

    Raises:
        NothingToRecallError: if the edition still holds, or none of its sheets left that desk.
    """
    sheets = PrintedSheet.objects.called_back().filter(edition=edition, receipt__desk=desk)
    if not sheets.exists():
        raise NothingToRecallError
    return RecallTick.objects.get_or_create(edition=edition, desk=desk, defaults={"done_at": at})[0]


def take_back(edition: Edition, *, desk: PrintDesk) -> None:
    """Take the tick away again; nothing happens where there is none."""
    RecallTick.objects.filter(edition=edition, desk=desk).delete()
