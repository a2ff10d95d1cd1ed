"""Trying out a search at the desk: at which place an article comes, and what comes before it."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, UnfoundTally
from tests.builders import make_article, make_author, make_clinic, make_edition, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    make_clinic()
    client.force_login(make_author())
    return client


def published(title: str, slug: str, body: str = "Rest.", **changes) -> Article:
    return make_edition(make_article(title=title, slug=slug, body=body, **changes)).article


def shown(desk: Client, article: Article, asked: str) -> str:
    answer = desk.get(f"/admin/articles/article/{article.pk}/found-by/", {"q": asked})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_says_that_an_article_comes_first_and_at_which_place_of_it(desk: Client):
    article = published("Driving home", "driving")

    page = shown(desk, article, "driving")

    assert "It comes first." in page
    assert '<a href="/articles/driving/"><mark>Driving</mark> home</a>' in page
    assert "Before it" not in page


def test_says_at_which_place_an_article_comes_and_what_stands_before_it(desk: Client):
    published("Driving home", "first")
    article = published("Your day", "day", body="## After it\n\nNo driving until tomorrow.")

    page = shown(desk, article, "driving")

    assert "It comes at place 2 of 2." in page
    assert "After it<br>" in page
    assert 'Before it</h3> <ol class="found-by-above"> <li lang="en" dir="auto">' in page
    assert page.count('<a href="/articles/first/"') == 1


def test_one_of_its_questions_counts_as_the_article(desk: Client):
    article = make_article(title="Your day", slug="day")
    make_question(article, question="May I drive?", answer="Tomorrow.")
    make_edition(article)

    page = shown(desk, article, "may I drive")

    assert "It comes first." in page
    assert "/articles/day/#question-" in page


def test_says_what_comes_in_its_place(desk: Client):
    published("Driving home", "first")
    article = published("Your day", "day")

    page = shown(desk, article, "driving")

    assert "It does not come. One result is found:" in page
    assert '<a href="/articles/first/"' in page


def test_says_that_words_lead_nowhere_and_counts_no_such_search(desk: Client):
    page = shown(desk, published("Your day", "day"), "zebrafinch quokkaberry")

    assert "These words lead nowhere at all." in page
    assert not UnfoundTally.objects.exists()


def test_says_for_what_misspelt_words_were_taken(desk: Client):
    page = shown(desk, published("Breathing exercises", "breathing"), "breathng")

    assert "It comes first." in page
    assert "Taken for <b>breathing</b>." in page


def test_looks_no_further_than_readers_do(desk: Client):
    for number in range(31):
        published(f"Driving {'abcdefghij'[number % 10]}{number}", f"driving-{number}")
    article = published("Your day", "day", body="No driving until tomorrow.")

    # Where so many titles say it, texts that say it in passing are not looked for.
    assert "It is not among the first 30 of 31." in shown(desk, article, "driving")


def test_an_article_of_another_language_is_searched_for_in_its_own(desk: Client):
    published("Conducir", "ingles")
    article = published("Conducir a casa", "conducir", language="es")

    page = shown(desk, article, "conducir")

    assert "It comes first." in page
    assert "/es/articles/conducir/" in page


def test_extra_words_lead_to_the_article_at_once(desk: Client):
    article = published("Your day", "day")
    assert "nowhere at all" in shown(desk, article, "zebrafinch")

    desk.post(f"/admin/articles/article/{article.pk}/found-by/", {"words": "zebrafinch"})

    assert "It comes first." in shown(desk, article, "zebrafinch")


def test_an_article_that_nobody_can_read_says_why_it_does_not_come(desk: Client):
    article = make_article(title="Driving home")

    page = shown(desk, article, "driving")

    assert "Readers have no edition of this article now" in page
    assert "These words lead nowhere at all." in page


@pytest.mark.parametrize("asked", ["", "  ", "\0", '"AND NEAR(', "x" * 5000, "<script>alert(1)"])
def test_whatever_is_typed_is_answered(desk: Client, asked: str):
    page = shown(desk, published("Your day", "day"), asked)

    assert "<script>alert" not in page
    assert ("nowhere at all" in page) == bool(asked.strip("\0 "))
