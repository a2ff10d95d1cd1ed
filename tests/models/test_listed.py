"""What lists are read from says at every moment what the editions and the topics say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Article, Edition, ListedArticle, Renewal, Topic
from articles.models.listing_triggers import LISTING
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_person,
    make_publisher,
    make_question,
    make_topic,
)

pytestmark = pytest.mark.django_db

Row = tuple[str, str, int, int]


def listed() -> list[Row]:
    """Return titles, the topics they stand under, their places and their questions."""
    rows = ListedArticle.objects.order_by("article", "place")
    return [
        (row.edition.title, row.topic.name if row.topic else "", row.place, row.questions)
        for row in rows.select_related("edition", "topic")
    ]


def care_and_pain() -> tuple[Topic, Topic]:
    return make_topic("care", name="Care", order=2), make_topic("pain", name="Pain", order=1)


def test_a_draft_is_not_listed():
    make_article(topics=(make_topic(),))

    assert listed() == []


def test_an_article_is_listed_once_under_each_of_its_topics_in_their_order():
    article = make_article(title="Rest", topics=care_and_pain())
    make_question(article)
    make_edition(article)

    assert listed() == [("Rest", "Pain", 1, 1), ("Rest", "Care", 2, 1)]
    assert {row.language for row in ListedArticle.objects.all()} == {"en"}


def test_an_article_without_a_topic_is_listed_once():
    make_edition(make_article(title="Loose"))

    assert listed() == [("Loose", "", 1, 0)]


def test_the_next_edition_takes_the_place_of_the_one_before():
    article = make_article(title="Rest")
    make_edition(article)

    newest = make_edition(article, at=NOON + timedelta(days=1), title="Rest well")

    row = ListedArticle.objects.get()
    assert (row.edition, row.title, row.published_at) == (newest, "rest well", newest.published_at)


def test_what_is_withdrawn_is_not_listed_until_it_comes_back():
    article = make_article(title="Rest", topics=(make_topic(name="Care"),))
    make_edition(article)

    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")
    assert listed() == []

    make_edition(article, at=NOON + timedelta(days=1), body="Rest for a day.")
    assert listed() == [("Rest", "Care", 1, 0)]


def add(article: Article, topic: Topic) -> None:
    article.topics.add(topic)


def take_away(article: Article, topic: Topic) -> None:
    article.topics.clear()


def delete(article: Article, topic: Topic) -> None:
    Topic.objects.filter(name="Pain").delete()


def come_first(article: Article, topic: Topic) -> None:
    add(article, topic)
    Topic.objects.filter(pk=topic.pk).update(order=0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (add, [("Pain", 1), ("Care", 2)]),
        (take_away, [("", 1)]),
        (delete, [("", 1)]),
        (come_first, [("Care", 1), ("Pain", 2)]),
    ],
)
def test_a_change_of_topics_shows_at_once(
    change: Callable[[Article, Topic], None], expected: list[tuple[str, int]]
):
    care, pain = care_and_pain()
    article = make_article(topics=(pain,))
    make_edition(article)

    change(article, care)

    assert [(topic, place) for _title, topic, place, _questions in listed()] == expected


def test_another_name_of_a_topic_changes_where_it_stands():
    topic = make_topic(name="Care")
    make_edition(make_article(topics=(topic,)))

    topic.name = "Good care"
    topic.save()

    assert ListedArticle.objects.get().topic_name == "Good care"


def test_a_renewal_moves_the_day_by_which_it_is_looked_at_again():
    edition = make_edition()
    due = ListedArticle.objects.get().due_on
    assert due == edition.review_due_on

    for months in (1, 2):
        Renewal.objects.create(
            edition=edition,
            reviewed_by=make_person(),
            reviewed_at=NOON + timedelta(days=months),
            review_due_on=due + timedelta(days=30 * months),
        )

    assert ListedArticle.objects.get().due_on == due + timedelta(days=60)


def test_whatever_was_published_without_the_triggers_is_listed_once_they_are_there():
    """A release that brings the table finds articles already; SQLite drops triggers meanwhile."""
    make_edition(make_article(title="Rest", topics=(make_topic(name="Care"),)))
    ListedArticle.objects.all().delete()
    forget_triggers()

    LISTING.put_in_place(connection)

    assert listed() == [("Rest", "Care", 1, 0)]
    make_edition(make_article(title="Sleep"))
    assert Edition.objects.count() == ListedArticle.objects.count()


def forget_triggers() -> None:
    LISTING.step_aside(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What was changed in this transaction would otherwise still have to be checked.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TRIGGER articles_edition_listed_insert ON articles_edition")
