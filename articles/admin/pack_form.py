"""The form of a pack: its cover's words, and which articles it holds in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import MOST_PARTS, Article, Pack

from .draft_fields import CountField, WordsField, show_without_forbidden
from .language import language_of
from .posted_draft import LAST, whole_number

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else saved this pack after you had opened it. Your work is still here, and above "
    "it is theirs. If you save, yours takes its place."
)
DELETED_MEANWHILE = gettext_lazy(
    "Somebody else deleted this pack after you had opened it. Your work is still here. If you "
    "save, it becomes a new pack."
)
NOT_A_PLACE = gettext_lazy("This is not a place: write a number, 1 for the first.")


@dataclass(frozen=True, slots=True)
class PartRow:
    """An article in the form; `place` is what its field says, blank for one not in the pack."""

    article: Article
    state: str
    place: str
    was_at: int

    @property
    def name(self) -> str:
        return f"place-{self.article.pk}"

    @property
    def is_chosen(self) -> bool:
        return self.place != ""

    @property
    def is_sound(self) -> bool:
        return self.place == "" or whole_number(self.place) > 0

    def rank(self) -> tuple[int, int]:
        """Return where the row stands: whoever is given the place of another gets that very place.

        So it goes before the other where it comes from further down, and else after it.
        """
        wanted = whole_number(self.place) or LAST
        moved = (wanted > self.was_at) - (wanted < self.was_at) if self.was_at else -1
        return wanted, moved


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
    lock_version = CountField()

    class Meta:
        model = Pack
        fields = ("title", "slug", "introduction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.language = language_of(self)
        self.initial["lock_version"] = self._newest_version()
        self._rows: tuple[PartRow, ...] | None = None
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
        """Return a row for each article of the pack's language. Two queries, asked once."""
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

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = self.chosen()
        for row in chosen:
            if not row.is_sound:
                self.add_error(None, f"{row.article}: {NOT_A_PLACE}")
        if len(chosen) > MOST_PARTS:
            words = _("A pack holds at most %(most)d articles, and these are %(count)d.")
            self.add_error(None, words % {"most": MOST_PARTS, "count": len(chosen)})
        if self.cleaned_data.get("lock_version", 0) != self._newest_version():
            meanwhile = CHANGED_MEANWHILE if self.instance.pk else DELETED_MEANWHILE
            self.add_error(None, ValidationError(meanwhile, code="pack_changed"))
        return cleaned | {"parts": [row.article for row in chosen]}

    def _newest_version(self) -> int:
        return self.instance.lock_version if self.instance.pk else 0

    def _all_rows(self) -> Iterable[PartRow]:
        parts = self.instance.parts.values_list("article", "place") if self.instance.pk else ()
        stored = dict(parts)
        for article, state in articles_with_state(self.instance.language):
            was_at = stored.get(article.pk, 0)
            row = PartRow(article, state, str(was_at or ""), was_at)
            yield replace(row, place=self.data.get(row.name, "").strip()) if self.is_bound else row


def articles_with_state(language: str) -> Iterable[tuple[Article, str]]:
    """Return each article with why it is not printed; blank where it is."""
    articles = Article.objects.in_language(language)
    readable = set(articles.in_circulation().values_list("pk", flat=True))
    for article in articles.defer("body").order_by("title", "pk"):
        withdrawn = _("Withdrawn, so it is not printed")
        waiting = _("Not published yet, so it is not printed")
        state = withdrawn if article.withdrawn_at else waiting
        yield article, "" if article.pk in readable else state
