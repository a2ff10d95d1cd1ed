"""The page of questions: those of every article in circulation, by topic, or those that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.text.finding import typed_words

from .found_questions import Found
from .gathered_questions import AskedArticle, gather_questions
from .listed_questions import ListedEdition, ListedTopic, count_questions
from .listing import Choice, Paging, in_number, list_address, paging
from .site import Site

EVERY = "all"
"""In an address: every answer open, or every part of the list on one page."""


@dataclass(frozen=True)
class Asked:
    """What a reader asked for: one topic or all, which answers open, words to find.

    `opened` is "all", the id of one question, or ""; `find` is what was typed. With `is_whole`
    all questions stand on one page.
    """

    topic: ListedTopic | None = None
    opened: str = ""
    find: str = ""
    is_whole: bool = False

    @property
    def is_open(self) -> bool:
        return self.opened == EVERY

    @property
    def answer(self) -> str:
        """The id of the one question that was asked for; "" if none was."""
        return "" if self.is_open else self.opened

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words to find; none if only signs were typed."""
        return typed_words(self.find)

    def address(self, **otherwise: str) -> str:
        """Return the address that asks for the same, with something otherwise."""
        return list_address("faqs", **self.query() | otherwise)

    def query(self) -> dict[str, str]:
        """Return what an address needs to ask for the same again, its page apart."""
        return {
            "topic": self.topic.topic.slug if self.topic else "",
            "find": self.find if self.words else "",
            "open": EVERY if self.is_open else "",
        }


@dataclass(frozen=True, slots=True)
class TopicQuestions:
    """The articles of one topic that have questions; the name is "" for those without a topic."""

    name: str
    articles: tuple[AskedArticle, ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The questions of some articles, with the ways to more of them.

    `is_complete` says that all there are stand on this page, so that a script may narrow them
    down; `is_missing` that the one answer asked for is not here any more; `is_unlisted` that no
    search engine should list the page. `address` is the one to print, of all the questions of the
    topic; the others are "" where they would lead nowhere new.
    """

    address: str
    topic: str
    topic_slug: str
    is_open: bool
    is_narrowed: bool
    is_complete: bool
    is_missing: bool
    is_unlisted: bool
    find: str
    found: int
    of: int
    other_way_about: str
    all_questions: str
    all_topics: str
    on_one_page: str
    site_search: str
    choices: tuple[Choice, ...]
    groups: tuple[TopicQuestions, ...]
    paging: Paging


def questions_page(  # noqa: PLR0913 - what was asked for, what there is, what was found
    shown: Page[ListedEdition],
    *,
    asked: Asked,
    listed: Sequence[ListedEdition],
    found: Found | None,
    topics: Sequence[ListedTopic],
    site: Site,
) -> QuestionsPage:
    """Return what the page of questions shows: some of all those listed. One query."""
    groups = _groups(shown, asked=asked, found=found, topics=topics, site=site)
    of = count_questions(asked.topic.editions if asked.topic else listed)
    is_complete = found is None and shown.paginator.num_pages == 1
    return QuestionsPage(
        address=asked.address(find="", open=""),
        topic=asked.topic.topic.name if asked.topic else "",
        topic_slug=asked.topic.topic.slug if asked.topic else "",
        is_open=asked.is_open,
        is_narrowed=found is not None,
        is_complete=is_complete,
        is_missing=bool(asked.answer) and not _has(asked.answer, groups),
        is_unlisted=bool(asked.answer or asked.find or asked.is_whole),
        find=asked.find,
        found=of if found is None else sum(map(len, found.values())),
        of=of,
        other_way_about=asked.address(open="" if asked.is_open else EVERY),
        all_questions=asked.address(find=""),
        all_topics=asked.address(topic="") if asked.topic else "",
        on_one_page=""
        if shown.paginator.num_pages == 1 or asked.is_whole
        else asked.address(open=EVERY, page=EVERY),
        site_search=list_address("search", q=asked.find),
        choices=_choices(topics, asked, count_questions(listed)),
        groups=groups,
        paging=paging(shown, "faqs", **asked.query()),
    )


def _choices(topics: Sequence[ListedTopic], asked: Asked, count: int) -> tuple[Choice, ...]:
    every = Choice(
        in_number(_("All topics"), count), asked.address(topic=""), is_here=asked.topic is None
    )
    each = [
        Choice(
            in_number(one.topic.name, one.count),
            asked.address(topic=one.topic.slug),
            is_here=one is asked.topic,
        )
        for one in topics
    ]
    return (every, *each)


def _groups(
    shown: Iterable[ListedEdition],
    *,
    asked: Asked,
    found: Found | None,
    topics: Sequence[ListedTopic],
    site: Site,
) -> tuple[TopicQuestions, ...]:
    listed = list(shown)
    keys = [edition.pk for edition in listed]
    editions = Edition.objects.select_related("article").in_bulk(keys)

    def articles(group: Iterable[ListedEdition]) -> tuple[AskedArticle, ...]:
        gathered = ((one.pk, gather_questions(editions[one.pk], site)) for one in group)
        return tuple(_as_asked(article, key, asked, found) for key, article in gathered)

    if asked.topic:
        return (TopicQuestions(asked.topic.topic.name, articles(listed)),) if listed else ()
    names = {one.topic.pk: one.topic.name for one in topics}
    return tuple(
        TopicQuestions(names.get(key, "") if key else "", articles(group))
        for key, group in groupby(listed, key=lambda edition: edition.first_topic)
    )


def _as_asked(article: AskedArticle, key: int, asked: Asked, found: Found | None) -> AskedArticle:
    """Return an article with the questions that were found, and those open that were asked for."""
    places = range(len(article.questions)) if found is None else found[key]
    questions = tuple(
        replace(
            article.questions[place],
            is_open=asked.opened in (EVERY, article.questions[place].id),
            is_found_in_answer=found is not None and found[key][place],
        )
        for place in places
    )
    return replace(article, questions=questions)


def _has(question_id: str, groups: Iterable[TopicQuestions]) -> bool:
    articles = (article for group in groups for article in group.articles)
    return any(part.id == question_id for article in articles for part in article.questions)
