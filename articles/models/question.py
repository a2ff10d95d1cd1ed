"""Question: one question and answer of the draft."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

MAX_QUESTIONS = 60


class Question(models.Model):
    """One question of an article's FAQ, in the order readers see it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    question = models.CharField(_("question"), max_length=200)
    answer = models.TextField(_("answer"), max_length=10_000)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.question
