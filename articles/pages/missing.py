"""MissingPage: what to read where there is no page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from articles.models import Article, ListedArticle

from .lists import ArticleEntry

MOST_LIKELY = 3
LIKE_ENOUGH = 60
"""How many in 100 letters two addresses have in common before one may be meant for the other."""

LONGEST_COMPARED = 80

MOST_COMPARED = 500
"""Addresses before the one asked for in the alphabet, and after it, that are compared with it."""

_WORDS = re.compile(r"[a-z]+(-[a-z]+)+")
"""An address that was made of words; others, such as a program's guesses, are not repeated."""


@dataclass(frozen=True, slots=True)
class MissingPage:
    """The articles that may have been meant, likeliest first; the words of the address, to look for."""

    likely: tuple[ArticleEntry, ...]
    words: str

    @classmethod
    def of(cls, path: str, *, language: str) -> MissingPage:
        """Take the path asked for. Three queries, which read no texts."""
        typed = path.strip("/").rpartition("/")[2][:LONGEST_COMPARED].casefold()
        # PostgreSQL does not even compare with every character.
        asked = "".join(letter for letter in typed if letter.isprintable())
        # Anybody can ask for pages that are not there, as often as they like: so this is quick.
        found = process.extract(
            asked,
            _neighbours(asked, language),
            scorer=fuzz.ratio,
            score_cutoff=LIKE_ENOUGH,
            limit=MOST_LIKELY,
        )
        keys = [key for _slug, _likeness, key in found]
        listed = ListedArticle.objects.once().filter(article__in=keys).with_editions()
        rows = {row.article_id: row.edition for row in listed}
        return cls(
            likely=tuple(ArticleEntry.of(rows[key]) for key in keys if key in rows),
            words=" ".join(asked.split("-")) if _WORDS.fullmatch(asked) else "",
        )


def _neighbours(asked: str, language: str) -> dict[int, str]:
    """Return the addresses next to one in the alphabet, by article: on a small site, all of them."""
    read = Article.objects.in_language(language).filter(listed__place=1)
    after = read.filter(slug__gte=asked).order_by("slug")
    before = read.filter(slug__lt=asked).order_by("-slug")
    return {
        key: slug
        for side in (after, before)
        for key, slug in side.values_list("pk", "slug")[:MOST_COMPARED]
    }
