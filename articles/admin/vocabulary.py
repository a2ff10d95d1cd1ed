"""Topics and the glossary at the desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article, GlossaryTerm, Topic, explaining_articles
from articles.workflow.explaining import keep_word, let_word_go


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
        fields = ("term", "forms", "meaning", "language", "original")
        widgets = {"forms": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "meaning": _(
                "In plain words, in one or two sentences. Pages explain the word where it is "
                "first used; editions already published keep the meaning they had."
            ),
            "original": _(
                "The same word in another language. The glossary leads from one to both."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "original" in self.fields:
            words = GlossaryTerm.objects.filter(original=None).exclude(pk=self.instance.pk)
            self.fields["original"].queryset = words  # type: ignore[attr-defined]
            names = dict(settings.LANGUAGES)
            self.fields["original"].label_from_instance = (  # type: ignore[attr-defined]
                lambda word: f"{word.term} ({names.get(word.language, word.language)})"
            )


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


class MissingIn(admin.SimpleListFilter):
    """Words that are not yet explained in another language."""

    title = _("missing in")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(settings.LANGUAGES)

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[GlossaryTerm]
    ) -> QuerySet[GlossaryTerm]:
        if self.value() not in dict(settings.LANGUAGES):
            return queryset
        there = GlossaryTerm.objects.filter(language=self.value(), original__isnull=False)
        return (
            queryset.filter(original=None)
            .exclude(language=self.value())
            .exclude(pk__in=there.values("original"))
        )


class UsedAnywhere(admin.SimpleListFilter):
    """Words that no current edition explains."""

    title = _("use")
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("nowhere", _("Used nowhere")), ("somewhere", _("Used in articles"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[GlossaryTerm]
    ) -> QuerySet[GlossaryTerm]:
        if self.value() not in ("nowhere", "somewhere"):
            return queryset
        used = explaining_articles()
        rows = GlossaryTerm.objects.values_list("pk", "language", "term")
        found = [pk for pk, language, term in rows if (language, term) in used]
        if self.value() == "nowhere":
            return queryset.exclude(pk__in=found)
        return queryset.filter(pk__in=found)


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    form = GlossaryTermForm
    list_display = ("term", "short_meaning", "also", "used", "translated")
    list_filter = ("language", MissingIn, UsedAnywhere)
    search_fields = ("term", "forms", "meaning")
    search_help_text = _("Part of a word or of its meaning")
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def get_queryset(self, request: HttpRequest) -> QuerySet[GlossaryTerm]:
        words: QuerySet[GlossaryTerm] = super().get_queryset(request)
        return words.select_related("original").prefetch_related(
            "translations", "original__translations"
        )

    def save_model(self, request: HttpRequest, obj: GlossaryTerm, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        keep_word(obj)

    def delete_model(self, request: HttpRequest, obj: GlossaryTerm) -> None:
        let_word_go(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: GlossaryTerm | None = None) -> Any:
        return ("in_other_languages", "used_in") if obj else ()

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changes = super().get_changelist_instance(request)
        words, used = list(changes.result_list), explaining_articles()
        for word in words:
            word.articles = used.get((word.language, word.term), [])
        changes.result_list = words
        return changes

    @admin.display(description=_("Meaning"))
    def short_meaning(self, word: GlossaryTerm) -> str:
        return Truncator(word.meaning).chars(140)

    @admin.display(description=_("Also"))
    def also(self, word: GlossaryTerm) -> str:
        return ", ".join(word.other_forms())

    @admin.display(description=_("Used in"))
    def used(self, word: Any) -> str:
        count = len(word.articles)
        if not count:
            return gettext("nowhere")
        return ngettext("%d article", "%d articles", count) % count

    @admin.display(description=_("Other languages"))
    def translated(self, word: GlossaryTerm) -> str:
        return ", ".join(other.term for other in word.family())

    @admin.display(description=_("Other languages"))
    def in_other_languages(self, word: GlossaryTerm) -> str:
        there = {other.language: other for other in word.family()}
        links = (
            _translation(word, tag, name, there.get(tag))
            for tag, name in settings.LANGUAGES
            if tag != word.language
        )
        return format_html(
            '<ul class="uses">{}</ul>',
            format_html_join("", '<li>{}: <a href="{}">{}</a></li>', links),
        )

    @admin.display(description=_("Used in"))
    def used_in(self, word: GlossaryTerm) -> str:
        articles = explaining_articles().get((word.language, word.term), [])
        if not articles:
            return gettext("Nowhere in what readers see now.")
        rows = ((_form(article), article.title) for article in articles)
        return format_html(
            '<ul class="uses">{}</ul>',
            format_html_join("", '<li><a href="{}">{}</a></li>', rows),
        )


def _translation(
    word: GlossaryTerm, tag: str, name: str, there: GlossaryTerm | None
) -> tuple[str, str, str]:
    """Return a language, and where its word is or is begun with what is known filled in."""
    if there:
        address = reverse("admin:articles_glossaryterm_change", args=[there.pk])
        return name, address, there.term
    known = {"original": word.original_id or word.pk, "language": tag, "meaning": word.meaning}
    address = reverse("admin:articles_glossaryterm_add")
    return name, f"{address}?{urlencode(known)}", gettext("Translate…")


def _form(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
