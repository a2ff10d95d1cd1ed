"""Teach-back: questions asked back, to hear whether a text was clear; and how often it was.

The patient says it in their own words; what is tested is the text, never the person.
Source: Agency for Healthcare Research and Quality, Health Literacy Universal Precautions
Toolkit, tool 5 (teach-back).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.text.teach_back import MAX_TEACH_BACK_QUESTIONS

from .edition import Edition


class TeachBackQuestion(models.Model):
    """One question of a draft that is asked back, with what a good answer holds."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="teach_back_questions"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    question = models.CharField(_("question"), max_length=200)
    points = models.TextField(
        _("what a good answer holds"),
        max_length=800,
        help_text=_("One point on each line, four at most."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("question asked back")
        verbose_name_plural = _("questions asked back")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.question


class TeachBackTallyQuerySet(models.QuerySet["TeachBackTally"]):
    """Sentences about tallies."""

    def summed(self, *, today: date) -> Iterable[Mapping[str, Any]]:
        """Return the sums of each question of each edition: of all days, and of today."""
        of_today = models.Q(day=today)
        return self.values("edition_id", "place").annotate(
            all_clear=models.Sum("clear"),
            all_unclear=models.Sum("unclear"),
            today_clear=models.Sum("clear", filter=of_today, default=0),
            today_unclear=models.Sum("unclear", filter=of_today, default=0),
        )


class TeachBackTally(models.Model):
    """How often one question of an edition was answered at the desk on one day, and how well.

    `place` is the question's, from 1. No person, no hour: two numbers.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="teach_back_tallies")
    place = models.PositiveSmallIntegerField(_("question"))
    day = models.DateField(_("day"))
    clear = models.PositiveIntegerField(_("explained well"), default=0)
    unclear = models.PositiveIntegerField(_("needed explaining again"), default=0)

    objects = TeachBackTallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("teach-back tally")
        verbose_name_plural = _("teach-back tallies")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "place", "day"], name="teach_back_tally_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=MAX_TEACH_BACK_QUESTIONS),
                name="teach_back_tally_place_within_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.place}, {self.day}: {self.clear} / {self.unclear}"
