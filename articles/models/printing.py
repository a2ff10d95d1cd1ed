"""What was printed where, and how often: counted by desk and by day, never by person."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from .edition import Edition, is_out_of_date
from .frozen import FrozenQuerySet
from .pack import PackEdition

MOST_COPIES = 200


class PrintDesk(models.Model):
    """A place in the clinic where sheets are printed: reception, the treatment room."""

    name = models.CharField(
        _("name"),
        max_length=40,
        unique=True,
        help_text=_("A place, never a person: Reception, Treatment room."),
    )
    is_in_use = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Take the tick away when nobody prints there any more. Its counts remain."),
    )

    class Meta:
        verbose_name = _("print desk")
        verbose_name_plural = _("print desks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PrintReceipt(models.Model):
    """That something was printed at a desk: what, how many copies, when. Never by or for whom.

    Written once and never changed, so that the sum over receipts is what left the desk. The token
    belongs to the form that was sent, not to who sent it: sent again, it makes no second receipt.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    desk = models.ForeignKey(PrintDesk, models.PROTECT, related_name="receipts")
    printed_at = models.DateTimeField(_("printed at"))
    copies = models.PositiveSmallIntegerField(
        _("copies"), validators=[MinValueValidator(1), MaxValueValidator(MOST_COPIES)]
    )
    pack_edition = models.ForeignKey(PackEdition, models.PROTECT, related_name="+", null=True)
    paper = models.CharField(_("paper"), max_length=8)
    size = models.CharField(_("size"), max_length=8)
    ink = models.CharField(_("ink"), max_length=8)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = _("print receipt")
        verbose_name_plural = _("print receipts")
        ordering = ["-printed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(copies__gte=1, copies__lte=MOST_COPIES),
                name="print_receipt_copies_within_200",
            ),
        ]
        indexes = [models.Index(fields=["printed_at"], name="print_receipt_by_time")]

    def __str__(self) -> str:
        return f"{self.desk}, {self.printed_at:%Y-%m-%d %H:%M}, {self.copies} ×"


class PrintedSheetQuerySet(FrozenQuerySet[Any]):
    """Sentences about printed sheets that chain."""

    def in_period(self, first: date, last: date) -> PrintedSheetQuerySet:
        """Sheets printed from the first day to the last, as the clinic's clock counts days."""
        return self.filter(
            receipt__printed_at__gte=make_aware(datetime.combine(first, time.min)),
            receipt__printed_at__lte=make_aware(datetime.combine(last, time.max)),
        )

    def called_back(self) -> PrintedSheetQuerySet:
        """Sheets of recalled editions: asked of each sheet, of which there are few beside editions."""
        return self.filter(is_out_of_date("edition__"))

    def not_put_aside(self) -> PrintedSheetQuerySet:
        """Sheets of editions that their print desk has not put aside."""
        tick = RecallTick.objects.filter(
            edition=models.OuterRef("edition"), desk=models.OuterRef("receipt__desk")
        )
        return self.filter(~models.Exists(tick))

    def by_desk(self) -> PrintedSheetQuerySet:
        """One row for each edition and print desk: `sheets`, and when the first and last left."""
        rows: PrintedSheetQuerySet = (
            self.values("edition", "receipt__desk", "receipt__desk__name")
            .annotate(
                sheets=models.Sum("receipt__copies"),
                first=models.Min("receipt__printed_at"),
                last=models.Max("receipt__printed_at"),
            )
            .order_by("edition", "receipt__desk__name")
        )
        return rows

    def total(self) -> int:
        """How many sheets they are: each copy of a receipt is one."""
        return self.aggregate(sheets=models.Sum("receipt__copies"))["sheets"] or 0


class PrintedSheet(models.Model):
    """One edition on a receipt. A pack's receipt has one for each of its parts."""

    receipt = models.ForeignKey(PrintReceipt, models.PROTECT, related_name="sheets")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="printed_sheets")

    objects = PrintedSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("printed sheet")
        verbose_name_plural = _("printed sheets")
        constraints = [
            models.UniqueConstraint(fields=["receipt", "edition"], name="printed_sheet_once"),
        ]

    def __str__(self) -> str:
        return str(self.edition)


class RecallTick(models.Model):
    """That a desk has put aside its sheets of a recalled edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="recall_ticks")
    desk = models.ForeignKey(PrintDesk, models.PROTECT, related_name="recall_ticks")
    done_at = models.DateTimeField(_("done at"))

    class Meta:
        verbose_name = _("recall tick")
        verbose_name_plural = _("recall ticks")
        constraints = [
            models.UniqueConstraint(fields=["edition", "desk"], name="recall_tick_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.desk}"


class DownloadCountQuerySet(models.QuerySet["DownloadCount"]):
    """Sentences about counts that chain."""

    def in_period(self, first: date, last: date) -> DownloadCountQuerySet:
        return self.filter(day__gte=first, day__lte=last)

    def total(self) -> int:
        """How many downloads they count."""
        return self.aggregate(downloads=models.Sum("count"))["downloads"] or 0


class DownloadCount(models.Model):
    """How often the public took an edition's sheet on one day. No address, no hour, no agent."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="download_counts")
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    objects = DownloadCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("download count")
        verbose_name_plural = _("download counts")
        constraints = [
            models.UniqueConstraint(fields=["edition", "day"], name="download_count_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.day}: {self.count}"
