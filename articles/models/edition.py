"""Edition: a frozen manuscript under a number, and its renewals. Never changed or deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.text.labels import UNNAMED_REVIEWER
from articles.text.manuscript import Manuscript

from .frozen import EditionIsFrozenError, FrozenQuerySet


class ChangeKind(models.TextChoices):
    """Whether sheets printed from the edition before still hold."""

    MINOR = "minor", _("Minor: printed sheets still hold")
    SUBSTANTIAL = "substantial", _("Substantial: printed sheets are out of date")


class EditionQuerySet(FrozenQuerySet["Edition"]):
    """Sentences about editions that chain; every way to change one is shut."""

    def in_language(self, language: str) -> EditionQuerySet:
        return self.filter(article__language=language)

    def newest(self) -> EditionQuerySet:
        """The highest-numbered edition of each article, withdrawn or not."""
        later = Edition.objects.filter(
            article=models.OuterRef("article"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))

    def current(self) -> EditionQuerySet:
        """The highest-numbered edition of each article in circulation."""
        return self.newest().filter(article__withdrawn_at__isnull=True)

    def due_by(self, day: date) -> EditionQuerySet:
        """Current editions that must be looked at again on that day or before it, soonest first."""
        listed = {"listed__place": 1, "listed__due_on__lte": day}
        return self.filter(**listed).order_by("listed__due_on", "listed__edition_id")

    def starter_texts(self) -> EditionQuerySet:
        """Current editions that came with the portal, which this clinic has not made its own."""
        return self.current().filter(is_starter_text=True)

    def out_of_date(self) -> EditionQuerySet:
        """Editions whose sheets no longer hold: superseded in substance, or withdrawn."""
        return self.filter(is_out_of_date())

    def recalled(self) -> EditionQuerySet:
        """Editions out of date of which a print desk has handed out sheets."""
        printed = Edition.objects.filter(pk=models.OuterRef("pk"), printed_sheets__isnull=False)
        return self.out_of_date().filter(models.Exists(printed))

    def with_people(self) -> EditionQuerySet:
        """With the article, its owner and the reviewer, whom pages and sheets name."""
        people = ("article__owner", "reviewed_by", "sign_off__reviewer")
        return self.select_related(*people).with_renewals()

    def with_renewals(self) -> EditionQuerySet:
        """With every time that they were reviewed again, so that `due_on` asks for nothing."""
        renewals = Renewal.objects.select_related("reviewed_by")
        return self.prefetch_related(models.Prefetch("renewals", renewals))


def is_out_of_date(edition: str = "") -> models.Q:
    """Return the condition that an edition's sheets no longer hold.

    `edition` leads to it from other rows, as in "edition__".
    """
    superseding = Edition.objects.filter(
        article=models.OuterRef(f"{edition}article"),
        number__gt=models.OuterRef(f"{edition}number"),
        change_kind=ChangeKind.SUBSTANTIAL,
    )
    withdrawn = {f"{edition}article__withdrawn_at__isnull": False}
    return models.Exists(superseding) | models.Q(**withdrawn)


def due_day() -> Coalesce:
    """Return what says in the database what `Edition.due_on` says of one row."""
    renewals = Renewal.objects.filter(edition=models.OuterRef("pk"))
    return Coalesce(models.Subquery(renewals.values("review_due_on")[:1]), "review_due_on")


class Edition(models.Model):
    """What readers were given on one day: the whole text, its references and its meanings."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("who it is for"), blank=True)
    content = models.JSONField(_("content"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    check_code = models.CharField(_("check code"), max_length=8, unique=True)
    change_note = models.TextField(_("what changed, in a patient's words"))
    change_kind = models.CharField(_("how much it matters"), max_length=12, choices=ChangeKind)
    is_starter_text = models.BooleanField(_("starter text"), default=False)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("published by"),
        related_name="+",
        null=True,
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("reviewed by"),
        related_name="+",
        null=True,
    )
    review_due_on = models.DateField(_("next review by"))
    sign_off = models.ForeignKey(
        "articles.Review",
        models.PROTECT,
        verbose_name=_("sign-off"),
        related_name="editions",
        null=True,
    )
    override_reason = models.TextField(_("why a check was overridden"), blank=True)
    overridden = models.JSONField(_("checks overridden"), null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_from_one"),
            models.CheckConstraint(
                condition=models.Q(change_kind__in=ChangeKind.values),
                name="edition_change_kind_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(change_note=""), name="edition_has_change_note"
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="edition_newest_first"),
            models.Index(
                fields=["article", "number"],
                condition=models.Q(is_starter_text=True),
                name="edition_starter_texts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new edition.

        Raises:
            EditionIsFrozenError: if the edition is already stored.
        """
        if not self._state.adding:
            raise EditionIsFrozenError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        raise EditionIsFrozenError

    @property
    def renewal(self) -> Renewal | None:
        """The last time it was reviewed again and left as it is; None if it never was."""
        return next(iter(self.renewals.all()), None)

    @cached_property
    def due_on(self) -> date:
        """The day by which it must be looked at again, renewals counted."""
        return self.renewal.review_due_on if self.renewal else self.review_due_on

    @property
    def reviewer(self) -> str:
        """Who reviewed this very text before it was published; blank where nobody else did."""
        if self.sign_off:
            return self.sign_off.who() or gettext(UNNAMED_REVIEWER)
        return self.reviewed_by.get_full_name() if self.reviewed_by else ""

    def manuscript(self) -> Manuscript:
        """Return the frozen text."""
        return Manuscript.from_json(self.content)

    def written(self) -> Manuscript:
        """Return the author's own words, without what was gathered from the libraries."""
        return replace(self.manuscript(), references=(), terms=(), images=())


class Renewal(models.Model):
    """That somebody reviewed an edition again and found that it still holds.

    It makes no new edition: sheets and pages stay as they are, and only the day moves by which
    the edition must be looked at again. Never changed or deleted.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="renewals")
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("reviewed by"), related_name="+"
    )
    reviewed_at = models.DateTimeField(_("reviewed at"))
    review_due_on = models.DateField(_("next review by"))
    note = models.TextField(_("what was looked at"), max_length=1_000, blank=True)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        ordering = ["-reviewed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.edition}, {self.review_due_on}"


class Citation(models.Model):
    """That an edition cites a reference: written once, by publishing."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="citations")
    key = models.CharField(_("key"), max_length=80, db_index=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="citation_once"),
        ]

    def __str__(self) -> str:
        return self.key
