"""Two texts of an article compared at the desk: editions, or an edition and the draft."""

import re

import pytest
from django.test import Client

from articles.models import Article
from tests.builders import (
    make_article,
    make_clinic,
    make_edition,
    make_person,
    make_publisher,
    make_question,
)
from tests.pictures import picture, upload
from tests.writing import form_of, make_writer, step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_writer())
    return client


@pytest.fixture
def article() -> Article:
    """An article with three editions, and a draft that has gone on since."""
    article = make_article(slug="day", title="Your day", body="Stop eating 2 hours before.")
    make_edition(article)
    make_edition(article, body="Stop eating 3 hours before.")
    make_edition(article, body="Stop eating 4 hours before.")
    Article.objects.filter(pk=article.pk).update(body="Stop eating 5 hours before.")
    return Article.objects.get(pk=article.pk)


def compared(desk: Client, article: Article, query: str = "") -> str:
    page = desk.get(f"{step(article, 'compare')}{query}")
    assert page.status_code == 200
    return page.content.decode()


def marks(page: str) -> tuple[list[str], list[str]]:
    """What was taken out and what was put in, the key's own marks left out."""
    found = [re.findall(rf"<{mark}>(.*?)</{mark}>", page)[1:] for mark in ("del", "ins")]
    removed, added = ([re.sub(r"<span.*?</span>", "", one) for one in side] for side in found)
    return removed, added


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", (["4"], ["5"])),
        ("?from=1&to=3", (["2"], ["4"])),
        ("?from=2&to=draft", (["3"], ["5"])),
        ("?from=draft&to=2", (["3"], ["5"])),
        ("?from=3&to=1", (["2"], ["4"])),
        ("?from=nine&to=99999999999999999999", (["4"], ["5"])),
    ],
)
def test_any_two_texts_are_compared_the_earlier_first(
    desk: Client, article: Article, query: str, expected: tuple[list[str], list[str]]
):
    assert marks(compared(desk, article, query)) == expected


def test_the_lists_keep_what_was_chosen(desk: Client, article: Article):
    page = compared(desk, article, "?from=1&to=3")

    assert page.count("<option") == 8
    assert re.findall(r'value="(\w+)" selected', page) == ["1", "3"]


def test_the_same_text_twice_is_no_comparison(desk: Client, article: Article):
    assert "Choose two different texts." in compared(desk, article, "?from=2&to=2")


def test_an_article_without_edition_says_so(desk: Client):
    assert "no edition yet" in compared(desk, make_article())


def test_no_other_word_is_said_as_such(desk: Client):
    article = make_edition(body="Some **words**.").article
    Article.objects.filter(pk=article.pk).update(body="Some words.")

    assert "A reader would find no other word." in compared(desk, article)


def test_the_text_is_compared_as_readers_read_it_and_the_desk_speaks_english(desk: Client):
    make_clinic(phone="01632 960123")
    article = make_article(language="ar", body="## Before\n\nCall **us** on {clinic.phone}.")
    make_question(article, question="Can I drive?", answer="No.", order=1)
    make_edition(article)
    make_question(article, question="Who pays?", answer="Ask us.", order=0)
    Article.objects.filter(pk=article.pk).update(
        body="## Before\n\nCall **us** at once on {clinic.phone}."
    )

    page = compared(desk, article)

    assert "01632 960123" in page
    assert "**" not in page
    assert "The text" in page
    assert "Questions people ask" in page
    assert marks(page)[1] == ["at once", "Who pays?", "Ask us."]


def test_a_replaced_picture_is_told(client: Client):
    client.force_login(make_person(is_superuser=True))
    described = {"meaning": "described", "alt": "The way in.", "key": "door", "credit": ""}
    add = "/admin/articles/image/add/"
    client.post(add, described | {"picture": upload(picture())})
    article = make_edition(body="![](image:door)").article
    change = client.get("/admin/articles/image/").content.decode()
    address = re.search(r"/admin/articles/image/\d+/change/", change)
    assert address
    client.post(address[0], described | {"picture": upload(picture(colour="red"))})

    assert "Another picture in its place:" in compared(client, article)


def test_the_form_leads_to_the_comparison_once_there_is_something_to_compare(
    desk: Client, article: Article
):
    assert step(article, "compare") in desk.get(form_of(article)).content.decode()
    other = make_article()
    assert step(other, "compare") not in desk.get(form_of(other)).content.decode()


def test_the_comparison_is_for_those_who_may_see_the_article(client: Client, article: Article):
    client.force_login(make_publisher())
    assert client.get(step(article, "compare")).status_code == 403
    client.force_login(make_writer())
    assert client.post(step(article, "compare")).status_code == 405
    assert "Your day" in words(client.get(step(article, "compare")).content)


def test_publishing_tells_what_has_moved(client: Client):
    client.force_login(make_writer(may_publish=True))
    article = make_article()
    first = make_question(article, question="Can I drive?", order=1)
    make_question(article, question="Who pays?", order=2)
    make_edition(article)
    first.order = 9
    first.save()

    assert "Questions moved" in words(client.get(step(article, "publish")).content)
