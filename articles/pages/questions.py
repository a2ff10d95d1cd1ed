"""The questions of every article in circulation, gathered by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.core.paginator import Page
from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Edition, Topic
from articles.models.edition import EditionQuerySet
from articles.text.rendering import RenderedQuestion, render_questions

from .labels import labels_now
from .listing import Choice, Paging, list_address, paging
from .site import Site


@dataclass(frozen=True, slots=True)
class GatheredQuestion:
    """One question, with an id that no other article's question has."""

    id: str
    question: str
    answer: SafeString


@dataclass(frozen=True, slots=True)
class AskedArticle:
    """The questions of one article, under its title."""

    title: str
    address: str
    questions: tuple[GatheredQuestion, ...]


@dataclass(frozen=True, slots=True)
class TopicQuestions:
    """The articles of one topic that have questions; the name is "" for those without a topic."""

    name: str
    articles: tuple[AskedArticle, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for: one topic or all, and whether the answers stand open."""

    topic: Topic | None
    is_open: bool

    def address(self) -> str:
        """Return where the same questions are found with the answers the other way about."""
        return list_address("faqs", topic=self._slug(), open="" if self.is_open else "all")

    def query(self) -> dict[str, str]:
        """Return what an address needs to ask for the same again."""
        return {"topic": self._slug(), "open": "all" if self.is_open else ""}

    def _slug(self) -> str:
        return self.topic.slug if self.topic else ""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The questions of some articles, with the ways to more of them."""

    topic: str
    is_open: bool
    other_way_about: str
    choices: tuple[Choice, ...]
    groups: tuple[TopicQuestions, ...]
    paging: Paging


def editions_with_questions(language: str) -> EditionQuerySet:
    """Return the current editions that have questions, in the order of their first topics."""
    topics = Topic.objects.filter(articles=OuterRef("article")).order_by("order", "name")
    editions = Edition.objects.current().in_language(language)
    return (
        editions.filter(content__questions__0__isnull=False)
        .select_related("article")
        .annotate(
            first_topic=Subquery(topics.values("pk")[:1]),
            first_topic_order=Subquery(topics.values("order")[:1]),
        )
        .order_by(F("first_topic_order").asc(nulls_last=True), "first_topic", "title", "pk")
    )


def topics_with_questions(language: str) -> tuple[Topic, ...]:
    """Return the topics under which at least one question is found, in their order."""
    articles = editions_with_questions(language).order_by().values("article")
    topics = Topic.objects.filter(language=language, articles__in=articles)
    return tuple(topics.distinct().order_by("order", "name"))


def questions_page(
    shown: Page[Edition], *, asked: Asked, topics: Sequence[Topic], site: Site
) -> QuestionsPage:
    """Return what the page of questions shows; the editions are those of `editions_with_questions`."""
    return QuestionsPage(
        topic=asked.topic.name if asked.topic else "",
        is_open=asked.is_open,
        other_way_about=asked.address(),
        choices=_choices(topics, asked),
        groups=_groups(shown, asked=asked, topics=topics, site=site),
        paging=paging(shown, "faqs", **asked.query()),
    )


def _choices(topics: Sequence[Topic], asked: Asked) -> tuple[Choice, ...]:
    every = Choice(_("All topics"), list_address("faqs"), is_here=asked.topic is None)
    each = [
        Choice(topic.name, list_address("faqs", topic=topic.slug), is_here=topic == asked.topic)
        for topic in topics
    ]
    return (every, *each)


def _groups(
    editions: Iterable[Edition], *, asked: Asked, topics: Sequence[Topic], site: Site
) -> tuple[TopicQuestions, ...]:
    if asked.topic:
        return (TopicQuestions(asked.topic.name, tuple(_articles(editions, site))),)
    names: dict[int | None, str] = {topic.pk: topic.name for topic in topics}
    return tuple(
        TopicQuestions(names.get(key, ""), tuple(_articles(group, site)))
        for key, group in groupby(editions, key=_first_topic)
    )


def _first_topic(edition: Edition) -> int | None:
    key: int | None = edition.first_topic  # type: ignore[attr-defined]  # annotated by the queryset
    return key


def _articles(editions: Iterable[Edition], site: Site) -> Iterator[AskedArticle]:
    for edition in editions:
        slug = edition.article.slug
        address = reverse("article", args=[slug])
        questions = render_questions(
            edition.manuscript(),
            names=site.names,
            addresses=replace(site.addresses, whole=address),
            labels=labels_now(),
            id_prefix=f"{slug}-",
        )
        yield AskedArticle(edition.title, address, tuple(map(_question, questions)))


def _question(part: RenderedQuestion) -> GatheredQuestion:
    # Sanitised by the text layer.
    return GatheredQuestion(part.id, part.question, mark_safe(part.answer))  # noqa: S308
