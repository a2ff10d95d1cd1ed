"""By which words an article is found: seen by all who read drafts, kept by those who write them."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, SearchWords
from tests.builders import make_article, make_author, make_clinic, make_edition, make_person_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    make_clinic()
    return make_edition(make_article(title="Driving home", slug="driving")).article


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_author())
    return client


def address(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/found-by/"


def shown(desk: Client, article: Article, **asked: str) -> str:
    answer = desk.get(address(article), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_form_of_an_article_leads_to_its_extra_words(desk: Client, article: Article):
    form = desk.get(f"/admin/articles/article/{article.pk}/change/").content.decode()

    assert f'<a href="{address(article)}">Found by</a>' in form


def test_extra_words_are_saved_and_shown_again(desk: Client, article: Article):
    answer = desk.post(address(article), {"words": "car\r\n\r\nmotor bike"}, follow=True)

    assert "Saved. Search finds the article by these words" in answer.content.decode()
    assert SearchWords.objects.get().lines() == ("car", "motor bike")
    assert ">car motor bike</textarea>" in shown(desk, article)


def test_too_many_words_are_refused_and_stay_in_the_form(desk: Client, article: Article):
    answer = desk.post(address(article), {"words": "y" * 4001})

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Not saved: there is room for 4000 characters." in page
    assert "y" * 4001 in page
    assert not SearchWords.objects.exists()


def test_who_may_only_read_sees_the_words_and_saves_none(client: Client, article: Article):
    client.force_login(make_person_as("Reviewer"))
    assert "There are none." in shown(client, article)
    SearchWords.objects.create(article=article, words="car\nbike")

    page = shown(client, article)

    assert "car<br>bike" in page
    assert "<textarea" not in page
    assert client.post(address(article), {"words": "mine"}).status_code == 403
    assert SearchWords.objects.get().words == "car\nbike"


def test_words_are_shown_as_words(desk: Client, article: Article):
    SearchWords.objects.create(article=article, words="</textarea><script>alert(1)</script>")

    assert "<script>alert" not in shown(desk, article)
