"""Rows of questions in the form of their article and under its lock: added, moved, removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from articles.models import Article

from .article_rights import may_write_here
from .draft_fields import CountField, show_without_forbidden
from .posted_draft import LAST, whole_number

Words = str | Promise


@dataclass(frozen=True, slots=True)
class RowWords:
    """What the desk says around the rows: above them, on their buttons, aloud as they change."""

    title: Words
    row: Words
    none: Words
    add: Words
    remove: Words
    added: Words
    moved: Words
    crib: str = ""


class RowForm(forms.ModelForm):
    """One question, with its place among the others."""

    def full_clean(self) -> None:
        super().full_clean()
        show_without_forbidden(self)


class RowFormSet(BaseInlineFormSet):
    """All questions of one kind in a draft: what is not in the form goes, what is new comes.

    The lock of the article guards them too. Somebody who saves over a newer version, after
    having been shown it, may still hold questions that the other has removed: they come back.
    """

    default_error_messages = {
        **BaseInlineFormSet.default_error_messages,
        "too_many_forms": ngettext_lazy(
            "There is room for %(num)d question here. Take one away.",
            "There is room for %(num)d questions here. Take some away.",
            "num",
        ),
    }

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form: forms.ModelForm = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.fields["id"] = CountField()
        form.initial["id"] = form.instance.pk
        return form

    def in_order(self) -> list[forms.ModelForm]:
        """Return all forms as the page shows them: a refused form keeps what was moved."""
        if not self.is_bound:
            return list(self.forms)
        return sorted(self.forms, key=lambda form: _place_in(form) or LAST)

    def kept_forms(self) -> list[forms.ModelForm]:
        """Return the forms of the questions that stay, in the order readers will see them."""
        kept = [
            (form.cleaned_data.get("order") or LAST, number, form)
            for number, form in enumerate(self.forms)
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        return [form for _place, _number, form in sorted(kept, key=lambda part: part[:2])]

    def save(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002 - Django's signature
        """Store the questions in their order."""
        self.new_objects: list[Any] = []
        self.changed_objects: list[tuple[Any, list[str]]] = []
        kept = self.kept_forms()
        for place, form in enumerate(kept, start=1):
            row: Any = form.instance
            is_moved = row.order != place
            row.article, row.order = self.instance, place
            if row._state.adding:
                row.save()
                self.new_objects.append(row)
            elif is_moved or set(form._meta.fields or ()) & set(form.changed_data):
                row.save()
                self.changed_objects.append((row, form.changed_data))
        ours = [form.instance.pk for form in kept]
        model: Any = self.model
        rows = model._default_manager.filter(article=self.instance)
        self.deleted_objects = list(rows.exclude(pk__in=ours))
        for row in self.deleted_objects:
            row.delete()
        return [form.instance for form in kept]


class RowInline(admin.StackedInline):
    """Whoever may change an article may change its questions: they are one text."""

    words: RowWords
    max_num: int

    formset = RowFormSet
    template = "admin/articles/article/questions.html"
    extra = 0

    def get_formset(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        formset: type[BaseInlineFormSet] = super().get_formset(
            request, obj, validate_max=True, absolute_max=2 * self.max_num, **kwargs
        )
        return formset

    @property
    def media(self) -> forms.Media:
        # desk/questions.js adds and moves rows; Django's own script for it is not needed.
        return forms.Media()

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        may_look = request.user.has_perm("articles.view_article")
        return may_look or may_write_here(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_write_here(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_write_here(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_write_here(request, obj)


def _place_in(form: forms.ModelForm) -> int:
    return whole_number(form.data.get(form.add_prefix("order"), ""))
