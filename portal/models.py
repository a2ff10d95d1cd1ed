"""What the site itself keeps: passwords that were handed out, and what readers' pages depend on."""

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


class SiteVersion(models.Model):
    """The one row whose number grows with every change that a reader might see.

    Only triggers write it; see `portal.public_tables`.
    """

    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("version of the site")
        verbose_name_plural = _("versions of the site")

    def __str__(self) -> str:
        return str(self.version)


class SiteChange(models.Model):
    """With which version of the site a subject changed last; "" for what may show anywhere."""

    subject = models.CharField(max_length=80, unique=True)
    version = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("change of the site")
        verbose_name_plural = _("changes of the site")

    def __str__(self) -> str:
        return f"{self.subject}: {self.version}"
