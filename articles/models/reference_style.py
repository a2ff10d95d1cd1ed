"""ReferenceStyle: how references are printed, as a CSL style that a clinic brought itself."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

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
