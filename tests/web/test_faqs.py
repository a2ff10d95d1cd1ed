"""The page of questions: what a reader finds there, and how fast."""

import html
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.web import faq_views
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_question,
    make_reference,
    make_topic,
)

pytestmark = pytest.mark.django_db


def make_asked(question: str = "Can I drive home?", answer: str = "No.", **changes):
    """An article in circulation with one question."""
    article = make_article(**changes)
    make_question(article, question=question, answer=answer)
    make_edition(article)
    return article


def questions_on(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r"<summary>\s*<h4>(.*?)</h4>", page)]


def page_at(client: Client, address: str = "/faqs/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_shows_each_question_under_its_article_in_the_order_of_topics(client: Client):
    later, earlier = make_topic(name="Later", order=2), make_topic(name="Earlier", order=1)
    make_asked("Second?", topics=(later,), title="A late article")
    make_asked("First?", topics=(earlier, later), title="An early article")
    make_asked("Last?", title="No topic")

    page = page_at(client)

    assert questions_on(page) == ["First?", "Second?", "Last?"]
    headings = re.findall(r"<h2 id=\"group-\d+\">(.*?)</h2>", page)
    assert headings == ["Earlier", "Later", "Other questions"]


def test_shows_what_was_published_and_not_what_is_being_written(client: Client):
    article = make_asked("Published?")
    make_question(article, question="Only a draft?")
    withdrawn = make_asked("Withdrawn?")
    withdraw(withdrawn, by=make_publisher(), at=NOON, reason="It was wrong.")

    assert questions_on(page_at(client)) == ["Published?"]


def test_fills_in_the_clinics_own_numbers(client: Client):
    make_clinic(phone="01632 960123")
    make_asked(answer="Call {clinic.phone}.")

    assert '<a class="tel" href="tel:01632960123">01632 960123</a>' in page_at(client)


def test_a_citation_leads_to_the_references_of_its_article(client: Client):
    make_reference("first-2001")
    make_reference("second-2002")
    make_asked(slug="driving", body="See a study.[@first-2001]", answer="No.[@second-2002]")

    assert 'href="/articles/driving/#ref-2"' in page_at(client)


def test_each_answer_has_an_address_of_its_own_even_if_two_articles_ask_the_same(client: Client):
    make_asked(slug="spray")
    make_asked(slug="drip")

    page = page_at(client)

    assert page.count('id="spray-question-can-i-drive-home"') == 1
    assert page.count('id="drip-question-can-i-drive-home"') == 1


def test_a_topic_narrows_the_questions_down_without_script(client: Client):
    safety, pain = make_topic("safety", name="Safety"), make_topic("pain", name="Pain")
    make_asked("Is it safe?", topics=(safety, pain))
    make_asked("Does it help pain?", topics=(pain,))

    assert questions_on(page_at(client, "/faqs/?topic=safety")) == ["Is it safe?"]
    assert len(questions_on(page_at(client, "/faqs/?topic=pain"))) == 2
    assert '<a href="/faqs/?topic=safety">Safety (1)</a>' in page_at(client)


def test_offers_no_topic_that_has_no_question(client: Client):
    make_topic("empty", name="Nothing here")
    make_edition(topics=(make_topic("texts", name="Only texts"),))

    page = page_at(client)

    assert "Nothing here" not in page
    assert "Only texts" not in page
    assert "There are no questions here yet." in page


@pytest.mark.parametrize("query", ["topic=nothing", "page=2", "page=x", "topic=%00"])
def test_what_does_not_exist_is_not_found(client: Client, query: str):
    make_asked()

    assert client.get(f"/faqs/?{query}").status_code == 404


def test_all_answers_open_at_once_for_those_who_search_or_print(client: Client):
    make_asked(topics=(make_topic("safety"),))

    closed, opened = page_at(client), page_at(client, "/faqs/?topic=safety&open=all")

    assert '<details class="question">' in closed
    assert '<details class="question" open>' in opened
    assert 'href="/faqs/?open=all"' in closed
    assert 'href="/faqs/?topic=safety"' in opened


def test_a_long_list_goes_on_on_another_page(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 1)
    topics = (make_topic("safety"),)
    for number in range(3):
        make_asked(f"Number {number}?", topics=topics, title=f"Article {number}")

    page = page_at(client, "/faqs/?topic=safety&page=2&open=all")

    assert questions_on(page) == ["Number 1?"]
    assert 'rel="prev" href="/faqs/?topic=safety&amp;open=all"' in page
    assert 'rel="next" href="/faqs/?topic=safety&amp;open=all&amp;page=3"' in page


def test_asks_the_database_as_often_for_many_articles_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    make_reference("one-2001")
    for number in range(6):
        topics = (make_topic(f"a-{number}"), make_topic(f"b-{number}"))
        make_asked(topics=topics, answer="No.[@one-2001]")

    with django_assert_num_queries(5):
        page_at(client)
