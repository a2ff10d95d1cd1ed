"""Topics and the glossary at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.models import GlossaryTerm, Topic


class OnePerLanguageForm(forms.ModelForm):
    """Says beside the field, not above the form, that a language has this word already."""

    unique_field = ""
    taken = _("This is taken already.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:  # those who may only look get no fields
            languages = list(settings.LANGUAGES)
            widget = forms.Select if len(languages) > 1 else forms.HiddenInput
            self.fields["language"] = forms.ChoiceField(
                choices=languages, widget=widget, label=_("Language"), initial=languages[0][0]
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        wanted = {
            "language": cleaned.get("language"),
            self.unique_field: cleaned.get(self.unique_field),
        }
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        if all(wanted.values()) and others.filter(**wanted).exists():
            self.add_error(self.unique_field, self.taken)
        return cleaned


class TopicForm(OnePerLanguageForm):
    unique_field = "slug"
    taken = _("Another topic has this address.")

    class Meta:
        model = Topic
        fields = ("name", "slug", "description", "order", "language")
        help_texts = {
            "description": _("One sentence under the name on the topic's page."),
            "order": _("Topics with a lower number come first."),
        }


class GlossaryTermForm(OnePerLanguageForm):
    unique_field = "term"
    taken = _("The glossary has this word already.")

    class Meta:
        model = GlossaryTerm
        fields = ("term", "forms", "meaning", "language")
        widgets = {"forms": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "meaning": _(
                "In plain words, in one or two sentences. Pages explain the word where it is "
                "first used; editions already published keep the meaning they had."
            )
        }


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    form = TopicForm
    list_display = ("name", "description", "in_topic", "order")
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        topics: QuerySet[Topic] = super().get_queryset(request)
        return topics.annotate(how_many=Count("articles"))

    @admin.display(description=_("Articles"), ordering="how_many")
    def in_topic(self, topic: Any) -> int:
        return int(topic.how_many)


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    form = GlossaryTermForm
    list_display = ("term", "short_meaning", "also")
    search_fields = ("term", "forms", "meaning")
    search_help_text = _("Part of a word or of its meaning")
    list_per_page = 50

    @admin.display(description=_("Meaning"))
    def short_meaning(self, word: GlossaryTerm) -> str:
        return Truncator(word.meaning).chars(140)

    @admin.display(description=_("Also"))
    def also(self, word: GlossaryTerm) -> str:
        return ", ".join(word.other_forms())
