"""HomePage: what the clinic is, its topics, help now, questions, and what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.text.rendering import question_ids

from .lists import TopicEntry, by_topic
from .site import Alternate, Site, alternates

MOST_QUESTIONS = 6
MOST_CHANGES = 4


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question and the place of its answer."""

    question: str
    slug: str
    id: str


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What was published lately, in the words its publisher gave readers."""

    slug: str
    title: str
    published_on: date
    change_note: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """Exactly what the home page's template receives."""

    headline: str
    introduction: str
    topics: tuple[TopicEntry, ...]
    article_count: int
    question_count: int
    questions: tuple[AskedQuestion, ...]
    changes: tuple[NewEdition, ...]
    alternates: tuple[Alternate, ...]

    @property
    def last_change_on(self) -> date | None:
        return self.changes[0].published_on if self.changes else None

    @classmethod
    def of(
        cls,
        editions: Iterable[Edition],
        *,
        questions: Iterable[tuple[str, Sequence[Mapping[str, str]]]],
        languages: Collection[str],
        site: Site,
    ) -> HomePage:
        """Take all current editions with their articles' topics, and each slug's questions.

        `languages` are all in which there is something to read.
        """
        newest_first = sorted(editions, key=lambda edition: edition.published_at, reverse=True)
        asked = [part for slug, parts in questions for part in _asked(slug, parts)]
        return cls(
            headline=site.strapline or _("Plain answers about your treatment"),
            introduction=site.introduction
            or _("For patients, and for those who look after them. Read it, print it, ask us."),
            topics=by_topic(sorted(newest_first, key=lambda edition: edition.title.casefold())),
            article_count=len(newest_first),
            question_count=len(asked),
            questions=_one_of_each(asked),
            changes=tuple(_change(edition) for edition in newest_first[:MOST_CHANGES]),
            alternates=alternates("home", among=languages),
        )


def _asked(slug: str, questions: Sequence[Mapping[str, str]]) -> list[AskedQuestion]:
    words = [part["question"] for part in questions]
    return [
        AskedQuestion(question, slug, question_id)
        for question, question_id in zip(words, question_ids(words), strict=True)
    ]


def _one_of_each(questions: Sequence[AskedQuestion]) -> tuple[AskedQuestion, ...]:
    """Return the first question of each article, so that the choice spans the site."""
    first = {question.slug: question for question in reversed(questions)}
    return tuple(list(first.values())[::-1][:MOST_QUESTIONS])


def _change(edition: Edition) -> NewEdition:
    return NewEdition(
        slug=edition.article.slug,
        title=edition.title,
        published_on=timezone.localdate(edition.published_at),
        change_note=edition.change_note,
        is_first=edition.number == 1,
    )
