"""Which editions have questions, in the order in which a reader meets them, and how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import FormerAddress, ListedArticle, Topic

BEFORE_QUESTION = "-question-"
"""What stands between an article's address and its question in an id of the gathered page."""


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """A current edition with questions, without its text; `first_topic` is a key, None without."""

    pk: int
    fingerprint: str
    article: int
    slug: str
    first_topic: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic with the editions under it that have questions."""

    topic: Topic
    editions: tuple[ListedEdition, ...]

    @property
    def count(self) -> int:
        """How many questions stand under it."""
        return count_questions(self.editions)


def list_questions(language: str) -> tuple[ListedEdition, ...]:
    """Return the editions with questions in the order of their first topics. One query."""
    asked = ListedArticle.objects.in_language(language).once().filter(questions__gt=0).by_topic()
    rows = asked.values_list(
        "edition", "edition__fingerprint", "article", "article__slug", "topic", "questions"
    )
    return tuple(ListedEdition(*row) for row in rows)


def topics_of(editions: Sequence[ListedEdition], language: str) -> tuple[ListedTopic, ...]:
    """Return the topics under which at least one question is found, in their order. Two queries."""
    places = {edition.pk: place for place, edition in enumerate(editions)}
    under: defaultdict[int, list[int]] = defaultdict(list)
    listed = ListedArticle.objects.in_language(language).filter(topic__isnull=False)
    for topic, edition in listed.values_list("topic_id", "edition_id"):
        if edition in places:
            under[topic].append(places[edition])
    topics = Topic.objects.filter(language=language, pk__in=under).order_by("order", "name", "pk")
    return tuple(
        ListedTopic(topic, tuple(editions[place] for place in sorted(under[topic.pk])))
        for topic in topics
    )


def count_questions(editions: Iterable[ListedEdition]) -> int:
    """Return how many questions these editions have."""
    return sum(edition.count for edition in editions)


def place_of(question_id: str, editions: Sequence[ListedEdition]) -> int | None:
    """Return the place of the edition whose page gives out this id; None if there is none."""
    slugs = {edition.slug: place for place, edition in enumerate(editions)}
    found = [slugs[slug] for slug in _possible_slugs(question_id) if slug in slugs]
    return found[-1] if found else None


def renamed_id(question_id: str, language: str) -> str | None:
    """Return the id of a question whose article was renamed since; None if it was not."""
    former = FormerAddress.objects.filter(language=language, slug__in=_possible_slugs(question_id))
    found = former.values_list("slug", "article__slug").first()
    return found and f"{found[1]}{question_id.removeprefix(found[0])}"


def _possible_slugs(question_id: str) -> list[str]:
    """Return what may be the article in an id: an address may hold the word “question” too."""
    parts = question_id.split(BEFORE_QUESTION)
    return [BEFORE_QUESTION.join(parts[:count]) for count in range(1, len(parts))]
