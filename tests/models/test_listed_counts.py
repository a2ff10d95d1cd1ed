"""How much is listed is what could be counted, whatever was published, withdrawn or moved."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from articles.models import (
    Article,
    Listed,
    ListedArticle,
    ListedCount,
    Topic,
    counting_triggers,
    in_all,
)
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_publisher,
    make_question,
    make_topic,
)
from tests.held import held_by_somebody_else

pytestmark = pytest.mark.django_db


def told() -> dict[tuple[str, int], Listed]:
    languages = ListedCount.objects.values_list("language", flat=True).distinct()
    return {
        (language, topic): listed
        for language in languages
        for topic, listed in ListedCount.objects.by_topic(language).items()
    }


def counted() -> dict[tuple[str, int], Listed]:
    first = Q(place=1)
    rows = (
        ListedArticle.objects.annotate(key=Coalesce("topic_id", 0))
        .values_list("language", "key")
        .annotate(
            many=Count("pk"),
            begun=Count("pk", filter=first),
            asked=Sum("questions", filter=first, default=0),
        )
        .order_by()
    )
    return {(language, topic): Listed(*counts) for language, topic, *counts in rows}


def publish_anew(article: Article, topic: Topic) -> None:
    make_question(article)
    make_edition(article, at=NOON + timedelta(days=1), body="Rest for two days.")


def put_in_circulation_and_out(article: Article, topic: Topic) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")


def move(article: Article, topic: Topic) -> None:
    article.topics.set([topic])


def take_topics_away(article: Article, topic: Topic) -> None:
    article.topics.clear()


def come_first(article: Article, topic: Topic) -> None:
    article.topics.add(topic)
    Topic.objects.filter(pk=topic.pk).update(order=0)


def delete_the_topic(article: Article, topic: Topic) -> None:
    article.topics.get().delete()


def speak_another_language(article: Article, topic: Topic) -> None:
    Article.objects.filter(pk=article.pk).update(language="es")


@pytest.mark.parametrize(
    "change",
    [
        publish_anew,
        put_in_circulation_and_out,
        move,
        take_topics_away,
        come_first,
        delete_the_topic,
        speak_another_language,
    ],
)
def test_counts_follow_every_change(change: Callable[[Article, Topic], None]):
    call_command("make_many", "12", "--without-search", "--yes", verbosity=0)
    make_edition(make_article())
    article = make_article(topics=(make_topic("pain", order=2),))
    make_question(article)
    make_edition(article)

    change(article, make_topic("care", order=3))

    assert told() == counted()


def test_an_article_of_two_topics_is_two_rows_and_one_article():
    care, pain = make_topic("care", order=1), make_topic("pain", order=2)
    article = make_article(topics=(care, pain))
    make_question(article)
    make_edition(article)

    counts = ListedCount.objects.by_topic("en")

    assert counts == {care.pk: Listed(1, 1, 1), pain.pk: Listed(1, 0, 0)}
    assert in_all(counts) == Listed(2, 1, 1)


def test_a_topic_under_which_nothing_is_left_is_not_told():
    article = make_article(topics=(make_topic(),))
    make_edition(article)

    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")

    assert ListedCount.objects.by_topic("en") == {}


def test_what_was_listed_without_the_triggers_is_counted_once_they_are_there():
    make_edition(make_article(topics=(make_topic(),)))
    ListedCount.objects.all().delete()
    forget_triggers()
    make_edition(make_article())

    counting_triggers.put_in_place(connection)

    assert told() == counted()
    make_edition(make_article())
    assert told() == counted()


def forget_triggers() -> None:
    counting_triggers.step_aside(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What was changed in this transaction would otherwise still have to be checked.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "DROP TRIGGER articles_listedarticle_counted_insert ON articles_listedarticle"
            )


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgresql")  # on SQLite one writes at a time
def test_nobody_waits_for_somebody_else_who_moves_articles_into_the_same_topic():
    topic = make_topic()
    first, second = make_article(), make_article()
    make_edition(first)
    make_edition(second)

    with held_by_somebody_else(lambda: first.topics.add(topic)):
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        second.topics.add(topic)

    assert ListedCount.objects.by_topic("en")[topic.pk].rows == 2
    assert told() == counted()
