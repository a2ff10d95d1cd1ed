"""Where an article stands: derived from its editions and its draft, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition


class State(models.TextChoices):
    """What readers have of an article, and whether its draft has gone on since."""

    NEVER_PUBLISHED = "never-published", _("Never published")
    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Changed since its edition")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one article, and its newest edition if it has any."""

    state: State
    edition: Edition | None = None


def standing(article: Article) -> Standing:
    """Return where one article stands."""
    return standings([article])[article.pk]


def standings(articles: Iterable[Article]) -> dict[int, Standing]:
    """Return where each article stands, by primary key. Three queries, however many articles.

    An article counts as changed when its own words are not those of the edition: a new meaning
    of a glossary word or a corrected reference alone does not ask its author for anything.
    """
    articles = list(articles)
    models.prefetch_related_objects(articles, "questions", "teach_back_questions")
    newest = Edition.objects.newest().filter(article__in=[article.pk for article in articles])
    editions = {edition.article_id: edition for edition in newest}
    return {article.pk: _standing(article, editions.get(article.pk)) for article in articles}


def _standing(article: Article, edition: Edition | None) -> Standing:
    if edition is None:
        return Standing(State.NEVER_PUBLISHED)
    if article.withdrawn_at is not None:
        return Standing(State.WITHDRAWN, edition)
    state = State.PUBLISHED if article.written() == edition.written() else State.CHANGED
    return Standing(state, edition)
