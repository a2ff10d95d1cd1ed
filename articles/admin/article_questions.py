"""The questions of a draft, in the form of their article and under its lock."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import MAX_QUESTIONS, Article, Question

from .draft_fields import CountField, MarkdownWidget, WordsField, show_without_forbidden
from .posted_draft import LAST


class QuestionForm(forms.ModelForm):
    """One question and its answer."""

    question = WordsField(label=_("Question"), max_length=200)
    answer = WordsField(
        label=_("Answer"),
        max_length=10_000,
        strip=False,
        widget=MarkdownWidget,
    )
    order = CountField()

    class Meta:
        model = Question
        fields = ("question", "answer")

    def full_clean(self) -> None:
        super().full_clean()
        show_without_forbidden(self)


class QuestionFormSet(BaseInlineFormSet):
    """All questions of a draft: what is not in the form goes, what is new comes.

    The lock of the article guards them too. Somebody who saves over a newer version, after
    having been shown it, may still hold questions that the other has removed: they come back.
    """

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        form: forms.ModelForm = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.fields["id"] = CountField()
        form.initial["id"] = form.instance.pk
        return form

    def kept_forms(self) -> list[forms.ModelForm]:
        """Return the forms of the questions that stay, in the order readers will see them."""
        kept = [
            (form.cleaned_data.get("order") or LAST, number, form)
            for number, form in enumerate(self.forms)
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        return [form for _place, _number, form in sorted(kept, key=lambda part: part[:2])]

    def save(self, commit: bool = True) -> list[Question]:  # noqa: FBT001, FBT002 - Django's signature
        """Store the questions in their order."""
        self.new_objects: list[Question] = []
        self.changed_objects: list[tuple[Question, list[str]]] = []
        kept = self.kept_forms()
        for place, form in enumerate(kept, start=1):
            question: Question = form.instance
            is_moved = question.order != place
            question.article, question.order = self.instance, place
            if question._state.adding:
                question.save()
                self.new_objects.append(question)
            elif is_moved or {"question", "answer"} & set(form.changed_data):
                question.save()
                self.changed_objects.append((question, form.changed_data))
        ours = [form.instance.pk for form in kept]
        self.deleted_objects = list(self.instance.questions.exclude(pk__in=ours))
        for question in self.deleted_objects:
            question.delete()
        return [form.instance for form in kept]


class QuestionInline(admin.StackedInline):
    """Whoever may change an article may change its questions: they are one text."""

    model = Question
    form = QuestionForm
    formset = QuestionFormSet
    template = "admin/articles/article/questions.html"
    extra = 0
    max_num = MAX_QUESTIONS
    fields = ("question", "answer")

    def get_formset(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        formset: type[BaseInlineFormSet] = super().get_formset(
            request, obj, validate_max=True, absolute_max=2 * MAX_QUESTIONS, **kwargs
        )
        return formset

    @property
    def media(self) -> forms.Media:
        # desk/questions.js adds and moves rows; Django's own script for it is not needed.
        return forms.Media()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "view") or _may(request, "change")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "change") if obj else _may(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, "change")


def _may(request: HttpRequest, act: str) -> bool:
    return request.user.has_perm(f"articles.{act}_article")
