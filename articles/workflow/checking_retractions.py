"""Compare all references with the data set of retractions, now or when it is time again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.evidence.retraction_comparison import sought_references
from articles.evidence.retraction_matching import compare
from articles.evidence.retraction_source import is_address, open_source
from articles.models import RetractionCheck

from .recording_notices import Report, record_notices

CHECK_EVERY = timedelta(days=7)
"""The data set is brought up to date every working day; a week is soon enough, and fair to its host."""


def check_retractions(
    where: str,
    *,
    at: datetime,
    force: bool = False,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Report:
    """Compare all references with the data set in a file or at an address, and record what it says.

    Nothing is changed until it has been read to its end. `dry_run` undoes what was recorded;
    `progress` is told every so often how many entries are read.

    Raises:
        DataSetError: if the data set cannot be had, or cannot be read.
        As `record_notices`.
    """
    with open_source(where) as source:
        found = compare(source, sought_references(), name=where, progress=progress)
    with transaction.atomic():
        report = record_notices(found, at=at, force=force)
        transaction.set_rollback(dry_run)
    return report


def check_if_due(at: datetime) -> Report | None:
    """Compare with the clinic's data set if the last comparison is a week old; None if it is not.

    A file is compared as soon as it is newer than that; so is a data set the clinic has changed to.
    None as well where the clinic has named no data set.

    Raises:
        As `check_retractions`.
    """
    where = settings.RETRACTION_DATA
    return check_retractions(where, at=at) if where and _is_due(where, at) else None


def _is_due(where: str, at: datetime) -> bool:
    last = RetractionCheck.objects.first()
    if last is None or last.source != where[: RetractionCheck.LONGEST_SOURCE]:
        return True
    if timezone.localdate(at) - timezone.localdate(last.at) >= CHECK_EVERY:
        return True
    return not is_address(where) and _is_newer(Path(where), last.at)


def _is_newer(path: Path, moment: datetime) -> bool:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) > moment
    except OSError:  # the check itself says what is amiss with it
        return True
