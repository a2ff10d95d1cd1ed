"""What is said when an article comes into circulation or leaves it, now or at a planned moment."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, ChangeKind
from articles.models.article import ArticleQuerySet

from .draft_fields import WordsField
from .offering import are_too_many_to_offer, slug_in


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


class ReadableArticleField(forms.ModelChoiceField):
    """An article that readers can open: chosen from all, or named by its address where they are many."""

    def offer(self, articles: ArticleQuerySet) -> None:
        """Take the articles that there are to choose from."""
        self.queryset = articles
        if are_too_many_to_offer(articles):
            self.to_field_name = "slug"
            self.widget = forms.TextInput(attrs={"size": 60, "spellcheck": "false"})
            self.help_text = _(
                "Its address, or the last part of it, as in %(address)s. You may leave this empty."
            ) % {"address": f"{reverse('article-list')}your-treatment-day/"}
            self.error_messages["invalid_choice"] = _(
                "Readers can open no article at this address."
            )

    def to_python(self, value: Any) -> Article | None:
        """Return the article; a whole address will do, as a browser shows it."""
        named = slug_in(value) if isinstance(value, str) else value
        article: Article | None = super().to_python(named)
        return article


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
    instead = ReadableArticleField(
        label=gettext_lazy("What to read instead"),
        queryset=Article.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nothing in particular"),
        help_text=gettext_lazy("An article that readers can open now. You may leave this empty."),
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readable = Article.objects.in_circulation().in_language(article.language)
        field = cast(ReadableArticleField, self.fields["instead"])
        field.offer(readable.exclude(pk=article.pk))
