"""The questions of a draft: those that people ask, and those that are asked back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Question, TeachBackQuestion

from .draft_fields import CountField, MarkdownWidget, WordsField
from .posted_draft import ASKED, ASKED_BACK
from .question_rows import RowForm, RowInline, RowWords


class QuestionForm(RowForm):
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
