"""Lists of articles: all of them by topic, and those of one topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, Topic

from .site import Alternate, alternates


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article in a list."""

    slug: str
    title: str
    summary: str
    published_on: date

    @classmethod
    def of(cls, edition: Edition) -> ArticleEntry:
        return cls(
            slug=edition.article.slug,
            title=edition.title,
            summary=edition.summary,
            published_on=timezone.localdate(edition.published_at),
        )


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic and the articles under it; no address where articles stand under none."""

    slug: str
    name: str
    description: str
    articles: tuple[ArticleEntry, ...]


@dataclass(frozen=True, slots=True)
class ArticleListPage:
    """All articles, by topic; an article under two topics stands in both."""

    topics: tuple[TopicEntry, ...]
    article_count: int
    alternates: tuple[Alternate, ...]

    @classmethod
    def of(cls, editions: Iterable[Edition], *, languages: Collection[str]) -> ArticleListPage:
        """Take editions with their articles' topics at hand, and all languages there are some in."""
        found = sorted(editions, key=lambda edition: edition.title.casefold())
        return cls(
            topics=by_topic(found),
            article_count=len(found),
            alternates=alternates("article-list", among=languages),
        )


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The articles of one topic, and the ways to the others."""

    topic: TopicEntry
    others: tuple[TopicEntry, ...]

    @classmethod
    def of(cls, topic: Topic, editions: Iterable[Edition]) -> TopicPage:
        """Take the topic and all current editions with their articles' topics at hand."""
        found = sorted(editions, key=lambda edition: edition.title.casefold())
        topics = by_topic(found)
        empty = TopicEntry(topic.slug, topic.name, topic.description, ())
        return cls(
            topic=next((entry for entry in topics if entry.slug == topic.slug), empty),
            others=tuple(entry for entry in topics if entry.slug not in (topic.slug, "")),
        )


def by_topic(editions: Iterable[Edition]) -> tuple[TopicEntry, ...]:
    """Group articles under their topics in the topics' order; those under none come last."""
    rows: dict[int, Topic] = {}
    entries: dict[int, list[ArticleEntry]] = {}
    without = []
    for edition in editions:
        topics = edition.article.topics.all()
        for topic in topics:
            rows[topic.pk] = topic
            entries.setdefault(topic.pk, []).append(ArticleEntry.of(edition))
        if not topics:
            without.append(ArticleEntry.of(edition))
    in_order = sorted(rows.values(), key=lambda topic: (topic.order, topic.name))
    found = [
        TopicEntry(topic.slug, topic.name, topic.description, tuple(entries[topic.pk]))
        for topic in in_order
    ]
    if without:
        found.append(TopicEntry("", _("More articles"), "", tuple(without)))
    return tuple(found)
