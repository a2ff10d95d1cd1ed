"""Pack: handouts that are printed together, in an order; and its editions, frozen as printed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .edition import Edition, EditionQuerySet
from .frozen import FrozenQuerySet

MOST_PARTS = 30
"""More than this nobody reads, and nobody staples."""


class Pack(models.Model):
    """An ordered set of articles for one occasion, such as a first visit; staff arrange it."""

    language = models.CharField(_("language"), max_length=12, default="en")
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("The last part of the pack's address: small letters, figures and hyphens."),
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("For which occasion: “For your first visit”.")
    )
    introduction = models.TextField(
        _("what it is for"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences under the title, on the cover."),
    )
    lock_version = models.PositiveIntegerField(default=1, editable=False)
    history = HistoricalRecords(excluded_fields=["lock_version"])

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="pack_address_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def editions_to_print(self) -> EditionQuerySet:
        """Return the current editions of the parts, in order; what does not circulate is left out."""
        current = Edition.objects.current().filter(article__pack_parts__pack=self)
        return current.order_by("article__pack_parts__place")


class PackPart(models.Model):
    """One article of a pack, in its place. One that is not in circulation is not printed."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="parts")
    article = models.ForeignKey(
        "articles.Article", models.PROTECT, verbose_name=_("article"), related_name="pack_parts"
    )
    place = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        verbose_name = _("part of a pack")
        verbose_name_plural = _("parts of a pack")
        ordering = ["pack", "place"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "article"], name="pack_article_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pack}, {self.place}"


class PackEditionQuerySet(FrozenQuerySet["PackEdition"]):
    """Sentences about editions of packs that chain."""

    def in_language(self, language: str) -> PackEditionQuerySet:
        return self.filter(pack__language=language)

    def newest(self) -> PackEditionQuerySet:
        """The highest-numbered edition of each pack."""
        later = PackEdition.objects.filter(
            pack=models.OuterRef("pack"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later))

    def current(self) -> PackEditionQuerySet:
        """What each pack prints today; a pack none of whose parts circulates prints nothing."""
        printed = PackPart.objects.filter(pack=models.OuterRef("pack"), article__listed__place=1)
        return self.newest().filter(models.Exists(printed))


class PackEdition(models.Model):
    """A pack as it is printed from one moment on: which editions, in which order, which code.

    A new one is made whenever what the pack would print has changed; never changed, never deleted.
    """

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=120)
    introduction = models.TextField(_("what it is for"), blank=True)
    check_code = models.CharField(_("check code"), max_length=8, unique=True)
    made_at = models.DateTimeField(_("made at"))

    objects = PackEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a pack")
        verbose_name_plural = _("editions of packs")
        ordering = ["pack", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="pack_edition_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="pack_edition_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def printed(self) -> EditionQuerySet:
        """Return the editions that are printed, in their order."""
        editions = Edition.objects.filter(pack_parts__pack_edition=self)
        return editions.order_by("pack_parts__place")


class PackEditionPart(models.Model):
    """One edition in a pack's edition, in its place. Places count from 1."""

    pack_edition = models.ForeignKey(PackEdition, models.PROTECT, related_name="parts")
    edition = models.ForeignKey("articles.Edition", models.PROTECT, related_name="pack_parts")
    place = models.PositiveSmallIntegerField(_("place"))

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a pack's edition")
        verbose_name_plural = _("parts of a pack's edition")
        ordering = ["pack_edition", "place"]
        constraints = [
            models.UniqueConstraint(fields=["pack_edition", "place"], name="pack_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.edition}"
