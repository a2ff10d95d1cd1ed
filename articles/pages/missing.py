"""MissingPage: what to read where there is no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.models import Edition

from .lists import ArticleEntry

MOST_LIKELY = 3
LIKE_ENOUGH = 0.6
"""The share of letters two addresses have in common before one may be meant for the other."""

LONGEST_COMPARED = 80


@dataclass(frozen=True, slots=True)
class MissingPage:
    """The articles that may have been meant, likeliest first."""

    likely: tuple[ArticleEntry, ...]

    @classmethod
    def of(cls, path: str, editions: Iterable[Edition]) -> MissingPage:
        """Take the path asked for and all current editions."""
        asked = path.strip("/").rpartition("/")[2][:LONGEST_COMPARED].casefold()
        rated = [(_likeness(asked, edition.article.slug), edition) for edition in editions]
        likely = sorted(
            (pair for pair in rated if pair[0] >= LIKE_ENOUGH), key=lambda pair: -pair[0]
        )
        return cls(tuple(ArticleEntry.of(edition) for _rate, edition in likely[:MOST_LIKELY]))


def _likeness(asked: str, slug: str) -> float:
    return SequenceMatcher(None, asked, slug).ratio()
