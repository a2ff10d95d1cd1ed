"""The form of a pack: its cover's words, and which articles it holds in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import MOST_PARTS, Article, Pack
from articles.models.article import ArticleQuerySet

from .draft_fields import CountField, WordsField, show_without_forbidden
from .language import language_of
from .offering import are_too_many_to_offer, slug_in
from .pack_rows import PartRow, placed, with_state

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else saved this pack after you had opened it. Your work is still here, and above "
    "it is theirs. If you save, yours takes its place."
)
DELETED_MEANWHILE = gettext_lazy(
    "Somebody else deleted this pack after you had opened it. Your work is still here. If you "
    "save, it becomes a new pack."
)
NOT_A_PLACE = gettext_lazy("This is not a place: write a number, 1 for the first.")


class PackForm(forms.ModelForm):
    """A refused save shows everything that was typed and chosen, and why it was refused."""

    title = WordsField(
        label=gettext_lazy("Title"),
        max_length=120,
        help_text=gettext_lazy("For which occasion: “Before your first visit”."),
    )
    introduction = WordsField(
        label=gettext_lazy("What it is for"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One or two sentences under the title, on the cover."),
    )
    added = WordsField(
        label=gettext_lazy("Add articles"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Their addresses, or the last parts of them, one on each line. They come last, and you "
            "can put them in order once this is saved."
        ),
    )
    lock_version = CountField()

    class Meta:
        model = Pack
        fields = ("title", "slug", "introduction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.language = language_of(self)
        self.initial["lock_version"] = self._newest_version()
        self._rows: tuple[PartRow, ...] | None = None
        self.is_by_address = are_too_many_to_offer(self._articles())
        if not self.is_by_address:
            self.fields.pop("added", None)
        if "slug" in self.fields and self.instance.pk and self.instance.editions.exists():
            self.fields["slug"].help_text = _(
                "Links to the pack use this address. If you change it, the former one leads "
                "nowhere; codes on paper go on answering."
            )

    @property
    def is_outdated(self) -> bool:
        """Whether somebody else has saved or deleted the pack since this form was opened."""
        return self.has_error(forms.ALL_FIELDS, "pack_changed")

    def chosen(self) -> list[PartRow]:
        """Return the rows in the pack, in the order of their places, numbered from 1."""
        rows = sorted((row for row in self.rows() if row.is_chosen), key=PartRow.rank)
        return [
            replace(row, place=str(place)) if row.is_sound else row
            for place, row in enumerate(rows, start=1)
        ]

    def others(self) -> list[PartRow]:
        """Return what could be added, what readers can open first."""
        others = [row for row in self.rows() if not row.is_chosen]
        return sorted(others, key=lambda row: row.state != "")

    def rows(self) -> tuple[PartRow, ...]:
        """Return a row for each article that could be chosen. Two queries, asked once.

        Where articles are named by their addresses, only those in the pack, and those that were.
        """
        if self._rows is None:
            self._rows = tuple(self._all_rows())
        return self._rows

    def full_clean(self) -> None:
        super().full_clean()
        show_without_forbidden(self)
        if self.is_bound and self.is_outdated:
            # The other version has been shown now: saving again means it.
            data = cast(QueryDict, self.data).copy()
            data["lock_version"] = str(self._newest_version())
            self.data = data

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        others = Pack.objects.filter(language=self.instance.language, slug=slug)
        taken = others.exclude(pk=self.instance.pk).first()
        if taken:
            raise ValidationError(
                _("“%(title)s” has this address already. Choose another.") % {"title": taken.title}
            )
        return slug

    def clean_added(self) -> list[Article]:
        """Return the articles at the addresses that were typed, in that order, each once."""
        slugs = list(dict.fromkeys(map(slug_in, self.cleaned_data["added"].split())))
        found = {one.slug: one for one in self._articles().filter(slug__in=slugs).defer("body")}
        words = _("No article in this language has the address %(slug)s.")
        if lost := [words % {"slug": slug} for slug in slugs if slug not in found]:
            raise ValidationError(lost)
        return [found[slug] for slug in slugs]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = self.chosen()
        for row in chosen:
            if not row.is_sound:
                self.add_error(None, f"{row.article}: {NOT_A_PLACE}")
        parts = [row.article for row in chosen]
        parts += [one for one in self.cleaned_data.get("added", ()) if one not in parts]
        if len(parts) > MOST_PARTS:
            words = _("A pack holds at most %(most)d articles, and these are %(count)d.")
            self.add_error(None, words % {"most": MOST_PARTS, "count": len(parts)})
        if self.cleaned_data.get("lock_version", 0) != self._newest_version():
            meanwhile = CHANGED_MEANWHILE if self.instance.pk else DELETED_MEANWHILE
            self.add_error(None, ValidationError(meanwhile, code="pack_changed"))
        return cleaned | {"parts": parts}

    def _newest_version(self) -> int:
        return self.instance.lock_version if self.instance.pk else 0

    def _articles(self) -> ArticleQuerySet:
        return Article.objects.in_language(self.instance.language)

    def _all_rows(self) -> Iterable[PartRow]:
        parts = self.instance.parts.values_list("article", "place") if self.instance.pk else ()
        stored = dict(parts)
        articles = self._articles()
        if self.is_by_address:
            articles = articles.filter(pk__in={*stored, *placed(self.data)})
        for article, state in with_state(articles):
            was_at = stored.get(article.pk, 0)
            row = PartRow(article, state, str(was_at or ""), was_at)
            yield replace(row, place=self.data.get(row.name, "").strip()) if self.is_bound else row
