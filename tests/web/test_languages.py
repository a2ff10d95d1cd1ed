"""Readers of Spanish and Arabic: pages, lists and answers to codes in their language."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ChangeKind, Edition
from articles.text.check_codes import new_check_code
from articles.workflow.publishing import withdraw
from tests.builders import NOON, make_clinic, make_edition, make_pack, make_publisher, make_topic
from tests.languages import LANGUAGES, TEXTS, english_words_in, make_foreign_edition

pytestmark = pytest.mark.django_db

OPENING = {"en": '<html lang="en" dir="ltr">', "es": '<html lang="es" dir="ltr">',
           "ar": '<html lang="ar" dir="rtl">'}  # fmt: skip
VERDICTS = {
    "es": {"current": "Vigente", "superseded": "Reemplazada", "withdrawn": "Retirada"},
    "ar": {"current": "سارية", "superseded": "حلّت محلها أحدث", "withdrawn": "مسحوبة"},
}
DAY = {"es": "2 de noviembre de 2026", "ar": "2 نوفمبر 2026"}
LISTS = ("", "articles/", "faqs/", "glossary/", "references/", "packs/", "your-pack/", "check/",
         "search/", "search/?q=zebra")  # fmt: skip


def read(client: Client, address: str, *, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return " ".join(response.content.decode().split())


def verdict(page: str) -> str:
    found = re.search(r'<h1 class="verdict-word">.*?<span>([^<]+)</span>\s*</h1>', page)
    assert found, page
    return found[1]


def answers(client: Client, edition: Edition) -> list[str]:
    """The answer to a code, however it is asked."""
    code = edition.check_code
    asked = [f"/c/{code}/", f"/C/{code}"]
    asked += [f"{prefix}/check/?code={code}" for prefix in ("", "/es", "/ar")]
    return [read(client, address) for address in asked]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_is_read_in_its_language_from_head_to_foot(client: Client, language: str):
    make_foreign_edition(language)

    page = read(client, f"/{language}/articles/treatment-day/")

    assert OPENING[language] in page
    assert TEXTS[language]["title"] in page
    assert DAY[language] in page
    assert f'href="/{language}/articles/treatment-day/handout.pdf?paper=a4"' in page
    assert english_words_in(page, language=language) == []
    assert client.get("/articles/treatment-day/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("is_empty", [True, False])
def test_every_list_is_in_the_language_of_its_address(
    client: Client, language: str, address: str, is_empty: bool  # noqa: FBT001
):  # fmt: skip
    make_clinic(crisis_number="116 123", advice_number="111")
    if not is_empty:
        make_pack(make_foreign_edition(language).article, language=language, title="X")

    page = read(client, f"/{language}/{address}")

    assert OPENING[language] in page
    assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_answered_in_its_language_whatever_the_address_says(
    client: Client, language: str
):
    edition = make_foreign_edition(language, at=timezone.now())

    for page in answers(client, edition):
        assert OPENING[language] in page
        assert verdict(page) == VERDICTS[language]["current"]
        assert f'href="/{language}/articles/treatment-day/"' in page
        assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_superseded_sheet_says_in_its_language_what_changed_and_when(
    client: Client, language: str
):
    old = make_foreign_edition(language)
    make_edition(old.article, title="…", kind=ChangeKind.SUBSTANTIAL, note="¡Sí! نعم")

    for page in answers(client, old):
        assert verdict(page) == VERDICTS[language]["superseded"]
        assert DAY[language] in page
        assert "¡Sí! نعم" in page
        assert f'href="/{language}/articles/treatment-day/compare/1/2/"' in page
        assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawn_sheet_says_in_its_language_why_and_what_to_do(client: Client, language: str):
    gone = make_foreign_edition(language)
    make_clinic(crisis_number="116 123")
    withdraw(gone.article, by=make_publisher(), at=NOON, reason="¡No! لا")

    for page in answers(client, gone):
        assert verdict(page) == VERDICTS[language]["withdrawn"]
        assert DAY[language] in page
        assert "¡No! لا" in page
        assert english_words_in(page, language=language) == []
    page = read(client, f"/{language}/articles/treatment-day/", status=410)
    assert {"es": "Hemos retirado este artículo", "ar": "لقد سحبنا هذه المقالة"}[language] in page
    assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_is_answered_in_its_language(client: Client, language: str):
    edition = make_foreign_edition(language, at=timezone.now())
    pack = make_pack(edition.article, language=language, title="X", at=timezone.now())

    page = read(client, f"/c/{pack.editions.get().check_code}/")

    assert OPENING[language] in page
    assert verdict(page) == VERDICTS[language]["current"]
    assert f'href="/{language}/packs/{pack.slug}/"' in page
    assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["", "K7Q2-M4XO1", "unknown", "K7Q2-M4XO1 K7Q2"])
def test_what_is_no_sheet_of_ours_is_answered_in_the_language_of_the_address(
    client: Client, language: str, code: str
):
    typed = new_check_code() if code == "unknown" else code

    page = read(client, f"/{language}/check/?code={typed}")

    assert OPENING[language] in page
    assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_here_is_said_in_the_language_of_the_address(client: Client, language: str):
    page = read(client, f"/{language}/articles/nothing/", status=404)

    assert OPENING[language] in page
    assert english_words_in(page, language=language) == []


@pytest.mark.parametrize("address", ["", "articles/"])
def test_lists_lead_to_the_languages_there_is_something_to_read_in(client: Client, address: str):
    make_edition()
    make_foreign_edition("ar")

    english, empty = read(client, f"/{address}"), read(client, f"/es/{address}")

    assert f'<a href="/ar/{address}" lang="ar" hreflang="ar">العربية</a>' in english
    assert "Español" not in english
    assert f'<a href="/{address}" lang="en" hreflang="en">English</a>' in empty
    assert "Todavía no hay nada publicado en español." in empty
    for language, path in (("en", f"/{address}"), ("ar", f"/ar/{address}")):
        alternate = (
            f'<link rel="alternate" hreflang="{language}" href="http://localhost:8000{path}">'
        )
        assert alternate in english


def test_a_site_in_one_language_speaks_of_no_other(client: Client):
    make_edition()

    assert "hreflang" not in read(client, "/")


def test_a_browser_that_prefers_spanish_still_gets_what_the_address_says(client: Client):
    page = client.get("/check/", headers={"Accept-Language": "es"}).text

    assert OPENING["en"] in page
    assert "Is your paper sheet still right?" in english_words_in(page, language="es")


def test_the_sitemap_names_every_page_under_its_language(client: Client):
    make_edition(slug="rest", topics=(make_topic("care"),))
    make_pack(make_foreign_edition("ar").article, language="ar", slug="first")

    page = client.get("/sitemap.xml").text
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", page)

    assert {"/", "/ar/", "/articles/rest/", "/topics/care/"} < set(found)
    assert {"/ar/articles/treatment-day/", "/ar/topics/treatment/", "/ar/packs/first/"} < set(found)
    assert not [path for path in found if path.startswith("/es/")]
    assert len(found) == len(set(found))
    for path in found:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_tells_of_its_language_alone(client: Client, language: str):
    make_edition(title="Rest")
    make_foreign_edition(language)

    feed = client.get(f"/{language}/feeds/articles.atom").text

    assert TEXTS[language]["title"] in feed
    assert "Rest" not in feed
    assert english_words_in(feed, language=language) == []
