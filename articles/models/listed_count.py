"""ListedCount: how many articles are listed, so that no list has to count what it does not show.

Only triggers write it; see `articles.models.counting_triggers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from django.db import models
from django.utils.translation import gettext_lazy as _

NO_TOPIC = 0
"""The key under which articles without a topic are counted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many rows are listed, how many articles begin there, and their questions.

    An article of two topics is two rows, and is counted as an article with its questions once,
    under the first of them.
    """

    rows: int = 0
    articles: int = 0
    questions: int = 0

    def __add__(self, other: Listed) -> Listed:
        return Listed(
            self.rows + other.rows,
            self.articles + other.articles,
            self.questions + other.questions,
        )


class ListedCountQuerySet(models.QuerySet["ListedCount"]):
    """What has been counted, by language."""

    def by_topic(self, language: str) -> dict[int, Listed]:
        """Return what is listed under each topic of a language, by its key; one query."""
        counted = (
            self.filter(language=language)
            .values_list("topic")
            .annotate(models.Sum("rows"), models.Sum("articles"), models.Sum("questions"))
            .order_by()
        )
        return {topic: Listed(*counts) for topic, *counts in counted if counts[0]}


def in_all(counted: Mapping[int, Listed]) -> Listed:
    """Return what is listed under all topics together."""
    return reduce(Listed.__add__, counted.values(), Listed())


class ListedCount(models.Model):
    """How much is listed under one topic of a language, or a part of it.

    On PostgreSQL somebody may be adding to one row while another adds to a second of the same
    topic: nobody waits to count. So what is told is always the sum.
    """

    language = models.CharField(max_length=12)
    topic = models.PositiveBigIntegerField()
    rows = models.IntegerField()
    articles = models.IntegerField()
    questions = models.IntegerField()

    objects = ListedCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of listed articles")
        verbose_name_plural = _("counts of listed articles")
        indexes = [models.Index(fields=["language", "topic"], name="listed_count_of_topic")]

    def __str__(self) -> str:
        return f"{self.language} {self.topic}: {self.rows}"
