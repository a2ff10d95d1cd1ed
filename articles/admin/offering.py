"""Articles that are chosen from a list, or named by their addresses where they are too many."""

from __future__ import annotations

from articles.models.article import ArticleQuerySet

MOST_OFFERED = 300
"""Nobody finds one title among more, and a browser would send a field for each."""


def are_too_many_to_offer(articles: ArticleQuerySet) -> bool:
    """Tell whether there are more articles than can be chosen from."""
    return articles.order_by()[: MOST_OFFERED + 1].count() > MOST_OFFERED


def slug_in(typed: str) -> str:
    """Return the part that names an article in what was typed: a whole address will do."""
    return typed.strip().strip("/").rpartition("/")[2]
