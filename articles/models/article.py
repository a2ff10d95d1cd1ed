"""Article: the working draft, one row for each subject and language."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.text.teach_back import points_in

from .drafts import compose, written
from .edition import Edition

MAX_BODY_CHARACTERS = 200_000
LONGEST_REVIEW_INTERVAL_MONTHS = 36
LONGEST_REVIEW_INTERVAL_OF_TREATMENTS_MONTHS = 12


class ArticleKind(models.TextChoices):
    """What an article is about; it decides how often the text must be looked at again."""

    CONDITION = "condition", _("A condition")
    DRUG = "drug", _("A medicine")
    PROCEDURE = "procedure", _("A procedure or visit")
    CRISIS = "crisis", _("Help in a crisis")
    EVIDENCE = "evidence", _("What research shows")


WITHIN_A_YEAR = (ArticleKind.DRUG, ArticleKind.PROCEDURE, ArticleKind.CRISIS)
"""Kinds of article that are reviewed at least once a year."""


def longest_review_interval(kind: str) -> int:
    """Return after how many months, at the latest, an article of this kind is looked at again."""
    if kind in WITHIN_A_YEAR:
        return LONGEST_REVIEW_INTERVAL_OF_TREATMENTS_MONTHS
    return LONGEST_REVIEW_INTERVAL_MONTHS


class ArticleQuerySet(models.QuerySet["Article"]):
    """Sentences about articles that chain."""

    def in_language(self, language: str) -> ArticleQuerySet:
        return self.filter(language=language)

    def in_circulation(self) -> ArticleQuerySet:
        """Articles that readers can open: published and not withdrawn."""
        return self.filter(has_edition(), withdrawn_at__isnull=True)

    def never_published(self) -> ArticleQuerySet:
        return self.filter(waiting__is_new=True)

    def withdrawn(self) -> ArticleQuerySet:
        return self.filter(withdrawn_at__isnull=False)

    def saved_since_edition(self) -> ArticleQuerySet:
        """Articles in circulation whose draft was saved after their current edition was made.

        Whether the text changed as well, only the two manuscripts tell.
        """
        return self.filter(waiting__is_new=False)


def has_edition() -> models.Exists:
    """Return the condition that an article has at least one edition."""
    return models.Exists(Edition.objects.filter(article=models.OuterRef("pk")))


class Article(models.Model):
    """The draft of one article in one language; readers see its editions, never this row."""

    language = models.CharField(_("language"), max_length=12, default="en")
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("The last part of the page's address: small letters, figures and hyphens."),
    )
    original = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("translation of"),
        related_name="translations",
        null=True,
        blank=True,
    )
    title = models.CharField(
        _("title"), max_length=160, help_text=_("The question a patient would ask.")
    )
    summary = models.TextField(
        _("who it is for"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences under the title: what it answers, and for whom."),
    )
    body = models.TextField(_("text"), max_length=MAX_BODY_CHARACTERS, blank=True)
    topics = models.ManyToManyField(
        "articles.Topic", verbose_name=_("topics"), related_name="articles", blank=True
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("owner"),
        related_name="articles",
        null=True,
        blank=True,
        help_text=_("Who keeps this article up to date."),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ArticleKind, default=ArticleKind.CONDITION
    )
    review_interval_months = models.PositiveSmallIntegerField(
        _("review every (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_REVIEW_INTERVAL_MONTHS)],
        help_text=_("At most 36; at most 12 for a medicine, a procedure or help in a crisis."),
    )
    lock_version = models.PositiveIntegerField(default=1, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("why it was withdrawn"), blank=True, editable=False)
    instead = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("what to read instead"),
        related_name="stands_in_for",
        null=True,
        blank=True,
        editable=False,
    )
    created_at = models.DateTimeField(_("created at"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["lock_version"])

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="article_address_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ArticleKind.values), name="article_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    review_interval_months__gte=1,
                    review_interval_months__lte=LONGEST_REVIEW_INTERVAL_MONTHS,
                ),
                name="article_review_interval_within_36",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    kind__in=list(WITHIN_A_YEAR),
                    review_interval_months__gt=LONGEST_REVIEW_INTERVAL_OF_TREATMENTS_MONTHS,
                ),
                name="article_treatment_review_within_12",
                violation_error_message=_(
                    "A medicine, a procedure and help in a crisis are reviewed "
                    "at least every 12 months."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_reason=""),
                name="article_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["title", "-id"], name="article_by_title"),
            models.Index(
                fields=["-withdrawn_at"],
                condition=models.Q(withdrawn_at__isnull=False),
                name="article_withdrawn",
            ),
        ]
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("review_article", _("Can review articles that others wrote")),
            ("translate_article", _("Can write translations of articles")),
            ("override_checks", _("Can publish against a check, with a reason")),
        ]

    def __str__(self) -> str:
        return self.title

    def written(self) -> Manuscript:
        """Return the draft's own words as they stand, with its questions."""
        words = Manuscript(
            language=self.language,
            title=self.title,
            summary=self.summary,
            body=self.body,
            questions=tuple(
                QuestionText(part.question, part.answer) for part in self.questions.all()
            ),
            teach_back=tuple(
                TeachBackText(part.question, points_in(part.points))
                for part in self.teach_back_questions.all()
            ),
        )
        return written(words)

    def manuscript(self) -> Manuscript:
        """Return the draft as it stands, with its questions and all it cites, as one value."""
        return compose(self.written())


class FormerAddress(models.Model):
    """An address an article had before it was renamed; it redirects for ever."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="former_addresses")
    language = models.CharField(_("language"), max_length=12)
    slug = models.SlugField(_("address"), max_length=80)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="former_address_once"),
        ]

    def __str__(self) -> str:
        return self.slug
