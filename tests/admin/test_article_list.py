"""The list of articles: where each stands, and no query for each row."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_edition,
    make_publisher,
    make_question,
    make_topic,
)
from tests.writing import LIST, make_writer, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


def one_of_each() -> None:
    make_article(title="Draft one")
    make_edition(title="Published one")
    changed = make_edition(title="Changed one").article
    make_question(changed)
    gone = make_edition(title="Withdrawn one").article
    withdraw(gone, by=make_publisher(), at=NOON, reason="Old.")


@pytest.mark.parametrize(
    ("state", "title", "label"),
    [
        ("never-published", "Draft one", "Never published"),
        ("published", "Published one", "Published"),
        ("changed", "Changed one", "Changed since its edition"),
        ("withdrawn", "Withdrawn one", "Withdrawn"),
    ],
)
def test_it_can_be_narrowed_to_a_state(desk: Client, state: str, title: str, label: str):
    one_of_each()

    page = words(desk.get(LIST, {"state": state}).content)

    assert f"{title} {label}" in page
    assert "1 article" in page


def test_it_can_be_narrowed_to_what_is_overdue(desk: Client):
    make_edition(title="Late one", at=timezone.now() - timedelta(days=500))
    make_edition(title="Timely one", at=timezone.now())

    page = words(desk.get(LIST, {"review": "overdue"}).content)

    assert "Late one" in page
    assert "Timely one" not in page


def test_it_finds_words_of_the_text(desk: Client):
    make_article(title="One", body="Nothing about dogs.")
    make_article(title="Two")

    page = words(desk.get(LIST, {"q": "dogs"}).content)

    assert "Two Never published" not in page
    assert "One Never published" in page


def test_an_unknown_filter_is_ignored(desk: Client):
    make_article(title="One")

    assert desk.get(LIST, {"state": "nonsense", "review": "x"}).status_code == 200


def test_it_asks_the_same_number_of_queries_however_long_it_is(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    topics = (make_topic("a"), make_topic("b"))
    for _number in range(12):
        article = make_article(topics=topics, owner=make_writer())
        make_question(make_edition(article).article)

    with django_assert_max_num_queries(16):
        desk.get(LIST)
