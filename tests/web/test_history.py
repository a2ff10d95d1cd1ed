"""The editions of an article: the list of them, and each for itself."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import ChangeKind
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_starter_edition,
)

pytestmark = pytest.mark.django_db


def read(client: Client, address: str, *, status: int = 200) -> str:
    response = client.get(f"/articles/day/{address}")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_lists_every_edition_newest_first_with_what_changed(client: Client):
    article = make_article(slug="day", title="Your day")
    make_starter_edition(article)
    make_edition(article, body="Come at 9.", note="We say when to come.")
    make_edition(
        article,
        body="Come at nine.",
        note="A figure is a word now.",
        kind=ChangeKind.MINOR,
        at=datetime(2026, 12, 24, tzinfo=UTC),
    )

    page = read(client, "history/")

    places = [page.index(f">Edition {number}<") for number in (3, 2, 1)]
    assert places == sorted(places)
    assert "24 December 2026" in page
    assert "A figure is a word now." in page
    assert "We say when to come." in page
    assert page.count("Starter text") == 1
    assert page.count("Sheets printed before this edition are out of date.") == 1
    assert 'href="/articles/day/compare/2/3/"' in page
    assert 'href="/articles/day/editions/1/"' in page
    assert page.count(">Current<") == 1


def test_the_history_of_a_withdrawn_article_stays_and_says_so(client: Client):
    article = make_article(slug="day")
    make_edition(article)
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")

    page = read(client, "history/")

    assert "This article was withdrawn." in page
    assert ">Current<" not in page
    assert 'href="/articles/day/editions/1/"' in page


def test_a_draft_has_no_history(client: Client):
    make_article(slug="day")

    assert client.get("/articles/day/history/").status_code == 404


def test_needs_three_queries_for_any_number_of_editions(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make_article(slug="day")
    for number in range(8):
        make_edition(article, body=f"Text {number}.")

    with django_assert_num_queries(3):
        client.get("/articles/day/history/")


def test_an_old_edition_shows_its_own_words_and_says_that_it_is_old(client: Client):
    article = make_article(slug="day", body="Come at 8.")
    make_edition(article)
    make_edition(article, body="Come at 9.")

    page = read(client, "editions/1/")

    assert "Come at 8." in page
    assert "Come at 9." not in page
    assert "1, no longer current" in page
    assert "Edition 2 has replaced it. Do not act on this text." in page
    assert 'href="/articles/day/"' in page
    assert 'href="/articles/day/compare/1/2/"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_an_old_edition_is_not_called_overdue_as_well(client: Client):
    article = make_article(slug="day")
    make_edition(article, at=datetime(2019, 1, 1, tzinfo=UTC))
    make_edition(article, body="New.")

    assert "should have been reviewed" not in read(client, "editions/1/")


def test_the_current_edition_under_its_number_is_the_current_page(client: Client):
    make_edition(slug="day")

    page = read(client, "editions/1/")

    assert "1, current" in page
    assert "noindex" not in page


def test_an_edition_of_a_withdrawn_article_says_so(client: Client):
    article = make_article(slug="day", body="Take two.")
    make_edition(article)
    withdraw(article, by=make_publisher(), at=NOON, reason="Wrong.")

    page = read(client, "editions/1/")

    assert "Take two." in page
    assert "The article was withdrawn. Do not act on this text." in page


def test_an_old_edition_shows_the_numbers_that_hold_now(client: Client):
    article = make_article(slug="day", body="Call {clinic.phone}.")
    make_edition(article)
    make_edition(article, body="Changed.")
    make_clinic(phone="01632 960999")

    assert "01632 960999" in read(client, "editions/1/")


def test_an_edition_needs_five_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    article = make_article(slug="day")
    make_edition(article)
    make_edition(article, body="New.")

    with django_assert_num_queries(5):
        client.get("/articles/day/editions/1/")


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999999999"])
def test_an_edition_that_never_was_is_not_found(client: Client, number: str):
    make_edition(slug="day")

    assert client.get(f"/articles/day/editions/{number}/").status_code == 404
