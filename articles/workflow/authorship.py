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

    An edition published although nobody had approved it does not count: nobody but its authors
    stands for its text yet, and a reason given for that makes none of them a second person.

    Whoever changed a question, or a reference, a meaning or a picture that the text uses, is
    among them: a text is approved with all it shows. A save that changes no word makes no author.
    """
    newest = _last_passed(article)
    since = newest or article.created_at
    return frozenset((*_savers(article, newest), *_changers(article, newest, since)))


def _last_passed(article: Article) -> datetime | None:
    """Return when the newest edition was made that its approval, or the clinic's rule, let pass."""
    editions = article.editions.order_by("-number").values_list("published_at", "overridden")
    passed = (at for at, overridden in editions if "not_approved" not in (overridden or ()))
    return next(passed, None)


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
    shown = [rows.filter(history_date__gt=since) for rows in _library_rows(*_texts(article))]
    for rows in (*asked, *shown):
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
