"""The questions of a draft: those that people ask, and those that are asked back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Question, TeachBackQuestion
from articles.text.characters import without_forbidden

from .draft_fields import CountField, MarkdownWidget, WordsField
from .posted_draft import ASKED, ASKED_BACK
from .question_rows import RowForm, RowInline, RowWords

LONGEST_QUESTION = 200


def proposed(request: HttpRequest) -> list[dict[str, str]]:
    """Return what a new question is to begin with, where ?ask= brings words to an opened form."""
    words = " ".join(without_forbidden(request.GET.get("ask", "")).split())[:LONGEST_QUESTION]
    return [{"question": words}] if words and request.method != "POST" else []


class QuestionForm(RowForm):
    """One question and its answer."""

    question = WordsField(label=_("Question"), max_length=LONGEST_QUESTION)
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("question") and not self.instance.pk:
            self.fields["question"].help_text = _(
                "People searched for these words and found nothing. Ask it as they would."
            )


class QuestionInline(RowInline):
    model = Question
    form = QuestionForm
    max_num = ASKED.most
    fields = ("question", "answer")
    words = RowWords(
        title=_("Questions people ask"),
        row=_("Question"),
        none=_("No questions yet."),
        add=_("Add a question"),
        remove=_("Remove this question when I save"),
        added=_("Added. It is question:"),
        moved=_("Moved. It is now question:"),
    )

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(proposed(request))


class TeachBackForm(RowForm):
    """One question asked back, and the points of a good answer."""

    question = WordsField(
        label=_("Question to ask back"),
        max_length=200,
    )
    points = WordsField(
        label=_("What a good answer holds"),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One point on each line, four at most. Plain words, no marks."),
    )
    order = CountField()

    class Meta:
        model = TeachBackQuestion
        fields = ("question", "points")


class TeachBackInline(RowInline):
    model = TeachBackQuestion
    form = TeachBackForm
    max_num = ASKED_BACK.most
    fields = ("question", "points")
    words = RowWords(
        title=_("Asked back"),
        row=_("Asked back"),
        none=_("Nothing is asked back yet."),
        add=_("Ask something back"),
        remove=_("Remove this when I save"),
        added=_("Added. It is number:"),
        moved=_("Moved. It is now number:"),
        crib="admin/articles/article/teach_back_crib.html",
    )
