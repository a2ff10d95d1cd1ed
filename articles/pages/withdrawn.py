"""WithdrawnPage: what stands where a withdrawn article stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from articles.models import Article, Edition

from .lists import ArticleEntry


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """Why an article is gone, since when, and what to read instead."""

    slug: str
    title: str
    reason: str
    withdrawn_on: date | None
    instead: ArticleEntry | None

    @classmethod
    def of(cls, article: Article, *, newest: Edition, instead: Edition | None) -> WithdrawnPage:
        """Take the article, the last edition readers had, and the one to read instead."""
        return cls(
            slug=article.slug,
            title=newest.title,
            reason=article.withdrawn_reason,
            withdrawn_on=timezone.localdate(article.withdrawn_at) if article.withdrawn_at else None,
            instead=ArticleEntry.of(instead) if instead else None,
        )
