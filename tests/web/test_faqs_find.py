"""Find in the questions, as the server answers it: on old phones, and where there are many."""

import logging

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.web import faq_views
from tests.builders import make_article, make_clinic, make_edition, make_question, make_topic
from tests.web.test_faqs import make_asked, page_at, questions_on

pytestmark = pytest.mark.django_db


def found(client: Client, find: str, **asked: str) -> list[str]:
    response = client.get("/faqs/", {"find": find, **asked})
    assert response.status_code == 200
    return questions_on(response.content.decode())


def test_leaves_the_questions_that_hold_every_word(client: Client):
    make_asked("Can I drive home?", "No. Ask a friend.", slug="a")
    make_asked("Can I eat?", "Yes, but do not drive.", slug="b")

    assert found(client, "DRIVE") == ["Can I drive home?", "Can I eat?"]
    assert found(client, "drive friend") == ["Can I drive home?"]
    assert found(client, "drive cheese") == []


def test_of_very_many_articles_those_with_the_words_are_searched_for(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "MOST_LOOKED_THROUGH", 1)
    make_asked("Can I drive home?", slug="a", topics=(make_topic("safety"),))
    assert found(client, "drive") == ["Can I drive home?"]
    make_asked("Can I eat?", slug="b")

    response = client.get("/faqs/", {"find": "drive & eat"})

    assert (response.status_code, response["Location"]) == (302, "/search/?q=drive+%26+eat")
    assert response["Cache-Control"] == "no-store"
    assert found(client, "drive", topic="safety") == ["Can I drive home?"]


def test_says_how_many_there_are_and_which_were_found_in_their_answers(client: Client):
    make_asked("Can I drive home?", slug="a")
    make_asked("Can I eat?", "Yes, but do not drive.", slug="b")
    make_asked("Can I sleep?", slug="c")

    page = page_at(client, "/faqs/?find=drive")

    assert "2 of 3 questions" in page
    assert page.count("Found in the answer") == 1
    assert 'value="drive"' in page
    assert 'href="/faqs/">Show all questions' in page
    assert "Found in the answer</span>" not in page_at(client)


def test_an_article_and_a_topic_without_a_match_are_left_out(client: Client):
    make_asked("Is it safe?", title="Article one", topics=(make_topic("safety", name="Safety"),))
    make_asked(
        "Is it dear?", title="Article two", topics=(make_topic("cost", name="What it costs"),)
    )

    page = page_at(client, "/faqs/?find=dear")

    assert "Article one" not in page
    assert '<h2 id="group-1">What it costs</h2>' in page


def test_finding_nothing_says_so_and_offers_the_whole_site_and_all_topics(client: Client):
    make_asked(topics=(make_topic("safety"),))

    page = page_at(client, "/faqs/?topic=safety&find=ketamin+%26+%22eggs%22")

    assert "No question here holds all these words." in page
    assert 'href="/search/?q=ketamin+%26+%22eggs%22"' in page
    assert 'href="/faqs/?find=ketamin+%26+%22eggs%22"' in page
    assert 'value="ketamin &amp; &quot;eggs&quot;"' in page
    assert "There are no questions here yet." not in page


def test_finds_on_every_page_of_a_long_list_and_pages_what_it_found(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(faq_views, "ARTICLES_ON_A_PAGE", 2)
    for number in range(6):
        word = "odd" if number % 2 else "even"
        make_asked(f"Is {number} {word}?", title=f"Article {number}")

    page = page_at(client, "/faqs/?find=odd")

    assert questions_on(page) == ["Is 1 odd?", "Is 3 odd?"]
    assert 'rel="next" href="/faqs/?find=odd&amp;page=2"' in page
    assert questions_on(page_at(client, "/faqs/?find=odd&page=2")) == ["Is 5 odd?"]


def test_a_topic_and_open_answers_stay_chosen(client: Client):
    make_asked("Is it safe?", slug="a", topics=(make_topic("safety", name="Safety"),))
    make_asked("Is it safe at home?", slug="b")

    page = page_at(client, "/faqs/?topic=safety&open=all&find=safe")

    assert questions_on(page) == ["Is it safe?"]
    assert '<details class="question" open>' in page
    assert '<input type="hidden" name="topic" value="safety">' in page
    assert '<input type="hidden" name="open" value="all">' in page
    assert 'href="/faqs/?find=safe&amp;open=all">All topics (2)' in page


def test_the_clinics_own_words_are_found_as_they_are_read(client: Client):
    make_clinic(phone="01632 960123")
    make_asked("Whom do I call?", "Call {clinic.phone}.")

    assert found(client, "960123") == ["Whom do I call?"]
    assert found(client, "clinic.phone") == []


def test_an_edition_that_was_published_since_is_found_at_once(client: Client):
    article = make_asked("Can I drive home?", "No.")
    assert found(client, "taxi") == []

    article.questions.update(answer="Take a taxi.")
    make_edition(article)

    assert found(client, "taxi") == ["Can I drive home?"]


@pytest.mark.parametrize("find", ["", " ", "?!", "\x00", "\u202e"])
def test_what_holds_no_word_leaves_everything(client: Client, find: str):
    make_asked("Is it safe?")

    assert found(client, find) == ["Is it safe?"]


@pytest.mark.parametrize("find", ["%", "AND OR NOT", "'; --", "<b>", "x" * 5_000, "ß İ ŉ", "א ب ก"])
def test_no_input_is_an_error_or_markup(client: Client, find: str):
    make_asked("Is it safe?")

    response = client.get("/faqs/", {"find": find})

    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(
    ("asked", "status"), [("", 200), ("&page=99", 404), ("&topic=nothing", 404)]
)
def test_what_was_typed_goes_to_no_cache_no_other_site_and_no_search_engine(
    client: Client, asked: str, status: int
):
    make_asked()

    answer = client.get(f"/faqs/?find=drive{asked}")

    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_whole_list_may_be_kept_and_listed_by_search_engines(client: Client):
    make_asked()

    whole = client.get("/faqs/")

    assert "Cache-Control" not in whole.headers
    assert "noindex" not in whole.content.decode()
    assert '<meta name="robots" content="noindex">' in page_at(client, "/faqs/?find=drive")


@pytest.mark.parametrize("page", ["", "&page=99", "&topic=nothing"])
def test_what_was_typed_is_in_no_log(client: Client, caplog: pytest.LogCaptureFixture, page: str):
    make_asked()

    with caplog.at_level(logging.DEBUG, logger="django.request"):
        client.get(f"/faqs/?find=marmalade{page}")

    assert "marmalade" not in caplog.text


def test_asks_the_database_as_often_for_many_questions_as_for_one(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(6):
        article = make_article(slug=f"article-{number}", topics=(make_topic(f"topic-{number}"),))
        for other in range(4):
            make_question(article, question=f"Question {other}?", answer="Do not drive.")
        make_edition(article)

    # The texts are read once, and once more the pages are only looked up.
    with django_assert_num_queries(6):
        page_at(client, "/faqs/?find=drive")
    with django_assert_num_queries(5):
        page_at(client, "/faqs/?find=drive")
