"""DailyMail: that somebody of the clinic has had today's mail, so that nobody gets two."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyMail(models.Model):
    """One person, one day, one mail: written before it is sent."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="one_mail_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.on}"
