"""Lists of articles: all of them by topic, and those of one topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Edition, Line, Listed, Topic

from .listing import Paging, paging
from .site import Alternate, alternates


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article in a list."""

    slug: str
    title: str
    summary: str

    @classmethod
    def of(cls, edition: Edition) -> ArticleEntry:
        return cls(edition.article.slug, edition.title, edition.summary)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic and how many articles stand under it; no address where they stand under none.

    `articles` are those of them that the page lists.
    """

    slug: str
    name: str
    description: str
    article_count: int = 0
    articles: tuple[ArticleEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleListPage:
    """Articles by topic, some at a time; an article under two topics stands in both."""

    topics: tuple[TopicEntry, ...]
    article_count: int
    alternates: tuple[Alternate, ...]
    paging: Paging

    @classmethod
    def of(
        cls,
        shown: Page[Line],
        *,
        topics: Mapping[int, TopicEntry],
        article_count: int,
        languages: Collection[str],
    ) -> ArticleListPage:
        """Take some articles by topic, all topics by their keys, and how many articles there are.

        `languages` are all in which there is something to read.
        """
        return cls(
            topics=tuple(_groups(shown, topics)),
            article_count=article_count,
            alternates=alternates("article-list", among=languages),
            paging=paging(shown, "article-list"),
        )


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Articles of one topic, some at a time, and the ways to the others."""

    topic: TopicEntry
    others: tuple[TopicEntry, ...]
    paging: Paging

    @classmethod
    def of(cls, topic: Topic, shown: Page[Line], *, topics: Mapping[int, TopicEntry]) -> TopicPage:
        """Take the topic, some of its articles, and all topics by their keys."""
        entry = TopicEntry(topic.slug, topic.name, topic.description, shown.paginator.count)
        return cls(
            topic=replace(entry, articles=_entries(shown)),
            others=tuple(other for key, other in topics.items() if key != topic.pk),
            paging=paging(shown, reverse("topic", args=[topic.slug])),
        )


def topics_to_read(counted: Mapping[int, Listed]) -> dict[int, TopicEntry]:
    """Return the topics under which something is listed, in their order, by key; one query."""
    topics = Topic.objects.filter(pk__in=counted).order_by("order", "name")
    return {
        topic.pk: TopicEntry(topic.slug, topic.name, topic.description, counted[topic.pk].rows)
        for topic in topics
    }


def _groups(shown: Page[Line], topics: Mapping[int, TopicEntry]) -> Iterator[TopicEntry]:
    rest = TopicEntry("", _("More articles"), "")
    for key, lines in groupby(shown, key=itemgetter(0)):
        yield replace(topics.get(key, rest), articles=_entries(lines))


def _entries(lines: Iterable[Line]) -> tuple[ArticleEntry, ...]:
    return tuple(ArticleEntry(slug, title, summary) for _topic, slug, title, summary in lines)
