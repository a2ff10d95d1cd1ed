"""The home page and the lists: what there is to read, and whom to call."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Image
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_question,
    make_topic,
)

pytestmark = pytest.mark.django_db


def read(client: Client, address: str = "/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_empty_portal_has_a_home_with_plain_words(client: Client):
    page = read(client)

    assert "<h1>Plain answers about your treatment</h1>" in page
    assert "Your local emergency number" in page
    assert "tel:" not in page
    assert "Topics" not in page


def test_shows_the_clinics_own_words(client: Client):
    make_clinic(strapline="Plain answers about pain", introduction="For our patients.")

    page = read(client)

    assert "<h1>Plain answers about pain</h1>" in page
    assert "For our patients." in page
    assert "<title>Riverside Clinic: Plain answers about pain</title>" in page


def test_lists_topics_with_the_number_of_articles_a_reader_can_open(client: Client):
    safe = make_topic("safe", name="Staying safe", description="What to look out for.", order=2)
    day = make_topic("day", name="The day", order=1)
    make_topic("empty", name="Nothing here yet")
    for _ in range(2):
        make_edition(make_article(topics=(safe,)))
    make_edition(make_article(topics=(day,)))
    make_article(topics=(safe,))
    gone = make_article(topics=(safe,))
    make_edition(gone)
    withdraw(gone, by=make_publisher(), at=NOON, reason="Old.")

    page = read(client)

    assert re.findall(r'href="/topics/(\w+)/"', page) == ["day", "safe"]
    assert "What to look out for." in page
    assert re.findall(r'"meta"> (\d+ articles?)', page) == ["1 article", "2 articles"]
    assert "Nothing here yet" not in page


def test_shows_whom_to_call_in_large_figures(client: Client):
    make_clinic(region="gb", phone="01632 960123", opening_hours="Monday to Friday, 8 to 6")

    page = read(client)
    numbers = page[page.index('id="help"') :]

    assert re.findall(r'href="tel:(\d+)"', numbers)[:4] == ["999", "116123", "111", "01632960123"]
    assert "Samaritans" in numbers
    assert "Riverside Clinic, Monday to Friday, 8 to 6. Not for emergencies." in numbers


def test_asks_one_question_of_each_article_and_leads_to_its_answer(client: Client):
    article = make_article(slug="going-home")
    make_question(article, question="Can I drive home?")
    make_question(article, question="May I take the bus?")
    make_edition(article)

    page = read(client)
    address = "/articles/going-home/"
    (link,) = set(re.findall(rf'href="{address}#([^"]+)">Can I drive home\?', page))

    assert "May I take the bus?" not in page
    assert "All 2 questions" in page
    assert f'id="{link}"' in read(client, address)


def test_says_what_is_new_and_what_changed(client: Client):
    article = make_article(slug="day", title="Your day")
    make_edition(article, note="First edition.")
    make_edition(article, body="Come early.", note="We say when to come.")

    page = read(client)

    assert "We say when to come." in page
    assert "First edition." not in page
    assert "2 November 2026" in page


@pytest.mark.parametrize("address", ["/", "/articles/", "/topics/care/"])
def test_needs_as_many_queries_for_many_articles_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
):
    topic = make_topic("care")
    for _ in range(12):
        article = make_article(topics=(topic, make_topic()))
        make_question(article)
        make_edition(article)
    queries = {"/": 8, "/articles/": 7, "/topics/care/": 5}[address]

    with django_assert_num_queries(queries):
        client.get(address)


def test_all_articles_stand_under_their_topics_those_without_one_last(client: Client):
    topic = make_topic("care", name="Good care")
    make_edition(make_article(title="Zebras", topics=(topic,)))
    make_edition(make_article(title="aardvarks", topics=(topic,)))
    make_edition(make_article(title="Loose"))

    page = read(client, "/articles/")

    places = [page.index(words) for words in ("Good care", "aardvarks", "Zebras", "More", "Loose")]
    assert places == sorted(places)
    assert "3 articles, by topic." in page


def test_says_when_nothing_is_published_yet(client: Client):
    make_topic("care", name="Good care")

    assert "Nothing has been published yet." in read(client, "/articles/")
    assert "Nothing has been published here yet." in read(client, "/topics/care/")


def test_a_topic_leads_to_the_others(client: Client):
    care, pain = make_topic("care"), make_topic("pain")
    make_edition(make_article(title="On care", topics=(care,)))
    make_edition(make_article(title="On pain", topics=(pain,)))

    page = read(client, "/topics/care/")

    assert "On care" in page
    assert "On pain" not in page
    assert 'href="/topics/pain/"' in page


def test_an_unknown_topic_is_not_found(client: Client):
    assert client.get("/topics/nothing/").status_code == 404


def test_marks_in_the_menu_where_one_is(client: Client):
    assert 'href="/articles/" aria-current="page"' in read(client, "/articles/")
    assert "aria-current" not in read(client)


def test_the_foot_says_how_to_reach_the_clinic(client: Client):
    make_clinic(email="hello@riverside.example", address="4 Mill Lane\n\nRiverside <town>")

    foot = read(client).partition('<footer class="site-foot">')[2]

    assert "Riverside Clinic" in foot
    assert "tel:01632960123" in foot
    assert "Monday to Friday, 8 am to 6 pm" in foot
    assert "mailto:hello@riverside.example" in foot
    assert "<bdi>4 Mill Lane</bdi><br><bdi>Riverside &lt;town&gt;</bdi>" in foot


def test_shows_the_clinics_logo_beside_its_name(client: Client):
    logo = Image.objects.create(
        key="logo",
        file="images/logo.png",
        width=120,
        height=40,
        is_decorative=True,
        digest="0" * 64,
    )
    make_clinic(logo=logo)

    page = read(client)

    assert '<img src="/media/images/logo.png" alt="" width="120" height="40">' in page
    assert "Riverside Clinic" in page
