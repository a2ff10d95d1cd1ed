"""Image: a picture an article may show, with its alternative text, credit and digest."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .reference import REFERENCE_KEY


class Image(models.Model):
    """One picture, re-encoded by us. Width and height are in pixels."""

    key = models.CharField(
        _("key"),
        max_length=80,
        unique=True,
        validators=[REFERENCE_KEY],
        help_text=_("How the text shows it: ![…](image:key)."),
    )
    file = models.ImageField(
        _("file"), upload_to="images/", width_field="width", height_field="height"
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It says nothing that the text does not say: no alternative text needed."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(alt="") | models.Q(is_decorative=True),
                name="image_alt_or_decorative",
                violation_error_message=_(
                    "Describe the picture, or choose “decorative” if it says nothing by itself."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        if self.alt and self.is_decorative:
            raise ValidationError(
                {
                    "is_decorative": _(
                        "Either describe the picture or choose “decorative”, not both."
                    )
                }
            )
