"""Print at a desk, and count: what was printed where, and how often the public took a sheet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.db import Error, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles.handouts.cover import PackCover
from articles.handouts.prepared import Prepared, prepare_pack, prepare_sheet
from articles.handouts.sheet import Format, Ink, Paper, Size
from articles.models import (
    MOST_COPIES,
    ClinicProfile,
    DownloadCount,
    Edition,
    PackEdition,
    PrintDesk,
    PrintedSheet,
    PrintReceipt,
)
from articles.pages.not_printed import not_printed

from .errors import CopiesOutOfRangeError, PrintingStoppedError
from .hurried import hurried_transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Print:
    """What goes onto paper: one edition, or those of a pack in their order; how, and how often."""

    editions: tuple[Edition, ...]
    in_format: Format
    copies: int = 1
    pack_edition: PackEdition | None = None


def print_of(what: Edition | PackEdition, *, in_format: Format, copies: int = 1) -> Print:
    """Return how an edition, or a pack's edition with all its parts, goes onto paper."""
    if isinstance(what, Edition):
        return Print((what,), in_format, copies)
    return Print(tuple(what.printed().with_people()), in_format, copies, pack_edition=what)


def prepare(printed: Print, *, profile: ClinicProfile, today: date, has_lines: bool) -> Prepared:
    """Make ready the PDF of what is printed; nothing is set before it is asked for."""
    pack = printed.pack_edition
    if pack is None:
        return prepare_sheet(
            printed.editions[0],
            profile=profile,
            in_format=printed.in_format,
            today=today,
            has_lines=has_lines,
        )
    return prepare_pack(
        PackCover.of(pack),
        printed.editions,
        profile=profile,
        in_format=printed.in_format,
        today=today,
        has_lines=has_lines,
    )


def printed_on(receipt: PrintReceipt) -> Print:
    """Return what was printed, exactly: the editions of that day, whatever came after them."""
    what: Edition | PackEdition | None = receipt.pack_edition
    if what is None:
        what = Edition.objects.with_people().get(printed_sheets__receipt=receipt)
    paper, size = cast(Paper, receipt.paper), cast(Size, receipt.size)
    in_format = Format(paper, size, cast(Ink, receipt.ink))
    return print_of(what, in_format=in_format, copies=receipt.copies)


def require_printable(printed: Print, *, profile: ClinicProfile, today: date) -> None:
    """Let pass what may go onto paper today.

    Raises:
        PrintingStoppedError: if the review of some of it has been overdue for too long.
    """
    stopped = not_printed(printed.editions, ladder=profile.ladder(), today=today)
    if stopped:
        raise PrintingStoppedError(stopped)


@transaction.atomic
def record_print(printed: Print, *, desk: PrintDesk, at: datetime, token: UUID) -> PrintReceipt:
    """Make the receipt of what is printed at a desk; nothing is kept of by or for whom.

    The token is that of the form that asked. Sent twice, it is one print and one receipt.

    Raises:
        CopiesOutOfRangeError: for no copy, or more than a printer should be sent at once.
        PrintingStoppedError: as `require_printable`.
    """
    if not 1 <= printed.copies <= MOST_COPIES:
        raise CopiesOutOfRangeError
    today = timezone.localdate(at)
    require_printable(printed, profile=ClinicProfile.current(), today=today)
    try:
        with transaction.atomic():
            receipt = _receipt(printed, desk=desk, at=at, token=token)
    except IntegrityError:
        made: PrintReceipt | None = PrintReceipt.objects.filter(token=token).first()
        if made is None:
            raise
        return made
    PrintedSheet.objects.bulk_create(
        PrintedSheet(receipt=receipt, edition=edition) for edition in printed.editions
    )
    return receipt


def _receipt(printed: Print, *, desk: PrintDesk, at: datetime, token: UUID) -> PrintReceipt:
    receipt: PrintReceipt = PrintReceipt.objects.create(
        token=token,
        desk=desk,
        printed_at=at,
        copies=printed.copies,
        pack_edition=printed.pack_edition,
        paper=printed.in_format.paper,
        size=printed.in_format.size,
        ink=printed.in_format.ink,
    )
    return receipt


def count_downloads(editions: Sequence[Edition], *, on: date) -> None:
    """Count that the public took a sheet of each of these editions.

    Right however many count at once; a count that fails, or for which others write for too long,
    keeps nobody waiting.
    """
    try:
        with hurried_transaction():
            # In one order, so that no two packs wait for each other.
            for edition in sorted(editions, key=lambda one: one.pk):
                _count_download(edition, on=on)
    except Error as error:
        logger.warning("A download was not counted: %s", error)


def _count_download(edition: Edition, *, on: date) -> None:
    """Count one. Two queries the first time on a day, one later."""
    counted = DownloadCount.objects.filter(edition=edition, day=on)
    if not counted.update(count=F("count") + 1):
        row = DownloadCount(edition=edition, day=on)
        DownloadCount.objects.bulk_create([row], ignore_conflicts=True)
        counted.update(count=F("count") + 1)
