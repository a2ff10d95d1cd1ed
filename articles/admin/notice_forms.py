"""What somebody says of a publisher's notice: what follows for an article, or a new notice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Nature, NoticeVerdict
from articles.text.reference_record import record_fields

from .draft_fields import WordsField


class DecisionForm(forms.Form):
    """What becomes of what rests on the source in one article, and why."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("What follows for this article"),
        choices=NoticeVerdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    reason = WordsField(
        label=gettext_lazy("Why"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "If it stays, patients read this on the page and on the sheet: write it for them. "
            "If it comes out, it stays with colleagues."
        ),
    )


class EnterForm(forms.Form):
    """What somebody has read in a publisher's notice."""

    nature = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=Nature.choices, widget=forms.RadioSelect
    )
    noticed_on = forms.DateField(
        label=gettext_lazy("Day of the notice"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("As the notice itself says. Leave it empty if it does not."),
    )
    notice_doi = forms.CharField(
        label=gettext_lazy("DOI of the notice"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("As in 10.1000/182. Readers are led there."),
    )
    reasons = WordsField(
        label=gettext_lazy("What the publisher gives as the reason"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_noticed_on(self) -> Any:
        day = self.cleaned_data["noticed_on"]
        if day and day > localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_notice_doi(self) -> str:
        typed = self.cleaned_data["notice_doi"].strip()
        doi = record_fields({"DOI": typed}).doi
        if typed and not doi:
            raise ValidationError(
                _("“%(typed)s” is not a DOI. A DOI looks like 10.1000/182.") % {"typed": typed[:80]}
            )
        return doi
