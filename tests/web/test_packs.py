"""Packs as readers find them."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from articles.workflow.publishing import withdraw
from tests.builders import (
    NOON,
    make_article,
    make_clinic,
    make_edition,
    make_pack,
    make_publisher,
)
from tests.writing import words

pytestmark = pytest.mark.django_db


def take_back(article: Article) -> None:
    withdraw(article, by=make_publisher(), at=NOON, reason="It was wrong.")


def read(client: Client, address: str, *, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return words(answer.content)


def test_a_pack_shows_what_is_in_it_in_order(client: Client):
    one = make_edition(slug="one", title="One thing", summary="For all.").article
    two = make_edition(make_edition(slug="two").article, title="Another").article
    make_pack(two, one, slug="first-visit", title="First visit", introduction="Read it.")

    page = read(client, "/packs/first-visit/")

    for said in ("First visit", "Read it.", "For all."):
        assert said in page
    assert re.search("Another Edition 2 .*One thing For all. Edition 1", page)
    html = client.get("/packs/first-visit/").content.decode()
    assert html.index('href="/articles/two/"') < html.index('href="/articles/one/"')


def test_a_pack_shows_its_code_and_its_pdfs(client: Client):
    make_clinic(region="us")
    pack = make_pack(make_edition().article, slug="first-visit")
    code = pack.editions.get().check_code

    html = client.get("/packs/first-visit/").content.decode()

    assert f"{code[:4]}-{code[4:]}" in html
    assert 'href="/packs/first-visit.pdf?paper=letter"' in html
    assert 'href="/packs/first-visit.pdf?paper=letter&amp;size=large"' in html


def test_a_pack_shows_only_what_circulates(client: Client):
    gone, kept = make_edition(title="Old advice").article, make_edition(title="Sound advice")
    pack = make_pack(gone, make_article(title="Draft advice"), kept.article)
    take_back(gone)

    page = read(client, f"/packs/{pack.slug}/")

    assert "Sound advice" in page
    assert "Old advice" not in page
    assert "Draft advice" not in page


def test_a_pack_can_be_taken_as_the_beginning_of_ones_own(client: Client):
    one, two = make_edition(slug="one").article, make_edition(slug="two").article
    pack = make_pack(two, one)

    html = client.get(f"/packs/{pack.slug}/").content.decode()

    assert 'href="/your-pack/?part=two&amp;part=one"' in html


def test_a_pack_too_big_for_a_basket_offers_none(client: Client):
    pack = make_pack(*(make_edition().article for _ in range(13)))

    assert "/your-pack/?" not in client.get(f"/packs/{pack.slug}/").content.decode()


def test_a_pack_that_prints_nothing_any_more_says_so(client: Client):
    gone = make_edition().article
    make_pack(gone, slug="first-visit", title="First visit")
    take_back(gone)

    page = read(client, "/packs/first-visit/", status=410)

    assert "This pack is being renewed" in page
    assert "First visit" in page
    assert "First visit" not in read(client, "/packs/")


@pytest.mark.parametrize("address", ["/packs/nothing/", "/packs/empty/", "/packs/-/"])
def test_a_pack_that_never_printed_anything_is_not_found(client: Client, address: str):
    make_pack(make_article(), slug="empty")

    read(client, address, status=404)


def test_the_list_tells_each_pack_and_how_much_it_holds(client: Client):
    one, two = make_edition().article, make_edition().article
    make_pack(one, two, title="Second", introduction="For later.")
    make_pack(one, title="First")
    make_pack(make_article(), title="Not ready")

    page = read(client, "/packs/")

    assert re.search("First 1 article .*Second For later. 2 articles", page)
    assert "Not ready" not in page


def test_the_list_leads_to_a_pack_of_ones_own(client: Client):
    assert 'href="/your-pack/"' in client.get("/packs/").content.decode()


@pytest.mark.parametrize("address", ["/", "/articles/"])
def test_packs_are_found_from_where_one_looks(client: Client, address: str):
    make_edition()

    assert 'href="/packs/"' in client.get(address).content.decode()


def test_an_article_can_be_put_into_ones_own_pack(client: Client):
    edition = make_edition(slug="one")
    make_edition(edition.article, body="New.")

    assert 'href="/your-pack/?part=one"' in client.get("/articles/one/").content.decode()
    assert "/your-pack/" not in client.get("/articles/one/editions/1/").content.decode()


def test_the_sitemap_holds_the_packs_that_print_something(client: Client):
    make_pack(make_edition().article, slug="first-visit")
    make_pack(make_article(), slug="empty")

    told = client.get("/sitemap.xml").content.decode()

    assert "/packs/first-visit/</loc><lastmod>2026-11-02</lastmod>" in told
    assert "/packs/</loc>" in told
    assert "/packs/empty/" not in told
    assert "your-pack" not in told


def test_pages_of_packs_ask_few_questions_however_much_they_hold(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
):
    for count in (1, 7):
        pack = make_pack(*(make_edition().article for _ in range(count)))
        with django_assert_num_queries(4):
            read(client, f"/packs/{pack.slug}/")
        with django_assert_num_queries(2):
            read(client, "/packs/")
