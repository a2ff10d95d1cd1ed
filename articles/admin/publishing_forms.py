"""What is said when an article comes into circulation or leaves it, now or at a planned moment."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from articles.models import Article, ChangeKind

from .draft_fields import WordsField


class PublishForm(forms.Form):
    """What a publisher says of a new edition."""

    note = WordsField(
        label=gettext_lazy("What changed, in a patient’s words"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Readers see this sentence in the history of the article."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("How much it matters"),
        choices=ChangeKind.choices,
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class OverrideForm(PublishForm):
    """The same, and why it is published against what stops it."""

    override = WordsField(
        label=gettext_lazy("Why it cannot wait"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "It stays on this edition and in the history of the article for good, with your name."
        ),
    )


class WithdrawForm(forms.Form):
    """Why an article goes, and what readers can read instead."""

    reason = WordsField(
        label=gettext_lazy("Why it is withdrawn"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Readers who come to the page, or who check a printed sheet, will read this."
        ),
    )
    instead = forms.ModelChoiceField(
        label=gettext_lazy("What to read instead"),
        queryset=Article.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nothing in particular"),
        help_text=gettext_lazy("An article that readers can open now. You may leave this empty."),
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readable = Article.objects.in_circulation().in_language(article.language)
        field = cast(forms.ModelChoiceField, self.fields["instead"])
        field.queryset = readable.exclude(pk=article.pk)
