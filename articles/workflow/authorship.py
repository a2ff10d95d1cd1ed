"""Who wrote a draft: whose own text it is, so that somebody else must approve it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from articles.models import Article, GlossaryTerm, Image, Question, Reference, TeachBackQuestion
from articles.text.manuscript import Manuscript

WORDS = ("title", "summary", "body")


def authors_of(article: Article) -> frozenset[int]:
    """Return the keys of everybody who has written any of a draft since its newest edition.

    Whoever changed a question, or a reference, a meaning or a picture that the text uses, is
    among them: a text is approved with all it shows. A save that changes no word makes no author.
    """
    newest = article.editions.order_by("-number").values_list("published_at", flat=True).first()
    since = newest or article.created_at
    return frozenset((*_savers(article, newest), *_changers(article, newest, since)))


def _savers(article: Article, newest: datetime | None) -> Iterator[int]:
    """Yield who changed the words of the draft itself."""
    rows = article.history.order_by("history_date", "history_id")
    before = None
    if newest is not None:
        earlier = rows.filter(history_date__lte=newest)
        before = earlier.values_list(*WORDS).last()
        rows = rows.filter(history_date__gt=newest)
    for person, *words in rows.values_list("history_user_id", *WORDS):
        if person is not None and tuple(words) != before:
            yield person
        before = tuple(words)


def _changers(article: Article, newest: datetime | None, since: datetime) -> Iterator[int]:
    """Yield who changed its questions, or what it uses of the libraries."""
    asked = [model.history.filter(article_id=article.pk) for model in (Question, TeachBackQuestion)]
    if newest is not None:
        asked = [rows.filter(history_date__gt=newest) for rows in asked]
    shown = [rows.filter(history_date__gt=since) for rows in _library_rows(article.manuscript())]
    for rows in (*asked, *shown):
        people = rows.exclude(history_user=None).values_list("history_user_id", flat=True)
        yield from people.distinct().order_by()


def _library_rows(used: Manuscript) -> list[Any]:
    terms = [part.term for part in used.terms]
    return [
        Reference.history.filter(key__in=[part.key for part in used.references]),
        GlossaryTerm.history.filter(language=used.language, term__in=terms),
        Image.history.filter(key__in=[part.key for part in used.images]),
    ]
