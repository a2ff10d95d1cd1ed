"""ListedArticle: what lists, counts and maps are read from, in an order that is there already.

Only triggers write it: see `articles.models.listing_triggers`.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import Renewal

WITHOUT_TOPIC = 2_147_483_647
"""Where articles without a topic stand: after all others."""


Line = tuple[int | None, str, str, str]
"""A topic's key, and the address, title and summary of an article under it."""


class ListedArticleQuerySet(models.QuerySet["ListedArticle"]):
    """Sentences about what is listed, which chain."""

    def in_language(self, language: str) -> ListedArticleQuerySet:
        return self.filter(language=language)

    def once(self) -> ListedArticleQuerySet:
        """Each article once, under the first of its topics."""
        return self.filter(place=1)

    def by_title(self) -> ListedArticleQuerySet:
        return self.order_by("title", "edition_id")

    def by_topic(self) -> ListedArticleQuerySet:
        """In the order of their topics, those without one last; by title under each."""
        return self.order_by("topic_order", "topic_name", "topic_id", "title", "edition_id")

    def newest_first(self) -> ListedArticleQuerySet:
        return self.order_by("-published_at", "edition_id")

    def due_by(self, day: date) -> ListedArticleQuerySet:
        """What must be looked at again on that day or before it, renewals counted; soonest first."""
        return self.once().filter(due_on__lte=day).order_by("due_on", "edition_id")

    def lines(self) -> models.QuerySet[ListedArticle, Line]:
        """What a list shows of each: a hundred lines cost a quarter of what as many models do."""
        return self.values_list("topic_id", "article__slug", "edition__title", "edition__summary")

    def with_editions(self) -> ListedArticleQuerySet:
        """With the editions and their articles, without their texts."""
        rows = self.select_related("edition__article")
        return rows.defer("edition__content", "edition__article__body")

    def with_renewals(self) -> ListedArticleQuerySet:
        """With every time that the editions were reviewed again, so that `due_on` asks for nothing."""
        renewals = Renewal.objects.select_related("reviewed_by")
        return self.prefetch_related(models.Prefetch("edition__renewals", renewals))

    def is_read_in(self, language: str) -> bool:
        """Whether anything can be read in a language."""
        return self.in_language(language).exists()


class ListedArticle(models.Model):
    """An article in circulation, under one of its topics; one row for each, or one for none.

    Everything in it is said elsewhere, in rows that are too wide, too many or in no order: a big
    site would read them all to show a page of them. `place` counts the topics of an article, in
    the order of topics, so that each article stands once at place 1.
    """

    # Without indexes of their own, since those below begin with them or nobody looks for them.
    article = models.ForeignKey(
        "articles.Article", models.DO_NOTHING, related_name="listed", db_index=False
    )
    edition = models.ForeignKey(
        "articles.Edition", models.DO_NOTHING, related_name="listed", db_index=False
    )
    topic = models.ForeignKey(
        "articles.Topic", models.DO_NOTHING, related_name="listed", db_index=False, null=True
    )
    place = models.PositiveIntegerField()
    topic_order = models.PositiveIntegerField()
    topic_name = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    title = models.CharField(max_length=160)
    published_at = models.DateTimeField()
    # Empty only where a release that did not know it has listed, until all is listed anew.
    due_on = models.DateField(null=True)
    questions = models.PositiveIntegerField()

    objects = ListedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("listed article")
        verbose_name_plural = _("listed articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "place"], name="listed_once_a_place"),
        ]
        indexes = [
            models.Index(
                fields=["language", "topic_order", "topic_name", "topic", "title", "edition"],
                name="listed_by_topic",
            ),
            models.Index(
                fields=["topic", "language", "title", "edition", "questions"],
                name="listed_in_topic",
            ),
            models.Index(
                fields=["language", "place", "title", "edition", "questions"],
                name="listed_by_title",
            ),
            models.Index(
                fields=["language", "place", "-published_at", "edition"],
                name="listed_by_day",
            ),
            models.Index(fields=["edition", "place", "language"], name="listed_edition"),
            models.Index(
                fields=["place", "due_on", "edition", "article"], name="listed_by_due_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title
