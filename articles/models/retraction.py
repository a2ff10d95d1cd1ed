"""What publishers have said of sources since, what the clinic decided, and when it last looked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Nature(models.TextChoices):
    """What a publisher says of a paper after it came out."""

    RETRACTION = "retraction", _("Retraction")
    CONCERN = "concern", _("Expression of concern")
    CORRECTION = "correction", _("Correction")
    REINSTATEMENT = "reinstatement", _("Reinstatement")


class MatchedBy(models.TextChoices):
    """How a notice was found to be about a reference."""

    DOI = "doi", _("DOI")
    PMID = "pmid", _("PubMed number")
    TITLE = "title", _("title alone")
    HAND = "hand", _("entered by hand")


class PublisherNoticeQuerySet(models.QuerySet["PublisherNotice"]):
    """Sentences about notices that chain."""

    def standing(self) -> PublisherNoticeQuerySet:
        """Notices that are about the reference for certain, and are still in the data set."""
        return self.filter(is_same=True, gone_at__isnull=True)

    def to_judge(self) -> PublisherNoticeQuerySet:
        """Notices that share a title with a reference: a person says whether it is the same."""
        return self.filter(is_same__isnull=True, gone_at__isnull=True)


class PublisherNotice(models.Model):
    """That a publisher retracted, corrected, doubted or reinstated a source.

    `record` is its number in the Retraction Watch data set, blank if it was entered by hand.
    `is_same` is unknown for a match by title alone until somebody has judged it. `gone_at` is when
    the data set no longer had it: it was a mistake there, and nothing rests on it any more.
    """

    reference = models.ForeignKey("articles.Reference", models.CASCADE, related_name="notices")
    nature = models.CharField(_("what it is"), max_length=14, choices=Nature)
    record = models.CharField(_("number in the data set"), max_length=40, blank=True)
    noticed_on = models.DateField(_("day of the notice"), null=True, blank=True)
    notice_doi = models.CharField(_("DOI of the notice"), max_length=200, blank=True)
    title = models.CharField(_("title in the data set"), max_length=600, blank=True)
    reasons = models.TextField(_("reasons"), max_length=2_000, blank=True)
    matched_by = models.CharField(_("matched by"), max_length=5, choices=MatchedBy)
    is_same = models.BooleanField(_("is about this reference"), null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("judged by"),
        related_name="+",
        null=True,
        blank=True,
    )
    judged_at = models.DateTimeField(_("judged at"), null=True, blank=True)
    found_at = models.DateTimeField(_("found at"))
    gone_at = models.DateTimeField(_("gone from the data set at"), null=True, blank=True)

    objects = PublisherNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher's notice")
        verbose_name_plural = _("publishers' notices")
        ordering = ["-found_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "record", "nature"],
                condition=~models.Q(record=""),
                name="notice_once_a_record",
            ),
            models.CheckConstraint(
                condition=models.Q(nature__in=Nature.values), name="notice_nature_known"
            ),
            models.CheckConstraint(
                condition=models.Q(matched_by__in=MatchedBy.values), name="notice_match_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_nature_display()}"

    @property
    def stands(self) -> bool:
        """Whether it is about the reference for certain, and nobody has taken it back."""
        return bool(self.is_same) and self.gone_at is None


class NoticeVerdict(models.TextChoices):
    """What the clinic does about a notice in one article."""

    GOES = "goes", _("What rests on it comes out of the text")
    STAYS = "stays", _("It stays, and readers are told why")


class NoticeDecision(models.Model):
    """What somebody decided about a notice for one article that cites the source; never changed.

    The newest decision counts. Until there is one, the article cannot be published. `reason` is
    for readers where the source stays.
    """

    notice = models.ForeignKey(PublisherNotice, models.CASCADE, related_name="decisions")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notice_decisions")
    verdict = models.CharField(_("decision"), max_length=5, choices=NoticeVerdict)
    reason = models.TextField(_("reason"), max_length=1_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("decided by"), related_name="+"
    )
    at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("decision on a notice")
        verbose_name_plural = _("decisions on notices")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=NoticeVerdict.values), name="notice_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice}, {self.article}: {self.get_verdict_display()}"


class RetractionCheck(models.Model):
    """That all references were compared with the data set of retractions once."""

    LONGEST_SOURCE = 300

    at = models.DateTimeField(_("checked at"))
    source = models.CharField(_("data set"), max_length=LONGEST_SOURCE)
    rows = models.PositiveIntegerField(_("entries read"))
    references = models.PositiveIntegerField(_("references compared"))
    found = models.PositiveIntegerField(_("new notices"))
    gone = models.PositiveIntegerField(_("notices taken back"))

    class Meta:
        verbose_name = _("check for retractions")
        verbose_name_plural = _("checks for retractions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.rows}"
