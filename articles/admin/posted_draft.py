"""A draft as somebody's form holds it at this moment, saved or not, sound or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.models import MAX_QUESTIONS, Article, ArticleKind, written
from articles.text.manuscript import Manuscript, QuestionText, TeachBackText
from articles.text.teach_back import MAX_TEACH_BACK_QUESTIONS, points_in

from .language import spoken

LAST = 10_000
"""Where a question goes that says nothing of its place."""


@dataclass(frozen=True, slots=True)
class RowFields:
    """The fields of a form that hold a list of questions: how their names begin and end."""

    part: str
    prefix: str
    answer: str
    most: int

    def id_of(self, number: int) -> str:
        """Return the id of the field with the answer of a row, the rows counted from 0."""
        return f"id_{self.prefix}-{number}-{self.answer}"

    def question_id_of(self, number: int) -> str:
        """Return the id of the field with the question of a row, the rows counted from 0."""
        return f"id_{self.prefix}-{number}-question"


ASKED = RowFields("question", "questions", "answer", MAX_QUESTIONS)
ASKED_BACK = RowFields("teach-back", "teach_back_questions", "points", MAX_TEACH_BACK_QUESTIONS)


@dataclass(frozen=True, slots=True)
class PostedDraft:
    """The words of a form, its address, and what stands behind its numbered parts.

    `fields` are the ids of their fields; `keys` are those of their rows, 0 for a new one.
    Then how it is looked after; 0 where nobody is chosen, and no interval. `article` is the key of
    its row, 0 for a new one: what was decided about its sources is known by it.
    """

    words: Manuscript
    slug: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    kind: str = ArticleKind.CONDITION
    owner: int = 0
    review_interval: int = 0
    article: int = 0

    def as_article(self) -> Article:
        """Return the row that this form would store, words apart; it is not to be saved."""
        return Article(
            pk=self.article or None,
            language=self.words.language,
            slug=self.slug,
            kind=self.kind,
            owner_id=self.owner or None,
            review_interval_months=self.review_interval,
        )


@dataclass(frozen=True, slots=True, order=True)
class _Row:
    place: int
    number: int
    question: str
    answer: str
    key: int


def read_posted(post: Mapping[str, str]) -> PostedDraft:
    """Return what a change form says, whatever it says."""
    asked, asked_back = _rows(post, ASKED), _rows(post, ASKED_BACK)
    words = Manuscript(
        language=spoken(post.get("language", "")),
        title=post.get("title", ""),
        summary=post.get("summary", ""),
        body=post.get("body", ""),
        questions=tuple(QuestionText(row.question, row.answer) for row in asked),
        teach_back=tuple(TeachBackText(row.question, points_in(row.answer)) for row in asked_back),
    )
    fields = {
        rows.part: tuple(rows.id_of(row.number) for row in found)
        for rows, found in ((ASKED, asked), (ASKED_BACK, asked_back))
    }
    keys = {
        rows.part: tuple(row.key for row in found)
        for rows, found in ((ASKED, asked), (ASKED_BACK, asked_back))
    }
    return PostedDraft(
        written(words),
        post.get("slug", ""),
        fields,
        keys,
        kind=post.get("kind", ArticleKind.CONDITION),
        owner=whole_number(post.get("owner", "")),
        review_interval=whole_number(post.get("review_interval_months", "")),
        article=_key(post.get("article", "")),
    )


def stored(article: Article) -> PostedDraft:
    """Return what a form says that was just opened."""
    words = article.written()
    fields = {
        rows.part: tuple(rows.id_of(number) for number in range(len(parts)))
        for rows, parts in ((ASKED, words.questions), (ASKED_BACK, words.teach_back))
    }
    keys = {
        ASKED.part: tuple(row.pk for row in article.questions.all()),
        ASKED_BACK.part: tuple(row.pk for row in article.teach_back_questions.all()),
    }
    return PostedDraft(
        words,
        article.slug,
        fields,
        keys,
        kind=article.kind,
        owner=article.owner_id or 0,
        review_interval=article.review_interval_months,
        article=article.pk,
    )


def _rows(post: Mapping[str, str], fields: RowFields) -> list[_Row]:
    """Return the rows with words in them that are not to be removed, in the order they are given."""
    rows = []
    total = whole_number(post.get(f"{fields.prefix}-TOTAL_FORMS", ""))
    for number in range(min(total, 2 * fields.most)):
        beginning = f"{fields.prefix}-{number}-"
        question = post.get(f"{beginning}question", "")
        answer = post.get(f"{beginning}{fields.answer}", "")
        is_removed = bool(post.get(f"{beginning}DELETE"))
        if not is_removed and (question.strip() or answer.strip()):
            place = whole_number(post.get(f"{beginning}order", "")) or LAST
            key = _key(post.get(f"{beginning}id", ""))
            rows.append(_Row(place, number, question, answer, key))
    return sorted(rows)


def _key(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def whole_number(text: str) -> int:
    """Return a short whole number; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
