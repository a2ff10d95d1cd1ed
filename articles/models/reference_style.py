"""ReferenceStyle: how references are printed, as a CSL style that a clinic brought itself."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.entries.styles import SHIPPED, VANCOUVER, Style, shipped_style

STYLE_NAME = RegexValidator(
    r"^[a-z0-9][a-z0-9-]{0,79}\Z", _("Use small letters, figures and hyphens.")
)


class ReferenceStyle(models.Model):
    """A CSL style file of the clinic's own, beside the few that come with the portal."""

    name = models.CharField(_("short name"), max_length=80, unique=True, validators=[STYLE_NAME])
    title = models.CharField(_("title"), max_length=200)
    csl = models.TextField(_("style file"), max_length=500_000)
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("reference style")
        verbose_name_plural = _("reference styles")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def style(self) -> Style:
        """Return the style as what prints references takes it."""
        return Style.of(self.name, self.csl)


def style_named(name: str) -> Style:
    """Return a style that came with the portal or the clinic's own; Vancouver if there is none.

    A query for a clinic's own style, none for the others.
    """
    if name in SHIPPED:
        return shipped_style(name)
    own = ReferenceStyle.objects.filter(name=name).first()
    return own.style() if own else shipped_style(VANCOUVER)
