"""Two people at once, on real connections: one wins, the other is told, nothing is lost.

The database waits where it has to: a lock on the row on PostgreSQL, on the file on SQLite.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, transaction

from articles.models import Article, ChangeKind, Edition
from articles.workflow.drafting import claim_draft
from articles.workflow.errors import (
    DraftChangedError,
    InsteadUnreadableError,
    NothingChangedError,
    NotInCirculationError,
    TextNotReadyError,
    WorkflowError,
)
from articles.workflow.publishing import Change, publish, withdraw
from tests.builders import NOON, approve, make_article, make_edition, make_publisher

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5
CHANGE = Change("New.", ChangeKind.MINOR)


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Do things at the same moment, each on its own connection; errors of the workflow are results."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return verb()
        except WorkflowError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return [result.result(timeout=30) for result in [pool.submit(run, verb) for verb in verbs]]


def kinds(results):
    return sorted(type(result).__name__ for result in results)


def test_a_double_click_makes_one_edition():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        article = make_article()
        approve(article)

        def press(pk=article.pk):
            return publish(Article.objects.get(pk=pk), by=publisher, at=NOON, change=CHANGE)

        results = at_once(press, press)

        assert kinds(results) == ["Edition", NothingChangedError.__name__]
        assert article.editions.count() == 1


def test_many_presses_make_one_edition():
    article, publisher = make_edition().article, make_publisher()
    Article.objects.filter(pk=article.pk).update(body="New.")
    approve(article)

    def press():
        return publish(Article.objects.get(pk=article.pk), by=publisher, at=NOON, change=CHANGE)

    results = at_once(*[press] * 6)

    assert kinds(results) == ["Edition", *[NothingChangedError.__name__] * 5]
    assert [edition.number for edition in Edition.objects.order_by("number")] == [1, 2]


def test_different_articles_are_published_side_by_side():
    articles, publisher = [make_article() for _ in range(4)], make_publisher()
    for article in articles:
        approve(article)

    results = at_once(
        *(lambda one=one: publish(one, by=publisher, at=NOON, change=CHANGE) for one in articles)
    )

    assert kinds(results) == ["Edition"] * 4


def test_an_article_is_withdrawn_once():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        article = make_edition().article

        def leave(pk=article.pk):
            return withdraw(Article.objects.get(pk=pk), by=publisher, at=NOON, reason="A fault.")

        assert kinds(at_once(leave, leave)) == ["NoneType", NotInCirculationError.__name__]


def test_two_articles_are_never_withdrawn_in_favour_of_each_other():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        one, other = make_edition().article, make_edition().article

        def leave(article, instead):
            return withdraw(article, by=publisher, at=NOON, reason="A fault.", instead=instead)

        results = at_once(
            lambda one=one, other=other: leave(one, other),
            lambda one=one, other=other: leave(other, one),
        )

        assert kinds(results) == [InsteadUnreadableError.__name__, "NoneType"]
        assert Article.objects.in_circulation().filter(pk__in=[one.pk, other.pk]).count() == 1


def test_two_saves_of_one_version_never_both_win():
    for _ in range(ROUNDS):
        article = make_article(body="As opened.")

        def save(words, pk=article.pk):
            with transaction.atomic():
                mine = Article.objects.get(pk=pk)
                claim_draft(mine, lock_version=1)
                mine.body = words
                mine.save()
            return words

        results = at_once(lambda: save("Mine."), lambda: save("Theirs."))

        won = [result for result in results if isinstance(result, str)]
        lost = [result for result in results if isinstance(result, DraftChangedError)]
        article.refresh_from_db()
        assert (len(won), len(lost)) == (1, 1)
        assert (article.body, article.lock_version) == (won[0], 2)
        assert lost[0].article.body == won[0]


def test_what_is_published_during_a_save_is_the_text_that_was_approved_or_nothing():
    publisher = make_publisher()
    for _ in range(ROUNDS):
        article = make_article(title="Old", body="Old.")
        approve(article)

        def save(pk=article.pk):
            with transaction.atomic():
                mine = Article.objects.get(pk=pk)
                claim_draft(mine, lock_version=1)
                mine.title, mine.body = "New", "New."
                mine.save()

        results = at_once(
            save, lambda one=article: publish(one, by=publisher, at=NOON, change=CHANGE)
        )

        if isinstance(results[1], TextNotReadyError):
            assert not article.editions.exists()
        else:
            text = results[1].manuscript()
            assert (text.title, text.body) == ("Old", "Old.")
