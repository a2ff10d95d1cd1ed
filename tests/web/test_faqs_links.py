"""Addresses of single answers: they open without script, and outlive pages, names and answers."""

import re

import pytest
from django.test import Client

from articles.models import FormerAddress
from articles.web import faq_views
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_edition, make_publisher, make_topic
from tests.web.test_faqs import make_asked, page_at, questions_on

pytestmark = pytest.mark.django_db

ID = "spray-question-can-i-drive-home"


def open_ids(page: str) -> list[str]:
    return re.findall(
        r'<details class="question" open>.*?<div class="answer" id="(.*?)">', page, re.DOTALL
    )


def test_each_answer_has_a_link_that_opens_it_alone(client: Client):
    make_asked(slug="spray")
    make_asked(slug="drip")
    assert f'<a href="/faqs/?open={ID}#{ID}"' in page_at(client)

    assert open_ids(page_at(client, f"/faqs/?open={ID}")) == [ID]
    assert open_ids(page_at(client)) == []


def test_it_leads_to_the_page_on_which_the_question_stands_now(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 1)
    for number in range(3):
        make_asked(f"Number {number}?", slug=f"a-{number}", title=f"Article {number}")

    page = page_at(client, "/faqs/?open=a-2-question-number-2")

    assert questions_on(page) == ["Number 2?"]
    assert open_ids(page) == ["a-2-question-number-2"]
    assert "Page 3 of 3" in page


def test_an_address_of_an_article_may_hold_the_word_question(client: Client):
    make_asked(slug="spray")
    make_asked(slug="the-question-of-a-question-mark")

    wanted = "the-question-of-a-question-mark-question-can-i-drive-home"

    assert open_ids(page_at(client, f"/faqs/?open={wanted}")) == [wanted]


def test_it_follows_an_article_that_was_renamed(client: Client):
    article = make_asked(slug="nasal-spray")
    FormerAddress.objects.create(article=article, language="en", slug="spray")

    response = client.get(f"/faqs/?open={ID}")

    assert response.status_code == 301
    now = "nasal-spray-question-can-i-drive-home"
    assert response.headers["Location"] == f"/faqs/?open={now}#{now}"


@pytest.mark.parametrize(
    "gone", ["spray-question-of-last-year", "other-question-x", "nothing", "-question-", "ص"]
)
def test_a_question_that_is_gone_is_said_kindly_above_those_that_are_here(
    client: Client, gone: str
):
    make_asked(slug="spray")

    response = client.get(f"/faqs/?open={gone}")

    assert response.status_code == 404
    page = response.content.decode()
    assert "This question has been changed or taken away." in page
    assert questions_on(page) == ["Can I drive home?"]


def test_a_question_of_an_article_that_was_withdrawn_is_gone(client: Client):
    withdraw(make_asked(slug="spray"), by=make_publisher(), at=NOON, reason="It was wrong.")

    assert client.get(f"/faqs/?open={ID}").status_code == 404


def test_search_engines_list_the_page_once(client: Client):
    make_asked(slug="spray")

    for address in (f"/faqs/?open={ID}", "/faqs/?open=all&page=all"):
        assert client.get(address).headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/faqs/?open=all").headers


def test_a_long_list_can_be_had_on_one_page_to_print(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 1)
    safety = make_topic("safety")
    for number in range(3):
        make_asked(f"Number {number}?", title=f"Article {number}", topics=(safety,))

    address = "/faqs/?topic=safety&open=all&page=all"
    assert f'href="{address.replace("&", "&amp;")}"' in page_at(client, "/faqs/?topic=safety")
    page = page_at(client, address)

    assert len(questions_on(page)) == len(open_ids(page)) == 3
    assert "Print all answers" in page
    assert 'rel="next"' not in page


def test_one_page_holds_what_can_be_printed_and_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "MOST_ON_ONE_PAGE", 2)
    for number in range(3):
        make_asked(f"Number {number}?", title=f"Article {number}")

    assert len(questions_on(page_at(client, "/faqs/?page=all"))) == 2


def test_choices_count_the_questions_they_lead_to(client: Client):
    safety, pain = make_topic("safety", name="Safety"), make_topic("pain", name="Pain")
    article = make_asked("Is it safe?", topics=(safety, pain))
    make_asked("Does it help?", topics=(pain,))
    make_edition(article, summary="Said anew.")

    page = page_at(client, "/faqs/?topic=pain")

    choices = re.findall(r"<li><a href=\"/faqs/[^\"]*\"( aria-current=\"true\")?>(.*?)</a>", page)
    assert choices == [
        ("", "All topics (2)"),
        (' aria-current="true"', "Pain (2)"),
        ("", "Safety (1)"),
    ]
