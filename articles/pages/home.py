"""HomePage: what the clinic is, its topics, help now, questions, and what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, Listed, ListedArticle
from articles.text.rendering import question_ids

from .lists import TopicEntry
from .site import Alternate, Site, alternates

MOST_QUESTIONS = 6
MOST_CHANGES = 4
NEWEST_ASKED = 40
"""How many of the newest articles the questions are taken from."""
MOST_EXAMPLES = 2


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
    def examples(self) -> tuple[AskedQuestion, ...]:
        """The shortest of the questions: what a reader may ask in a few words, as examples."""
        shortest = sorted(self.questions, key=lambda part: len(part.question))
        return tuple(shortest[:MOST_EXAMPLES])

    @property
    def last_change_on(self) -> date | None:
        return self.changes[0].published_on if self.changes else None

    @classmethod
    def of(
        cls,
        language: str,
        *,
        topics: Iterable[TopicEntry],
        listed: Listed,
        languages: Collection[str],
        site: Site,
    ) -> HomePage:
        """Take a language, the topics under which something is read in it, and how much. Two queries.

        `languages` are all in which there is something to read.
        """
        newest = ListedArticle.objects.in_language(language).once().newest_first().with_editions()
        return cls(
            headline=site.strapline or _("Plain answers about your treatment"),
            introduction=site.introduction
            or _("For patients, and for those who look after them. Read it, print it, ask us."),
            topics=tuple(topics),
            article_count=listed.articles,
            question_count=listed.questions,
            questions=newest_questions(language),
            changes=tuple(_change(row.edition) for row in newest[:MOST_CHANGES]),
            alternates=alternates("home", among=languages),
        )


def newest_questions(language: str) -> tuple[AskedQuestion, ...]:
    """Return one question of each of the newest articles that have any; one query."""
    newest = ListedArticle.objects.in_language(language).once().newest_first()
    asked = newest.values_list("article__slug", "edition__content__questions")[:NEWEST_ASKED]
    first = [(slug, parts[0]["question"]) for slug, parts in asked if parts]
    return tuple(
        AskedQuestion(question, slug, *question_ids([question]))
        for slug, question in first[:MOST_QUESTIONS]
    )


def _change(edition: Edition) -> NewEdition:
    return NewEdition(
        slug=edition.article.slug,
        title=edition.title,
        published_on=timezone.localdate(edition.published_at),
        change_note=edition.change_note,
        is_first=edition.number == 1,
    )
