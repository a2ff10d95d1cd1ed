"""Withdrawing: out of circulation with a reason, and never to a dead end."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.models import Article, ChangeKind, Edition
from articles.workflow.errors import (
    InsteadUnreadableError,
    NotInCirculationError,
    NotPermittedError,
    ReasonMissingError,
)
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import NOON, make_article, make_edition, make_person, make_publisher

pytestmark = pytest.mark.django_db
REASON = "The advice has changed."


def test_a_withdrawn_article_says_why_since_when_and_what_to_read_instead():
    article, other = make_edition().article, make_edition().article

    withdraw(article, by=make_publisher(), at=NOON, reason=f" {REASON}\n", instead=other)

    assert (article.withdrawn_at, article.withdrawn_reason) == (NOON, REASON)
    assert article.instead == other
    assert list(Article.objects.in_circulation()) == [other]


def test_its_editions_remain():
    edition = make_edition()
    withdraw(edition.article, by=make_publisher(), at=NOON, reason=REASON)

    assert list(Edition.objects.filter(article=edition.article)) == [edition]


def test_who_withdrew_it_and_when_is_kept():
    """The history told of every comma, and nothing of a withdrawal."""
    publisher, article = make_publisher(), make_edition().article
    withdraw(article, by=publisher, at=NOON, reason=REASON)
    latest = article.history.latest("history_id")

    assert (latest.history_user, latest.history_date, latest.withdrawn_reason) == (
        publisher,
        NOON,
        REASON,
    )


def test_withdrawing_is_not_saving_the_draft():
    article = make_edition().article
    before = Article.objects.get(pk=article.pk).updated_at
    withdraw(article, by=make_publisher(), at=NOON, reason=REASON)

    assert Article.objects.get(pk=article.pk).updated_at == before


@pytest.mark.parametrize("person", [make_person, AnonymousUser])
def test_only_a_publisher_withdraws(person):
    article = make_edition().article

    with pytest.raises(NotPermittedError):
        withdraw(article, by=person(), at=NOON, reason=REASON)

    assert Article.objects.in_circulation().exists()


@pytest.mark.parametrize("reason", ["", " \n", "\u202e"])
def test_readers_are_told_why(reason):
    article = make_edition().article

    with pytest.raises(ReasonMissingError):
        withdraw(article, by=make_publisher(), at=NOON, reason=reason)

    assert Article.objects.in_circulation().exists()


def test_what_was_never_published_cannot_be_withdrawn():
    with pytest.raises(NotInCirculationError):
        withdraw(make_article(), by=make_publisher(), at=NOON, reason=REASON)


def test_what_was_withdrawn_keeps_its_first_reason():
    article, publisher = make_edition().article, make_publisher()
    withdraw(article, by=publisher, at=NOON, reason=REASON)

    with pytest.raises(NotInCirculationError):
        withdraw(article, by=publisher, at=NOON + timedelta(days=1), reason="Another.")

    article.refresh_from_db()
    assert (article.withdrawn_at, article.withdrawn_reason) == (NOON, REASON)


@pytest.mark.parametrize("which", ["itself", "a draft", "withdrawn"])
def test_readers_are_sent_only_to_what_they_can_open(which):
    article, other, publisher = make_edition().article, make_edition().article, make_publisher()
    withdraw(other, by=publisher, at=NOON, reason=REASON)
    instead = {"itself": article, "a draft": make_article(), "withdrawn": other}[which]

    with pytest.raises(InsteadUnreadableError):
        withdraw(article, by=publisher, at=NOON, reason=REASON, instead=instead)

    article.refresh_from_db()
    assert article.withdrawn_at is None


def test_readers_who_were_sent_here_are_sent_on():
    """A withdrawn article went on sending its readers to one withdrawn after it."""
    first, second, third = (make_edition().article for _ in range(3))
    publisher = make_publisher()
    withdraw(first, by=publisher, at=NOON, reason=REASON, instead=second)
    withdraw(second, by=publisher, at=NOON, reason=REASON, instead=third)
    first.refresh_from_db()

    assert first.instead == third
    assert first.history.latest("history_id").instead == third


def test_readers_are_sent_nowhere_where_nothing_is_left_to_read():
    first, second, publisher = make_edition().article, make_edition().article, make_publisher()
    withdraw(first, by=publisher, at=NOON, reason=REASON, instead=second)
    withdraw(second, by=publisher, at=NOON, reason=REASON)
    first.refresh_from_db()

    assert first.instead is None
    assert first.withdrawn_reason == REASON


def test_publishing_again_takes_back_the_reason_and_the_advice():
    article, other, publisher = make_edition().article, make_edition().article, make_publisher()
    withdraw(article, by=publisher, at=NOON, reason=REASON, instead=other)
    publish(article, by=publisher, at=NOON, change=Change("Corrected.", ChangeKind.SUBSTANTIAL))

    assert (article.withdrawn_at, article.withdrawn_reason, article.instead) == (None, "", None)


def test_withdrawing_takes_as_many_queries_for_many_editions(django_assert_max_num_queries):
    article, publisher = make_article(), make_publisher()
    for number in range(5):
        make_edition(article, body=f"Text {number}")

    with django_assert_max_num_queries(20):
        withdraw(article, by=publisher, at=NOON, reason=REASON)
