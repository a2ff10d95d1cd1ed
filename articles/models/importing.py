"""ReferenceImport: references read from a file, kept until somebody has looked at them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

IMPORT_KEPT_FOR = timedelta(days=7)
"""How long references that were read and not taken are kept."""


class ReferenceImport(models.Model):
    """What was read from a file or a paste, before anything is written to the library.

    `records` holds CSL-JSON items in the order of the file, and behind them where others stood that
    cannot be taken, and why. Once taken it is deleted.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("read by"), related_name="+"
    )
    at = models.DateTimeField(_("read at"))
    name = models.CharField(_("file"), max_length=200, blank=True)
    records = models.JSONField(_("records"))

    class Meta:
        verbose_name = _("references to look at")
        verbose_name_plural = _("references to look at")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name or f"{self.at:%Y-%m-%d %H:%M}"
