"""Reference: a source any article cites, as CSL-JSON, by key."""

from collections.abc import Mapping
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.text.reference_record import record_fields

REFERENCE_KEY = RegexValidator(
    r"^[a-z0-9][a-z0-9-]{1,79}\Z", _("Use small letters, figures and hyphens, as in smith-2020.")
)


class EvidenceKind(models.TextChoices):
    """What kind of evidence a source is."""

    GUIDELINE = "guideline", _("Guideline")
    SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
    RANDOMISED_TRIAL = "randomised_trial", _("Randomised trial")
    OBSERVATIONAL = "observational", _("Observational study")
    LABORATORY = "laboratory", _("Animal or laboratory study")
    LABEL = "label", _("Medicine label or regulator's notice")
    NARRATIVE_REVIEW = "narrative_review", _("Expert review")
    OTHER = "other", _("Other")


class ReferenceStatus(models.TextChoices):
    """What the publisher has since said about a source, the gravest last."""

    STANDING = "standing", _("Standing")
    CORRECTED = "corrected", _("Corrected")
    CONCERN = "concern", _("Expression of concern")
    RETRACTED = "retracted", _("Retracted")

    @property
    def gravity(self) -> int:
        """How much it matters to those who rely on the source: 0 if nothing was said."""
        return list(ReferenceStatus).index(self)


class Reference(models.Model):
    """One source in the clinic's library. Editions keep their own copy of what they cite."""

    key = models.CharField(
        _("key"),
        max_length=80,
        unique=True,
        validators=[REFERENCE_KEY],
        help_text=_("How the text cites it: [@smith-2020]."),
    )
    csl = models.JSONField(
        _("record"), help_text=_("The reference as CSL-JSON, as reference managers export it.")
    )
    title = models.CharField(_("title"), max_length=600, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    doi = models.CharField(_("DOI"), max_length=200, blank=True)
    pmid = models.CharField(_("PubMed number"), max_length=20, blank=True)
    evidence_kind = models.CharField(
        _("kind of evidence"), max_length=20, choices=EvidenceKind, default=EvidenceKind.OTHER
    )
    status = models.CharField(
        _("status"), max_length=12, choices=ReferenceStatus, default=ReferenceStatus.STANDING
    )
    status_checked_at = models.DateTimeField(_("status checked at"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["doi"], condition=~models.Q(doi=""), name="reference_doi_once"
            ),
            models.UniqueConstraint(
                fields=["pmid"], condition=~models.Q(pmid=""), name="reference_pmid_once"
            ),
            models.CheckConstraint(
                condition=models.Q(evidence_kind__in=EvidenceKind.values),
                name="reference_evidence_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ReferenceStatus.values),
                name="reference_status_known",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def take_record(self, csl: Mapping[str, Any]) -> None:
        """Take a CSL-JSON record, and from it what the library looks up by."""
        fields = record_fields(csl)
        self.csl = dict(csl)
        self.title, self.year = fields.title, fields.year
        self.doi, self.pmid = fields.doi, fields.pmid
