"""The form of a picture: the file, and what it says to those who cannot see it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Image
from articles.workflow.picturing import free_key, show

from .picture_field import PictureField
from .radio_group import RadioGroup

DESCRIBED, DECORATIVE = "described", "decorative"


class ImageForm(forms.ModelForm):
    """Adds a picture, or changes what is said of it and which file it shows."""

    picture = PictureField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG or WebP, at most 8 MB and 24 megapixels. Where and when a photograph was "
            "taken is left out of the copy that is kept."
        ),
    )
    meaning = forms.ChoiceField(
        label=_("What it says"),
        choices=[
            (DESCRIBED, _("It shows something: I describe it below")),
            (DECORATIVE, _("It is decorative: it says nothing that the text does not say")),
        ],
        widget=RadioGroup(label=_("What it says")),
        error_messages={"required": _("Choose whether the picture is described or decorative.")},
    )

    class Meta:
        model = Image
        fields = ("key", "alt", "credit")
        labels = {"credit": _("Credit and licence")}
        help_texts = {
            "alt": _(
                "What the picture shows, for those who cannot see it. A text may say it better at "
                "its own place, ![like this](image:key); then that is what is read out there."
            ),
            "credit": _(
                "Who made it, and under which licence the clinic may show it. It stands under the "
                "picture, on the page and on paper."
            ),
        }
        error_messages = {"key": {"unique": _("Another picture has this key.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:  # it is shown, not asked, once the picture is there
            self.fields["key"].required = False
            self.fields["key"].help_text = _(
                "How the text shows it: ![…](image:key). Left empty, it is made from the file's "
                "name. It cannot be changed later."
            )
        if self.instance.pk:
            self.fields["picture"].required = False
            self.fields["picture"].label = _("New file")
            self.fields["picture"].help_text = _(
                "It takes the place of this one in every draft that shows it, under the same key. "
                "Editions that were published go on showing the file that they were published "
                "with. A draft that was approved must be approved again."
            )
            self.fields["meaning"].initial = (
                DECORATIVE if self.instance.is_decorative else DESCRIBED
            )

    def clean_key(self) -> str:
        file = self.files.get("picture")
        return str(self.cleaned_data["key"] or free_key((file.name or "") if file else ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        meaning, alt = cleaned.get("meaning"), cleaned.get("alt", "")
        self.instance.is_decorative = meaning == DECORATIVE and not alt
        if meaning == DESCRIBED and not alt and "alt" not in self.errors:
            self.add_error("alt", _("Describe the picture for those who cannot see it."))
        if meaning == DECORATIVE and alt:
            self.add_error(
                "alt", _("A decorative picture has no description. Empty this, or describe it.")
            )
        return cleaned

    def save(self, commit: bool = True) -> Image:  # noqa: FBT001, FBT002 - Django's signature
        if self.cleaned_data["picture"]:
            show(self.instance, self.cleaned_data["picture"])
        image: Image = super().save(commit)
        return image
