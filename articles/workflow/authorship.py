"""Who wrote a draft: whose own text it is, so that somebody else must approve it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.models import (
    Article,
    Edition,
    GlossaryTerm,
    Image,
    Question,
    Reference,
    TeachBackQuestion,
)
from articles.text.manuscript import Manuscript

WORDS = ("title", "summary", "body")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, without its beginning and with its end; None for no bound."""

    after: datetime | None = None
    until: datetime | None = None

    def of(self, rows: Any) -> Any:
        """Return what history keeps from this stretch."""
        if self.after is not None:
            rows = rows.filter(history_date__gt=self.after)
        return rows.filter(history_date__lte=self.until) if self.until is not None else rows


def authors_of(article: Article) -> frozenset[int]:
    """Return the keys of everybody who has written any of a draft since its newest edition.

    An edition published although nobody had approved it does not count: nobody but its authors
    stands for its text yet, and a reason given for that makes none of them a second person.

    Whoever changed a question, or a reference, a meaning or a picture that the text uses, is
    among them: a text is approved with all it shows. A save that changes no word makes no author.
    """
    return _authors(article, _texts(article), Span(after=_last_passed(article.editions)))


def authors_of_edition(edition: Edition) -> frozenset[int]:
    """Return the keys of everybody who wrote any of what an edition changed; see `authors_of`."""
    earlier = edition.article.editions.filter(number__lt=edition.number)
    span = Span(after=_last_passed(earlier), until=edition.published_at)
    before = earlier.order_by("-number").first()
    texts = (edition.manuscript(), *([before.manuscript()] if before else []))
    return _authors(edition.article, texts, span)


def _last_passed(editions: Any) -> datetime | None:
    """Return when the newest edition was made that its approval, or the clinic's rule, let pass."""
    rows = editions.order_by("-number").values_list("published_at", "overridden")
    return next((at for at, overridden in rows if "not_approved" not in (overridden or ())), None)


def _authors(article: Article, texts: Sequence[Manuscript], span: Span) -> frozenset[int]:
    return frozenset((*_savers(article, span), *_changers(article, texts, span)))


def _savers(article: Article, span: Span) -> Iterator[int]:
    """Yield who changed the words of the draft itself."""
    rows = article.history.order_by("history_date", "history_id")
    before = None
    if span.after is not None:
        earlier = rows.filter(history_date__lte=span.after)
        before = earlier.values_list(*WORDS).last()
    rows = span.of(rows)
    for person, *words in rows.values_list("history_user_id", *WORDS):
        if person is not None and tuple(words) != before:
            yield person
        before = tuple(words)


def _changers(article: Article, texts: Sequence[Manuscript], span: Span) -> Iterator[int]:
    """Yield who changed its questions, or what it uses of the libraries."""
    asked = [model.history.filter(article_id=article.pk) for model in (Question, TeachBackQuestion)]
    shown = [rows.filter(history_date__gt=article.created_at) for rows in _library_rows(*texts)]
    for rows in map(span.of, (*asked, *shown)):
        people = rows.exclude(history_user=None).values_list("history_user_id", flat=True)
        yield from people.distinct().order_by()


def _texts(article: Article) -> tuple[Manuscript, ...]:
    """Return the draft, and what readers have: what was taken from that is missing in the draft."""
    newest = article.editions.order_by("-number").first()
    return (article.manuscript(), *([newest.manuscript()] if newest else []))


def _library_rows(*texts: Manuscript) -> list[Any]:
    terms = [part.term for text in texts for part in text.terms]
    return [
        Reference.history.filter(key__in=[part.key for text in texts for part in text.references]),
        GlossaryTerm.history.filter(language=texts[0].language, term__in=terms),
        Image.history.filter(key__in=[part.key for text in texts for part in text.images]),
    ]
