"""Which drafts wait is what articles and their newest editions say, whatever is done to them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Article, Edition, WaitingDraft
from articles.models.waiting_draft import WAITING
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_article, make_edition, make_publisher

pytestmark = pytest.mark.django_db

Act = Callable[[Article], None]
LATER = NOON + timedelta(days=1)


def waiting() -> dict[int, tuple[bool, str]]:
    rows = WaitingDraft.objects.all()
    return {row.article_id: (row.is_new, str(row.saved_at)) for row in rows}


def looked_for() -> dict[int, tuple[bool, str]]:
    found = {}
    for article in Article.objects.all():
        newest = Edition.objects.filter(article=article).order_by("-number").first()
        is_later = newest and not article.withdrawn_at and article.updated_at > newest.published_at
        if newest is None or is_later:
            found[article.pk] = (newest is None, str(article.updated_at))
    return found


def make_published() -> Article:
    article = make_edition(at=NOON).article
    save(article, at=NOON)
    return article


def save(article: Article, *, at: object = LATER) -> None:
    Article.objects.filter(pk=article.pk).update(updated_at=at)


def leave(article: Article) -> None:
    """Nothing is done."""


def publish_anew(article: Article) -> None:
    save(article)
    make_edition(article, at=LATER, body="Rest for two days.")
    save(article, at=LATER)


def save_and_withdraw(article: Article) -> None:
    save(article)
    withdraw(article, by=make_publisher(), at=LATER, reason="Wrong.")


def withdraw_and_bring_back(article: Article) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")
    make_edition(article, at=LATER, body="Rest for two days.")
    save(article, at=LATER + timedelta(hours=1))


def delete_a_draft(article: Article) -> None:
    make_article().delete()


@pytest.mark.parametrize("act", [save, withdraw_and_bring_back])
def test_an_article_waits_once_its_draft_was_saved_after_its_edition(act: Act):
    draft, article = make_article(), make_published()

    act(article)

    assert waiting() == looked_for()
    assert set(waiting()) == {draft.pk, article.pk}


@pytest.mark.parametrize("act", [leave, publish_anew, save_and_withdraw, delete_a_draft])
def test_a_draft_waits_no_longer_than_until_it_is_published_withdrawn_or_gone(act: Act):
    draft, article = make_article(), make_published()

    act(article)

    assert waiting() == looked_for()
    assert set(waiting()) == {draft.pk}


def test_drafts_that_waited_before_there_were_triggers_wait_once_they_are_there():
    draft, article = make_article(), make_published()
    save(article)
    WaitingDraft.objects.all().delete()
    forget_triggers()

    WAITING.put_in_place(connection)

    assert set(waiting()) == {draft.pk, article.pk}
    another = make_article()
    assert another.pk in waiting()


def forget_triggers() -> None:
    WAITING.step_aside(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What was changed in this transaction would otherwise still have to be checked.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TRIGGER articles_article_waiting_insert ON articles_article")
