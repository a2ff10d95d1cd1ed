"""At the desk, too, a page or an act asks the database as often for many articles as for few."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ChangeKind
from articles.workflow.publishing import Change, publish
from tests.builders import NOON, approve, make_article, make_publisher
from tests.plans import GROWING, plans_of

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 110


@pytest.fixture
def desk(admin_client: Client) -> Client:
    return admin_client


def make_many(count: int) -> None:
    call_command("make_many", str(count), "--without-search", "--yes", verbosity=0)


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "articles/article/?q=rest",
        "articles/article/{pk}/change/",
        "articles/article/{pk}/history/",
        "articles/article/{pk}/publish/",
        "articles/article/{pk}/withdraw/",
        "articles/glossaryterm/",
        "articles/pack/add/",
        "articles/reference/",
        "articles/topic/",
        "articles/article/choices/articles/?q=rest",
        "recall/",
        "print/",
    ],
)
def test_a_page_of_the_desk_asks_as_often_for_many_articles_as_for_few(desk: Client, address: str):
    make_many(FEW)
    article = Article.objects.get(slug="made-text-1")
    page = f"/admin/{address.format(pk=article.pk)}"
    desk.get(page)  # what is asked once in a process is asked now
    few = queries(lambda: desk.get(page))

    make_many(MANY)

    assert queries(lambda: desk.get(page)) == few


def test_publishing_asks_as_often_among_many_articles_as_among_few():
    publisher = make_publisher()

    def publish_one(number: int) -> int:
        article = make_article(title=f"Rest {number}", slug=f"rest-{number}", body="Rest.")
        approve(article)
        change = Change("New.", ChangeKind.MINOR)
        at = NOON + timedelta(days=number)
        return queries(lambda: publish(article, by=publisher, at=at, change=change))

    make_many(FEW)
    publish_one(1)  # the first words of an index take their own way into it
    few = publish_one(2)
    make_many(MANY)

    assert publish_one(3) == few


@pytest.mark.parametrize(
    ("address", "indexes"),
    [
        (
            "",
            {
                "article_withdrawn",
                "edition_starter_texts",
                "listed_by_due_day",
                "waiting_draft_changed",
                "waiting_draft_new",
            },
        ),
        ("articles/article/?review=overdue", {"listed_by_due_day"}),
        ("articles/article/?state=withdrawn", {"article_withdrawn"}),
    ],
)
def test_what_waits_is_found_by_its_index(desk: Client, address: str, indexes: set[str]):
    make_many(MANY)

    plans = plans_of(lambda: desk.get(f"/admin/{address}"))

    assert plans.indexes >= indexes, plans.text
    assert address or not plans.read_whole & GROWING, plans.text


def test_the_list_of_articles_is_read_in_the_order_of_an_index(desk: Client):
    make_many(MANY)

    plans = plans_of(lambda: desk.get("/admin/articles/article/?p=2"))

    assert "article_by_title" in plans.indexes, plans.text


def test_publishing_reads_no_articles_but_those_concerned():
    make_many(MANY)
    article = make_article(body="Rest. See [more](article:made-text-1).")
    approve(article)
    publisher, change = make_publisher(), Change("New.", ChangeKind.MINOR)

    plans = plans_of(lambda: publish(article, by=publisher, at=NOON, change=change))

    assert plans.read_whole & {"articles_article", "articles_edition", "articles_citation"} == set()
