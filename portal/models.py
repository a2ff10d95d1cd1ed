"""The one fact the site itself keeps: whose password is still the one that was handed out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TemporaryPassword(models.Model):
    """This person may do nothing before choosing a password of their own."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,  # a fact about the account, and nothing without it
        primary_key=True,
        related_name="+",
        verbose_name=_("user"),
    )

    class Meta:
        verbose_name = _("temporary password")
        verbose_name_plural = _("temporary passwords")

    def __str__(self) -> str:
        return str(self.user)
