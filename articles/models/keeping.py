"""What the desk keeps while people write: words not saved yet, and who is writing where."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=30)
"""How long words that nobody saved are kept."""


class Autosave(models.Model):
    """A form as somebody had filled it in, kept without being saved; `form` is one open form.

    The words belong to the draft's version `lock_version` (0 for an article not saved yet).
    `fields` holds the form's fields by their names, each with its list of values.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="autosaves", null=True
    )
    form = models.UUIDField()
    lock_version = models.PositiveIntegerField(default=0)
    fields = models.JSONField()
    kept_at = models.DateTimeField(_("kept at"))

    class Meta:
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="autosave_one_for_each_form"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.kept_at:%Y-%m-%d %H:%M}"


class DraftPresence(models.Model):
    """That somebody of the clinic has a draft open, and when the desk last heard of it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(_("seen at"))

    class Meta:
        verbose_name = _("presence at a draft")
        verbose_name_plural = _("presences at drafts")
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="presence_once_a_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.article}"
