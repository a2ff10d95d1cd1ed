"""A draft as somebody's form holds it at this moment, saved or not, sound or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from articles.models import MAX_QUESTIONS, Article, written
from articles.text.manuscript import Manuscript, QuestionText

PREFIX = "questions"
LAST = 10_000
"""Where a question goes that says nothing of its place."""


@dataclass(frozen=True, slots=True)
class PostedDraft:
    """The words of a form, its address, and the ids of the fields that hold the answers."""

    words: Manuscript
    slug: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    number: int
    text: QuestionText


def read_posted(post: Mapping[str, str]) -> PostedDraft:
    """Return what a change form says, whatever it says."""
    rows = sorted(_rows(post), key=lambda row: (row.place, row.number))
    words = written(
        language=_language(post.get("language", "")),
        title=post.get("title", ""),
        summary=post.get("summary", ""),
        body=post.get("body", ""),
        questions=tuple(row.text for row in rows),
    )
    answers = tuple(f"id_{PREFIX}-{row.number}-answer" for row in rows)
    return PostedDraft(words, post.get("slug", ""), answers)


def stored(article: Article) -> PostedDraft:
    """Return what a form says that was just opened."""
    words = article.written()
    answers = (f"id_{PREFIX}-{number}-answer" for number, _part in enumerate(words.questions))
    return PostedDraft(words, article.slug, tuple(answers))


def _rows(post: Mapping[str, str]) -> list[_Row]:
    rows = []
    for number in range(
        min(whole_number(post.get(f"{PREFIX}-TOTAL_FORMS", "")), 2 * MAX_QUESTIONS)
    ):
        beginning = f"{PREFIX}-{number}-"
        question = post.get(f"{beginning}question", "")
        answer = post.get(f"{beginning}answer", "")
        is_removed = bool(post.get(f"{beginning}DELETE"))
        if not is_removed and (question.strip() or answer.strip()):
            place = whole_number(post.get(f"{beginning}order", "")) or LAST
            rows.append(_Row(place, number, QuestionText(question, answer)))
    return rows


def _language(wanted: str) -> str:
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def whole_number(text: str) -> int:
    """Return a short whole number; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
