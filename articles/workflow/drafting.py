"""Saving a draft without overwriting anybody: optimistic locking and renamed addresses."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from articles.models import Article, FormerAddress, Question, TeachBackQuestion
from articles.search.writing import index_article
from articles.text.manuscript import Manuscript

from .errors import DraftChangedError
from .permissions import Person, require_writer


@transaction.atomic
def claim_draft(article: Article, *, lock_version: int) -> None:
    """Take the next version of a draft for the save that follows in the same transaction.

    `lock_version` is the version the editor opened.

    Raises:
        DraftChangedError: if the draft has been saved since; nothing is changed.
    """
    claimed = Article.objects.filter(pk=article.pk, lock_version=lock_version).update(
        lock_version=F("lock_version") + 1
    )
    if not claimed:
        raise DraftChangedError(Article.objects.get(pk=article.pk))
    article.lock_version = lock_version + 1


@transaction.atomic
def rewrite(article: Article, words: Manuscript, *, by: Person, lock_version: int) -> None:
    """Make other words the draft, such as those of an older save; the history keeps both.

    `lock_version` is the version that was open when this was decided.

    Raises:
        NotPermittedError: if this person does not write this article.
        DraftChangedError: if the draft has been saved since; nothing is changed.
    """
    require_writer(by, article)
    claim_draft(article, lock_version=lock_version)
    article.title, article.summary, article.body = words.title, words.summary, words.body
    article.save(update_fields=["title", "summary", "body", "updated_at"])
    rewrite_questions(article, words)


def rewrite_questions(article: Article, words: Manuscript) -> None:
    """Make a text's questions, and those it asks back, the only ones of a draft."""
    article.questions.all().delete()
    for place, part in enumerate(words.questions, start=1):
        Question.objects.create(
            article=article, order=place, question=part.question, answer=part.answer
        )
    article.teach_back_questions.all().delete()
    for place, asked in enumerate(words.teach_back, start=1):
        TeachBackQuestion.objects.create(
            article=article,
            order=place,
            question=asked.question,
            points="\n".join(asked.points),
        )


@transaction.atomic
def rename(article: Article, *, former_slug: str) -> None:
    """Keep a published article's former address, so that it redirects to the new one.

    What readers find leads to the new one at once.
    """
    FormerAddress.objects.filter(language=article.language, slug=article.slug).delete()
    if former_slug != article.slug and article.editions.exists():
        FormerAddress.objects.update_or_create(
            language=article.language, slug=former_slug, defaults={"article": article}
        )
        index_article(article)
