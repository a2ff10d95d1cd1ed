"""ClinicProfile: the clinic's own name, contacts and emergency numbers; one row."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.text.contrast import CONTRAST_AAA, contrast_ratio
from articles.text.entries.styles import Style
from articles.text.names import ClinicNames, regional_names
from articles.text.overdue import Ladder

from .reference_style import style_named

TELEPHONE = RegexValidator(
    r"^[+0-9][0-9 ()./-]{1,28}\Z", _("Write the number with figures and spaces, as you dial it.")
)
DEFAULT_ACCENT = "#00494b"
NAME_NOT_SET = "Your clinic"
MOST_DAYS = 1_100
"""Three years: no step of the overdue ladder is further away."""


class Region(models.TextChoices):
    """Where the clinic's patients are; it offers the emergency numbers used there."""

    NONE = "", _("Not chosen yet")
    AUSTRALIA = "au", _("Australia")
    CANADA = "ca", _("Canada")
    EUROPEAN_UNION = "eu", _("European Union")
    IRELAND = "ie", _("Ireland")
    NEW_ZEALAND = "nz", _("New Zealand")
    UNITED_KINGDOM = "gb", _("United Kingdom")
    UNITED_STATES = "us", _("United States")


class NoticeFrom(models.TextChoices):
    """From which gravity on readers of an article are told of what a publisher said of a source."""

    RETRACTED = "retracted", _("Retractions only")
    CONCERN = "concern", _("Expressions of concern, and retractions")
    CORRECTED = "corrected", _("Corrections, expressions of concern and retractions")


class ClinicProfile(models.Model):
    """The one row that says whose portal this is. Blank numbers fall back to the region's."""

    name = models.CharField(_("name of the clinic"), max_length=80, default=NAME_NOT_SET)
    strapline = models.CharField(
        _("what the portal is"),
        max_length=120,
        blank=True,
        help_text=_("The headline of the home page."),
    )
    introduction = models.CharField(
        _("for whom"), max_length=240, blank=True, help_text=_("One sentence under the headline.")
    )
    logo = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        verbose_name=_("logo"),
        related_name="+",
        null=True,
        blank=True,
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True, validators=[TELEPHONE])
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.TextField(_("address"), max_length=300, blank=True)
    opening_hours = models.CharField(
        _("opening hours"),
        max_length=120,
        blank=True,
        help_text=_("As in: Monday to Friday, 8 am to 6 pm."),
    )
    region = models.CharField(
        _("region"),
        max_length=2,
        choices=Region,
        default=Region.NONE,
        blank=True,
        help_text=_("Offers the emergency numbers used there. Fill in your own to replace them."),
    )
    emergency_number = models.CharField(
        _("emergency number"), max_length=30, blank=True, validators=[TELEPHONE]
    )
    crisis_name = models.CharField(_("name of the crisis line"), max_length=80, blank=True)
    crisis_number = models.CharField(
        _("number of the crisis line"), max_length=30, blank=True, validators=[TELEPHONE]
    )
    advice_number = models.CharField(
        _("number for urgent advice"), max_length=30, blank=True, validators=[TELEPHONE]
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        validators=[RegexValidator(r"^#[0-9a-f]{6}\Z", _("Write the colour as in #00494b."))],
        help_text=_("A dark colour: at least 7 to 1 against white, so that links stay readable."),
    )
    shows_teach_back = models.BooleanField(
        _("ask back on the page"),
        default=True,
        help_text=_("Readers may check for themselves what they have understood. Nothing is sent."),
    )
    needs_four_eyes = models.BooleanField(
        _("four eyes"),
        default=True,
        help_text=_(
            "Nothing is published that a second person has not approved. A clinic of one person "
            "turns this off; readers are then told that there was no second reviewer."
        ),
    )
    check_weights = models.JSONField(
        _("checks that stop publication"), default=dict, blank=True, editable=False
    )
    remind_days = models.PositiveSmallIntegerField(
        _("remind the owner (days before)"),
        default=30,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("So many days before a review is due its owner gets a mail."),
    )
    page_notice_days = models.PositiveSmallIntegerField(
        _("notice on the page (days overdue)"),
        default=30,
        validators=[MaxValueValidator(MOST_DAYS)],
    )
    sheet_notice_days = models.PositiveSmallIntegerField(
        _("notice on the sheet (days overdue)"),
        default=60,
        validators=[MaxValueValidator(MOST_DAYS)],
    )
    no_printing_days = models.PositiveSmallIntegerField(
        _("no more printing (days overdue)"),
        default=180,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("The page stays readable, with its notice."),
    )
    reference_style = models.CharField(
        _("how references are printed"), max_length=80, default="nlm-citation-sequence"
    )
    notice_from = models.CharField(
        _("readers see a notice from"),
        max_length=12,
        choices=NoticeFrom,
        default=NoticeFrom.RETRACTED,
        help_text=_("On the page and on the sheet of an article that cites such a source."),
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("clinic profile")
        verbose_name_plural = _("clinic profile")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="clinic_profile_one_row"),
            models.CheckConstraint(
                condition=models.Q(page_notice_days__lte=models.F("sheet_notice_days"))
                & models.Q(sheet_notice_days__lte=models.F("no_printing_days")),
                name="clinic_profile_ladder_ascends",
                violation_error_message=_(
                    "First the page carries the notice, then the sheet, and last printing stops: "
                    "give each step as many days as the one before it, or more."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(notice_from__in=NoticeFrom.values),
                name="clinic_profile_notice_from_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> ClinicProfile:
        """Return the clinic's profile; a blank one until somebody fills it in."""
        return cls.objects.select_related("logo").filter(pk=1).first() or cls(pk=1)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        # Before the field is checked, so that #00494B is as good as #00494b.
        self.accent = self.accent.lower()
        super().clean_fields(exclude)

    def clean(self) -> None:
        try:
            ratio = contrast_ratio(self.accent, "#ffffff")
        except ValueError:
            return
        if ratio < CONTRAST_AAA:
            raise ValidationError(
                {
                    "accent": _(
                        "This colour is too light: %(ratio).1f to 1 against white. "
                        "Choose one with at least 7 to 1."
                    )
                    % {"ratio": ratio}
                }
            )

    def names(self) -> ClinicNames:
        """Return what the text's {…} names stand for; the region's numbers where blank."""
        region = regional_names(self.region)
        # A line's name and number go together: never the clinic's line on another's number.
        crisis = self if self.crisis_name or self.crisis_number else region
        return ClinicNames(
            clinic_name=self.name,
            clinic_phone=self.phone,
            emergency_number=self.emergency_number or region.emergency_number,
            crisis_name=crisis.crisis_name,
            crisis_number=crisis.crisis_number,
            advice_number=self.advice_number or region.advice_number,
        )

    def printing_style(self) -> Style:
        """Return the style in which everything prints references."""
        return style_named(self.reference_style)

    def ladder(self) -> Ladder:
        """Return what happens, and when, to editions that nobody looks at again in time."""
        return Ladder(
            remind_days=self.remind_days,
            page_notice_days=self.page_notice_days,
            sheet_notice_days=self.sheet_notice_days,
            no_printing_days=self.no_printing_days,
        )

    def gaps(self) -> tuple[str, ...]:
        """Return the fields without which pages must speak in general words.

        `region` stands for the emergency number, which choosing a region gives.
        """
        is_set = {
            "name": self.name != NAME_NOT_SET,
            "region": self.names().emergency_number != "",
            "phone": self.phone != "",
        }
        return tuple(field for field, set_ in is_set.items() if not set_)
