"""The form of the clinic profile: every number beside the sentence it will stand in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import ClinicProfile, Image, Region
from articles.text.names import ClinicNames, regional_names
from articles.workflow.picturing import Description, add_image, free_key

from .picture_field import PictureField
from .radio_group import RadioGroup
from .style_choice import StyleField


class ColourInput(forms.TextInput):
    input_type = "color"


class RegionField(forms.ChoiceField):
    """Regions, each with the numbers that choosing it gives."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=lambda: [
                (value, _offer(str(label), regional_names(value)))
                for value, label in Region.choices
            ],
            widget=RadioGroup(label=options.get("label", "")),
            **options,
        )


def _offer(label: str, names: ClinicNames) -> SafeString:
    numbers = [
        words
        for words, number in (
            (_("emergency %s") % names.emergency_number, names.emergency_number),
            (f"{names.crisis_name} {names.crisis_number}", names.crisis_number),
            (_("urgent advice %s") % names.advice_number, names.advice_number),
        )
        if number
    ]
    return format_html('{} <span class="offers">{}</span>', label, ", ".join(numbers))


class ClinicProfileForm(forms.ModelForm):
    """The one form that says whose portal this is."""

    new_logo = PictureField(
        label=gettext_lazy("New logo"),
        required=False,
        help_text=gettext_lazy(
            "JPEG, PNG or WebP. It is shown small, beside the name: a square without words is best."
        ),
    )
    logo = forms.ModelChoiceField(
        label=gettext_lazy("Logo"),
        queryset=Image.objects.order_by("key"),
        required=False,
        empty_label=gettext_lazy("The portal's own sign"),
    )
    region = RegionField(label=gettext_lazy("Region"), required=False)
    reference_style = StyleField(label=gettext_lazy("How references are printed"))

    class Meta:
        model = ClinicProfile
        fields = (
            "name",
            "strapline",
            "introduction",
            "logo",
            "accent",
            "phone",
            "email",
            "address",
            "opening_hours",
            "region",
            "emergency_number",
            "crisis_name",
            "crisis_number",
            "advice_number",
            "shows_teach_back",
            "needs_four_eyes",
            "reference_style",
            "remind_days",
            "page_notice_days",
            "sheet_notice_days",
            "no_printing_days",
            "notice_from",
        )
        widgets = {"accent": ColourInput, "address": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "name": {"required": gettext_lazy("Write the clinic's name.")},
            "email": {"invalid": gettext_lazy("This is not an e-mail address. It holds an @.")},
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("crisis_name") and not cleaned.get("crisis_number"):
            self.add_error("crisis_number", _("Write the number of this line as well."))
        return cleaned

    def save(self, commit: bool = True) -> ClinicProfile:  # noqa: FBT001, FBT002 - Django's signature
        if self.cleaned_data.get("new_logo"):
            self.instance.logo = add_image(
                self.cleaned_data["new_logo"],
                key=free_key("logo"),
                # The name stands beside it and says what it is.
                description=Description(is_decorative=True),
            )
        clinic: ClinicProfile = super().save(commit)
        return clinic
