"""The search over HTTP: what is found, and what becomes of what was typed."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from articles.models import UnfoundTally
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_publisher,
    make_question,
)
from tests.languages import LANGUAGES, TEXTS, english_words_in, make_foreign_edition
from tests.whole_site import PAGES, fill_site

pytestmark = pytest.mark.django_db

MARKER = "quxmarkerword"


def read(client: Client, address: str, *, status: int = 200, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def opened_by(page: str) -> list[str]:
    return re.findall(r'<h2 class="entry-title"><a href="([^"]+)"', page)


def make_driving_edition():
    article = make_article(
        slug="day", title="Your treatment day", body="## Going home\n\nDo not drive until Monday."
    )
    make_question(article, question="Can I take the bus?", answer="Yes, with somebody beside you.")
    return make_edition(article)


def test_a_question_is_answered_with_the_very_place(client: Client):
    make_driving_edition()

    page = read(client, "/search/", q="driving")
    (address,) = opened_by(page)
    path, _hash, anchor = address.partition("#")

    assert "Do not <mark>drive</mark> until Monday." in page
    assert "In the part</dt> <dd>Going home</dd>" in page
    assert f'id="{anchor}"' in read(client, path)


def test_a_question_of_an_article_opens_at_its_answer(client: Client):
    make_driving_edition()

    address = opened_by(read(client, "/search/", q="bus"))[0]
    path, _hash, anchor = address.partition("#")

    assert anchor == "question-can-i-take-the-bus"
    assert f'<div class="answer" id="{anchor}">' in read(client, path)


def test_every_result_of_the_whole_site_leads_to_a_place_that_is_there(client: Client):
    fill_site()
    for words in ("driving", "ketamine", "bladder", "depression", "placebo", "dog"):
        found = opened_by(read(client, "/search/", q=words))
        assert found, words
        for address in found:
            path, _hash, anchor = address.partition("#")
            assert not anchor or f'id="{anchor}"' in read(client, path), address


def test_an_edition_and_a_withdrawal_show_in_the_very_next_search(client: Client):
    assert opened_by(read(client, "/search/", q="driving")) == []
    edition = make_driving_edition()
    assert opened_by(read(client, "/search/", q="driving")) != []
    withdraw(edition.article, by=make_publisher(), at=NOON, reason="It was wrong.")

    assert opened_by(read(client, "/search/", q="driving")) == []


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": " \t\n "}, {"q": "\x00\x07"}])
def test_asking_nothing_shows_the_field_and_what_there_is(client: Client, asked: dict[str, str]):
    make_driving_edition()

    page = read(client, "/search/", **asked)

    assert '<label for="q">Search the articles and questions</label>' in page
    assert '<a href="/articles/day/#question-can-i-take-the-bus">' in page
    assert "Nothing found" not in page
    assert UnfoundTally.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_searches_what_is_written_in_it(client: Client, language: str):
    make_foreign_edition(language)
    words = TEXTS[language]["title"]

    page = read(client, f"/{language}/search/", q=words)

    assert opened_by(page)[0].startswith(f"/{language}/articles/treatment-day/")
    assert english_words_in(page, language=language) == []
    assert opened_by(read(client, "/search/", q=words)) == []


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 100_000,
        "driving " * 20_000,
        "<script>alert(1)</script>",
        "\"' OR 1=1 -- NEAR( AND * ^ title:x c++ 50% o'neil \\",
        "\x00\u202e\u200b\ufeff",
        "سيارة 車 🚗 \uff44\uff52\uff49\uff56\uff45",
        "%%%s {{ x }} {% x %}",
    ],
)
def test_no_text_breaks_the_page_or_its_suggestions(client: Client, typed: str):
    make_driving_edition()

    page = read(client, "/search/", q=typed)

    assert "<script>alert" not in page
    assert client.get("/search/suggest", {"q": typed}).status_code == 200


def test_a_letter_is_cut_and_its_writer_told(client: Client):
    make_driving_edition()

    assert "A few words are enough." in read(client, "/search/", q="driving " * 100)
    assert "A few words are enough." not in read(client, "/search/", q="driving")


@pytest.mark.parametrize("page", ["0", "-1", "2", "9999", "99999", "x", "", "٢", "1.0"])
def test_a_page_that_is_not_there_is_not_found(client: Client, page: str):
    make_driving_edition()

    assert client.get("/search/", {"q": "driving", "page": page}).status_code == 404


@pytest.mark.parametrize("address", ["/search/", "/es/search/", "/search/suggest"])
@pytest.mark.parametrize(
    "asked", [{}, {"q": "driving"}, {"q": MARKER}, {"q": "driving", "page": "99"}]
)
def test_what_was_typed_stays_between_the_two(client: Client, address: str, asked: dict[str, str]):
    make_driving_edition()

    response = client.get(address, asked)

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.has_header("ETag")
    assert not response.cookies


def test_no_robot_is_shown_the_search(client: Client):
    lines = client.get("/robots.txt").text.splitlines()

    assert {f"Disallow: {path}" for path in ("/search/", "/es/search/", "/ar/search/")} <= {*lines}
    assert "/search/" not in client.get("/sitemap.xml").text
    assert '<meta name="robots" content="noindex">' in read(client, "/search/", q="driving")


def test_only_the_first_page_of_nothing_is_counted(client: Client):
    make_driving_edition()

    client.get("/search/suggest", {"q": MARKER})
    client.get("/search/", {"q": "driving"})
    client.get("/search/", {"q": MARKER, "page": "2"})
    assert UnfoundTally.objects.count() == 0

    client.get("/search/", {"q": MARKER})
    assert UnfoundTally.objects.count() == 1


def test_what_was_typed_is_in_no_table_and_no_log(client: Client, caplog: pytest.LogCaptureFixture):
    make_driving_edition()
    caplog.set_level("DEBUG")

    for address in ("/search/", "/search/suggest"):
        for asked in ({"q": MARKER}, {"q": f"{MARKER} driving"}, {"q": MARKER, "page": "77"}):
            client.get(address, asked)

    # Django's own line for each query that is run, at the level that only a developer turns on.
    told = [record for record in caplog.records if record.name != "django.db.backends"]
    assert [record for record in told if MARKER in record.getMessage()] == []
    assert [row for row in every_row() if MARKER in row] == []


def every_row() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield repr(row)


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "home"])
def test_every_page_leads_to_the_search(client: Client, kind: str):
    make_clinic()

    page = client.get(PAGES[kind]).text

    assert '<a href="/search/"' in page
    assert page.index('<a href="/search/"') < page.index('<main id="main">')


def test_the_home_page_begins_with_the_search(client: Client):
    make_driving_edition()

    page = read(client, "/")

    assert '<label for="q">What would you like to know?</label>' in page
    assert page.index('role="search"') < page.index("<h2")
    assert "For example: <a" in page


def test_an_empty_portal_offers_no_field_that_finds_nothing(client: Client):
    assert 'role="search"' not in read(client, "/")


def test_a_page_that_is_not_there_offers_to_look_for_its_words(client: Client):
    make_driving_edition()

    page = read(client, "/articles/driving-home/", status=404)
    guess = read(client, "/wp-login.php", status=404)

    assert '<label for="q">Look for it</label>' in page
    assert 'type="search" value="driving home"' in page
    assert 'type="search" value=""' in guess


def test_suggestions_lead_to_a_search_or_to_a_page(client: Client):
    make_driving_edition()

    answer = client.get("/search/suggest", {"q": "treat"}).json()
    kinds = {line["words"]: line["kind"] for line in answer["lines"]}

    assert kinds["treatment"] == ""
    assert kinds["Your treatment day"] == "Article"
    assert answer["said"] == f"{len(kinds)} suggestions"
    for line in answer["lines"]:
        assert client.get(line["address"].partition("#")[0]).status_code == 200


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "zzzz"}])
def test_where_there_is_nothing_to_suggest_nothing_is_said(client: Client, asked: dict[str, str]):
    make_driving_edition()

    assert client.get("/search/suggest", asked).json() == {"said": "", "lines": []}


def test_suggestions_speak_the_language_of_the_page(client: Client):
    make_foreign_edition("es")

    answer = client.get("/es/search/suggest", {"q": "tratamiento"}).json()

    assert "Artículo" in {line["kind"] for line in answer["lines"]}
    assert answer["said"].endswith(("sugerencia", "sugerencias"))


@pytest.mark.parametrize("address", ["/search/", "/search/suggest"])
def test_a_search_is_only_ever_asked_for(client: Client, address: str):
    assert client.post(address, {"q": "driving"}).status_code == 405
